"""The quality of what a campaign holds: what to look at again, why, and who could mend it."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from flask import Blueprint, Response, render_template, request, url_for
from flask.typing import ResponseReturnValue

from foi_tracker.db import db, short_session
from foi_tracker.domain.authorities import AuthorityKind, Nation
from foi_tracker.domain.policy import Action
from foi_tracker.domain.quality.rules import RULES, Check, Group, Rule
from foi_tracker.exports import csv_file
from foi_tracker.exports.quality_table import QUALITY, chunks
from foi_tracker.models import Campaign
from foi_tracker.queries.campaign_answers import sets_asked
from foi_tracker.queries.quality import Line, QualityFilter, lines, tally
from foi_tracker.queries.request_filter import is_id
from foi_tracker.queries.unanswered import OfAuthority, unanswered
from foi_tracker.web import asked
from foi_tracker.web.access import requires, the_campaign
from foi_tracker.web.answer_words import question_name
from foi_tracker.web.exports import as_file, file_name
from foi_tracker.web.filters import label
from foi_tracker.web.now import today
from foi_tracker.web.request_list import Choice

bp = Blueprint("quality", __name__, url_prefix="/campaigns/<slug>/quality")

PAGE: Final = 50
GROUPS: Final = {
    Group.EVIDENCE: "Missing evidence",
    Group.NUMBERS: "Far from the others",
    Group.UNITS: "Unit suspects",
    Group.SUMS: "Do not add up",
    Group.DATES: "Unlikely dates",
    Group.STALE: "Stale",
    Group.DISAGREEMENT: "Readers differ",
    Group.UNSURE: "Not sure",
}
# Where a doubt is looked into, where that is not the page of one finding or of one row of the log.
ELSEWHERE: Final = {
    Check.AGREEMENT: "agreement.show",
    Check.LOG_SUMS: "deployment_checks.show",
}
# Mended by reading: the list of what waits leads to the very reply.
TO_READ = frozenset({Check.LATER, Check.CONFLICT})


class Shown(NamedTuple):
    """A doubt as the page shows it."""

    line: Line
    rule: Rule
    where: str
    href: str


@bp.get("")
@requires(Action.READ_FINDINGS)
def index(slug: str) -> ResponseReturnValue:
    """Every doubt, fifty at a time, below how many there are of each sort."""
    campaign = the_campaign(slug, Action.READ_FINDINGS)
    wanted = QualityFilter.from_args(request.args)
    there = [line for line in lines(db.session(), campaign.id, today()) if wanted.where(line)]
    found = [line for line in there if wanted.what(line)]
    number = _page_number()
    return render_template(
        "quality/index.html",
        campaign=campaign,
        wanted=wanted,
        total=len(found),
        found=[_shown(line, campaign) for line in found[PAGE * (number - 1) : PAGE * number]],
        sorts=_tiles(campaign, wanted, there),
        choices=_choices(campaign, wanted),
        rules=[(GROUPS[group], [rule for rule in RULES.values() if rule.group is group]) for group in Group],
        **_addresses(campaign, wanted, number, len(found)),
    )


@bp.get("/list.csv")
@requires(Action.READ_FINDINGS)
def download(slug: str) -> Response:
    """The same list as a table, of every page."""
    campaign = the_campaign(slug, Action.READ_FINDINGS)
    wanted = QualityFilter.from_args(request.args)
    name = file_name("quality", "csv", {"campaign": campaign.slug} | wanted.args())
    return as_file(name, "csv", _pieces(campaign.id, wanted))


@bp.get("/unanswered")
@requires(Action.READ_FINDINGS)
def by_authority(slug: str) -> ResponseReturnValue:
    """How many of the questions that each authority was asked it has not answered."""
    campaign = the_campaign(slug, Action.READ_FINDINGS)
    wanted = QualityFilter.from_args(request.args)
    rows = [] if wanted.unknown else unanswered(db.session(), campaign.id, kind=wanted.kind, nation=wanted.nation)
    number = _page_number()
    here = {"slug": campaign.slug} | wanted.args()
    more = number + 1 if len(rows) > PAGE * number else None
    return render_template(
        "quality/unanswered.html",
        campaign=campaign,
        rows=rows[PAGE * (number - 1) : PAGE * number],
        together=_together(rows),
        total=len(rows),
        choices=[each for each in _choices(campaign, wanted) if each.name in ("kind", "nation")],
        active=len(wanted.args()),
        clear_url=url_for("quality.by_authority", slug=campaign.slug),
        next_url=asked.address("quality.by_authority", here, page=more) if more else None,
        first_url=asked.address("quality.by_authority", here) if number > 1 else None,
    )


def _pieces(campaign_id: int, wanted: QualityFilter) -> Iterator[bytes]:
    with short_session(reading=True) as session:
        found = [line for line in lines(session, campaign_id, today()) if wanted.where(line) and wanted.what(line)]
        yield from csv_file.write(QUALITY, chunks(found))


def _together(rows: Sequence[OfAuthority]) -> dict[str, int]:
    names = ("asked", "known", "ignored", "refused", "unread", "silent", "unanswered")
    return {name: sum(getattr(row, name) for row in rows) for name in names}


def _shown(line: Line, campaign: Campaign) -> Shown:
    where = " ".join(filter(None, (line.reference, line.row or line.question_id)))
    return Shown(line, RULES[line.check], where, _href(line, campaign.slug))


def _href(line: Line, slug: str) -> str:
    if line.check in ELSEWHERE:
        return url_for(ELSEWHERE[line.check], slug=slug)
    if line.check in TO_READ:
        return url_for("extraction.show", slug=slug, only=line.reference)
    if line.row:
        return url_for("deployments.show", slug=slug, identifier=line.row)
    return url_for("finding.show", slug=slug, reference=line.reference, question_id=line.question_id)


def _tiles(campaign: Campaign, wanted: QualityFilter, there: Sequence[Line]) -> list[tuple[int, str, str, bool]]:
    """How many doubts of each sort there are where the filters look, with the way to them and back."""
    here = {"slug": campaign.slug} | {name: text for name, text in wanted.args().items() if name != "check"}
    return [
        (
            count,
            GROUPS[group],
            asked.address("quality.index", here | {"group": None if group is wanted.group else group.value}),
            group is wanted.group,
        )
        for group, count in tally(there).items()
    ]


def _choices(campaign: Campaign, wanted: QualityFilter) -> list[Choice]:
    sets = sets_asked(db.session(), campaign.id).values()
    questions = {each.id: question_name(each) for found in sets for each in found.definition.questions}
    words: list[tuple[str, str, list[tuple[str, str]]]] = [
        ("group", "What is wrong", [(group.value, text) for group, text in GROUPS.items()]),
        ("check", "Check", [(check.value, rule.title) for check, rule in RULES.items()]),
        ("kind", "Kind", [(each.value, label(each)) for each in AuthorityKind]),
        ("nation", "Nation", [(each.value, each.value) for each in Nation]),
        ("question", "Question", list(questions.items())),
    ]
    given = wanted.args()
    return [Choice(name=name, label=text, words=each, chosen=given.get(name, "")) for name, text, each in words]


def _addresses(campaign: Campaign, wanted: QualityFilter, number: int, total: int) -> dict[str, object]:
    here = {"slug": campaign.slug} | wanted.args()
    more = total > PAGE * number
    return {
        "active": len(wanted.args()),
        "clear_url": url_for("quality.index", slug=campaign.slug),
        "next_url": asked.address("quality.index", here, page=number + 1) if more else None,
        "first_url": asked.address("quality.index", here) if number > 1 else None,
        "csv_url": asked.address("quality.download", here),
        "names": GROUPS,
    }


def _page_number() -> int:
    page = request.args.get("page", "")
    return max(1, int(page)) if is_id(page) else 1
