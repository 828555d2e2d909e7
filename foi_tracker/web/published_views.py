"""What the pages of a release show, to the public and in the members' preview alike."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from flask import Response, abort, render_template, request

from foi_tracker.domain.findings.charts import AnswerChart
from foi_tracker.domain.findings.choice_charts import state_chart
from foi_tracker.domain.findings.published import Facts, Told
from foi_tracker.domain.findings.vocabulary import AnswerState
from foi_tracker.exports.hexmap_svg import hexmap_svg
from foi_tracker.web.answer_words import plain_words, state_name
from foi_tracker.web.downloads import as_download
from foi_tracker.web.edition import Edition
from foi_tracker.web.filters import label, long_date, short_date
from foi_tracker.web.map_ways import TIMINGS
from foi_tracker.web.published_map import PublishedMaps
from foi_tracker.web.question_charts import GATHERED, charts_of

# What a reader is told of a question that nobody could read an answer to.
UNREAD: Final = {
    AnswerState.PENDING: "No answer yet",
    AnswerState.NOT_ASKED: "Not asked",
    AnswerState.NOT_APPLICABLE: "Does not apply, after what they answered to another question",
}
SETTLED: Final = {
    "single": "Read by one person.",
    "agreed": "Read by two people apart, who agree.",
    "adjudicated": "Two people differed, or it was corrected: a third decided.",
    "imported": "From the campaign’s own sheet. Nobody has read the reply again yet.",
}
RIGHT_OF_REPLY: Final = {
    "none": "",
    "sent": "The authority was shown this and has not answered.",
    "agreed": "The authority was shown this and agrees.",
    "corrected": "The authority was shown this and corrected it.",
}
WORDS: Final[Mapping[str, tuple[str, Callable[[str], str]]]] = {
    "stage": ("Stage", label),
    "outcome": ("Outcome", lambda word: label(word) or "No answer yet"),
    "timeliness": ("Timeliness", lambda word: {key.value: words[0] for key, words in TIMINGS.items()}[word]),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One answer, or that there is none: whose or to which question, in which state, and what it says."""

    name: str
    href: str
    state: str
    answer: Facts | None
    values: list[tuple[str, str]]
    notes: list[str]


def overview(edition: Edition) -> str:
    """The front page."""
    maps = PublishedMaps(edition, request.args.get("by", ""))
    return _page(
        edition,
        "published/show.html",
        maps=[(each, [("svg", edition.url("picture", which=_which(each.id), by=maps.by))]) for each in maps.drawn()],
        by=maps.by,
        choices=maps.choices,
        bars=_bars(edition),
        questions=_by_set(edition),
    )


def question(edition: Edition, question_id: str) -> str:
    """What everybody answered to one question, with charts; whoever did not comes last."""
    told = edition.read.questions.get(question_id) or abort(404)
    lines = [
        _line(who["name"], f"{edition.home}/{who['slug']}", state, who["answers"].get(told.id))
        for who, state in edition.read.asked(told.id)
    ]
    return _page(
        edition,
        "published/question.html",
        name=_named(told),
        told=told.facts,
        charts=_charts(edition, told),
        lines=sorted(lines, key=lambda each: each.answer is None),
    )


def authorities(edition: Edition) -> str:
    """All of them, or those whose names hold what was looked for."""
    words = " ".join(request.args.get("q", "").split())[:100]
    return _page(edition, "published/authorities.html", words=words, found=edition.read.named(words))


def authority(edition: Edition, slug: str) -> str:
    """What one authority was asked, and what it answered."""
    who = edition.read.authorities.get(slug) or abort(404)
    lines = [
        _line(_named(told), edition.url("question", question_id=told.id), state, who["answers"].get(told.id))
        for told in _told(edition)
        if (state := who["states"].get(told.id))
    ]
    return _page(edition, "published/authority.html", who=who, lines=lines, timings=WORDS["timeliness"][1], day=_short)


def picture(edition: Edition, which: str) -> Response:
    """A map as a file."""
    maps = PublishedMaps(edition, request.args.get("by", ""))
    drawn = next((each for each in maps.drawn() if _which(each.id) == which), None) or abort(404)
    release, campaign = edition.read.facts["release"], edition.read.facts["campaign"]
    day = long_date(date.fromisoformat(release["frozen_on"]))
    svg = hexmap_svg(drawn, source=f"Source: {campaign['name']}, release {release['number']}, {day}.")
    name = f"{campaign['slug']}_release-{release['number']}_{which}_{maps.by}.svg"
    return as_download(svg.encode(), "image/svg+xml", name)


def _page(edition: Edition, template: str, **more: Any) -> str:  # noqa: ANN401 whatever a template may ask for
    facts = edition.read.facts
    frozen_on = date.fromisoformat(facts["release"]["frozen_on"])
    return render_template(template, edition=edition, page=facts, frozen_on=frozen_on, **more)


def _which(map_id: str) -> str:
    return map_id.removeprefix("map-")


def _told(edition: Edition) -> Iterable[Told]:
    return edition.read.questions.values()


def _by_set(edition: Edition) -> list[tuple[str, list[tuple[str, Facts, str]]]]:
    """The questions under the set that asked them, each with its page."""
    found: dict[str, list[tuple[str, Facts, str]]] = {}
    for told in _told(edition):
        line = (_named(told), told.facts, edition.url("question", question_id=told.id))
        found.setdefault(told.facts.get("set_title") or told.facts["set"], []).append(line)
    return sorted(found.items())


def _named(told: Told) -> str:
    return f"{told.id} {plain_words(told.facts['key'])}"


def _bars(edition: Edition) -> list[tuple[str, list[dict[str, object]]]]:
    progress = edition.read.facts["progress"]
    return [
        (
            title,
            [
                {"label": words(row["value"]), "count": row["count"], "tone": "ours", "href": None}
                for row in progress.get(name, [])
            ],
        )
        for name, (title, words) in WORDS.items()
    ]


def _charts(edition: Edition, told: Told) -> list[AnswerChart]:
    gathered = {kind.value: words for kind, words in GATHERED.items()}
    said = edition.read.said(told, lambda kind: gathered.get(kind) or label(kind), edition.home)
    fields = [*told.plain_fields, *told.matrices(said)]
    return [state_chart(said), *(chart for field in fields for chart in charts_of(field, said) if chart.answered)]


def _line(name: str, href: str, state: str, answer: Facts | None) -> Line:
    read = AnswerState(state)
    return Line(
        name=name,
        href=href,
        state=UNREAD.get(read) or state_name(read),
        answer=answer,
        values=[(_where(each), each["text"]) for each in answer["values"]] if answer else [],
        notes=_notes(answer) if answer else [],
    )


def _where(value: Facts) -> str:
    """Which part of the answer it is: "Searches, 2023"."""
    return ", ".join(filter(None, (plain_words(value["column"] or value["field"]), value["row"])))


def _notes(answer: Facts) -> list[str]:
    """What must be known with an answer: what was cited, of when it is, and how it was settled."""
    cited = f"Refused under: {', '.join(answer['exemptions'])}." if answer["exemptions"] else ""
    elsewhere = f"Published at {answer['url']}." if answer["url"] else ""
    later = f"To be published {_day(answer['expected_on'])}." if answer["expected_on"] else ""
    as_of = f"As of {_day(answer['as_of'])}." if answer["as_of"] else ""
    ends = [_day(answer[end]) for end in ("period_from", "period_to") if answer[end]]
    period = f"For {' to '.join(ends)}." if ends else ""
    told = [
        cited,
        elsewhere,
        later,
        as_of,
        period,
        SETTLED[answer["settled"]],
        RIGHT_OF_REPLY[answer["right_of_reply"]],
    ]
    return [each for each in told if each]


def _day(text: str) -> str:
    return long_date(date.fromisoformat(text))


def _short(text: str) -> str:
    return short_date(date.fromisoformat(text))
