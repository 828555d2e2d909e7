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
from foi_tracker.domain.letters.dossier import Dossier
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
SHOWN_SHARE = 0.15  # of the stories that chance tells, with the letters that came
CHANNELS = (Channel.EMAIL, Channel.EMAIL, Channel.EMAIL, Channel.WHATDOTHEYKNOW, Channel.WEB_FORM)


def play(scene: Scene, wave: Wave) -> list[int]:
    """One wave; the requests whose letters are kept."""
    sent_on = wave.sent_on(scene.today)
    requests = _filed(scene, wave, sent_on)
    _give_out(scene, [(row.id, row.slug) for row in requests], sent_on)
    if wave.fate is not Fate.DRAFT:
        _send(scene, [row.id for row in requests], sent_on)
    return _live_all(scene, wave, requests, sent_on) if wave.fate is Fate.STORIES else []


def _live_all(scene: Scene, wave: Wave, rows: Sequence[Row[*tuple[Any, ...]]], sent_on: date) -> list[int]:
    casting = Casting(wave.title)
    parts = {row.id: casting.part_for(row.regime) or _by_chance(scene, row.regime) for row in rows}
    for row in rows:
        _change_law(scene, row, parts[row.id], sent_on)
    shown = [key for key, part in parts.items() if part.is_shown]
    threads = dossiers(scene.session, [scene.session.get_one(InfoRequest, key) for key in shown], sent_on)
    for row in rows:
        _live(scene, row, parts[row.id], threads.get(row.id), sent_on)
    return [key for key, part in parts.items() if part.is_written]


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
        .order_by(InfoRequest.id)  # so that either database tells the same year
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


def _by_chance(scene: Scene, law: RegimeCode) -> Part:
    return Part(plot=choose_plot(scene.chance), law=law, is_shown=scene.chance.random() < SHOWN_SHARE)


def _change_law(scene: Scene, row: Row[*tuple[Any, ...]], part: Part, day: date) -> None:
    if part.law is not row.regime:
        found = scene.session.get_one(InfoRequest, row.id)
        entry = Entry(by_id=scene.keepers[row.slug].id, at=at_noon(day))
        change_regime(scene.session, found, seen_length=found.history_length, entry=entry)


def _live(scene: Scene, row: Row[*tuple[Any, ...]], part: Part, shown: Dossier | None, sent_on: date) -> None:
    """Play one request's story, each event recorded by whoever keeps the authority, the day after it happened."""
    found = scene.session.get_one(InfoRequest, row.id)
    teller = Teller(scene.chance, scene.laws[part.law], sent_on)
    for event in tell(part.plot, teller, scene.today):
        typed_on = min(event.on + timedelta(days=1), scene.today)
        entry = Entry(by_id=scene.keepers[row.slug].id, at=at_noon(typed_on))
        if not (part.is_written and send(scene, found, event, entry)):
            _record(scene, found, event, entry, shown)


def _record(scene: Scene, found: InfoRequest, event: Event, entry: Entry, shown: Dossier | None) -> None:
    seen = found.history_length
    if shown and brings_a_letter(event):
        reply = Reply(event=event, files=(keep_letter(scene, event, shown),))
        record_reply(scene.session, found, reply, seen_length=seen, entry=entry)
    else:
        record_event(scene.session, found, event, seen_length=seen, entry=entry)
