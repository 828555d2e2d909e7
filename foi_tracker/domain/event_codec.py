"""Events to plain JSON words and back: the stored form, and the command line's."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date
from enum import Enum
from typing import Any

from foi_tracker.domain.events import KINDS, CitedExemption, Event
from foi_tracker.domain.vocabulary import (
    Appellant,
    Channel,
    ChaserStep,
    ClosedBecause,
    Disposal,
    Finding,
    Forum,
    OrderedStep,
    Outcome,
    RegimeCode,
    ReviewResult,
)


class UnreadableEvent(ValueError):
    """Words that describe no event we know; the message names the field."""


def to_details(event: Event) -> dict[str, Any]:
    """What must be stored of an event besides its kind and day. Fields at their default are left out."""
    return {
        field.name: _to_json(value)
        for field in fields(event)
        if field.name != "on" and (value := getattr(event, field.name)) != field.default
    }


def from_details(kind: str, on: date, details: Mapping[str, Any]) -> Event:
    """The event that these words describe; raises `UnreadableEvent`. Words of later versions are ignored."""
    try:
        event_class = KINDS[kind]
    except KeyError:
        raise UnreadableEvent(f'unknown event type "{kind}"; known: {", ".join(sorted(KINDS))}') from None
    known = {field.name for field in fields(event_class)} - {"on"}
    values: dict[str, Any] = {
        name: _from_json(name, value) for name, value in details.items() if name in known and value is not None
    }
    try:
        return event_class(on=on, **values)
    except TypeError as wrong:
        raise UnreadableEvent(f"{kind}: {str(wrong).rpartition(') ')[2]}") from None


def _to_json(value: object) -> object:
    match value:
        case date():
            return value.isoformat()
        case Enum():
            return value.value
        case tuple():
            return [_to_json(item) for item in value]
        case CitedExemption():
            return {"law": value.law.value, "code": value.code, "limb": value.limb, "ncnd": value.ncnd}
        case _:
            return value


_BOOLEANS = {True: True, False: False}
_READERS: dict[str, Callable[[Any], object]] = {
    "estimate": date.fromisoformat,
    "received": date.fromisoformat,
    "until": date.fromisoformat,
    "comply_by": date.fromisoformat,
    "channel": Channel,
    "outcome": Outcome,
    "result": ReviewResult,
    "finding": Finding,
    "because": ClosedBecause,
    "forum": Forum,
    "by": Appellant,
    "disposal": Disposal,
    "step": ChaserStep,
    "review_rights": lambda value: _BOOLEANS[value],
    "link": str,
    "position": int,
    "working_days": int,
    "reference": str,
    "to": str,
}


def _from_json(name: str, value: Any) -> object:  # noqa: ANN401 JSON holds anything
    try:
        if name == "exemptions":
            return tuple(_exemption(item) for item in value)
        if name == "steps":
            return tuple(OrderedStep(item) for item in value)
        return _READERS[name](value)
    except (ValueError, TypeError, KeyError, AttributeError) as wrong:
        raise UnreadableEvent(f"{name}: cannot read {value!r} ({wrong})") from None


def _exemption(item: Mapping[str, Any]) -> CitedExemption:
    return CitedExemption(
        law=RegimeCode(item["law"]), code=str(item["code"]), limb=str(item.get("limb", "")), ncnd=bool(item.get("ncnd"))
    )
