"""Builds the demonstration through the use-cases, so that it proves them as it goes."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Row, func, select
from sqlalchemy.orm import Session

from foi_tracker.demo.challenges import CERTAIN
from foi_tracker.demo.extras import add_extras
from foi_tracker.demo.people import invent_people
from foi_tracker.demo.stories import choose_plot
from foi_tracker.demo.teller import Plot, Teller, tell
from foi_tracker.demo.waves import WAVES, Fate, Wave
from foi_tracker.domain.regimes import Laws
from foi_tracker.domain.vocabulary import Channel
from foi_tracker.models import Authority, Entry, InfoRequest, User
from foi_tracker.queries.authorities import matching
from foi_tracker.queries.authority_filter import AuthorityFilter
from foi_tracker.queries.calendars import current_laws
from foi_tracker.usecases.assign_requests import assign_requests
from foi_tracker.usecases.create_first_account import CampaignSettings
from foi_tracker.usecases.edit_authority import OwnEntries, edit_authority
from foi_tracker.usecases.edit_campaign import edit_campaign
from foi_tracker.usecases.ensure_campaign import ensure_campaign
from foi_tracker.usecases.file_requests import Filing, file_requests
from foi_tracker.usecases.record_event import record_event
from foi_tracker.usecases.record_sent import Sending, record_sent

SEED = 2026
OWNED_SHARE = 0.93
ADDRESSED_SHARE = 0.94
CHANNELS = (Channel.EMAIL, Channel.EMAIL, Channel.EMAIL, Channel.WHATDOTHEYKNOW, Channel.WEB_FORM)
SETTINGS = CampaignSettings(
    name="Live facial recognition", signatory="Watchful Streets (invented)", reply_address="replies@demo.example"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Scene:
    """What every scene needs: the session, chance, the day, the calendars, and the cast."""

    session: Session
    chance: random.Random
    today: date
    laws: Laws
    campaign_id: int
    coordinator: User
    keepers: dict[str, User]


def is_built(session: Session) -> bool:
    """Whether there is a demonstration here already."""
    return bool(session.scalar(select(func.count()).select_from(InfoRequest).limit(1)))


def build(session: Session, today: date, say: Callable[[str], None]) -> None:
    """A year of invented requests up to `today`, in a database that has its register and nobody in it."""
    started = today - timedelta(days=370)
    campaign = ensure_campaign(session, at_noon(started))
    coordinators, volunteers = invent_people(session, campaign, at_noon(started))
    scene = Scene(
        session=session,
        chance=random.Random(SEED),  # noqa: S311 the same year every time
        today=today,
        laws=current_laws(session),
        campaign_id=campaign.id,
        coordinator=coordinators[0],
        keepers=_keepers(session, volunteers, today),
    )
    edit_campaign(session, campaign, SETTINGS, seen_version=campaign.version, entry=entry_of(scene, started))
    say("  Demonstration: 30 invented people; now their addresses and a year of requests")
    _invent_addresses(scene, started)
    for wave in WAVES:
        _play(scene, wave)
        say(f"  Demonstration: {wave.title}")
    add_extras(session, today, entry_of(scene, today))


def at_noon(day: date) -> datetime:
    """When things are recorded in this year."""
    return datetime.combine(day, time(12), UTC)


def entry_of(scene: Scene, day: date) -> Entry:
    """The coordinator recording something on a day."""
    return Entry(by_id=scene.coordinator.id, at=at_noon(day))


def _keepers(session: Session, volunteers: Sequence[User], today: date) -> dict[str, User]:
    """Who looks after each authority: stretches of a region, so that nobody's are far apart."""
    everyone = sorted(
        matching(session, AuthorityFilter(on=today)), key=lambda authority: (authority.region, authority.name)
    )
    share = -(-len(everyone) // len(volunteers))
    return {authority.slug: volunteers[place // share] for place, authority in enumerate(everyone)}


def _invent_addresses(scene: Scene, day: date) -> None:
    """Most authorities get an address that nobody can write to; a few have none, as in life."""
    for authority in matching(scene.session, AuthorityFilter(on=scene.today)):
        if scene.chance.random() < ADDRESSED_SHARE:
            entries = OwnEntries(contact_address=f"foi@{authority.slug}.example", checked_on=day, notes="")
            entry = Entry(by_id=scene.keepers[authority.slug].id, at=at_noon(day))
            edit_authority(scene.session, authority, entries, seen_version=authority.version, entry=entry)


def _play(scene: Scene, wave: Wave) -> None:
    sent_on = wave.sent_on(scene.today)
    authorities = _chosen(scene, wave)
    filing = Filing(
        campaign_id=scene.campaign_id,
        slugs=[authority.slug for authority in authorities],
        title=wave.title,
        form_key=f"demonstration-{wave.days_ago}",
        owner_id=None,
    )
    batch = file_requests(scene.session, filing, entry=entry_of(scene, sent_on), today=sent_on)
    requests = scene.session.execute(
        select(InfoRequest.id, InfoRequest.regime, Authority.slug)
        .join(Authority, Authority.id == InfoRequest.authority_id)
        .where(InfoRequest.batch_id == batch.id)
    ).all()
    _give_out(scene, [(row.id, row.slug) for row in requests], sent_on)
    if wave.fate is not Fate.DRAFT:
        _send(scene, [row.id for row in requests], sent_on)
    if wave.fate is Fate.STORIES:
        certain = {law: list(plots) for law, plots in CERTAIN.get(wave.title, {}).items()}
        for row in requests:
            plots = certain.get(row.regime)
            _live(scene, row, plots.pop(0) if plots else choose_plot(scene.chance), sent_on)


def _chosen(scene: Scene, wave: Wave) -> list[Authority]:
    fitting = [each for each in matching(scene.session, AuthorityFilter(on=scene.today)) if each.kind in wave.kinds]
    return fitting if wave.most is None else scene.chance.sample(fitting, wave.most)


def _give_out(scene: Scene, requests: Sequence[tuple[int, str]], day: date) -> None:
    shares: dict[int, list[int]] = {}
    for request_id, slug in requests:
        if scene.chance.random() < OWNED_SHARE:
            shares.setdefault(scene.keepers[slug].id, []).append(request_id)
    for owner_id, share in shares.items():
        assign_requests(scene.session, scene.campaign_id, share, owner_id, entry=entry_of(scene, day))


def _send(scene: Scene, ids: Sequence[int], day: date) -> None:
    sendings = {each: _sending(scene, each, day) for each in ids}
    coordinator = scene.coordinator.id
    record_sent(scene.session, sendings, sent_by_id=coordinator, entry=entry_of(scene, day))


def _sending(scene: Scene, request_id: int, day: date) -> Sending:
    channel = scene.chance.choice(CHANNELS)
    public = channel is Channel.WHATDOTHEYKNOW
    url = f"https://www.whatdotheyknow.com/request/invented_{request_id}" if public else ""
    return Sending(on=day, channel=channel, url=url)


def _live(scene: Scene, row: Row[*tuple[Any, ...]], plot: Plot, sent_on: date) -> None:
    """Play one request's story, each event recorded by whoever keeps the authority, the day after it happened."""
    found = scene.session.get_one(InfoRequest, row.id)
    teller = Teller(scene.chance, scene.laws[found.regime], sent_on)
    for event in tell(plot, teller, scene.today):
        typed_on = min(event.on + timedelta(days=1), scene.today)
        entry = Entry(by_id=scene.keepers[row.slug].id, at=at_noon(typed_on))
        record_event(scene.session, found, event, seen_length=found.history_length, entry=entry)
