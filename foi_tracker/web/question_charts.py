"""Charts of what authorities answered to one question, on a page and as files."""

from typing import Final

from flask import Blueprint, abort, render_template, request, url_for
from flask.typing import ResponseReturnValue

from foi_tracker.db import db
from foi_tracker.domain.authorities import AuthorityKind
from foi_tracker.domain.findings.charts import AnswerChart, Said
from foi_tracker.domain.findings.choice_charts import name_chart, option_chart, state_chart
from foi_tracker.domain.findings.number_charts import matrix_charts, spread_chart, top_chart
from foi_tracker.domain.policy import Action
from foi_tracker.domain.question_sets import AnswerField, FieldType, Question
from foi_tracker.exports.chart_svg import chart_svg
from foi_tracker.models import Campaign
from foi_tracker.queries.campaign_answers import SetAsked, answers, sets_asked
from foi_tracker.queries.campaign_places import authorities_named
from foi_tracker.web import pictures
from foi_tracker.web.access import requires, the_campaign
from foi_tracker.web.answer_words import field_name, plain_words, question_name
from foi_tracker.web.asked import address
from foi_tracker.web.filters import label

bp = Blueprint("question_charts", __name__, url_prefix="/campaigns/<slug>/findings/questions")

FILE, FILES = "question_charts.download", tuple(pictures.MEDIA_TYPES)
OPTIONS: Final = (FieldType.CHOICE, FieldType.BOOL3, FieldType.MULTI)
NUMBERS: Final = (FieldType.INT, FieldType.NUMBER, FieldType.PERCENT, FieldType.MONEY)
NAMES: Final = (FieldType.ORG, FieldType.DATE)
COUNTED: Final = (*OPTIONS, *NUMBERS, *NAMES, FieldType.MATRIX)
# One of a kind, or nearly: told apart they would only add colours.
GATHERED: Final = {AuthorityKind.SUI_GENERIS: "Other council", AuthorityKind.CITY_CORPORATION: "Other council"}


@bp.get("/<question_id>")
@requires(Action.READ_FINDINGS)
def show(slug: str, question_id: str) -> ResponseReturnValue:
    """What the replies did with the question, and a chart or two for each field that can be counted."""
    campaign = the_campaign(slug, Action.READ_FINDINGS)
    asked, question = _question(campaign, question_id)
    here = {"slug": slug, "question_id": question_id, "questions": asked.definition.key}
    charts = _charts(asked, question, campaign)
    return render_template(
        "findings/question.html",
        campaign=campaign,
        question=question,
        name=question_name(question),
        charts=[
            (chart, [(ending, address(FILE, here, chart=chart.id, ending=ending)) for ending in FILES])
            for chart in charts
        ],
        words=[field_name(field) for field in question.fields if field.type not in COUNTED],
        questions=[(each.id, question_name(each)) for each in asked.definition.questions],
        asked=asked,
    )


@bp.get("/<question_id>/<chart>.<ending>")
@requires(Action.READ_FINDINGS)
def download(slug: str, question_id: str, chart: str, ending: str) -> ResponseReturnValue:
    """One chart, as the page draws it."""
    campaign = the_campaign(slug, Action.READ_FINDINGS)
    asked, question = _question(campaign, question_id)
    found = next((each for each in _charts(asked, question, campaign) if each.id == chart), None)
    if found is None or ending not in pictures.MEDIA_TYPES:
        abort(404)
    svg = chart_svg(found, source=f"{question_name(question)}. {pictures.source(campaign.name)}")
    back = url_for("question_charts.show", slug=slug, question_id=question_id, questions=asked.definition.key)
    return pictures.as_file(svg, ending, f"{slug}_{question_id}_{chart}", back=back)


def _question(campaign: Campaign, question_id: str) -> tuple[SetAsked, Question]:
    """The question and its set: the one that the address names, or the first that has such a question."""
    sets = sets_asked(db.session(), campaign.id)
    named = sets.get(request.args.get("questions", ""))
    asked = [each for each in ([named] if named else sets.values()) if each.question(question_id)]
    found = asked[0].question(question_id) if asked else None
    return (asked[0], found) if found else abort(404)


def _charts(asked: SetAsked, question: Question, campaign: Campaign) -> list[AnswerChart]:
    said = _said(asked, question, campaign)
    every = [state_chart(said), *(chart for field in question.fields for chart in charts_of(field, said))]
    return [chart for place, chart in enumerate(every) if chart.answered or not place]


def _said(asked: SetAsked, question: Question, campaign: Campaign) -> list[Said]:
    found = answers(db.session(), asked.wanted([question.id]))
    return [
        Said(
            name=who.short_name,
            group=GATHERED.get(who.kind) or label(who.kind),
            state=answer.state,
            values=answer.values,
            href=f"/campaigns/{campaign.slug}/findings/{answer.reference}/{question.id}" if answer.finding else "",
        )
        for who in authorities_named(db.session(), found)
        for answer in [found[who.id][question.id]]
    ]


def charts_of(field: AnswerField, said: list[Said]) -> list[AnswerChart]:
    """Those that suit what the field holds, if any do."""
    words = field_name(field)
    if field.type in OPTIONS:
        return [option_chart(field, words, said)]
    if field.type in NUMBERS:
        return [spread_chart(field, words, said), top_chart(field, words, said)]
    if field.type in NAMES:
        return [name_chart(field, words, said)]
    if field.type is FieldType.MATRIX:
        return matrix_charts(field, words, said, {column.key: plain_words(column.key) for column in field.columns})
    return []
