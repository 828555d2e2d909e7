"""Approve a round of chasers: every letter or none, only what was seen, and once however often it is pressed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from foi_tracker.models import AuditLine, ChaserRound, Entry, InfoRequest, Letter
from foi_tracker.queries.chaser_plan import LeftOut, Plan, PlannedLetter, Terms, plan_chasers

CHANGED = "Something has changed since you looked, so the letter would read differently now. Look at it again."


@dataclass(frozen=True, kw_only=True, slots=True)
class Approval:
    """`seen` is the fingerprint of each letter to approve, by reference; `form_key` was made with the preview."""

    campaign_id: int
    form_key: str
    seen: Mapping[str, str]
    wait: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Approved:
    """`round_id` is None where nothing was left to approve."""

    round_id: int | None
    left_out: list[LeftOut]


def approve_chasers(session: Session, approval: Approval, *, entry: Entry, today: date) -> Approved:
    """A round with its letters, in one transaction, after reading every thread again."""
    try:
        approved = _approve(session, approval, entry, today)
    except IntegrityError:
        session.rollback()
        before = _approved_before(session, approval, entry)
        if before is None:
            raise
        return Approved(round_id=before, left_out=[])
    if approved.round_id is None:
        session.rollback()
    else:
        session.commit()
    return approved


def _approved_before(session: Session, approval: Approval, entry: Entry) -> int | None:
    theirs = (ChaserRound.approved_by_id == entry.by_id, ChaserRound.form_key == approval.form_key)
    return session.scalar(select(ChaserRound.id).where(*theirs))


def _approve(session: Session, approval: Approval, entry: Entry, today: date) -> Approved:
    made = ChaserRound(
        campaign_id=approval.campaign_id, form_key=approval.form_key, approved_by_id=entry.by_id, approved_at=entry.at
    )
    session.add(made)
    session.flush()  # first of all, so that a second press of the button stops here
    requests = session.scalars(
        select(InfoRequest)
        .where(InfoRequest.campaign_id == approval.campaign_id, InfoRequest.reference.in_(sorted(approval.seen)))
        .order_by(InfoRequest.id)
        .with_for_update()  # so that two rounds at once cannot both take the same request
        .execution_options(populate_existing=True)
    ).all()
    plan = plan_chasers(session, requests, Terms(today=today, wait=approval.wait))
    letters, left_out = _as_seen(plan, approval.seen)
    if not letters:
        return Approved(round_id=None, left_out=left_out)
    session.execute(insert(Letter), [_row(each, made.id, entry) for each in letters])
    facts = {"subject": f"chaser round {made.id}", "details": {"letters": len(letters)}}
    session.add(AuditLine(actor_id=entry.by_id, action="chasers.approve", at=entry.at, **facts))
    return Approved(round_id=made.id, left_out=left_out)


def _as_seen(plan: Plan, seen: Mapping[str, str]) -> tuple[list[PlannedLetter], list[LeftOut]]:
    same = [each for each in plan.letters if each.fingerprint == seen[each.reference]]
    changed = [
        LeftOut(reference=each.reference, authority=each.authority, reason=CHANGED)
        for each in plan.letters
        if each.fingerprint != seen[each.reference]
    ]
    return same, [*plan.left_out, *changed]


def _row(letter: PlannedLetter, round_id: int, entry: Entry) -> dict[str, object]:
    return {
        "info_request_id": letter.request_id,
        "kind": letter.step.kind.value,
        "chaser_round_id": round_id,
        "seen_length": letter.seen_length,
        "recipient": letter.recipient.address,
        "subject": letter.text.subject,
        "body": letter.text.body,
        "made_by_id": entry.by_id,
        "made_at": entry.at,
    }
