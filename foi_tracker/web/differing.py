"""Two people's answers to one question, line by line, with what differs marked."""

from collections.abc import Iterator
from typing import NamedTuple

from foi_tracker.domain.findings.agreement import meaning
from foi_tracker.domain.findings.codec import load_all
from foi_tracker.domain.findings.evidence import Evidence, StateDetails
from foi_tracker.domain.findings.speech import say
from foi_tracker.domain.findings.values import Value
from foi_tracker.domain.question_sets import Question
from foi_tracker.models import Coding
from foi_tracker.web.answer_words import CONFIDENCE, field_name
from foi_tracker.web.filters import short_date
from foi_tracker.web.finding_words import Cited, cited, details_said, state_words

NO_ANSWER = "No answer: by their other answers, this question did not apply."
NOTHING = "Nothing"


class Compared(NamedTuple):
    """A line of both answers. `counts` is whether a difference here is one that a third must decide."""

    name: str
    first: str
    second: str
    differs: bool


class Comparison(NamedTuple):
    """What the two say, and where they found it."""

    lines: list[Compared]
    first: list[Cited]
    second: list[Cited]


def compared(question: Question, first: Coding | None, second: Coding | None) -> Comparison:
    """Both answers, side by side; either may be missing, where an answer to another question ruled this one out."""
    return Comparison(
        lines=[*_lines(question, first, second), *_remarks(first, second)],
        first=_places(first),
        second=_places(second),
    )


def _lines(question: Question, first: Coding | None, second: Coding | None) -> Iterator[Compared]:
    states = [state_words(each.state) if each else NO_ANSWER for each in (first, second)]
    yield Compared("State", states[0], states[1], states[0] != states[1])
    values = [load_all(question.fields, each.values) if each else {} for each in (first, second)]
    for field in question.fields:
        given = [each.get(field.key) for each in values]
        if any(given):
            said = [say(each, field) if each else NOTHING for each in given]
            yield Compared(field_name(field), said[0], said[1], _means(given[0]) != _means(given[1]))


def _remarks(first: Coding | None, second: Coding | None) -> Iterator[Compared]:
    told = [_about(each) if each else {} for each in (first, second)]
    for name in dict.fromkeys([*told[0], *told[1]]):
        yield Compared(name, told[0].get(name, ""), told[1].get(name, ""), differs=False)


def _about(coding: Coding) -> dict[str, str]:
    """What does not decide whether two agree."""
    period = f"{short_date(coding.period_from)} to {short_date(coding.period_to)}"
    lines = {
        **dict(details_said(StateDetails.load(coding.details))),
        "As of": short_date(coding.as_of),
        "Period": period if coding.period_from and coding.period_to else "",
        "How sure": CONFIDENCE[coding.confidence],
        "Remark": coding.remark,
    }
    return {name: words for name, words in lines.items() if words}


def _places(coding: Coding | None) -> list[Cited]:
    return [cited(Evidence.load(each)) for each in coding.evidence] if coding else []


def _means(value: Value | None) -> object:
    return meaning({"": value}) if value else {}
