"""Histories, people and authorities in plain words. Everybody here is invented."""

from datetime import UTC, date, datetime

from foi_tracker.domain import events as happened
from foi_tracker.domain.authorities import AuthorityKind, Nation
from foi_tracker.domain.vocabulary import RegimeCode
from foi_tracker.models import Authority, Campaign, Entry, InfoRequest, Membership, User
from foi_tracker.queries.calendars import current_laws

NOON = datetime(2026, 11, 1, 12, 0, tzinfo=UTC)


def campaign(session, slug="lfrt", short_name="LFR"):
    made = Campaign(
        slug=slug,
        name="Live facial recognition",
        short_name=short_name,
        signatory="Watchful Streets",
        reply_address="replies@watchful.example",
        created_at=NOON,
    )
    session.add(made)
    session.commit()
    return made


def user(session, name, campaign=None, role=None, *, is_administrator=False):
    made = User(
        email=f"{name.lower().replace(' ', '.')}@example.org",
        name=name,
        is_administrator=is_administrator,
        created_at=NOON,
    )
    session.add(made)
    session.flush()
    if campaign is not None:
        session.add(Membership(campaign_id=campaign.id, user_id=made.id, role=role, created_at=NOON))
    session.commit()
    return made


def authority(session, name="Barchester City Council", **facts):
    slug = facts.pop("slug", name.lower().replace(" ", "-"))
    values = {
        "kind": AuthorityKind.UNITARY,
        "nation": Nation.ENGLAND,
        "region": "South West",
        "regime": RegimeCode.FOIA,
        "short_name": name.removesuffix(" City Council"),
        "search_text": f"| {name.casefold()} |",
    }
    made = Authority(slug=slug, name=name, **(values | facts))
    session.add(made)
    session.commit()
    return made


def info_request(session, campaign, authority, *, by, history=(), owner=None):
    """A request with this history, as its use-cases would leave it."""
    campaign.last_reference += 1
    made = InfoRequest(
        reference=f"{campaign.short_name}-{campaign.last_reference:04}",
        campaign_id=campaign.id,
        authority_id=authority.id,
        regime=authority.regime,
        title="Live facial recognition",
        filed_by_id=by.id,
        filed_at=NOON,
        owner_id=owner.id if owner else None,
    )
    session.add(made)
    session.flush()
    laws = current_laws(session)
    for event in history:
        made.append(event, entry=Entry(by_id=by.id, at=NOON), laws=laws)
    session.commit()
    return made


def day(text):
    return date.fromisoformat(text)


def sent(text, **details):
    return happened.Sent(on=day(text), **details)


def received(text):
    return happened.Received(on=day(text))


def response(text, outcome, **details):
    return happened.Response(on=day(text), outcome=outcome, **details)
