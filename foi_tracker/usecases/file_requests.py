"""File one request, or hundreds at once: all of them or none, and once however often the button is pressed."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from foi_tracker.domain.history import replay
from foi_tracker.models import Assignment, Authority, Batch, Campaign, Entry, InfoRequest, Letter, derived_columns
from foi_tracker.queries.filing import Drafter

REFERENCE = "{}-{:04}"


class NothingToFile(Exception):
    """No authority was chosen."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Filing:
    """What to file. `form_key` was made when the form was shown; `owner_id` is None where nobody is to own them yet."""

    campaign_id: int
    slugs: Collection[str]
    title: str
    form_key: str
    owner_id: int | None


def file_requests(session: Session, filing: Filing, *, entry: Entry, today: date) -> Batch:
    """A batch of draft requests with their letters, in one transaction; the same batch again for the same form."""
    try:
        batch = _file(session, filing, entry, today)
        session.commit()
    except IntegrityError:
        session.rollback()
        before = _already_filed(session, filing, entry)
        if before is None:
            raise
        return before
    return batch


def _already_filed(session: Session, filing: Filing, entry: Entry) -> Batch | None:
    return session.scalar(select(Batch).where(Batch.filed_by_id == entry.by_id, Batch.form_key == filing.form_key))


def _file(session: Session, filing: Filing, entry: Entry, today: date) -> Batch:
    wanted = select(Authority).where(Authority.slug.in_(sorted(set(filing.slugs))))
    authorities = list(session.scalars(wanted.order_by(Authority.name, Authority.id)))
    if not authorities:
        raise NothingToFile
    batch = _batch(filing, entry)
    session.add(batch)
    session.flush()  # first of all, so that a second press of the button stops here
    campaign, first = _take_references(session, filing.campaign_id, len(authorities))
    drafter = Drafter.of(session, campaign, today)
    common = {
        "campaign_id": campaign.id,
        "batch_id": batch.id,
        "title": campaign.name,
        "owner_id": filing.owner_id,
        "filed_by_id": entry.by_id,
        "filed_at": entry.at,
    }
    to_whom = {
        REFERENCE.format(campaign.short_name, number): authority for number, authority in enumerate(authorities, first)
    }
    ids = _insert_requests(session, drafter, to_whom, common)
    _insert_letters(session, drafter, to_whom, ids, entry)
    _insert_assignments(session, ids.values(), filing.owner_id, entry)
    return batch


def _batch(filing: Filing, entry: Entry) -> Batch:
    return Batch(
        campaign_id=filing.campaign_id,
        title=filing.title,
        form_key=filing.form_key,
        filed_by_id=entry.by_id,
        filed_at=entry.at,
    )


def _take_references(session: Session, campaign_id: int, count: int) -> tuple[Campaign, int]:
    """The campaign, and the first of `count` numbers that nobody else can get."""
    taken = (
        update(Campaign)
        .where(Campaign.id == campaign_id)
        .values(last_reference=Campaign.last_reference + count)
        .returning(Campaign)
        .execution_options(synchronize_session=False, populate_existing=True)
    )
    campaign = session.scalars(taken).one()
    return campaign, campaign.last_reference - count + 1


def _insert_requests(
    session: Session, drafter: Drafter, to_whom: Mapping[str, Authority], common: Mapping[str, Any]
) -> dict[str, int]:
    """The requests' ids by reference. Inserted without asking for ids back, which would take a statement a hundred."""
    unsent = {code: derived_columns(replay([], law), []) for code, law in drafter.laws.items()}
    rows = [
        {
            "reference": reference,
            "authority_id": authority.id,
            "regime": authority.regime,
            "question_set_id": drafter.questions.for_authority(authority)[0],
            **common,
            **unsent[authority.regime],
        }
        for reference, authority in to_whom.items()
    ]
    session.execute(insert(InfoRequest), rows)
    made = select(InfoRequest.reference, InfoRequest.id).where(InfoRequest.batch_id == common["batch_id"])
    return {row.reference: row.id for row in session.execute(made)}


def _insert_letters(
    session: Session, drafter: Drafter, to_whom: Mapping[str, Authority], ids: Mapping[str, int], entry: Entry
) -> None:
    rows = []
    for reference, authority in to_whom.items():
        text = drafter.letter(authority, reference)
        rows.append(
            {
                "info_request_id": ids[reference],
                "recipient": authority.contact_address,
                "subject": text.subject,
                "body": text.body,
                "made_by_id": entry.by_id,
                "made_at": entry.at,
            }
        )
    session.execute(insert(Letter), rows)


def _insert_assignments(session: Session, ids: Iterable[int], owner_id: int | None, entry: Entry) -> None:
    if owner_id is None:
        return
    who = {"owner_id": owner_id, "assigned_by_id": entry.by_id, "assigned_at": entry.at}
    session.execute(insert(Assignment), [{"info_request_id": each} | who for each in ids])
