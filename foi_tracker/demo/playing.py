"""Plays a wave of requests: filed, given out, sent, and each with what became of it."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Row, select

from foi_tracker.demo.casting import Casting, Part
from foi_tracker.demo.letters import send
from foi_tracker.demo.replies import brings_a_letter, keep_letter
from foi_tracker.demo.scene import Scene, at_noon, entry_of
from foi_tracker.demo.stories import choose_plot
from foi_tracker.demo.teller import Teller, tell
from foi_tracker.demo.waves import Fate, Wave
from foi_tracker.domain.events import Event
from foi_tracker.domain.vocabulary import Channel, RegimeCode
from foi_tracker.models import Authority, Entry, InfoRequest
from foi_tracker.queries.authorities import matching
from foi_tracker.queries.authority_filter import AuthorityFilter
from foi_tracker.queries.dossiers import dossiers
from foi_tracker.usecases.assign_requests import assign_requests
from foi_tracker.usecases.change_regime import change_regime
from foi_tracker.usecases.file_requests import Filing, file_requests
from foi_tracker.usecases.record_event import record_event
from foi_tracker.usecases.record_reply import Reply, record_reply
from foi_tracker.usecases.record_sent import Sending, record_sent

OWNED_SHARE = 0.93
SHOWN_SHARE = 0.25  # of the stories that chance tells, with the letters that came
CHANNELS = (Channel.EMAIL, Channel.EMAIL, Channel.EMAIL, Channel.WHATDOTHEYKNOW, Channel.WEB_FORM)


def play(scene: Scene, wave: Wave) -> list[int]:
    """One wave; the requests whose letters are kept."""
    sent_on = wave.sent_on(scene.today)
    requests = _filed(scene, wave, sent_on)
    _give_out(scene, [(row.id, row.slug) for row in requests], sent_on)
    if wave.fate is not Fate.DRAFT:
        _send(scene, [row.id for row in requests], sent_on)
    written = []
    if wave.fate is Fate.STORIES:
        casting = Casting(wave.title)
        for row in requests:
            part = casting.part_for(row.regime) or _by_chance(scene, row.regime)
            _live(scene, row, part, sent_on)
            written += [row.id] if part.is_written else []
    return written


def _filed(scene: Scene, wave: Wave, sent_on: date) -> Sequence[Row[*tuple[Any, ...]]]:
    filing = Filing(
        campaign_id=scene.campaign_id,
        slugs=[authority.slug for authority in _chosen(scene, wave)],
        title=wave.title,
        form_key=f"demonstration-{wave.days_ago}",
        owner_id=None,
    )
    batch = file_requests(scene.session, filing, entry=entry_of(scene, sent_on), today=sent_on)
    return scene.session.execute(
        select(InfoRequest.id, InfoRequest.regime, Authority.slug)
        .join(Authority, Authority.id == InfoRequest.authority_id)
        .where(InfoRequest.batch_id == batch.id)
    ).all()


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


def _live(scene: Scene, row: Row[*tuple[Any, ...]], part: Part, sent_on: date) -> None:
    """Play one request's story, each event recorded by whoever keeps the authority, the day after it happened."""
    found = scene.session.get_one(InfoRequest, row.id)
    keeper = scene.keepers[row.slug].id
    if part.law is not found.regime:
        entry = Entry(by_id=keeper, at=at_noon(sent_on))
        change_regime(scene.session, found, seen_length=found.history_length, entry=entry)
    teller = Teller(scene.chance, scene.laws[part.law], sent_on)
    for event in tell(part.plot, teller, scene.today):
        typed_on = min(event.on + timedelta(days=1), scene.today)
        entry = Entry(by_id=keeper, at=at_noon(typed_on))
        if not (part.is_written and send(scene, found, event, entry)):
            _record(scene, found, event, entry, is_shown=part.is_shown)


def _by_chance(scene: Scene, law: RegimeCode) -> Part:
    return Part(plot=choose_plot(scene.chance), law=law, is_shown=scene.chance.random() < SHOWN_SHARE)


def _record(scene: Scene, found: InfoRequest, event: Event, entry: Entry, *, is_shown: bool) -> None:
    seen = found.history_length
    if not (is_shown and brings_a_letter(event)):
        record_event(scene.session, found, event, seen_length=seen, entry=entry)
        return
    dossier = dossiers(scene.session, [found], event.on)[found.id]
    reply = Reply(event=event, files=(keep_letter(scene, event, dossier),))
    record_reply(scene.session, found, reply, seen_length=seen, entry=entry)
