"""The dates in a letter, however they are written, held against the dates of its request."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from foi_tracker.domain.letters.dossier import Dossier
from foi_tracker.domain.letters.facts import known_days
from foi_tracker.domain.letters.first_letter import expected_due
from foi_tracker.domain.narrative import DEADLINE_NAMES
from foi_tracker.domain.plain_dates import written
from foi_tracker.domain.vocabulary import DeadlineKind

MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
A_MONTH = "(?P<month>(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*)"
A_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
THIS_CENTURY = 2000
FORMS = (
    re.compile(rf"\b{A_DAY}\s+(?:of\s+)?{A_MONTH}\.?,?\s+(?P<year>\d{{4}})\b", re.IGNORECASE),
    re.compile(rf"\b{A_MONTH}\.?\s+{A_DAY},?\s+(?P<year>\d{{4}})\b", re.IGNORECASE),
    re.compile(r"(?<![\d/.])(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4}|\d{2})(?![\d/])"),
    re.compile(r"(?<![\d/.])(?P<day>\d{1,2})[.-](?P<month>\d{1,2})[.-](?P<year>\d{4})(?![\d/])"),
    re.compile(r"(?<![\d-])(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?![\d-])"),
)
LINK = re.compile(r"https?://\S+")
# What says, just before a date, that something is to happen by it.
LIMITS = "by|until|due|due on|ends? on|ended on|expire[sd]? on|last day (?:is|was)|(?:no|not) later than"
WEEKDAY = r"(?:(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?,?\s+)?"
BY = re.compile(rf"\b(?:{LIMITS})\s+{WEEKDAY}$", re.IGNORECASE)
JUST_BEFORE = (
    60  # characters: more than any of these with a weekday, and no second reading of the letter for every date
)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date as it stands in a letter; `day` is None where there is no such day, `is_last` where it sets a limit."""

    text: str
    day: date | None
    is_last: bool


def dates_in(text: str) -> list[FoundDate]:
    """Every date written in full, in its order; none twice unless one is a limit and the other is not."""
    plain = LINK.sub("", text)
    found = sorted(
        ((match.start(), match) for form in FORMS for match in form.finditer(plain)), key=lambda each: each[0]
    )
    dates = [
        FoundDate(match[0], _day(match), bool(BY.search(plain[max(0, start - JUST_BEFORE) : start])))
        for start, match in found
    ]
    return list(dict.fromkeys(dates))


def wrong_dates(text: str, dossier: Dossier, *, first_letter: bool = False) -> Iterator[str]:
    """What is odd about the dates in a letter, in sentences."""
    days = known_days(dossier)
    known, last_days = _known(dossier, days), _last_days(dossier, days)
    if first_letter:
        last_days.add(expected_due(dossier.law, dossier.made_on))
    began = min((event.on for event in dossier.stands), default=dossier.made_on)
    clock = _clock(dossier, days)
    for found in dates_in(text):
        if found.day is None:
            yield f"There is no such day as {found.text}."
        elif found.is_last and found.day not in last_days:
            yield f"{written(found.day)} is given as a last day, and is none. {clock}"
        elif found.day not in known | last_days and found.day >= began:
            yield f"Nothing is recorded for {written(found.day)}. {clock}"


def _day(match: re.Match[str]) -> date | None:
    year, month = int(match["year"]), match["month"]
    try:
        number = int(month) if month.isdecimal() else MONTHS.index(month[:3].lower()) + 1
        return date(year if year > 99 else THIS_CENTURY + year, number, int(match["day"]))  # noqa: PLR2004
    except ValueError:
        return None


def _known(dossier: Dossier, days: Mapping[str, date | None]) -> set[date | None]:
    """Every day that something happened on, or on which a right opens."""
    known: set[date | None] = {*days.values(), *(each.opens_on for each in dossier.state.deadlines)}
    for event in dossier.stands:
        known |= {event.on, getattr(event, "received", None)}
    return known


def _last_days(dossier: Dossier, days: Mapping[str, date | None]) -> set[date | None]:
    """Every day by which something is, was or would be due."""
    state = dossier.state
    last: set[date | None] = {each.due_on for each in state.deadlines}
    last |= {state.due_on, state.first_due_on, state.code_due_on}
    last |= {day for name, day in days.items() if name.endswith(("due_on", "_by", "long_stop_on", "claimed_on"))}
    for event in dossier.stands:
        last |= {getattr(event, name, None) for name in ("estimate", "until", "comply_by")}
    return last


def _clock(dossier: Dossier, known: Mapping[str, date | None]) -> str:
    """Which last days there are, and for what."""
    days = {each.kind: each.due_on for each in dossier.state.deadlines if each.due_on}
    answer = known["response_due_on"]
    if answer:
        days[DeadlineKind.RESPONSE] = answer
    named = [f"{DEADLINE_NAMES[kind]}: {written(day)}" for kind, day in sorted(days.items(), key=lambda each: each[1])]
    return f"The clock has {'; '.join(named)}." if named else "The clock has no dates here."
