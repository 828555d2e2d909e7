"""How an answer reads on a page: its state, its values, its evidence."""

from collections.abc import Mapping
from typing import NamedTuple

from foi_tracker.domain.findings.evidence import Evidence, StateDetails
from foi_tracker.domain.findings.speech import say
from foi_tracker.domain.findings.values import Value
from foi_tracker.domain.findings.vocabulary import AnswerState, RightOfReply, Settled
from foi_tracker.domain.question_sets import Question
from foi_tracker.web.answer_words import STATES, field_name
from foi_tracker.web.filters import short_date

DERIVED = {
    AnswerState.PENDING: "Not read yet",
    AnswerState.NOT_ASKED: "Not asked",
    AnswerState.NOT_APPLICABLE: "Does not apply",
    AnswerState.SUPERSEDED: "Superseded",
}
TONES = {
    AnswerState.ANSWERED: "good",
    AnswerState.NIL: "good",
    AnswerState.PARTLY: "soon",
    AnswerState.REFUSED: "late",
    AnswerState.NCND: "late",
    AnswerState.IGNORED: "soon",
    AnswerState.UNCLEAR: "soon",
}
SETTLED = {
    Settled.SINGLE: "Read by one person.",
    Settled.AGREED: "Read by two people, neither of whom saw what the other said. They agree.",
    Settled.ADJUDICATED: "Decided by a person who saw what was read before.",
    Settled.IMPORTED: "From a sheet that was brought in. Nobody has read the reply here yet.",
}
FOUND = {
    True: "",
    False: "These words are not in the text of the file.",
    None: "Not looked up: the file has no text.",
}
RIGHT_OF_REPLY = {
    RightOfReply.NONE: "The authority has not been asked",
    RightOfReply.SENT: "The authority was shown it, and has not answered",
    RightOfReply.AGREED: "The authority agrees with it",
    RightOfReply.CORRECTED: "The authority corrected it",
}


class Cited(NamedTuple):
    """A place in a file or in the letter itself; `found` says whether the quote is in its text."""

    file: str
    href: str
    quote: str
    found: str


def state_words(state: AnswerState) -> str:
    """A state in a word or two, whether somebody picked it or it follows."""
    return STATES[state][0] if state in STATES else DERIVED[state]


def tone(state: AnswerState) -> str:
    """The tone of its tag."""
    return TONES.get(state, "neutral")


def values_said(question: Question, values: Mapping[str, Value]) -> list[tuple[str, str]]:
    """Each value in one line, under the name of its field."""
    given = [(each, values[each.key]) for each in question.fields if each.key in values]
    return [(field_name(field), words) for field, value in given if (words := say(value, field))]


def said(question: Question, values: Mapping[str, Value]) -> str:
    """The values in one line."""
    found = values_said(question, values)
    return found[0][1] if len(found) == 1 else "; ".join(f"{name}: {words}" for name, words in found)


def details_said(details: StateDetails) -> list[tuple[str, str]]:
    """What belongs to a state, in words."""
    pairs = (
        ("Exemptions", ", ".join(details.exemptions)),
        ("Where", details.url),
        ("Expected", short_date(details.expected_on)),
    )
    return [(name, words) for name, words in pairs if words]


def cited(evidence: Evidence) -> Cited:
    """A place that was cited, with the way to it."""
    page = f", page {evidence.page}" if evidence.page else ""
    if not evidence.attachment:  # a sheet may name a file that we do not have
        return Cited(f"{evidence.filename or 'The letter itself'}{page}", "", evidence.quote, "")
    told = FOUND[evidence.found] if evidence.quote else ""
    return Cited(f"{evidence.filename}{page}", f"/attachments/{evidence.attachment}", evidence.quote, told)
