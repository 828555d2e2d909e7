"""How well two readers agree, with how it is counted."""

from dataclasses import replace
from typing import NamedTuple

from flask import Blueprint, Response, render_template
from flask.typing import ResponseReturnValue

from foi_tracker.db import db
from foi_tracker.domain.findings.agreement import Agreement
from foi_tracker.domain.policy import Action, Subject
from foi_tracker.exports import csv_file
from foi_tracker.exports.agreement_table import AGREEMENT, ENOUGH, rows
from foi_tracker.models import Campaign
from foi_tracker.queries.agreement import Agreements, agreements
from foi_tracker.web.access import actor, may, requires, the_campaign
from foi_tracker.web.answer_words import question_name
from foi_tracker.web.downloads import as_download
from foi_tracker.web.now import today

bp = Blueprint("agreement", __name__, url_prefix="/campaigns/<slug>")


class Line(NamedTuple):
    """A question or a person, with the numbers as the page says them."""

    name: str
    under: str
    n: int
    agreed: int
    percent: str
    kappa: str


@bp.get("/agreement")
@requires(Action.READ_FINDINGS)
def show(slug: str) -> ResponseReturnValue:
    """By question and by person, each number beside what it is a part of."""
    campaign = the_campaign(slug, Action.READ_FINDINGS)
    found = _found(campaign)
    return render_template(
        "extraction/agreement.html",
        campaign=campaign,
        overall=_line("All questions", "", found.overall),
        questions=[
            _line(question_name(each.question), f"{each.set_title}, version {each.version}", each.agreement)
            for each in found.questions
        ],
        people=[_line(each.name, "", each.agreement) for each in found.people],
        sees_all=_sees_all(campaign),
        enough=ENOUGH,
    )


@bp.get("/agreement.csv")
@requires(Action.READ_FINDINGS)
def download(slug: str) -> Response:
    """The same as a table."""
    campaign = the_campaign(slug, Action.READ_FINDINGS)
    content = b"".join(csv_file.write(AGREEMENT, [rows(_found(campaign))]))
    return as_download(content, "text/csv; charset=utf-8", f"agreement-{campaign.slug}-{today().isoformat()}.csv")


def _found(campaign: Campaign) -> Agreements:
    """Coordinators see how everybody reads; others see themselves."""
    found = agreements(db.session(), campaign.id)
    mine = [each for each in found.people if each.person_id == actor().user_id]
    return found if _sees_all(campaign) else replace(found, people=mine)


def _sees_all(campaign: Campaign) -> bool:
    return may(Action.CORRECT_FINDINGS, Subject(campaign_id=campaign.id))


def _line(name: str, under: str, of: Agreement) -> Line:
    if of.n < ENOUGH:
        return Line(name, under, of.n, of.agreed, "Too few to say", "Too few to say")
    kappa = "Cannot be said" if of.kappa is None else f"{of.kappa:.2f}"
    return Line(name, under, of.n, of.agreed, f"{of.percent:.0f}%", kappa)
