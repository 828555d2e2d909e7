"""Histories as the command line takes them: JSON words in, every date and flag out."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from foi_tracker.domain.answers import answers
from foi_tracker.domain.event_codec import UnreadableEvent, from_details
from foi_tracker.domain.events import Event
from foi_tracker.domain.exemptions import exemptions
from foi_tracker.domain.plain_dates import read_day
from foi_tracker.domain.regimes import Laws
from foi_tracker.domain.vocabulary import RegimeCode

LONDON = ZoneInfo("Europe/London")
DATES = ("received", "estimate", "until", "comply_by")
SPELLINGS = {"EI(S)R": RegimeCode.EISR, "EIR(S)": RegimeCode.EISR, "EISRS": RegimeCode.EISR}


class UnreadableCase(ValueError):
    """A case that cannot be answered; the message says what is wrong with it."""


def answer(case: object, laws: Laws) -> dict[str, Any]:
    """The case's id and every key; or its id and what is wrong with it."""
    name = case.get("id") if isinstance(case, Mapping) else None
    try:
        regime, history = read_case(case)
    except ValueError as wrong:
        return {"id": name, "error": str(wrong)}
    return {"id": name} | {key: _plain(value) for key, value in answers(history, laws[regime]).items()}


def read_case(case: object) -> tuple[RegimeCode, list[Event]]:
    """The regime and the events that a case names."""
    if not isinstance(case, Mapping):
        raise UnreadableCase('a case is an object with "id", "regime" and "events"')
    regime = read_regime(str(case.get("regime", "")))
    events = case.get("events")
    if not isinstance(events, list):
        raise UnreadableCase("events: a list is wanted")
    return regime, [_event(number, words, regime) for number, words in enumerate(events, 1)]


def read_regime(text: str) -> RegimeCode:
    """One of the four laws, however it is capitalised."""
    word = text.strip().upper()
    try:
        return SPELLINGS.get(word) or RegimeCode(word)
    except ValueError:
        known = ", ".join(RegimeCode)
        raise UnreadableCase(f'regime: "{text}" is not known; known: {known}') from None


def day_of(value: object) -> date:
    """A date written ISO or day first; of an instant with its offset, the day it was in London."""
    text = str(value).strip()
    found = read_day(text) or _london_day(text)
    if not found:
        raise UnreadableCase(f'date: "{text}" is not one; write 2026-09-01 or 1/9/2026')
    return found


def _london_day(text: str) -> date | None:
    try:
        instant = datetime.fromisoformat(text)
        return (instant.astimezone(LONDON) if instant.tzinfo else instant).date()
    except (ValueError, OverflowError):
        return None


def _event(number: int, words: object, regime: RegimeCode) -> Event:
    if not isinstance(words, Mapping):
        raise UnreadableCase(f'event {number}: an event is an object with "type" and "date"')
    try:
        return from_details(str(words.get("type", "")), day_of(words.get("date", "")), _details(words, regime))
    except (UnreadableCase, UnreadableEvent) as wrong:
        raise UnreadableCase(f"event {number}: {wrong}") from None


def _details(words: Mapping[str, Any], regime: RegimeCode) -> dict[str, Any]:
    details = {name: value for name, value in words.items() if name not in ("type", "date")}
    for name in DATES:
        if details.get(name) is not None:
            details[name] = day_of(details[name]).isoformat()
    if isinstance(details.get("exemptions"), list):
        details["exemptions"] = [_cited(each, regime) for each in details["exemptions"]]
    return details


def _cited(cited: object, regime: RegimeCode) -> object:
    """An exemption written as a letter would, "s.31(1)(a)": the code the law has, and the limb that is left."""
    if not isinstance(cited, str):
        return cited
    codes = [each.code for each in exemptions(regime) if cited.startswith(each.code)]
    code = max(codes, key=len, default=cited)
    return {"law": regime.value, "code": code, "limb": cited.removeprefix(code)}


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
