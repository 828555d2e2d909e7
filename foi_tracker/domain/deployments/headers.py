"""Which field of the log each column of a table is: known by its name, likely, or for a person to say."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz

from foi_tracker.domain.deployments.fields import ALIASES, fold, label_of
from foi_tracker.domain.question_sets import AnswerField, LogDefinition

SURE: Final = 90
LIKELY: Final = 75
MARGIN: Final = 8
MOST_CANDIDATES: Final = 4
FILLING: Final = re.compile(r"\b(number|no|total|the|of|num|lfr|facial recognition)\b")
NOT_FROM_TABLES: Final = frozenset({"deployment_id", "coder", "checked_by", "demographics"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Heading:
    """A column; `key` is "" where it is not known, and `candidates` are then what it may be."""

    place: int
    text: str
    key: str = ""
    candidates: tuple[str, ...] = ()


def offered(log: LogDefinition) -> list[AnswerField]:
    """The fields that a column of a table can be; `force` only to hold it against whose table it is."""
    return [field for field in log.fields if field.key not in NOT_FROM_TABLES]


def recognise(headings: Sequence[str], log: LogDefinition) -> list[Heading]:
    """What each column is. Two columns that would be the same field are both asked about."""
    names = _names(log)
    found = [_recognised(place, text, names) for place, text in enumerate(headings)]
    keys = [each.key for each in found if each.key]
    return [_asked(each) if keys.count(each.key) > 1 else each for each in found]


def looks_like_headings(row: Sequence[str], log: LogDefinition) -> bool:
    """Whether a row names columns: some are known, and none is a bare number."""
    if any(cell.replace(",", "").strip().isdigit() for cell in row):
        return False
    return any(each.key or each.candidates for each in recognise(row, log))


def _asked(heading: Heading) -> Heading:
    return Heading(place=heading.place, text=heading.text, candidates=(heading.key,))


def _names(log: LogDefinition) -> dict[str, str]:
    names: dict[str, str] = {}
    for field in offered(log):
        for name in (label_of(field.key), field.key, *ALIASES.get(field.key, ())):
            names.setdefault(fold(name), field.key)
    return names


def _recognised(place: int, text: str, names: dict[str, str]) -> Heading:
    folded = fold(text)
    known = names.get(folded) or names.get(_bare(folded), "")
    if known or not folded:
        return Heading(place=place, text=text, key=known)
    scores = _scores(folded, names)
    best = [key for key in sorted(scores, key=lambda key: (-scores[key], key)) if scores[key] >= LIKELY]
    if best and scores[best[0]] >= SURE and (len(best) == 1 or scores[best[0]] - scores[best[1]] >= MARGIN):
        return Heading(place=place, text=text, key=best[0])
    return Heading(place=place, text=text, candidates=tuple(best[:MOST_CANDIDATES]))


def _scores(folded: str, names: dict[str, str]) -> dict[str, float]:
    """The best likeness of each field; words in another order count as the same."""
    found: dict[str, float] = {}
    for name, key in names.items():
        found[key] = max(found.get(key, 0), fuzz.token_sort_ratio(folded, name))
    return found


def _bare(folded: str) -> str:
    return " ".join(FILLING.sub(" ", folded).split())
