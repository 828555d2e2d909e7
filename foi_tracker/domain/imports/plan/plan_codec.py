"""What would be done for a row as plain JSON and back: as `ImportRow.plan` keeps it, and as plans are compared."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from hashlib import sha256
from typing import Any, Final

from foi_tracker.domain.event_codec import from_details, to_details
from foi_tracker.domain.events import Event
from foi_tracker.domain.imports.plan.said_codec import dump_answer, dump_deployment, load_answer, load_deployment
from foi_tracker.domain.imports.planned import PlannedRow
from foi_tracker.domain.imports.said import Keys
from foi_tracker.domain.imports.vocabulary import Deed
from foi_tracker.domain.vocabulary import RegimeCode

Stored = Any
DONE: Final = (Deed.CREATE, Deed.CHANGE)
# Shown beside what is done, and no part of it.
ONLY_SHOWN: Final = ("number", "our_due_on", "provision", "seen_length", "before")


def dump(row: PlannedRow) -> dict[str, Stored]:
    """As it is stored: all but cells, meanings, conflicts and problems, which have columns of their own."""
    return {
        "number": row.number,
        "deed": row.deed.value,
        "keys": asdict(row.keys),
        "authority": row.authority,
        "regime": row.regime.value if row.regime else None,
        "reference": row.reference,
        "request_id": row.request_id,
        "seen_length": row.seen_length,
        "facts": dict(row.facts),
        "before": dict(row.before),
        "take_back": list(row.take_back),
        "add": [dump_event(event) for event in row.add],
        "answers": [dump_answer(answer) for answer in row.answers],
        "deployments": [dump_deployment(each) for each in row.deployments],
        "note": row.note,
        "claimed_due_on": row.claimed_due_on.isoformat() if row.claimed_due_on else None,
        "our_due_on": row.our_due_on.isoformat() if row.our_due_on else None,
        "provision": row.provision,
    }


def load(stored: Mapping[str, Stored]) -> PlannedRow:
    """What `dump` kept of a row."""
    read = {
        "deed": Deed(stored["deed"]),
        "keys": Keys(**stored["keys"]),
        "regime": RegimeCode(stored["regime"]) if stored["regime"] else None,
        "take_back": tuple(stored["take_back"]),
        "add": tuple(load_event(each) for each in stored["add"]),
        "answers": tuple(load_answer(each) for each in stored["answers"]),
        "deployments": tuple(load_deployment(each) for each in stored["deployments"]),
        "claimed_due_on": _day(stored["claimed_due_on"]),
        "our_due_on": _day(stored["our_due_on"]),
    }
    return PlannedRow(**{**stored, **read})


def dump_event(event: Event) -> dict[str, Stored]:
    """An event as it is stored elsewhere too: its kind, its day, its details."""
    return {"kind": event.kind, "on": event.on.isoformat(), "details": to_details(event)}


def load_event(stored: Mapping[str, Stored]) -> Event:
    """What `dump_event` kept."""
    return from_details(stored["kind"], date.fromisoformat(stored["on"]), stored["details"])


def digest(rows: Iterable[PlannedRow]) -> str:
    """What two plans share that would do the same; the order of the rows, and rows that do nothing, are no matter."""
    deeds = sorted(_canonical(row) for row in rows if row.deed in DONE)
    return sha256("\n".join(deeds).encode()).hexdigest()


def _canonical(row: PlannedRow) -> str:
    done = {key: value for key, value in dump(row).items() if key not in ONLY_SHOWN}
    return json.dumps(done, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def _day(stored: str | None) -> date | None:
    return date.fromisoformat(stored) if stored else None
