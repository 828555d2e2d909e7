"""Write the new requests of a sheet with all that comes with them, in bulk. Nothing here commits."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from foi_tracker.domain.imports.planned import PlannedRow
from foi_tracker.domain.imports.world import KnownAuthority
from foi_tracker.domain.vocabulary import RegimeCode
from foi_tracker.models import DeadlineRecord, InfoRequest, Refusal
from foi_tracker.queries.derivations import Derived, derive
from foi_tracker.usecases.imported_lines import Line, insert_many, write_assignments, write_lines
from foi_tracker.usecases.importing import Importing

# What a fact of the plan is called where it is kept, and how long it may be there.
COLUMNS: Final = {"title": "title", "url": "whatdotheyknow_url", "their_reference": "their_reference"}
LONGEST: Final = {"title": 200, "url": 300, "their_reference": 60}


def write_requests(session: Session, rows: Sequence[PlannedRow], importing: Importing) -> None:
    """Some of the new ones, with their histories and what follows from those."""
    derived = {row.number: derive(row.add, importing.world.laws[_regime(row, importing)]) for row in rows}
    values = [_values(row, importing) | dict(derived[row.number].columns) for row in rows]
    insert_many(session, InfoRequest, values)
    ids = _ids(session, [value["reference"] for value in values])
    lines = [_line(row, ids, importing) for row in rows]
    _insert_derived(session, {line.request_id: derived[line.planned.number] for line in lines})
    write_lines(session, lines, importing.row_ids, importing.entry)
    owned = {id_: value["owner_id"] for id_, value in zip(ids.values(), values, strict=True) if value["owner_id"]}
    write_assignments(session, owned, importing.entry)


def shortened(facts: Mapping[str, str]) -> dict[str, str]:
    """The labels among these, as their columns hold them. The sheet's own words stay whole beside its row."""
    return {column: facts[name][: LONGEST[name]] for name, column in COLUMNS.items() if name in facts}


def _regime(row: PlannedRow, importing: Importing) -> RegimeCode:
    return row.regime or _authority(row, importing).regime


def _authority(row: PlannedRow, importing: Importing) -> KnownAuthority:
    return importing.world.authorities[row.authority or ""]


def _values(row: PlannedRow, importing: Importing) -> dict[str, Any]:
    authority, campaign, entry = _authority(row, importing), importing.campaign, importing.entry
    labels = {"title": campaign.name, "whatdotheyknow_url": "", "their_reference": ""}
    return {
        "reference": importing.references[row.number],
        "campaign_id": campaign.id,
        "authority_id": authority.id,
        "batch_id": importing.batches[row.facts.get("wave", "")],
        "question_set_id": importing.set_ids.get(authority.kind),
        "regime": _regime(row, importing),
        "filed_by_id": entry.by_id,
        "filed_at": entry.at,
        "owner_id": importing.owners.get(row.facts.get("owner", "")),
        "version": 1,
        **labels,
        **{column: text for column, text in shortened(row.facts).items() if text},
    }


def _ids(session: Session, references: Sequence[str]) -> dict[str, int]:
    """By reference, in this order. Asking for them back while inserting would take a statement a hundred."""
    made = select(InfoRequest.reference, InfoRequest.id).where(InfoRequest.reference.in_(references))
    found = {row.reference: row.id for row in session.execute(made)}
    return {reference: found[reference] for reference in references}


def _line(row: PlannedRow, ids: Mapping[str, int], importing: Importing) -> Line:
    reference = importing.references[row.number]
    return Line(planned=row, request_id=ids[reference], reference=reference, before=0, events=row.add)


def _insert_derived(session: Session, derived: Mapping[int, Derived]) -> None:
    deadlines = ({"info_request_id": id_, **row} for id_, each in derived.items() for row in each.deadlines)
    refusals = ({"info_request_id": id_, **row} for id_, each in derived.items() for row in each.refusals)
    insert_many(session, DeadlineRecord, deadlines)
    insert_many(session, Refusal, refusals)
