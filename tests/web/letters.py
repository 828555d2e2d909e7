"""Drafting and saving a letter as a person does."""

from sqlalchemy import select

from foi_tracker.domain.events import CitedExemption
from foi_tracker.domain.vocabulary import Outcome, RegimeCode
from foi_tracker.models import InfoRequest, Letter
from tests.builders import response, sent
from tests.web.pages import filled_in, visit

CITED = (CitedExemption(law=RegimeCode.FOIA, code="s.31", limb="(1)(a)"),)
REFUSED = (sent("2026-09-01"), response("2026-09-29", Outcome.REFUSED, exemptions=CITED))


def words(tag):
    return " ".join(tag.get_text(" ", strip=True).split())


def letters(session):
    session.expire_all()
    return list(session.scalars(select(Letter).order_by(Letter.id)))


def history(session, info_request):
    session.expire_all()
    return [record.event for record in session.get_one(InfoRequest, info_request.id).records]


def form_of(page):
    return filled_in(page.select_one("main form[method=post]"))


def new_url(info_request, kind="review"):
    return f"/requests/{info_request.reference}/letters/new/{kind}"


def letter_url(info_request, letter, tail=""):
    return f"/requests/{info_request.reference}/letters/{letter.id}{tail}"


def write(client, info_request, kind="review", **changed):
    """Draft and save a letter; its page's address."""
    form = form_of(visit(client, new_url(info_request, kind)))
    answer = client.post(new_url(info_request, kind), data=form | changed | {"action": "save"})
    assert answer.status_code == 302, answer.get_data(as_text=True)
    return answer.location
