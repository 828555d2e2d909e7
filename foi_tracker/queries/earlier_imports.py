"""What earlier sheets of a campaign made happen to its requests, and by which words they named them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from foi_tracker.domain.events import Event, EventRetracted
from foi_tracker.domain.history import taken_back
from foi_tracker.domain.imports.said import Keys
from foi_tracker.domain.imports.vocabulary import ImportStage
from foi_tracker.models import Authority, ImportRow, InfoRequest, SheetImport

Span = tuple[int, int]
"""How long a history was before a sheet was imported, and after."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Earlier:
    """`keys` are those of the latest sheet with the request in it; `spans` are of all of them, the first first."""

    keys: Keys
    spans: tuple[Span, ...]


def earlier_imports(session: Session, campaign_id: int) -> dict[int, Earlier]:
    """By the ids of requests; what was undone is none. One statement."""
    columns = (ImportRow.reference_key, ImportRow.url_key, Authority.slug, ImportRow.wave_key)
    statement = (
        select(InfoRequest.id, ImportRow.history_before, ImportRow.history_after, *columns)
        .join(SheetImport, SheetImport.id == ImportRow.sheet_import_id)
        .join(InfoRequest, InfoRequest.id == ImportRow.info_request_id)
        .join(Authority, Authority.id == InfoRequest.authority_id)
        .where(SheetImport.campaign_id == campaign_id, SheetImport.stage == ImportStage.IMPORTED)
        .order_by(SheetImport.imported_at, SheetImport.id, ImportRow.id)
    )
    keys: dict[int, Keys] = {}
    spans: defaultdict[int, list[Span]] = defaultdict(list)
    for id_, before, after, reference, url, authority, wave in session.execute(statement):
        keys[id_] = Keys(reference=reference, url=url, authority=authority, wave=wave)
        if after > before:
            spans[id_].append((before, after))
    return {id_: Earlier(keys=found, spans=tuple(spans.get(id_, ()))) for id_, found in keys.items()}


def made_happen(history: Sequence[Event], spans: Sequence[Span]) -> tuple[Event, ...]:
    """What sheets wrote into a history and no later sheet took back; what people took back is still what they said."""
    written = {position: history[position - 1] for before, after in spans for position in range(before + 1, after + 1)}
    gone = taken_back({at: each.position for at, each in written.items() if isinstance(each, EventRetracted)})
    return tuple(each for at, each in written.items() if at not in gone and not isinstance(each, EventRetracted))
