"""Charts of what replies did with a question, and of which options they picked."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from foi_tracker.domain.findings.charts import AnswerChart, Bar, Said, by_group, grouped, stacked
from foi_tracker.domain.findings.colouring import OTHER, PICKED, STATES, options
from foi_tracker.domain.findings.values import Chosen, DateSpan, Organisation
from foi_tracker.domain.findings.vocabulary import AnswerState
from foi_tracker.domain.question_sets import AnswerField, FieldType

MOST: Final = 10
SEVERAL: Final = "One reply may pick several, so that they add up to more than those who answered."
ANSWERED: Final = "answered in full"  # beside "n answered", which counts every reply that was read


def state_chart(said: Sequence[Said]) -> AnswerChart:
    """What the replies did with the question, by kind of authority."""
    labels = [
        (ANSWERED if state is AnswerState.ANSWERED else words.removesuffix(", but not this"), those)
        for state, (words, _) in STATES.items()
        if (those := [each for each in said if each.state is state])
    ]
    groups = grouped(said)
    bars, rows = by_group(labels, groups)
    asked = [each for each in said if each.was_asked]
    return AnswerChart(
        id="states",
        caption="What the replies did with the question",
        row_heading="Answer",
        legend=groups,
        bars=bars,
        headings=[name for name, _ in groups] + ["Together"],
        rows=rows,
        answered=sum(each.state is not AnswerState.PENDING for each in asked),
        asked=len(asked),
    )


def option_chart(field: AnswerField, words: str, said: Sequence[Said]) -> AnswerChart:
    """Each option with who picked it, then those who picked none."""
    names = options(field) if field.type in PICKED else field.options
    asked = [each for each in said if each.was_asked]
    labels = [(name.replace("_", " "), [each for each in asked if name in picked(each, field)]) for name in names]
    others = [each for each in asked if OTHER in picked(each, field) and OTHER not in names]
    silent = [each for each in asked if not any(picked(each, field))]
    groups = grouped(asked)
    extra = [("something else", others)] if field.other else []
    bars, rows = by_group([*labels, *extra, ("no option picked", silent)], groups)
    return AnswerChart(
        id=field.key,
        caption=words,
        row_heading="Option",
        legend=groups,
        bars=bars,
        headings=[name for name, _ in groups] + ["Together"],
        rows=rows,
        answered=len(asked) - len(silent),
        asked=len(asked),
        notes=[SEVERAL] if field.type is FieldType.MULTI else [],
    )


def picked(said: Said, field: AnswerField) -> Iterator[str]:
    """The options in one answer; "other" where the reply used words of its own."""
    value = said.values.get(field.key)
    if isinstance(value, Chosen):
        yield from value.options
        if value.other:
            yield OTHER
    elif isinstance(value, str):
        yield value


def name_chart(field: AnswerField, words: str, said: Sequence[Said]) -> AnswerChart:
    """The organisations most often named, or the years of dates."""
    asked = [each for each in said if each.was_asked]
    given = [name for each in asked if (name := _name(each, field))]
    counted = Counter(given)
    years = field.type is FieldType.DATE
    shown = sorted(counted.items()) if years else counted.most_common(MOST)
    longest = max(counted.values(), default=0)
    return AnswerChart(
        id=field.key,
        caption=words,
        row_heading="Year" if years else "Name",
        bars=[Bar(name, f"{count:,}", stacked([(name, "p1", count)], longest)) for name, count in shown],
        headings=["Authorities"],
        rows=[[name, f"{count:,}"] for name, count in shown],
        answered=len(given),
        asked=len(asked),
        notes=[] if years or len(counted) <= MOST else [f"The {MOST} most often named, of {len(counted):,}."],
    )


def _name(said: Said, field: AnswerField) -> str:
    value = said.values.get(field.key)
    if isinstance(value, Organisation):
        return value.name
    if isinstance(value, DateSpan):
        first, last = value.first.year, value.last.year
        return str(first) if first == last else f"{first} to {last}"
    return ""
