"""What a cell looks like before anybody says what its column holds: a day, a number, a link, a unit, a total."""

import re
from typing import Final

from foi_tracker.domain.folding import fold

_MONTH: Final = (
    r"(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?"
    r"|dec(ember)?)"
)
_DAY: Final = re.compile(
    r"\d{4}-\d{1,2}-\d{1,2}([ t]\d{1,2}:\d{2}.*)?"
    r"|\d{1,2}[/.\- ]\d{1,2}[/.\- ](\d{4}|\d{2})( \d{1,2}:\d{2}.*)?"
    rf"|((mon|tue|wed|thu|fri|sat|sun)[a-z]*,? )?\d{{1,2}}(st|nd|rd|th)?[ \-/.]{_MONTH}[ \-/.,]*(\d{{4}}|\d{{2}})?"
    rf"|{_MONTH} \d{{1,2}}(st|nd|rd|th)?(,? \d{{4}})?",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(r"[<>~≈£$€]?\s*-?\d[\d,]*(\.\d+)?\s*(%|k|m|bn)?", re.IGNORECASE)
_URL: Final = re.compile(
    r"https?://\S+|(www\.)?[\w-]+(\.[\w-]+)*\.(com|org|net|uk|gov|wales|scot|eu)(/\S*)?", re.IGNORECASE
)
_EMAIL: Final = re.compile(r"[^@\s]+@[^@\s]+\.[a-z]{2,}", re.IGNORECASE)
_CODE: Final = re.compile(r"[EWSNK]\d{8}")
_UNIT_WORDS: Final = frozenset(
    {"number", "numeric", "integer", "amount", "percent", "percentage", "text", "free text", "date", "day", "yes no"}
    | {"y n", "yes no unknown", "yes no na", "link", "url", "gbp", "pounds", "dropdown", "multiple choice", "tick"}
)
_BRACKETED: Final = re.compile(r"[\[(<{][^\])>}]{1,40}[\])>}]")
_TOTAL: Final = re.compile(
    r"(grand |sub ?|running |overall )?totals?( .{0,40})?|sum|averages?|mean|median|count|maximum|minimum|max|min"
    r"|cyfanswm"
)
LONGEST_HEADING: Final = 1_000


def is_day(text: str) -> bool:
    """Whether it reads as a day, however written."""
    return bool(_DAY.fullmatch(text.strip()))


def is_number(text: str) -> bool:
    """Whether it reads as a number, a sum or a share."""
    return bool(_NUMBER.fullmatch(text.strip()))


def is_link(text: str) -> bool:
    """Whether it reads as an address on the web."""
    return bool(_URL.fullmatch(text.strip()))


def is_email(text: str) -> bool:
    """Whether it reads as an e-mail address."""
    return bool(_EMAIL.fullmatch(text.strip()))


def is_ons_code(text: str) -> bool:
    """Whether it reads as a code of the Office for National Statistics."""
    return bool(_CODE.fullmatch(text.strip()))


def is_unit(text: str) -> bool:
    """Whether it says what kind of answer is wanted below it: "[number]", "%", "Yes/No"."""
    bare = text.strip()
    return bare in ("%", "£", "#") or bool(_BRACKETED.fullmatch(bare)) or fold(bare) in _UNIT_WORDS


def is_total(text: str) -> bool:
    """Whether it names a row that adds up those above it."""
    return bool(_TOTAL.fullmatch(fold(text)))


def is_words(text: str) -> bool:
    """Whether it could be a heading: words, and not a day, a number, a link or an address."""
    bare = text.strip()
    return 0 < len(bare) <= LONGEST_HEADING and not (
        is_number(bare) or is_day(bare) or is_link(bare) or is_email(bare) or is_ons_code(bare)
    )
