"""An answer at a glance: a few words for a cell, and where in the reply they stand."""

from collections.abc import Mapping, Sequence
from typing import Final

from foi_tracker.domain.findings.colouring import STATES
from foi_tracker.domain.findings.evidence import Evidence
from foi_tracker.domain.findings.speech import say
from foi_tracker.domain.findings.values import Value
from foi_tracker.domain.findings.vocabulary import AnswerState
from foi_tracker.domain.question_sets import AnswerField

LONGEST: Final = 48
LONGEST_QUOTE: Final = 90
SHORT: Final = {AnswerState.ANSWERED: "answered", AnswerState.PARTLY: "in part", AnswerState.NIL: "nil"}


def glimpse(state: AnswerState, values: Mapping[str, Value], fields: Sequence[AnswerField]) -> str:
    """The first of these fields that has a value; without any, what the reply did with the question."""
    said = next((say(values[field.key], field) for field in fields if field.key in values), "")
    if not said:
        return SHORT.get(state) or STATES[state][0]
    part = " (in part)" if state is AnswerState.PARTLY else ""
    return _cut(said, LONGEST) + part


def place(evidence: Sequence[Evidence]) -> str:
    """Where to look, in as few letters as can be; "no source" where nobody said."""
    if not evidence:
        return "no source"
    first = evidence[0]
    where = f"p. {first.page}" if first.page else "reply"
    return where if len(evidence) == 1 else f"{where} +{len(evidence) - 1}"


def source(evidence: Sequence[Evidence]) -> str:
    """The first place in words, with its quote."""
    if not evidence:
        return "no source given"
    first = evidence[0]
    page = f" page {first.page}" if first.page else ""
    quote = f": “{_cut(first.quote, LONGEST_QUOTE)}”" if first.quote else ""
    return f"{first.filename or 'the reply'}{page}{quote}"


def _cut(text: str, longest: int) -> str:
    """At the end of a word, where that can be; by hand, as a page has thousands of cells."""
    plain = " ".join(text.split()) if "\n" in text else text
    if len(plain) <= longest:
        return plain
    return f"{plain[: longest - 2].rpartition(' ')[0] or plain[: longest - 2]} …"
