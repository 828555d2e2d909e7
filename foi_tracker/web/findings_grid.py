"""The findings of a campaign as a grid: authorities by questions, each cell with its evidence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from flask import Blueprint, abort, current_app, render_template, request
from flask.typing import ResponseReturnValue

from foi_tracker.db import db
from foi_tracker.domain.authorities import AuthorityKind, Nation
from foi_tracker.domain.findings.colouring import STATES
from foi_tracker.domain.findings.glimpse import glimpse, place, source
from foi_tracker.domain.findings.vocabulary import AnswerState, Settled
from foi_tracker.domain.policy import Action
from foi_tracker.domain.question_sets import AnswerField, Question
from foi_tracker.exports.findings_tables import FINDINGS, WIDE
from foi_tracker.models import Campaign, InfoRequest
from foi_tracker.queries import info_requests
from foi_tracker.queries.campaign_answers import Answer, SetAsked, sets_asked
from foi_tracker.queries.export_names import Selection
from foi_tracker.queries.findings_grid import GridFilter, GridPage, GridRow, authorities, grid
from foi_tracker.web import asked
from foi_tracker.web.access import actor, requires, the_campaign
from foi_tracker.web.answer_words import field_name, question_name
from foi_tracker.web.exports import as_file, file_name, pieces
from foi_tracker.web.filters import label
from foi_tracker.web.request_list import Choice

bp = Blueprint("findings_grid", __name__, url_prefix="/campaigns/<slug>/findings")

PAGE: Final = "findings_grid.index"
EXPORTED: Final = {FINDINGS.name: "a line for each answer", WIDE.name: "a line for each authority"}
NEVER: Final = Answer(AnswerState.NOT_ASKED)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: one field of a question, or the first of it that has a value; `leads` where its question begins."""

    question: Question
    fields: Sequence[AnswerField]
    words: str
    leads: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """What one authority said in one column. `href` leads to the finding; `where` and `source` are its evidence."""

    state: str
    words: str
    href: str = ""
    where: str = ""
    source: str = ""


@bp.get("")
@requires(Action.READ_FINDINGS)
def index(slug: str) -> ResponseReturnValue:
    """Every authority's answers, fifty authorities at a time."""
    campaign = the_campaign(slug, Action.READ_FINDINGS)
    sets = sets_asked(db.session(), campaign.id)
    wanted, after = GridFilter.from_args(request.args), request.args.get("after", "")
    chosen = _chosen(sets, wanted)
    if chosen is None:
        return render_template("findings/none.html", campaign=campaign)
    columns = _columns(chosen, wanted)
    found = grid(db.session(), chosen, wanted, after=after)
    return render_template(
        "findings/grid.html",
        campaign=campaign,
        chosen=chosen,
        one=chosen.question(wanted.question),
        wanted=wanted,
        questions=[(each.id, question_name(each)) for each in chosen.definition.questions],
        groups=_groups(columns),
        columns=columns,
        rows=[(row, _cells(row, columns, campaign.slug)) for row in found.rows],
        total=found.total,
        choices=_choices(wanted, sets, chosen),
        **_addresses(campaign, wanted, after, found),
    )


@bp.get("/<any(findings, findings_wide):table>.csv")
@requires(Action.READ_FINDINGS)
def download(slug: str, table: str) -> ResponseReturnValue:
    """Every answer of the authorities that the grid shows when it is asked for the same."""
    campaign = the_campaign(slug, Action.READ_FINDINGS)
    wanted = GridFilter.from_args(request.args)
    chosen = _chosen(sets_asked(db.session(), campaign.id), wanted)
    if chosen is None:
        abort(404)
    shown = [row[0] for row in authorities(db.session(), chosen, wanted)]
    conditions = [
        InfoRequest.campaign_id == campaign.id,
        InfoRequest.question_set_id.in_(chosen.set_ids),
        InfoRequest.authority_id.in_(shown),
    ]
    key = current_app.config["SECRET_KEY"]
    name = file_name(table, "csv", {"campaign": campaign.slug} | wanted.args())
    return as_file(name, "csv", pieces(table, "csv", Selection(actor(), conditions, asked.standpoint(), key=key)))


def _chosen(sets: Mapping[str, SetAsked], wanted: GridFilter) -> SetAsked | None:
    return sets.get(wanted.questions) or next(iter(sets.values()), None)


def _columns(chosen: SetAsked, wanted: GridFilter) -> list[Column]:
    one = chosen.question(wanted.question)
    if one is None and not wanted.wide:
        return [Column(each, each.fields, "", leads=True) for each in chosen.definition.questions]
    return [
        Column(question, [field], field_name(field), leads=field is question.fields[0])
        for question in ([one] if one else chosen.definition.questions)
        for field in question.fields
    ]


def _groups(columns: Sequence[Column]) -> list[tuple[str, str, int]]:
    """Each question's id and name over its columns, and how many they are."""
    counts: dict[str, int] = {}
    for column in columns:
        counts[column.question.id] = counts.get(column.question.id, 0) + 1
    names = {column.question.id: question_name(column.question) for column in columns}
    return [(id_, names[id_].removeprefix(f"{id_} "), count) for id_, count in counts.items()]


def _cells(row: GridRow, columns: Sequence[Column], slug: str) -> list[Cell]:
    return [_cell(row.answers.get(column.question.id, NEVER), column, slug) for column in columns]


def _cell(answer: Answer, column: Column, slug: str) -> Cell:
    if answer.finding and not column.leads and column.fields[0].key not in answer.values:
        return Cell(answer.state.value, "")
    words = glimpse(answer.state, answer.values, column.fields)
    if answer.finding is None or not column.leads:
        return Cell(answer.state.value, words)
    evidence = answer.finding.evidence
    # By hand: for a thousand cells url_for would take ten times as long.
    href = f"/campaigns/{slug}/findings/{answer.reference}/{column.question.id}"
    if answer.finding.settled is Settled.IMPORTED:
        return Cell(answer.state.value, words, href, "from a sheet", f"from a sheet; {source(evidence)}")
    return Cell(answer.state.value, words, href, place(evidence), source(evidence))


def _choices(wanted: GridFilter, sets: dict[str, SetAsked], chosen: SetAsked) -> list[Choice]:
    regions, given = info_requests.filter_words(db.session(), actor())["region"], wanted.args()
    kinds = [each for each in AuthorityKind if each in chosen.definition.kinds or each.value == given.get("kind")]
    words: list[tuple[str, str, list[tuple[str, str]]]] = [
        ("kind", "Kind", [(each.value, label(each)) for each in kinds]),
        ("nation", "Nation", [(each.value, each.value) for each in Nation]),
        ("region", "Region", regions),
        ("state", "Answer", [(state.value, label(text)) for state, (text, _) in STATES.items()]),
    ]
    titles = [(key, each.definition.title) for key, each in sets.items()]
    made = [Choice(name=name, label=text, words=each, chosen=given.get(name, "")) for name, text, each in words]
    several = Choice(name="questions", label="Question set", words=titles, chosen=given.get("questions", ""))
    return [*([several] if len(titles) > 1 else []), *made]


def _addresses(campaign: Campaign, wanted: GridFilter, after: str, found: GridPage) -> dict[str, object]:
    here = {"slug": campaign.slug} | wanted.args()
    return {
        "active": sum(name not in ("questions", "wide") for name in wanted.args()),
        "next_url": asked.address(PAGE, here, after=found.after) if found.after else None,
        "first_url": asked.address(PAGE, here) if after else None,
        "clear_url": asked.address(PAGE, {"slug": campaign.slug, "questions": wanted.questions or None}),
        "here": here,
        "exports": [
            (text, asked.address("findings_grid.download", here, table=table)) for table, text in EXPORTED.items()
        ],
    }
