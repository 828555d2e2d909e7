"""The charts of the board: how long each bar's parts are, and where a click on one leads."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from foi_tracker.domain.vocabulary import Stage
from foi_tracker.queries.board_pages import Board
from foi_tracker.queries.dashboard import BANDS, Count, Show
from foi_tracker.web.board_words import BAND_WORDS
from foi_tracker.web.filters import label

WIDTH = 100


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a bar; `x` and `width` are hundredths of the longest bar."""

    words: str
    count: int
    tone: str
    href: str
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of a chart."""

    label: str
    href: str
    total: int
    parts: list[Part]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart with its legend: the words and tone of each part."""

    id: str
    caption: str
    row_heading: str
    legend: list[tuple[str, str]]
    bars: list[Bar]


@dataclass(frozen=True, slots=True)
class _Plan:
    """Which counts go into which bar and part, and what each adds to the address."""

    bar_of: Callable[[Count], str]
    part_of: Callable[[Count], str]
    bar_filter: str
    whole_bar: dict[str, str]
    parts: list[tuple[str, str, str, dict[str, str]]]  # word, label, tone, what it adds to the address


def _stage_words(stage: Stage) -> str:
    # Among open requests, closed means answered with a right of ours still running.
    return "Answered; our turn" if stage is Stage.CLOSED else label(stage)


LATENESS = _Plan(
    bar_of=lambda count: count.kind.value,
    part_of=lambda count: count.standing.value if count.standing else "",
    bar_filter="kind",
    whole_bar={"show": Show.OVERDUE.value},
    parts=[(band.value, BAND_WORDS[band], f"band-{place}", {"show": band.value}) for place, band in enumerate(BANDS)],
)
STAGES = _Plan(
    bar_of=lambda count: count.nation.value,
    part_of=lambda count: count.stage.value,
    bar_filter="nation",
    whole_bar={"show": Show.OPEN.value},
    parts=[
        (stage.value, _stage_words(stage), f"stage-{place}", {"show": Show.OPEN.value, "stage": stage.value})
        for place, stage in enumerate(Stage)
    ],
)


def charts(counts: Sequence[Count], board: Board) -> list[Chart]:
    """Lateness by kind of authority, and stage by nation; only bars and parts that count something."""
    here = board.wanted.args()
    return [
        _chart("lateness", "Answers due, by kind of authority", "Kind of authority", _tally(counts, LATENESS, here)),
        _chart("stages", "Open requests: stage by nation", "Nation", _tally(counts, STAGES, here)),
    ]


def _tally(counts: Sequence[Count], plan: _Plan, here: dict[str, str]) -> list[Bar]:
    sums: dict[tuple[str, str], int] = {}
    for each in counts:
        place = (plan.bar_of(each), plan.part_of(each))
        sums[place] = sums.get(place, 0) + each.requests
    words = {word for word, *_ in plan.parts}
    totals = {bar: 0 for bar, _ in sums}
    for (bar, part), requests in sums.items():
        totals[bar] += requests if part in words else 0
    longest = max(totals.values(), default=0)
    return [
        _bar(bar, sums, plan, here, longest)
        for bar in sorted(totals, key=totals.__getitem__, reverse=True)
        if totals[bar]
    ]


def _bar(bar: str, sums: dict[tuple[str, str], int], plan: _Plan, here: dict[str, str], longest: int) -> Bar:
    chosen = here | {plan.bar_filter: bar}
    parts, x = [], 0.0
    for word, words, tone, adds in plan.parts:
        count = sums.get((bar, word), 0)
        width = round(WIDTH * count / longest, 3)
        parts.append(Part(words, count, tone, _address(chosen | adds), round(x, 3), width))
        x += width
    href = _address(chosen | plan.whole_bar)
    return Bar(label(bar), href, sum(part.count for part in parts), parts)


def _address(args: dict[str, str]) -> str:
    # Not by url_for: a hundred of these would be a tenth of the page's time.
    return f"/overdue?{urlencode(args)}"


def _chart(id_: str, caption: str, row_heading: str, bars: list[Bar]) -> Chart:
    used = [place for place in range(len(bars[0].parts)) if any(bar.parts[place].count for bar in bars)] if bars else []
    shown = [Bar(bar.label, bar.href, bar.total, [bar.parts[place] for place in used]) for bar in bars]
    legend = [(part.words, part.tone) for part in shown[0].parts] if shown else []
    return Chart(id_, caption, row_heading, legend, shown)
