"""What a release says of itself: how answers were read, what the words mean, and how to cite it."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from foi_tracker.domain.findings.agreement import Agreement
from foi_tracker.domain.findings.releases import LICENCES, PROGRAM
from foi_tracker.domain.findings.vocabulary import AnswerState
from foi_tracker.exports.data_package import GUARDED

STATES: Final = {
    AnswerState.ANSWERED: "the reply answers the question",
    AnswerState.NIL: "the reply confirms that there is none",
    AnswerState.PARTLY: "the reply answers some of it",
    AnswerState.NOT_HELD: "the authority says that it does not hold the information",
    AnswerState.REFUSED: "the authority has it, or may have it, and keeps it back; the exemptions stand beside it",
    AnswerState.NCND: "the authority will neither confirm nor deny that it holds it",
    AnswerState.PUBLISHED_ELSEWHERE: "the reply points to where it is published",
    AnswerState.LATER_PUBLICATION: "the reply says that it will be published",
    AnswerState.IGNORED: "the reply does not speak of the question",
    AnswerState.UNCLEAR: "the readers cannot tell what the reply means",
    AnswerState.PENDING: "no reply has been read yet, or a later letter on it has not",
    AnswerState.NOT_ASKED: "the letter that was sent did not ask it",
    AnswerState.NOT_APPLICABLE: "another answer leaves nothing to ask",
}
METHOD: Final[Sequence[tuple[str, Sequence[str]]]] = (
    (
        "Where the answers come from",
        (
            "Each authority was sent the same questions in a request under the law that binds it. Which version of the "
            "questions it was asked stands in every row. A question that was sent is never changed: a change makes a "
            "new version.",
            "People read the replies. For each question they picked a state, typed the values, and cited the file, "
            "the page and the words they rest on. No value was guessed: what could not be read has the state unclear.",
        ),
    ),
    (
        "Two readers",
        (
            "The questions that matter most (double_entry in the files) were read by two people, neither of whom saw "
            "the other's answer. Equal states and equal values count at once. Where they differed, a third person "
            "decided. In the files the column settled says which: single, agreed or adjudicated.",
        ),
    ),
    (
        "Answers from a sheet",
        (
            "Some answers may come from a sheet that a campaign kept before it used this tracker. They are marked "
            "imported in the column settled, and beside the answer on the public page. Nobody has read the reply in "
            "this tracker yet; once somebody has, what they read takes the place of what the sheet says.",
        ),
    ),
    (
        "Numbers",
        (
            "A number that a reply gives as a band, or hides because it is small, has its least and its most in low "
            "and high. About is kept apart in approximate. Totals and medians count exact numbers alone.",
            "Rates of the deployment log are worked out from its numbers, with both denominators: faces and alerts. "
            "Where a number is a band, the rate is one too.",
        ),
    ),
    (
        "What was left out",
        (
            "Names of people, e-mail addresses, telephone, National Insurance and collar numbers were struck out by "
            "rule before freezing; a note in square brackets stands where they were. Who read what is not in here.",
        ),
    ),
    (
        "What the answers do not say",
        (
            "An answer is what the authority said on the day it replied. It may have changed since. Authorities count "
            "and name things differently; how each of them put it stands in said and quote.",
            "An authority that has not answered may or may not use the technology. A refusal says nothing of it "
            "either way.",
        ),
    ),
)


FILES: Final = """\
## Files

- datapackage.json: what each table and column is, for programs (Frictionless Data Package).
- data/findings.csv: one row a value, with the state of its answer. Start here.
- data/findings_wide.csv: one row an authority.
- data/deployments.csv: one row a deployment of live facial recognition.
- data/requests.csv, data/questions.csv: what was sent to whom, and what was asked.
- data/changes.csv: what differs from the release before.
- data/codebook.csv: every column of every table.
- provenance.json: when, with which filters, by which program, and the question sets in full.
- METHOD.md: how answers were read, and what they do not say.

"""


def method() -> list[dict[str, Any]]:
    """Headings with their paragraphs, for the page and for METHOD.md alike."""
    found = [{"heading": heading, "paragraphs": list(paragraphs)} for heading, paragraphs in METHOD]
    states = [f"{_named(state)}: {words}." for state, words in STATES.items()]
    found.insert(
        1,
        {
            "heading": "What the states mean",
            "paragraphs": ["An empty value is never a no.", *states],
        },
    )
    return found


def _named(state: AnswerState) -> str:
    """In words, with what stands in the files where that is another."""
    words = "neither confirmed nor denied" if state is AnswerState.NCND else state.value.replace("_", " ")
    return words if words == state.value else f"{words} ({state})"


def _agreed(agreements: Mapping[str, Agreement]) -> list[str]:
    if not agreements:
        return ["No answer has been read by two people yet."]
    lines = [f"{question}: {_share(each)}" for question, each in sorted(agreements.items())]
    return ["Before any third person decided, by question, with Cohen's kappa of the states:", *lines]


def _share(each: Agreement) -> str:
    kappa = "no kappa: chance alone would agree" if each.kappa is None else f"kappa {each.kappa:.2f}"
    return f"{each.agreed} of {each.n} ({each.percent or 0:.0f}%), {kappa}."


def method_text(agreements: Mapping[str, Agreement]) -> str:
    """METHOD.md, with the agreement of readers, which the page shows as a table."""
    sections = [*method(), {"heading": "How often two readers agreed", "paragraphs": _agreed(agreements)}]
    parts = [f"## {each['heading']}\n\n" + "\n\n".join(each["paragraphs"]) for each in sections]
    guard = f"## Formulas\n\n{GUARDED} The files of other formats hold the text as it is.\n"
    return "# How these answers were read\n\n" + "\n\n".join([*parts, guard])


def readme(citation: str, counts: Mapping[str, int], campaign: str) -> str:
    """README.md."""
    listed = "\n".join(f"- {name}: {count:,}" for name, count in sorted(counts.items()))
    return f"""# {campaign}

{citation}

The SHA-256 is of data/findings.csv followed by data/deployments.csv; you can work it out yourself:
`cat data/findings.csv data/deployments.csv | sha256sum`.

{listed}

{FILES}CSV is UTF-8 with a byte-order mark, every cell quoted. {GUARDED}

## Licences

{chr(10).join(LICENCES)}

Made with {PROGRAM}.
"""
