"""Chasing as a coordinator does it: who is late under which law, and the round from the board to its recording."""

from sqlalchemy import select

from foi_tracker.domain import events as happened
from foi_tracker.domain.authorities import Nation
from foi_tracker.domain.vocabulary import RegimeCode
from foi_tracker.models import ChaserRound, EventRecord, InfoRequest, Letter
from foi_tracker.usecases.load_question_sets import load_question_sets
from tests import builders
from tests.builders import NOON, day, sent
from tests.web.filing import page_of, press
from tests.web.pages import visit

LATE = sent("2026-09-28")  # due on Mon 26 Oct 2026 everywhere
REMINDED_TWICE = (happened.Chased(on=day("2026-10-27")), happened.Chased(on=day("2026-11-05")))
SCOTTISH = {"nation": Nation.SCOTLAND, "region": "Scotland", "regime": RegimeCode.FOISA}


def arrange(session, campaign, by):
    """Makes late requests, each to an authority of its own."""
    load_question_sets(session, NOON)

    def make(name, *history, in_campaign=campaign, **facts):
        facts.setdefault("contact_address", f"foi@{name.lower().split()[0]}.example")
        authority = builders.authority(session, name, **facts)
        return builders.info_request(session, in_campaign, authority, by=by, owner=by, history=history or (LATE,))

    return make


def ticked_on_board(client, *requests):
    """The preview of chasing these, from the overdue board."""
    board = visit(client, "/overdue?show=open")
    return press(client, board, "Chase the ticked", reference=[each.reference for each in requests])


def approved(client, *requests, **changed):
    """The answer to approving all that the preview of these shows."""
    return press(client, page_of(ticked_on_board(client, *requests)), "Approve the ticked", **changed)


def left_out(page):
    """Why each request drops out of a preview, by its reference."""
    rows = [
        [cell.get_text(strip=True) for cell in row.select("th, td")] for row in page.select("#left-out-table tbody tr")
    ]
    return {reference: reason for reference, _, reason in rows}


def offered(page):
    """The references of the letters in a preview."""
    return [box["value"] for box in page.select("input[name=letter]")]


def stored(session, table):
    """What is in a table by now."""
    session.rollback()
    session.expire_all()
    return list(session.scalars(select(table).order_by(table.id)))


def letters(session):
    """Every letter of a round."""
    return [each for each in stored(session, Letter) if each.chaser_round_id]


def kinds(session, info_request):
    """What is recorded of a request, in order."""
    session.rollback()
    of_it = select(EventRecord).where(EventRecord.info_request_id == info_request.id)
    return [record.kind for record in session.scalars(of_it.order_by(EventRecord.position))]


def rounds(session):
    """Every round that was approved."""
    return stored(session, ChaserRound)


def afresh(session, info_request):
    """The request as it is stored by now."""
    session.rollback()
    session.expire_all()
    return session.get_one(InfoRequest, info_request.id)
