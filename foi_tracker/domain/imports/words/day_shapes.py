"""The shapes that days take in a sheet: figures, names of months in English and Welsh, weekdays, times."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from foi_tracker.domain.findings.tidied import tidied

LONDON: Final = ZoneInfo("Europe/London")
NOON: Final = 12

ENGLISH = "january february march april may june july august september october november december"
WELSH = "ionawr chwefror mawrth ebrill mai mehefin gorffennaf awst medi hydref tachwedd rhagfyr"
# As they begin after "o" (of): 3 o Fawrth.
AFTER_O = "ionawr chwefror fawrth ebrill fai fehefin orffennaf awst fedi hydref dachwedd ragfyr"
SHORTEST_MONTH = 3

WEEKDAYS: Mapping[str, int] = {
    name: number
    for names in (
        "mon tue wed thu fri sat sun",
        "monday tuesday wednesday thursday friday saturday sunday",
        "llun - mercher iau gwener sadwrn sul",
    )
    for number, name in enumerate(names.split())
    if name != "-"
} | {"tues": 1, "weds": 2, "thur": 3, "thurs": 3, "dydd mawrth": 1}


def _beginnings(names: Iterable[str]) -> dict[str, int]:
    """Every month by each way of cutting it short: sep, sept, septem."""
    return {
        name[:length]: number
        for number, name in enumerate(names, start=1)
        for length in range(SHORTEST_MONTH, len(name) + 1)
    }


MONTHS: Mapping[str, int] = {
    **_beginnings(AFTER_O.split()),
    **_beginnings(WELSH.split()),
    **_beginnings(ENGLISH.split()),
    "febuary": 2,
}


def _any_of(names: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, names), key=len, reverse=True))


MONTH = rf"(?P<month>{_any_of(MONTHS)})(?![a-z])\.?"
DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th|af|il|ydd|ed|fed|eg|ain)?"
GAP = r"[\s,./-]*(?:(?:of|o)\s+)?"
MARK = r"\s*[/.\\-]+\s*"
YEAR = r"'?(?P<year>[0-9]{4}|[0-9]{2})"
FULL_YEAR = "(?P<year>[0-9]{4})"
END = "(?![0-9a-z])"
# "3 Apr, 10 Apr" is two days: 10 is no year there.
NOT_ANOTHER_DAY = rf"(?!(?:st|nd|rd|th)?\s*(?:of\s+|o\s+)?(?:{_any_of(MONTHS)})\b)"
YEAR_AFTER_NAME = rf"(?:[\s,./-]*{FULL_YEAR}|[\s./-]*'?(?P<short>[0-9]{{2}}){NOT_ANOTHER_DAY})"

YEAR_FIRST = re.compile(
    rf"(?<![0-9a-z/.-]){FULL_YEAR}{MARK}(?P<month>[0-9]{{1,2}}){MARK}(?P<day>[0-9]{{1,2}}){END}(?!{MARK}[0-9])"
)
FIGURES = re.compile(rf"(?<![0-9a-z/.])(?P<a>[0-9]{{1,2}}){MARK}(?P<b>[0-9]{{1,2}}){MARK}{YEAR}{END}")
SPACED = re.compile(rf"(?<![0-9a-z])(?P<a>[0-9]{{1,2}}) (?P<b>[0-9]{{1,2}}) {FULL_YEAR}{END}")
NO_YEAR = re.compile(r"(?<![0-9a-z/.])(?P<a>[0-9]{1,2})/(?P<b>[0-9]{1,2})(?![0-9a-z/])")
DAY_NAMED = re.compile(rf"(?<![0-9a-z]){DAY}{GAP}{MONTH}{YEAR_AFTER_NAME}{END}")
MONTH_NAMED = re.compile(rf"(?<![0-9a-z]){MONTH}[\s./-]*{DAY}(?:\s*,\s*|\s+){FULL_YEAR}{END}")
YEAR_NAMED = re.compile(rf"(?<![0-9a-z]){FULL_YEAR}{GAP}{MONTH}{GAP}{DAY}{END}")
DAY_ALONE = re.compile(rf"(?<![0-9a-z]){DAY}{GAP}{MONTH}{END}(?!\s*[0-9])")
# "Apr 3" and "Apr 26th" are days; "Apr 26" may be a month and its year.
MONTH_ALONE = re.compile(rf"(?<![0-9a-z]){MONTH}\s*(?P<day>[1-9]|[0-9]{{1,2}}(?:st|nd|rd|th)){END}(?!\s*[0-9])")
FIGURE = re.compile("[0-9]")
COMPACT = re.compile(rf"(?<![0-9a-z]){FULL_YEAR}(?P<month>[0-9]{{2}})(?P<day>[0-9]{{2}}){END}")

# Those that can be read both ways, and those without a year.
IN_FIGURES = (FIGURES, SPACED, NO_YEAR)
YEARLESS = (NO_YEAR, DAY_ALONE, MONTH_ALONE)
SHAPES = (YEAR_FIRST, COMPACT, FIGURES, SPACED, DAY_NAMED, MONTH_NAMED, YEAR_NAMED, NO_YEAR, DAY_ALONE, MONTH_ALONE)

WEEKDAY = _any_of(WEEKDAYS)
NAMED_DAY = re.compile(
    rf"(?<![a-z])(?:dydd )?(?P<name>{WEEKDAY})\b\.?,?\s*(?=[0-9a-z])|\(?(?<![a-z])(?P<last>{WEEKDAY})\)?$"
)
CLOCK = (
    r"(?=[0-9]{1,2}:|[0-9.]{1,5}\s*[ap]\.?m)(?P<hour>[01]?[0-9]|2[0-3])(?:[:.](?P<minute>[0-5][0-9]))?"
    r"(?::[0-5][0-9](?:[.,][0-9]+)?)?\s*(?P<half>[ap]\.?m\.?)?"
)
ZONE = r"(?:\s*(?P<zone>z|bst|(?:utc|gmt)?[+-][0-9]{2}:?[0-9]{2}|utc|gmt)(?![0-9a-z])(?:\s*\([^)]*\))?)?"
TIME_AFTER = re.compile(rf"(?<=[0-9a-z,])(?:t|\s*,?\s+(?:at\s+)?){CLOCK}{ZONE}$")
TIME_BEFORE = re.compile(rf"^{CLOCK}{ZONE}\s*,?\s+(?:on\s+)?(?=[0-9a-z])")
LEADING = re.compile(r"^(?:yes|y|tick|on|dated?|date:)(?:\s*[-,:;]\s*|\s+)(?=[0-9a-z])")
TICKS = dict.fromkeys(map(ord, "✓✔✅"), "tick ")
# Marks of the direction of writing and the like, which come along with days copied from e-mail programs.
UNSEEN = TICKS | dict.fromkeys((0xFEFF, 0x200E, 0x200F, 0x202A, 0x202C, 0x2060, 0xFE0E, 0xFE0F))


def plain(text: str) -> str:
    """One kind of space, dash and letter, and nothing around the day."""
    spaced = " ".join(text.split()) if text.isascii() else tidied(text.translate(UNSEEN))
    words = spaced.lower().strip(" \"'`").rstrip(" .,;")
    return LEADING.sub("", words.lstrip("-*•· "))


def without_time(words: str) -> tuple[str, re.Match[str] | None]:
    """The words without the time of day, and that time."""
    for pattern in (TIME_AFTER, TIME_BEFORE):
        match = pattern.search(words)
        if match:
            return (words[: match.start()] + words[match.end() :]).strip(" ,"), match
    return words, None


def without_weekday(words: str) -> tuple[str, int | None]:
    """The words without the weekday, and which it is, counted from Monday."""
    match = NAMED_DAY.search(words)
    if match is None:
        return words, None
    rest = (words[: match.start()] + words[match.end() :]).strip(" ,()")
    return rest, WEEKDAYS[match["name"] or match["last"]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Shaped:
    """A text taken apart: `day` is None where it is no single day and nothing else."""

    day: re.Match[str] | None
    time: re.Match[str] | None
    weekday: int | None
    words: str


@lru_cache(maxsize=8192)
def shaped(text: str) -> Shaped:
    """The text taken apart; a column says the same few hundred days over and over."""
    words = plain(text)
    rest, time = without_time(words)
    rest, weekday = without_weekday(rest)
    day = next((match for match in (shape.fullmatch(rest) for shape in SHAPES) if match), None)
    return Shaped(day=day, time=time, weekday=weekday, words=words)


def days_within(words: str) -> list[re.Match[str]]:
    """Every day in the words, from left to right."""
    found: list[re.Match[str]] = []
    for shape in SHAPES if FIGURE.search(words) else ():
        for match in shape.finditer(words):
            if all(match.end() <= each.start() or match.start() >= each.end() for each in found):
                found.append(match)
    return sorted(found, key=lambda match: match.start())


def in_london(day: date, time: re.Match[str] | None) -> date:
    """The day in London, where the time says which zone it is of."""
    zone = time["zone"] if time else None
    if time is None or zone in (None, "bst"):
        return day
    hour = int(time["hour"]) % NOON + NOON if (time["half"] or "").startswith("p") else int(time["hour"])
    moment = datetime(day.year, day.month, day.day, hour, int(time["minute"] or 0), tzinfo=_zone(zone or ""))
    return moment.astimezone(LONDON).date()


def _zone(written: str) -> timezone:
    figures = written.removeprefix("utc").removeprefix("gmt").replace(":", "")
    if figures in ("", "z"):
        return UTC
    ahead = timedelta(hours=int(figures[1:3]), minutes=int(figures[3:5]))
    return timezone(min(ahead, timedelta(hours=23, minutes=59)) * (-1 if figures[0] == "-" else 1))
