"""Requests put straight into the table with the columns a test is about, thousands at a time."""

from sqlalchemy import insert, select, text

from foi_tracker.domain.vocabulary import Awaiting, Delivery, Phase, RegimeCode, Stage
from foi_tracker.models import InfoRequest
from tests.builders import NOON

USUAL = {
    "regime": RegimeCode.FOIA,
    "title": "Live facial recognition",
    "whatdotheyknow_url": "",
    "their_reference": "",
    "filed_at": NOON,
    "owner_id": None,
    "history_length": 0,
    "phase": Phase.AWAITING_RESPONSE,
    "delivery": Delivery.RECEIVED,
    "stage": Stage.AWAITING_RESPONSE,
    "outcome": None,
    "awaiting": Awaiting.AUTHORITY,
    "due_on": None,
    "undated_because": "",
    "last_event_kind": "sent",
    "version": 1,
}


def add(session, campaign, authority, *, by, rows):
    """One request for each of `rows`, which say what is unusual about it; their ids, in order."""
    first = campaign.last_reference + 1
    campaign.last_reference += len(rows)
    fixed = USUAL | {"campaign_id": campaign.id, "authority_id": authority.id, "filed_by_id": by.id}
    names = sorted({name for row in rows for name in row} | set(fixed))
    values = [
        fixed | {"reference": f"{campaign.short_name}-{first + place:04}"} | row for place, row in enumerate(rows)
    ]
    session.execute(insert(InfoRequest), [{name: row.get(name) for name in {*names, "reference"}} for row in values])
    session.commit()
    mine = InfoRequest.campaign_id == campaign.id
    return session.scalars(select(InfoRequest.id).where(mine).order_by(InfoRequest.id).offset(first - 1)).all()


def analyse(session):
    """Let the database count, as it would have by itself in time."""
    session.execute(text("ANALYZE"))
    session.commit()


def plan(session, statement):
    """How the database would run `statement`, in its own words."""
    compiled = statement.compile(session.get_bind(), compile_kwargs={"literal_binds": True})
    sqlite = session.get_bind().dialect.name == "sqlite"
    lines = session.execute(text(f"{'EXPLAIN QUERY PLAN' if sqlite else 'EXPLAIN'} {compiled}".replace(":", r"\:")))
    return "\n".join(line[-1] for line in lines)
