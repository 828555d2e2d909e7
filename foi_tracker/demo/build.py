"""Builds the demonstration through the use-cases, so that it proves them as it goes."""

import random
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from foi_tracker.demo.extras import add_extras
from foi_tracker.demo.letters import leave_drafts
from foi_tracker.demo.people import invent_people
from foi_tracker.demo.playing import play
from foi_tracker.demo.publishing import publish
from foi_tracker.demo.reading import read_replies
from foi_tracker.demo.rounds import chase
from foi_tracker.demo.scene import Scene, at_noon, entry_of
from foi_tracker.demo.sheet import bring_a_sheet
from foi_tracker.demo.waves import WAVES
from foi_tracker.models import Entry, InfoRequest, User
from foi_tracker.queries.authorities import matching
from foi_tracker.queries.authority_filter import AuthorityFilter
from foi_tracker.queries.calendars import current_laws
from foi_tracker.usecases.create_first_account import CampaignSettings
from foi_tracker.usecases.edit_authority import OwnEntries, edit_authority
from foi_tracker.usecases.edit_campaign import edit_campaign
from foi_tracker.usecases.ensure_campaign import ensure_campaign

SEED = 2026
ADDRESSED_SHARE = 0.94
SETTINGS = CampaignSettings(
    name="Live facial recognition",
    signatory="Watchful Streets (invented)",
    reply_address="replies@demo.example",
    summary=(
        "An invented campaign asks every council and police force of the United Kingdom whether it uses live facial"
        " recognition. This is how its page would look."
    ),
    corrections_contact="corrections@demo.example",
)


def is_built(session: Session) -> bool:
    """Whether there is a demonstration here already."""
    return bool(session.scalar(select(func.count()).select_from(InfoRequest).limit(1)))


def build(session: Session, today: date, files: Path, say: Callable[[str], None]) -> None:
    """A year of invented requests up to `today`, in a database that has its register and nobody in it.

    `files` is the folder for what came with replies.
    """
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
        files=files,
    )
    edit_campaign(session, campaign, SETTINGS, seen_version=campaign.version, entry=entry_of(scene, started))
    say("  Demonstration: 30 invented people; now their addresses and a year of requests")
    _invent_addresses(scene, started)
    _live_a_year(scene, entry_of(scene, today), say)
    say(f"  Demonstration: {read_replies(scene)} replies read, and a log of deployments")
    publish(scene, coordinators[1])
    say("  Demonstration: a release, published")
    say(f"  Demonstration: {bring_a_sheet(scene)} older requests, from a sheet")


def _live_a_year(scene: Scene, entry: Entry, say: Callable[[str], None]) -> None:
    written: list[int] = []
    for wave in WAVES:
        written += play(scene, wave)
        say(f"  Demonstration: {wave.title}")
    add_extras(scene.session, scene.today, entry)
    leave_drafts(scene, written)
    chase(scene, written)
    say("  Demonstration: letters, and three rounds of chasers")


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
