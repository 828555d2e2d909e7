"""What somebody should know before filing: warnings, never refusals. Two statements, however many authorities."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from foi_tracker.domain.law import Law
from foi_tracker.domain.regimes import Laws
from foi_tracker.domain.vocabulary import RegimeCode, Stage
from foi_tracker.models import Authority, Campaign, InfoRequest
from foi_tracker.queries.authorities import is_current, successors_of


class WarningKind(StrEnum):
    """What may be amiss, most serious first."""

    ENDED = "ended"
    NOT_YET = "not_yet"
    OPEN_SIMILAR = "open_similar"
    ASKED_LATELY = "asked_lately"
    ASKED_LATELY_COURTESY = "asked_lately_courtesy"
    NO_CONTACT = "no_contact"


@dataclass(frozen=True, kw_only=True, slots=True)
class LintWarning:
    """One thing about one authority. `references` are earlier requests; `until` when it would cease to be true."""

    kind: WarningKind
    slug: str
    references: tuple[str, ...] = ()
    until: date | None = None
    successors: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Earlier:
    """A request made to the same authority before."""

    reference: str
    is_open: bool
    received_on: date | None


def warnings_for(
    session: Session, campaign: Campaign, authorities: Sequence[Authority], *, laws: Laws, today: date
) -> list[LintWarning]:
    """Every warning, by authority in the order given."""
    earlier = _earlier(session, campaign.id, authorities)
    ended = [each for each in authorities if each.valid_to and each.valid_to < today]
    heirs = successors_of(session, ended, on=today) if ended else {}
    found: list[LintWarning] = []
    for authority in authorities:
        found += _standing(authority, heirs.get(authority.slug, []), today)
        found += _asked_before(authority, earlier.get(authority.id, []), laws, today)
        if not authority.contact_address:
            found.append(LintWarning(kind=WarningKind.NO_CONTACT, slug=authority.slug))
    return found


def grouped(warnings: Iterable[LintWarning]) -> dict[WarningKind, list[LintWarning]]:
    """The warnings by kind, most serious kind first."""
    every = list(warnings)
    groups = {kind: [each for each in every if each.kind is kind] for kind in WarningKind}
    return {kind: each for kind, each in groups.items() if each}


def _earlier(session: Session, campaign_id: int, authorities: Sequence[Authority]) -> Mapping[int, list[Earlier]]:
    columns = (
        InfoRequest.authority_id,
        InfoRequest.reference,
        InfoRequest.stage,
        InfoRequest.sent_on,
        InfoRequest.clock_start,
    )
    rows = session.execute(
        select(*columns)
        .where(InfoRequest.campaign_id == campaign_id, InfoRequest.authority_id.in_([each.id for each in authorities]))
        .order_by(InfoRequest.id)
    )
    found: dict[int, list[Earlier]] = {}
    for row in rows:
        one = Earlier(
            reference=row.reference, is_open=row.stage is not Stage.CLOSED, received_on=row.clock_start or row.sent_on
        )
        found.setdefault(row.authority_id, []).append(one)
    return found


def _standing(authority: Authority, heirs: Sequence[Authority], today: date) -> list[LintWarning]:
    if is_current(authority, today):
        return []
    if authority.valid_to and authority.valid_to < today:
        successors = tuple((heir.slug, heir.name) for heir in heirs)
        return [LintWarning(kind=WarningKind.ENDED, slug=authority.slug, successors=successors)]
    return [LintWarning(kind=WarningKind.NOT_YET, slug=authority.slug, until=authority.valid_from)]


def _asked_before(authority: Authority, earlier: Sequence[Earlier], laws: Laws, today: date) -> list[LintWarning]:
    found = []
    still_open = tuple(each.reference for each in earlier if each.is_open)
    if still_open:
        found.append(LintWarning(kind=WarningKind.OPEN_SIMILAR, slug=authority.slug, references=still_open))
    law = laws[authority.regime]
    clear = {each.reference: clear_from(law, laws, each.received_on) for each in earlier if each.received_on}
    lately = {reference: day for reference, day in clear.items() if day is None or today < day}
    if lately:
        binding = law.regime.aggregation is not None
        found.append(
            LintWarning(
                kind=WarningKind.ASKED_LATELY if binding else WarningKind.ASKED_LATELY_COURTESY,
                slug=authority.slug,
                references=tuple(lately),
                until=max((day for day in lately.values() if day), default=None),
            )
        )
    return found


def clear_from(law: Law, laws: Laws, received_on: date) -> date | None:
    """The first day on which costs can no longer be added together (SI 2004/3244 reg 5, FOIA only).

    Where the law has no such stretch, the same count in that law's own calendar, as our courtesy.
    """
    if law.regime.aggregation:
        return law.aggregation_clear_from(received_on)
    borrowed = laws[RegimeCode.FOIA].regime.aggregation
    return law.reckon(borrowed, received_on).due_on if borrowed else received_on
