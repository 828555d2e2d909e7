"""What the parts of an answer are called on the page."""

from typing import Final

from foi_tracker.domain.findings.vocabulary import AnswerState, Basis, Confidence, Vat
from foi_tracker.domain.question_sets import AnswerField, Question

STATES: Final = {
    AnswerState.ANSWERED: ("Answered", "They give what we asked for."),
    AnswerState.NIL: ("Nil", "They say none, zero or never."),
    AnswerState.NOT_HELD: ("Not held", "They say that they do not have it."),
    AnswerState.REFUSED: ("Refused", "They have it, or may have it, and keep it back."),
    AnswerState.NCND: ("Neither confirmed nor denied", "They will not say whether they have it."),
    AnswerState.PARTLY: ("Partly", "They give some of it and not the rest."),
    AnswerState.PUBLISHED_ELSEWHERE: ("Published elsewhere", "They say where to find it."),
    AnswerState.LATER_PUBLICATION: ("To be published later", "They say that they will publish it."),
    AnswerState.IGNORED: ("Ignored", "They did not address it."),
    AnswerState.UNCLEAR: ("Can’t tell", "The words can be read in more than one way."),
}
# What the list of questions says of one that nobody picks a state for.
DERIVED: Final = {AnswerState.NOT_APPLICABLE: "Skipped"}
VAT: Final = {Vat.NOT_STATED: "VAT not stated", Vat.INCLUDED: "VAT included", Vat.EXCLUDED: "plus VAT"}
BASIS: Final = {
    Basis.NOT_STATED: "spent or planned: not stated",
    Basis.ACTUAL: "spent",
    Basis.BUDGET: "planned (budget)",
    Basis.ESTIMATE: "estimate",
}
CONFIDENCE: Final = {
    Confidence.SURE: "Sure",
    Confidence.FAIRLY: "Fairly sure",
    Confidence.UNSURE: "Not sure: somebody should look again",
}
YES_NO: Final = {"yes": "Yes", "no": "No", "unknown": "They do not say which"}

# Short words in the keys of fields that people write otherwise.
SPELLED: Final = {
    "lfr": "LFR",
    "rfr": "RFR",
    "oifr": "Officer-initiated",
    "fr": "facial recognition",
    "dpia": "DPIA",
    "eia": "EIA",
    "cia": "community impact assessment",
    "ico": "ICO",
    "iopc": "IOPC",
    "cctv": "CCTV",
    "url": "web address",
    "ref": "reference",
    "auth": "authority",
    "def": "definition",
    "demog": "demographics",
    "dbs": "databases",
    "under18": "under 18",
    "nonmatch": "no match",
    "org": "organisation",
}


def field_name(field: AnswerField) -> str:
    """The key of a field in plain words, with its unit: `lfr_first_use` is "LFR first use"."""
    unit = f" ({field.unit})" if field.unit and field.unit != "GBP" else ""
    return plain_words(field.key) + unit


def options(field: AnswerField) -> list[tuple[str, str]]:
    """The options of a field as pairs of what is stored and what is read."""
    return [(each, each.replace("_", " ")) for each in field.options]


def question_name(question: Question) -> str:
    """P04 RFR use."""
    return f"{question.id} {plain_words(question.key)}"


def plain_words(key: str) -> str:
    """A key as people would say it."""
    words = " ".join(SPELLED.get(word, word) for word in key.split("_"))
    return words[:1].upper() + words[1:]


def state_name(state: AnswerState | None) -> str:
    """A state in a word or two."""
    if state is None:
        return "To do"
    return STATES[state][0] if state in STATES else DERIVED.get(state, state.value)
