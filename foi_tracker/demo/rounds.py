"""Rounds of chasers in the demonstration: two that went out, and one that waits to be sent."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select

from foi_tracker.demo.scene import Scene, entry_of, weekday_before
from foi_tracker.domain.guidance import AFTER_CHASING
from foi_tracker.domain.vocabulary import Awaiting, Channel, RegimeCode
from foi_tracker.models import InfoRequest
from foi_tracker.queries.chaser_plan import Terms, plan_chasers
from foi_tracker.queries.chasers import letters_of_round
from foi_tracker.usecases.approve_chasers import Approval, approve_chasers
from foi_tracker.usecases.record_chasers_sent import record_chasers_sent
from foi_tracker.usecases.record_sent import Sending

SENT_DAYS_AGO = (41, 22)
WAITING_SINCE = 3  # days
MOST = {RegimeCode.FOIA: 12, RegimeCode.FOISA: 4, RegimeCode.EIR: 2, RegimeCode.EISR: 2}


def chase(scene: Scene, leave_alone: Sequence[int]) -> None:
    """Step by step: whoever stays silent gets a reminder in one round, and a second in the next."""
    for days in SENT_DAYS_AGO:
        day = weekday_before(scene.today, days)
        round_id = _approve(scene, day, leave_alone)
        if round_id:
            _record(scene, round_id, day)
    _approve(scene, weekday_before(scene.today, WAITING_SINCE), leave_alone, newest_first=True)


def _approve(scene: Scene, day: date, leave_alone: Sequence[int], *, newest_first: bool = False) -> int | None:
    found, entry = _late_on(scene, day, leave_alone, newest_first=newest_first), entry_of(scene, day)
    plan = plan_chasers(scene.session, found, Terms(today=day, wait=AFTER_CHASING.number))
    approval = Approval(
        campaign_id=scene.campaign_id,
        form_key=f"demonstration-{day}",
        seen={each.reference: each.fingerprint for each in plan.letters},
        wait=AFTER_CHASING.number,
    )
    return approve_chasers(scene.session, approval, entry=entry, today=day).round_id


def _late_on(scene: Scene, day: date, leave_alone: Sequence[int], *, newest_first: bool) -> list[InfoRequest]:
    """Some of what was late by then and has been quiet since, under each law."""
    late = (
        InfoRequest.awaiting == Awaiting.AUTHORITY,
        InfoRequest.due_on < day,
        InfoRequest.last_event_on < day,
        InfoRequest.id.not_in(leave_alone),
    )
    wanted = select(InfoRequest).where(*late).order_by(InfoRequest.id.desc() if newest_first else InfoRequest.id)
    return [
        each
        for law, most in MOST.items()
        for each in scene.session.scalars(wanted.where(InfoRequest.regime == law).limit(most))
    ]


def _record(scene: Scene, round_id: int, day: date) -> None:
    letters = letters_of_round(scene.session, round_id)
    sendings = {each.id: Sending(on=day, channel=Channel.EMAIL) for each in letters}
    record_chasers_sent(scene.session, round_id, sendings, sent_by_id=scene.coordinator.id, entry=entry_of(scene, day))
