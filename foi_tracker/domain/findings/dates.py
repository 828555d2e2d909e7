"""Dates in replies, day first: a day, a month, a quarter, a year, or from one to another."""

import re
from datetime import date

from dateutil.relativedelta import relativedelta

from foi_tracker.domain.findings.tidied import is_raised, tidied
from foi_tracker.domain.findings.unreadable import Unreadable, quoted, refuse_states
from foi_tracker.domain.findings.values import DateSpan
from foi_tracker.domain.findings.vocabulary import Precision

__all__ = ["Unreadable", "read_dates"]

Days = tuple[date, date, Precision]

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
M = (
    "(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAY = re.compile(
    r"\b(?P<name>mon(?:day)?|tues?(?:day)?|wed(?:nesday)?|thur?s?(?:day)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)\b,?\s*"
)
OPEN = re.compile(
    r"\b(since|before|after|until|till|onwards?|ongoing|present|to date|date of|now|current(?:ly)?|today|pre|post|by)\b"
    r"|^from\b"
)
HAZY = re.compile(
    r"\b(spring|summer|autumn|winter|early|mid|late|end of|start of|beginning of|christmas|easter|academic|school|term|"
    r"c|ca|circa|about|around|approx(?:imately)?|recent(?:ly)?|last|next|this)\b"
)
ORDINAL = re.compile(r"(?<=[0-9])(?:st|nd|rd|th)\b")
QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}
APRIL = 4
# An authority of today gives no date outside these; a two-figure year after the latest is of the last century.
EARLIEST, LATEST, CENTURY = 1900, 2050, 2000
MIDNIGHT = re.compile(r"(?:t| )00:00(?::00)?(?:\.0+)?$")
IDLE = re.compile(r"\b(?:of|the|in|on|during|dated?|calendar|years?)\b")
BOTH_ENDS = re.compile(r"^(?:between|from) (?P<low>.+?) (?:and|to|until|till) (?P<high>.+)$")
YEARS = re.compile(r"(?P<low>[0-9]{4})(?: to | ?- ?)(?P<high>[0-9]{4})")
AFTER_YEARS = re.compile(r"^([0-9/ -]+) fy$")
DASH = re.compile(r" to | ?- ?")
Y, YY = "(?P<year>[0-9]{4})", "(?P<after>[0-9]{4}|[0-9]{2})"


def read_dates(text: str) -> DateSpan:
    """From the first to the last day that the words mean. Raises `Unreadable`, which says what to type."""
    refuse_states(text)
    words = _plain(text)
    if OPEN.search(words):
        raise Unreadable(
            f"{quoted(text)} names one end. If it is the date itself, type it alone; if it is a period, type both: "
            "1 March 2019 to 3 April 2024."
        )
    first, last, precision = _range(words) or _single(words, text)
    return DateSpan(first=first, last=last, precision=precision, said=text.strip())


def _plain(text: str) -> str:
    words = tidied(text).lower().strip(" \"'").rstrip(" .;,")
    if any(map(is_raised, words)):
        raise Unreadable("There is a raised figure here. Type the date without it, such as 12 March 2024.")
    words = MIDNIGHT.sub("", words)
    words = ORDINAL.sub("", words).replace(",", " ")
    words = BOTH_ENDS.sub(r"\g<low> to \g<high>", " ".join(words.split()))
    words = IDLE.sub(" ", words).replace("financial", "fy").replace("fiscal", "fy")
    return AFTER_YEARS.sub(r"fy \1", " ".join(words.split()))


def _range(words: str) -> Days | None:
    """The two ends; the first may leave out the month or year that the second gives."""
    _refuse_two_years(words)
    if _one(words) is not None:
        return None
    for dash in DASH.finditer(words):
        low, high = words[: dash.start()], words[dash.end() :]
        last = _one(high)
        first = _first_end(low, high) if last else None
        if first and last:
            return _span(first, last, words)
    return None


def _refuse_two_years(words: str) -> None:
    years = YEARS.fullmatch(words)
    if years and int(years["high"]) - int(years["low"]) == 1:
        low, high = years["low"], years["high"]
        raise Unreadable(
            f"{quoted(words)} may be two calendar years or one financial year. "
            f"Type {low}/{high[2:]}, or January {low} to December {high}."
        )


def _span(first: Days, last: Days, words: str) -> Days:
    if first[0] > last[1]:
        raise Unreadable(f"{quoted(words)} ends before it begins. Type the earlier date first, with its year.")
    return first[0], last[1], Precision.RANGE


def _first_end(low: str, high: str) -> Days | None:
    """The first end as it is, or with the year, or the month and year, that it shares with the second."""
    later = high.split()
    shared = [later[-1:], later[-2:]] if later[-1].isdecimal() else []
    candidates = [low, *(" ".join([low, *part]) for part in shared)]
    return next((read for read in map(_one, candidates) if read is not None), None)


def _single(words: str, text: str) -> Days:
    read = _one(words)
    if read is not None:
        return read
    if HAZY.search(words):
        raise Unreadable(f"{quoted(text)} is not exact. Type the days it can mean: 1 March 2024 to 31 May 2024.")
    if not re.search(r"[0-9]{4}", words):
        raise Unreadable(f"{quoted(text)} has no full year. Type the year in four figures, such as March 2024.")
    raise Unreadable(f"{quoted(text)} cannot be read as a date. Type it day first, such as 12 March 2024.")


def _one(words: str) -> Days | None:
    """A day, month, quarter or year."""
    weekday = WEEKDAY.match(words)
    for pattern, reader in PATTERNS:
        match = pattern.fullmatch(WEEKDAY.sub("", words, count=1) if weekday else words)
        if match:
            return _held(reader(match), weekday)
    return None


def _held(read: Days, weekday: re.Match[str] | None) -> Days:
    """The weekday must be that of the day."""
    if weekday and not WEEKDAYS[read[0].weekday()].startswith(weekday["name"][:3]):
        day = read[0]
        raise Unreadable(f"{day.day} {day:%B %Y} was a {day:%A}. Check the date, and type it without the weekday.")
    return read


def _day(match: re.Match[str]) -> Days:
    year, day, month = _year(match["year"]), int(match["day"]), _month(match["month"])
    try:
        on = date(year, month, day)
    except ValueError:
        raise Unreadable(f"There is no day {quoted(match[0])}. Type it day first, such as 13 March 2024.") from None
    return on, on, Precision.DAY


def _year(text: str) -> int:
    year = int(text) + (CENTURY if len(text) < len("2000") else 0)
    if not EARLIEST <= year <= LATEST:
        raise Unreadable(f"Which year is {text}? Type the date with four figures for the year, such as 12 March 2024.")
    return year


def _month(text: str) -> int:
    return int(text) if text.isdecimal() else MONTHS.index(text[:3]) + 1


def _whole_month(match: re.Match[str]) -> Days:
    year, month = _year(match["year"]), _month(match["month"])
    if not 1 <= month <= len(MONTHS):
        raise Unreadable(f"There is no such month as {quoted(match[0])}. Type it in words, such as March 2024.")
    return _months(date(year, month, 1), 1, Precision.MONTH)


def _months(first: date, months: int, precision: Precision) -> Days:
    return first, first + relativedelta(months=months, days=-1), precision


def _whole_year(match: re.Match[str]) -> Days:
    return _months(date(_year(match["year"]), 1, 1), 12, Precision.YEAR)


def _quarter(match: re.Match[str]) -> Days:
    number = int(QUARTERS.get(match["quarter"], match["quarter"]))
    first = date(_year(match["year"]), 1, 1) + relativedelta(months=3 * (number - 1))
    return _months(first, 3, Precision.QUARTER)


def _financial_quarter(match: re.Match[str]) -> Days:
    first, _, _ = _financial_year(match)
    number = int(QUARTERS.get(match["quarter"], match["quarter"]))
    return _months(first + relativedelta(months=3 * (number - 1)), 3, Precision.QUARTER)


def _financial_year(match: re.Match[str]) -> Days:
    year, after = _year(match["year"]), match["after"]
    if int(after) % 100 != (year + 1) % 100:
        raise Unreadable(f"{quoted(match[0])} is no financial year: one year follows the other, as in 2023/24.")
    return _months(date(year, APRIL, 1), 12, Precision.YEAR)


def _one_year_of_two(match: re.Match[str]) -> Days:
    year = _year(match["year"])
    raise Unreadable(f"{quoted(match[0])} may begin or end in {year}. Type {year - 1}/{year % 100:02} or the next one.")


def _year_or_month(match: re.Match[str]) -> Days:
    """2024-03 is a month by ISO 8601, 2023-24 a financial year; 2011-12 may be either."""
    year, after = _year(match["year"]), int(match["after"])
    follows, is_month = after == (year + 1) % 100, 1 <= after <= len(MONTHS)
    if follows and is_month:
        raise Unreadable(
            f"{quoted(match[0])} may be a month or a financial year. Type {year}/{after:02}, or the month in words."
        )
    if is_month:
        return _months(date(year, after, 1), 1, Precision.MONTH)
    return _financial_year(match)


D = "(?P<day>[0-9]{1,2})"
NUMBER = "(?P<month>[0-9]{1,2})"
FY = rf"(?:fy ?)?{Y} ?/ ?{YY}"
PATTERNS = tuple(
    (re.compile(pattern), reader)
    for pattern, reader in (
        (r"(?P<year>[0-9]{4})(?P<mark>[-/])(?P<month>[0-9]{1,2})(?P=mark)(?P<day>[0-9]{1,2})", _day),
        (r"(?P<day>[0-9]{1,2})(?P<mark>[/.-])(?P<month>[0-9]{1,2})(?P=mark)(?P<year>[0-9]{4}|[0-9]{2})", _day),
        (rf"{D}[ -]?{M}[ -]?(?P<year>[0-9]{{4}}|(?<=[ -])[0-9]{{2}})", _day),
        (rf"{M} {D} {Y}", _day),
        (rf"{M}[ -]?{Y}", _whole_month),
        (rf"{Y} {M}", _whole_month),
        (rf"{NUMBER}/{Y}", _whole_month),
        (rf"(?:q ?|quarter )(?P<quarter>[1-4])[ -]{Y}", _quarter),
        (rf"{Y}[ -]?q(?P<quarter>[1-4])", _quarter),
        (rf"(?P<quarter>first|second|third|fourth|last) quarter {Y}", _quarter),
        (rf"(?:q ?|quarter )(?P<quarter>[1-4]) (?:fy ?)?{Y} ?[/-] ?{YY}", _financial_quarter),
        (rf"(?:fy ?)?{Y} ?[/-] ?{YY} q(?P<quarter>[1-4])", _financial_quarter),
        (rf"(?P<quarter>first|second|third|fourth|last) quarter (?:fy ?)?{Y} ?[/-] ?{YY}", _financial_quarter),
        (r"fy ?(?P<year>[0-9]{4}|[0-9]{2})", _one_year_of_two),
        (FY, _financial_year),
        (rf"fy ?{Y}(?: ?- ?| to ){YY}", _financial_year),
        (r"fy ?(?P<year>[0-9]{2}) ?[/-] ?(?P<after>[0-9]{2})", _financial_year),
        (r"(?P<year>[0-9]{4}) ?- ?(?P<after>[0-9]{2})", _year_or_month),
        (Y, _whole_year),
    )
)
