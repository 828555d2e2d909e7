"""The report as its page shows it: every number beside what it is a part of, and the charts."""

from collections.abc import Sequence
from dataclasses import dataclass

from foi_tracker.domain.law import Allowance
from foi_tracker.domain.regimes import REGIMES
from foi_tracker.domain.shares import Share
from foi_tracker.queries.report import Report
from foi_tracker.queries.report_census import Timing
from foi_tracker.queries.report_challenges import ChallengeLine
from foi_tracker.queries.report_nations import NationLine
from foi_tracker.queries.report_refusals import ExemptionLine
from foi_tracker.queries.report_stages import Step, StepLine
from foi_tracker.web.board_charts import WIDTH, Bar, Chart, Part
from foi_tracker.web.filters import label

MOST_BARS = 10
CITING = (("Cites an exemption", "stage-1"), ("Answered without one", "stage-0"))
TIMING_WORDS = {
    Timing.IN_TIME: ("Answered in time", "stage-1"),
    Timing.LATE: ("Answered late", "band-1"),
    Timing.OVERDUE: ("No answer, overdue", "band-3"),
    Timing.WAITING: ("Waiting, in time", "band-0"),
}
SHOWN = tuple(TIMING_WORDS)
OTHER = ("Other", "stage-0")
OTHER_WORDS = {
    Timing.UNDATED: "answered, a date missing",
    Timing.NO_DATE: "no date known",
    Timing.STOPPED: "clock stopped",
    Timing.ENDED: "ended unanswered",
}
OTHERS = tuple(OTHER_WORDS)
STEP_WORDS = {
    Step.ANSWER: "Request to answer",
    Step.REVIEW: "Review asked to decided",
    Step.DECISION_NOTICE: "Complaint to decision notice",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A row of a table: its heading, and a share or a count with what is said beside it, for each column."""

    heading: str
    cells: Sequence[Share | int]


@dataclass(frozen=True, kw_only=True, slots=True)
class ChallengeTable:
    """Reviews or complaints: a column for each law, a line for each step and result."""

    name: str
    caption: str
    laws: Sequence[str]
    lines: Sequence[Line]


def refusals(found: Report) -> dict[str, object]:
    """Both tables of refusals, and a picture of each."""
    exemptions, kinds = found.refusals.exemptions, found.refusals.kinds
    by_kind = [(f"{label(line.kind)}, {line.law}", line.citing) for line in kinds]
    most_cited = exemptions[:MOST_BARS]
    return {
        "exemptions": [(line, _kinds_citing(line)) for line in exemptions],
        "kinds": kinds,
        "chart": _shares("kinds-chart", "Requests answered, by kind of authority", "Kind of authority", by_kind),
        "bars": [_plain_bar(f"{_name(line)}, of {line.citing.whole:,}", line.citing.part) for line in most_cited],
        "most": max((line.citing.part for line in most_cited), default=0),
    }


def _name(line: ExemptionLine) -> str:
    under = "" if line.law is line.asked_under else f", asked under {line.asked_under}"
    return f"{line.law} {line.code}{' (NCND)' if line.ncnd else ''}{under}"


def _kinds_citing(line: ExemptionLine) -> list[tuple[str, Share]]:
    """Each kind that cites it, then all the others together, so that nobody's noughts are left out."""
    citing = [(label(kind), share) for kind, share in line.by_kind if share.part]
    others = sum(share.whole for _, share in line.by_kind if not share.part)
    return [*citing, ("All other kinds", Share(0, others))] if others else citing


def challenges(found: Report) -> list[ChallengeTable]:
    """Reviews, then complaints."""
    return [
        _challenge_table("reviews", "Reviews asked and won", "Review asked", found.reviews),
        _challenge_table("complaints", "Complaints to the Commissioner", "Complaint made", found.complaints),
    ]


def _challenge_table(name: str, caption: str, asked: str, laws: Sequence[ChallengeLine]) -> ChallengeTable:
    words = list(laws[0].results) if laws else []
    lines: list[tuple[str, Sequence[Share | int]]] = [
        ("Could be challenged", [line.could for line in laws]),
        (asked, [line.asked for line in laws]),
        ("Waiting for a decision", [line.waiting for line in laws]),
        ("Given up or closed", [line.ended for line in laws]),
        ("Decided", [Share(line.decided, line.asked.part) for line in laws]),
        *((_result(word), [Share(line.results[word], line.decided) for line in laws]) for word in words),
        ("Won", [line.won for line in laws]),
    ]
    return ChallengeTable(
        name=name,
        caption=caption,
        laws=[line.law for line in laws],
        lines=[Line(heading=heading, cells=cells) for heading, cells in lines],
    )


def _result(word: str) -> str:
    return "Result not recorded" if word == "unknown" else label(word)


def steps(found: Report) -> dict[str, object]:
    """Each step's line with its heading and what sets its time, and the medians as bars."""
    timed = [line for line in found.steps if line.spread]
    medians = [
        _plain_bar(f"{STEP_WORDS[line.step]}, {line.law} ({line.timed:,} counted)", line.spread.median)
        for line in timed
        if line.spread
    ]
    return {
        "lines": [(line, STEP_WORDS[line.step], _time_set(line), _not_counted(line)) for line in found.steps],
        "medians": medians,
        "longest": max((line.spread.median for line in timed if line.spread), default=0),
        "waiting": {step: sum(line.waiting for line in found.steps if line.step is step) for step in Step},
    }


def _plain_bar(words: str, count: float) -> dict[str, object]:
    """A bar of one part; a median that is whole is written without a point."""
    return {"label": words, "count": int(count) if count == int(count) else count, "tone": "ours", "href": None}


def _time_set(line: StepLine) -> Allowance | None:
    """What sets the step's time, and how binding it is, so that guidance is never taken for statute."""
    regime = REGIMES[line.law]
    times = {
        Step.ANSWER: regime.response,
        Step.REVIEW: regime.review_outcome,
        Step.DECISION_NOTICE: regime.commissioner_decision,
    }
    return times[line.step]


def _not_counted(line: StepLine) -> str:
    said = (("ended", line.ended), ("a date missing", line.untimed))
    return ", ".join(f"{count:,} {words}" for words, count in said if count)


def nations(found: Report) -> dict[str, object]:
    """A line for each nation with its other requests in words, and the same as a chart."""
    lines = found.nations
    each_nation = [line for line in lines if line.nation]
    longest = max((line.asked for line in each_nation), default=0)
    return {
        "lines": [(line, line.nation or "All nations", line.together(*OTHERS), _others(line)) for line in lines],
        "chart": Chart(
            "nations-chart",
            "Requests sent, by nation",
            "Nation",
            [*(TIMING_WORDS[timing] for timing in SHOWN), OTHER],
            [_bar(line.nation or "", _timings(line), longest) for line in each_nation],
        ),
    }


def _timings(line: NationLine) -> list[tuple[str, str, int]]:
    shown = [(*TIMING_WORDS[each], line.counts[each]) for each in SHOWN]
    return [*shown, (*OTHER, line.together(*OTHERS))]


def _others(line: NationLine) -> str:
    return ", ".join(f"{line.counts[each]:,} {OTHER_WORDS[each]}" for each in OTHERS if line.counts[each])


def _shares(id_: str, caption: str, row_heading: str, rows: Sequence[tuple[str, Share]]) -> Chart:
    longest = max((share.whole for _, share in rows), default=0)
    bars = [
        _bar(name, [(*CITING[0], share.part), (*CITING[1], share.whole - share.part)], longest) for name, share in rows
    ]
    return Chart(id_, caption, row_heading, list(CITING), bars)


def _bar(name: str, parts: Sequence[tuple[str, str, int]], longest: int) -> Bar:
    """A bar that leads nowhere: no list of requests has the report's filters."""
    made, x = [], 0.0
    for words, tone, count in parts:
        width = round(WIDTH * count / longest, 3) if longest else 0.0
        made.append(Part(words, count, tone, "", round(x, 3), width))
        x += width
    return Bar(name, "", sum(part.count for part in made), made)
