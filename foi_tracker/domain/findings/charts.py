"""Charts of answers as plain data: bars with their words, the table behind, and what they rest on.

They are drawn alike from live tables and from a release.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from foi_tracker.domain.findings.values import Value
from foi_tracker.domain.findings.vocabulary import AnswerState
from foi_tracker.domain.palette import CHOICES

FULL: Final = 100.0
GROUP_TONES: Final = (*CHOICES, "lack", "shut")
UNASKED: Final = (AnswerState.NOT_ASKED, AnswerState.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class Said:
    """What one authority said to a question; `group` is its kind, in words, and `href` where to read more."""

    name: str
    group: str
    state: AnswerState
    values: Mapping[str, Value]
    href: str = ""

    @property
    def was_asked(self) -> bool:
        """Whether an answer was to be had."""
        return self.state not in UNASKED


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a bar; `x` and `width` are hundredths of the longest."""

    words: str
    tone: str
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Bar:
    """One row: what it is, its number in words, its parts, and where it leads."""

    label: str
    said: str
    parts: Sequence[Part]
    href: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class AnswerChart:
    """A chart with its legend (words and tone), and the table behind: `headings` over `rows`, each after its name."""

    id: str
    caption: str
    row_heading: str
    bars: Sequence[Bar]
    headings: Sequence[str]
    rows: Sequence[Sequence[str]]
    answered: int
    asked: int
    legend: Sequence[tuple[str, str]] = ()
    notes: Sequence[str] = ()

    @property
    def coverage(self) -> str:
        """What every picture says below itself."""
        return f"{self.answered:,} answered of {self.asked:,} asked"

    @property
    def summary(self) -> str:
        """The picture in a sentence, for those who do not see it."""
        return "; ".join(f"{bar.label}: {bar.said}" for bar in self.bars) + "."


def stacked(counts: Iterable[tuple[str, str, int]], longest: int) -> list[Part]:
    """Parts one after the other: words, tone and count of each."""
    made, x = [], 0.0
    for words, tone, count in counts:
        width = round(FULL * count / longest, 3) if longest else 0.0
        if count:
            made.append(Part(f"{words}: {count:,}", tone, round(x, 3), width))
        x += width
    return made


def grouped(said: Iterable[Said]) -> list[tuple[str, str]]:
    """The kinds of authority among them, in order, each with its tone."""
    names = sorted({each.group for each in said})
    return [(name, GROUP_TONES[place % len(GROUP_TONES)]) for place, name in enumerate(names)]


def by_group(
    labels: Sequence[tuple[str, Sequence[Said]]], groups: Sequence[tuple[str, str]]
) -> tuple[list[Bar], list[list[str]]]:
    """A bar and a row of the table for each label, divided by kind of authority."""
    longest = max((len(those) for _, those in labels), default=0)
    bars, rows = [], []
    for label, those in labels:
        counts = [(name, tone, sum(each.group == name for each in those)) for name, tone in groups]
        bars.append(Bar(label, f"{len(those):,}", stacked(counts, longest)))
        rows.append([label, *(f"{count:,}" for _, _, count in counts), f"{len(those):,}"])
    return bars, rows
