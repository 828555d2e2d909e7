"""What earlier sheets of a campaign made happen to its requests, and by which words they named them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from foi_tracker.domain.events import Event, EventRetracted
from foi_tracker.domain.history import taken_back
from foi_tracker.domain.imports.plan.plan_codec import DONE
from foi_tracker.domain.imports.said import Keys
from foi_tracker.domain.imports.vocabulary import ImportStage
from foi_tracker.models import Authority, ImportRow, InfoRequest, SheetImport

Span = tuple[int, int]
"""How long a history was before a sheet was imported, and after."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Earlier:
    """`keys` and `facts` are the latest that a sheet gave it; `spans` are of all of them, the first first."""

    keys: Keys
    facts: Mapping[str, str]
    spans: tuple[Span, ...]


def earlier_imports(session: Session, campaign_id: int) -> dict[int, Earlier]:
    """By the ids of requests; what was undone is none. One statement."""
    keys: dict[int, Keys] = {}
    facts: defaultdict[int, dict[str, str]] = defaultdict(dict)
    spans: defaultdict[int, list[Span]] = defaultdict(list)
    for row in session.execute(_rows(campaign_id)):
        keys[row.id] = Keys(reference=row.reference_key, url=row.url_key, authority=row.authority, wave=row.wave_key)
        if row.deed in DONE:
            facts[row.id] |= row.facts
        if row.history_after > row.history_before:
            spans[row.id].append((row.history_before, row.history_after))
    return {
        id_: Earlier(keys=found, facts=facts.get(id_, {}), spans=tuple(spans.get(id_, ())))
        for id_, found in keys.items()
    }


def _rows(campaign_id: int) -> Select[Any]:
    return (
        select(
            InfoRequest.id,
            ImportRow.deed,
            ImportRow.reference_key,
            ImportRow.url_key,
            Authority.slug.label("authority"),
            ImportRow.wave_key,
            ImportRow.history_before,
            ImportRow.history_after,
            ImportRow.plan["facts"].label("facts"),
        )
        .join(ImportRow, ImportRow.info_request_id == InfoRequest.id)
        .join(SheetImport, SheetImport.id == ImportRow.sheet_import_id)
        .join(Authority, Authority.id == InfoRequest.authority_id)
        .where(SheetImport.campaign_id == campaign_id, SheetImport.stage == ImportStage.IMPORTED)
        .order_by(SheetImport.imported_at, SheetImport.id, ImportRow.id)
    )


def made_happen(history: Sequence[Event], spans: Sequence[Span]) -> tuple[Event, ...]:
    """What sheets wrote into a history and no later sheet took back; what people took back is still what they said."""
    written = {position: history[position - 1] for before, after in spans for position in range(before + 1, after + 1)}
    gone = taken_back({at: each.position for at, each in written.items() if isinstance(each, EventRetracted)})
    return tuple(each for at, each in written.items() if at not in gone and not isinstance(each, EventRetracted))
