"""What the heading of a column says that it holds: by its words, or by words that are nearly those."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz, process

from foi_tracker.domain.imports.grid import Column
from foi_tracker.domain.imports.table.cell_shapes import is_unit
from foi_tracker.domain.imports.table.column_names import ALIASES, fields_called, heading_key
from foi_tracker.domain.imports.vocabulary import SheetField, Sureness

NEAR_ENOUGH: Final = 85.0  # out of 100: one letter wrong in seven
FEWEST_LETTERS: Final = 4  # in shorter words one wrong letter makes another word
LONG_HEADING: Final = 60
# How a column is to be filled in: it says nothing of what the column holds.
_MANNER: Final = re.compile(
    r"[\[(]\s*(dd?[ /.-]?mm?m?[ /.-]?yy(yy)?|date|if any|if known|if applicable|optional|y/n|yes/no|link|url|text|auto"
    r"|automatic|drop ?down|select|required|working days|calculated|formula)\s*[\])]",
    re.IGNORECASE,
)
_NUMBERED: Final = re.compile(
    r"(q(uestion)?\.? ?\d+[a-z]{0,3}|\d{1,3}[a-z]?\s*[).:]|\d{1,2}[a-z]$|[a-z]\d{1,2}\b)", re.IGNORECASE
)
_ASKING: Final = re.compile(
    r"(how|what|which|when|where|why|who|do|does|did|has|have|had|is|are|was|were|will|would|can|could|please|if|faint"
    r"|a oes|beth|pa|pryd)\s",
    re.IGNORECASE,
)
_BRACKETED: Final = re.compile(r"\s*[\[(].*[\])]\s*")
_HALVES: Final = re.compile(r"\s*[/|]\s*")
BESIDE_A_QUESTION: Final = frozenset(
    {SheetField.EVIDENCE, SheetField.PAGE, SheetField.CODER, SheetField.NOTES, SheetField.FILES}
)
_UNIT_IN_HEADING: Final = re.compile(r"\[[^\]]+\]|%|£|\(y/n\)|yes ?/ ?no", re.IGNORECASE)
# Groups over headings that say no more than which part of the sheet they are in.
NEUTRAL: Final = frozenset(
    {
        "request",
        "requests",
        "the request",
        "foi",
        "foi request",
        "foi requests",
        "details",
        "request details",
        "tracking",
    }
    | {"response", "the response", "responses", "reply", "authority", "council", "force", "general", "dates", "admin"}
)
_REVIEW: Final = frozenset({"review", "ir", "appeal", "reconsideration"})
_COMMISSIONER: Final = frozenset({"ico", "commissioner", "osic", "sic", "complaint"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Called:
    """What a heading says: fields, the likeliest first, how sure its words make that, and why."""

    fields: tuple[SheetField, ...]
    sureness: Sureness
    reason: str


def called(column: Column) -> Called | None:
    """What the heading of a column says; None where we do not know its words."""
    return _under_a_group(column) if column.over else _by_words(column.heading)


def asks(column: Column) -> str:
    """Why a heading looks like a question to the authority; "" where it does not."""
    name, heading = column.name.strip(), column.heading.strip()
    if not (heading or column.over):
        return ""
    if "?" in name:
        return "the heading is a question"
    if _NUMBERED.match(name) or _NUMBERED.match(heading):
        return "the heading is numbered like a question"
    if is_unit(heading) or _UNIT_IN_HEADING.search(name):
        return "the heading says what kind of answer is wanted"
    if _ASKING.match(name):
        return "the heading asks something"
    return "the heading is as long as a question" if len(name) > LONG_HEADING else ""


def _is_question(text: str) -> bool:
    return "?" in text or bool(_NUMBERED.match(text) or _ASKING.match(text)) or len(text) > LONG_HEADING


def _by_words(heading: str) -> Called | None:
    reason = f"the heading is {heading}"
    bare = _MANNER.sub(" ", heading)
    if _BRACKETED.fullmatch(heading):
        return None
    for text in (heading, bare):
        if fields := fields_called(text):
            return _said(fields, reason)
    return _in_two_languages(bare, reason) or _of_a_question(bare, reason) or _nearly(heading_key(bare))


def _said(fields: Sequence[SheetField], reason: str) -> Called:
    sureness = Sureness.SURE if len(fields) == 1 else Sureness.LIKELY
    return Called(fields=tuple(fields), sureness=sureness, reason=reason)


def _in_two_languages(heading: str, reason: str) -> Called | None:
    """Awdurdod / Authority: what both halves say, or likely what one says where we do not know the other."""
    halves = [fields_called(half) for half in _HALVES.split(heading)]
    known = [fields for fields in halves if fields]
    if len(halves) < 2 or not known or is_unit(heading):  # noqa: PLR2004 one half is the whole
        return None
    shared = [each for each in known[0] if all(each in fields for fields in known)]
    if shared and len(known) == len(halves):
        return _said(shared, reason)
    fields = dict.fromkeys((*shared, *(each for fields in known for each in fields)))
    return Called(fields=tuple(fields), sureness=Sureness.LIKELY, reason=reason)


def _of_a_question(heading: str, reason: str) -> Called | None:
    """Q12 evidence: what stands beside an answer, by the number of its question."""
    number = _NUMBERED.match(heading)
    fields = fields_called(heading[number.end() :]) if number else ()
    beside = tuple(each for each in fields if each in BESIDE_A_QUESTION)
    return Called(fields=beside, sureness=Sureness.LIKELY, reason=reason) if beside else None


@lru_cache(maxsize=2_000)
def _nearly(key: str) -> Called | None:
    if len(key) < FEWEST_LETTERS or len(key) > LONG_HEADING:
        return None
    found = process.extractOne(key, ALIASES.keys(), scorer=fuzz.ratio, score_cutoff=NEAR_ENOUGH)
    found = found or process.extractOne(key, ALIASES.keys(), scorer=fuzz.token_sort_ratio, score_cutoff=NEAR_ENOUGH)
    if found is None:
        return None
    alias = found[0]
    return Called(fields=ALIASES[alias], sureness=Sureness.LIKELY, reason=f"the heading is nearly “{alias}”")


def _under_a_group(column: Column) -> Called | None:
    """Under a group, a heading such as Date says little alone: the group counts first, then the heading as likely."""
    reason = f"the headings are {column.over}, {column.heading}"
    if together := fields_called(f"{column.over} {column.heading}"):
        return _said(together, reason)
    words = set(heading_key(column.over).split())
    for group, name in ((_REVIEW, "review"), (_COMMISSIONER, "ico")):
        if words & group and (fields := fields_called(f"{name} {column.heading}")):
            return Called(fields=fields, sureness=Sureness.LIKELY, reason=reason)
    return None if is_unit(column.heading) else _alone(column, reason)


def _alone(column: Column, reason: str) -> Called | None:
    """The heading by itself: sure under a group that says nothing; under a question, what stands beside answers."""
    alone = _by_words(column.heading)
    if alone is None or heading_key(column.over) in NEUTRAL:
        return alone
    is_answer = _is_question(column.over) and alone.fields[0] not in BESIDE_A_QUESTION
    return None if is_answer else Called(fields=alone.fields, sureness=Sureness.LIKELY, reason=reason)
