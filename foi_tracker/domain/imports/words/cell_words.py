"""Small things that cells say: nothing, yes or no, references, addresses of pages, sums, several days."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from foi_tracker.domain.findings.money import read_money
from foi_tracker.domain.findings.tidied import tidied
from foi_tracker.domain.findings.unreadable import Unreadable
from foi_tracker.domain.findings.values import Money
from foi_tracker.domain.folding import fold
from foi_tracker.domain.imports.words.day_shapes import MONTHS, YEARLESS, days_within, plain, shaped

# As `fold` leaves them: "n/a" is "n a", and a dash or a question mark is nothing at all.
NOTHING: Final = frozenset(
    {
        *("", "n a", "na", "none", "null", "blank", "empty", "nothing", "not applicable", "not available", "missing"),
        *("tbc", "tba", "tbd", "to be confirmed", "to be added", "unknown", "not known", "nk", "n k", "dont know"),
        *("not stated", "not given", "see e mail", "see email", "see emails", "see notes", "see note", "see comments"),
        *(
            "see above",
            "see below",
            "see sheet",
            "see other sheet",
            "as above",
            "ditto",
            "value",
            "ref",
            "name",
            "div 0",
        ),
    }
)
ERRORS: Final = frozenset({"#n/a", "#ref!", "#value!", "#name?", "#div/0!", "#null!", "#num!"})
# "Name" and "ref" are nothing only as a spreadsheet's errors: #NAME?, #REF!
NOT_ALONE: Final = frozenset({"value", "ref", "name", "div 0"})
NO_DAY: Final = frozenset(
    {
        *(
            "not yet",
            "not yet received",
            "no",
            "nil",
            "awaiting",
            "awaited",
            "pending",
            "waiting",
            "outstanding",
            "due",
        ),
        *("no response", "no reply", "no answer", "never", "not received", "not sent", "to do", "todo", "not required"),
        *("not needed", "overdue", "awaiting response", "no date", "not asked", "not requested", "0"),
    }
)
EMPTY_DATE = re.compile(
    r"(?:00?/0?1/(?:19)?00|1900-01-00|30/12/1899|1899-12-3[01]|0?1/0?1/190[04]|190[04]-01-01|#{2,})"
)
YES: Final = frozenset({"y", "yes", "yep", "yeah", "true", "t", "1", "ie", "oes", "ydy"})
NO: Final = frozenset({"n", "no", "nope", "false", "f", "0", "nage", "nac oes", "nac ydy"})
TICKS, CROSSES = frozenset("✓✔✅☑"), frozenset("✗✘❌☐")
VARIANTS = dict.fromkeys(map(ord, "\ufe0e\ufe0f"))
FIRST_WORD = re.compile(r"(?P<word>[a-z0-9]+)\s*(?:[,.;:(]|\s-\s|-\s|\s-)")

LABEL = re.compile(
    r"^(?:(?:our|your|their|council)\s+)?ref(?:erence)?(?:\s+(?:no|number))?[.:#\s]+(?=\S)", re.IGNORECASE
)
SPACES = re.compile(r"[^\S\n\r]+")
EDGES: Final = " .,;:\n\r"
APART = re.compile(
    r"\s*[;\n\r|]+\s*|(?<![0-9])\s*,\s*|\s*,\s+|,(?![0-9]{3}(?![0-9]))|\s+/+\s*|\s*/+\s+|\s+(?:and|&|\+)\s+"
)
SLASH: Final = "/"
# A shape that is worth splitting at a slash has letters and at least this many figures on either side.
FEWEST_FIGURES: Final = 3

HYPERLINK = re.compile(r"HYPERLINK\(\s*\"(?P<address>[^\"]+)\"", re.IGNORECASE)
DOMAINS = r"(?:[a-z0-9-]+\.)+(?:uk|com|org|net|scot|wales|cymru|gov|info|eu|io|london)(?=[/?#\s,;]|$)"
ADDRESS = re.compile(
    rf"(?:https?://(?=[^\s.])|(?<![\w@./-])(?:www\.(?=[a-z0-9])|{DOMAINS}))[^\s<>\"'{{}}|\\^`]*", re.IGNORECASE
)
SCHEME = re.compile("https?://", re.IGNORECASE)
TRAILING = ".,;:!?'\")]}>"

LINES = re.compile(r"[;\n\r]+")
LISTED = re.compile(r"[;\n\r]+|,\s*|\s*&\s*|\s+and\s+", re.IGNORECASE)
BETWEEN_DAYS = re.compile(r"(?<![0-9])[1-9]\)|[\s;,/&+.]|\b(?:and|then|also|again|a|ac)\b")
BEFORE_SHARED = re.compile(r"(?P<days>(?:[0-9]{1,2}(?:st|nd|rd|th)?\s*(?:,|&|\band\b|/)\s*)+)$")
NUMBER = re.compile(r"[0-9]{1,2}")
LONGEST: Final = 400


def is_nothing(text: str) -> bool:
    """Whether the cell says only that there is nothing to say: N/A, –, ?, tbc, see e-mail."""
    return len(text) <= LONGEST and _is_nothing(text)


@lru_cache(maxsize=4096)
def _is_nothing(text: str) -> bool:
    words = fold(text)
    if words in NOT_ALONE:
        return text.strip().casefold() in ERRORS
    return words in NOTHING and not (TICKS | CROSSES) & set(text)


def is_no_day(text: str) -> bool:
    """Whether a cell of a day column says that the day has not come or is not known, or is a date's empty shell."""
    if len(text) > LONGEST:
        return False
    return is_nothing(text) or fold(text) in NO_DAY or bool(EMPTY_DATE.fullmatch(text.strip()))


def truth(text: str) -> bool | None:
    """Yes or no; None where it is neither. A bare x is neither: some tick with it, and some cross out."""
    return _yes_or_no(text[:LONGEST])


@lru_cache(maxsize=4096)
def _yes_or_no(text: str) -> bool | None:
    marks = set(text.translate(VARIANTS)) - set(" .")
    if marks and (marks <= TICKS or marks <= CROSSES):
        return marks <= TICKS
    if "?" in text:
        return None
    first = FIRST_WORD.match(tidied(text).lower())
    return _truth(fold(text)) if first is None or fold(text) in YES | NO else _truth(first["word"])


def _truth(words: str) -> bool | None:
    return words in YES if words in YES | NO else None


def references(text: str) -> tuple[str, ...]:
    """Each reference of a cell. 2024/1234 is one; FOI-123/FOI-456 are two, and so is whatever a space parts."""
    text = SPACES.sub(" ", text)
    parts = [LABEL.sub("", part.strip(EDGES)).strip(EDGES) for part in APART.split(text)]
    split = [each for part in parts if not is_nothing(part) for each in _at_slashes(part)]
    return tuple(dict.fromkeys(split))


def _at_slashes(text: str) -> list[str]:
    """Apart where each side could stand alone, and is written like the other."""
    parts = text.split(SLASH)
    shapes = {_shape(part) for part in parts}
    shape = next(iter(shapes))
    is_whole = any(letter == "a" for letter in shape) and shape.count("9") >= FEWEST_FIGURES
    return [part.strip() for part in parts] if len(parts) > 1 and len(shapes) == 1 and is_whole else [text]


def _shape(text: str) -> str:
    return "".join("9" if each.isdecimal() else "a" if each.isalpha() else each for each in text.strip())


def links(text: str) -> tuple[str, ...]:
    """Each address of a page, with https:// where the sheet leaves it out. Nothing is ever fetched from them."""
    named = HYPERLINK.search(text)
    found = [each[0].rstrip(TRAILING) for each in ADDRESS.finditer(named["address"] if named else text)]
    return tuple(dict.fromkeys(each if SCHEME.match(each) else f"https://{each}" for each in found if "." in each))


def money(text: str) -> Money | None:
    """The sum, with its tax; None where the cell gives none."""
    try:
        return read_money(text)
    except Unreadable:
        return None


def days_of(text: str) -> tuple[str, ...]:
    """Each day of a cell that may give several, as it is written there; the whole cell where it says anything else."""
    whole = text.strip()
    if len(text) > LONGEST or not whole:
        return (whole,) if whole else ()
    for between in (LINES, LISTED):
        parts = [part.strip() for part in between.split(whole) if part.strip()]
        found = [shaped(part).day for part in parts]
        if all(found) and len({each.re in YEARLESS for each in found if each}) == 1:
            return tuple(dict.fromkeys(parts))
    return _within(plain(whole)) or (whole,)


def _within(words: str) -> tuple[str, ...]:
    """The days among the words, where there is nothing else but what joins them."""
    days, rest, end = [], "", 0
    found = days_within(words)
    for match in found:
        before = words[end : match.start()]
        shared = BEFORE_SHARED.search(before) if _is_named(match) else None
        days += [*_shared(shared, match), _with_year(match, found[-1])]
        rest += " " + (before[: shared.start()] if shared else before)
        end = match.end()
    is_all = not BETWEEN_DAYS.sub("", f"{rest} {words[end:]}")
    return tuple(dict.fromkeys(days)) if is_all else ()


def _shared(shared: re.Match[str] | None, match: re.Match[str]) -> Iterator[str]:
    """3, 10 and 17 April 2026: what stands before the last day has its month and year."""
    if shared:
        tail = match[0][match.start("month") - match.start() :]
        yield from (f"{day} {tail}" for day in NUMBER.findall(shared["days"]))


def _is_named(match: re.Match[str]) -> bool:
    groups = match.groupdict()
    return bool(groups.get("day")) and (groups.get("month") or "").isalpha() and match.start("day") == match.start()


def _with_year(match: re.Match[str], last: re.Match[str]) -> str:
    """3 Apr and 10 Apr 2026 are of one year; 30 Dec and 10 Jan 2026 are not."""
    one, other = match.groupdict(), last.groupdict()
    year = other.get("year")
    if match.re not in YEARLESS or not year or not {"month"} <= set(one) & set(other):
        return match[0]
    return f"{match[0]} {year}" if _month(one["month"]) <= _month(other["month"]) else match[0]


def _month(name: str) -> int:
    return MONTHS[name] if name in MONTHS else int(name)
