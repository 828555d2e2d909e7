"""Words of a status, outcome, review, notice or channel column, and what they are likely to mean.

Their list is the data file beside this module; the keys of what they mean are those of `status_meanings`.
"""

import csv
import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from rapidfuzz import fuzz, process

from foi_tracker.domain.folding import fold
from foi_tracker.domain.imports.vocabulary import ChoiceKind, Sureness
from foi_tracker.domain.imports.words.day_shapes import days_within, plain
from foi_tracker.domain.imports.words.status_meanings import (
    AND,
    Meaning,
    StatusMeaning,
    channel_meant,
    is_meaning,
    meanings,
    status_meaning,
)

__all__ = [
    "Meaning",
    "StatusMeaning",
    "Suggestion",
    "channel_meant",
    "fold_word",
    "is_meaning",
    "meanings",
    "options",
    "status_meaning",
    "suggest",
]

DATA: Final = Path(__file__).with_name("status_words.csv")
PERHAPS: Final = "perhaps"
MARKS = str.maketrans(dict.fromkeys("✓✔✅☑", " tick ") | dict.fromkeys("✗✘❌☒", " cross ") | {"?": f" {PERHAPS} "})
# A misspelling is taken for one only where the words are long enough to be nothing else.
NEARLY, SHORTEST, LONGEST = 90, 6, 120
NEGATED = re.compile(r"\b(?:no|not|non|never|without|nor|un(?!der|til|usual)[a-z]+|in(?:complete|eligible))\b")
FIGURES = re.compile("[0-9]+")
CITATION = re.compile(
    r"(?:\b(?:under|citing|cites?|using|per|due to|because of|on)\s+)?"
    r"(?P<cited>\b(?:s|ss|sec|sect|sections?|regs?|regulations?)\.?\s*[0-9]{1,2}[a-z]?(?:\s*\([0-9a-z]{1,4}\))*)",
    re.IGNORECASE,
)
BETWEEN = re.compile(r"\s+[-–—]+\s*|[-–—]\s+|[/;,:()\[\]|+&\n]|\b(?:and|then|but|now)\b", re.IGNORECASE)
# How often, and the day: neither says where a request stands.
COUNTED = re.compile(r"\b(?:x ?[0-9]+|[0-9]+ ?x|[0-9]+ times|once|twice|three times|again)\b", re.IGNORECASE)
BEFORE_DAY = re.compile(r"(?:[\s,;:(-]|\b(?:on|to|until|till|since|from|by|due|dated?|w/c)\b)*$")
INITIALS = re.compile(r"\b([a-z])/([a-z])\b", re.IGNORECASE)
# Each gives way to the next, and to whatever came of the waiting.
WAITING = ("sent", "acknowledged", "extended", "late")
# What can be true one after the other.
IN_ORDER = ("answered:", "refused:", "withdrawn", "review", "commissioner", "notice:", "closed:", "tribunal")
SURE_OF_IT = "The words say so themselves."
MOSTLY = "This is what the words mostly mean."
SEVERAL = "The words can mean more than one thing."
DOUBTED = "There is a question mark behind it."
NOT_KNOWN = "We do not know these words."
COLOURED = "Only who filled it in knows what a colour means."


@dataclass(frozen=True, kw_only=True, slots=True)
class Suggestion:
    """What words may mean: `means` is a key, "" where nothing is suggested; `candidates` are all keys it could be.

    Only what is `SURE` may be taken without asking; what is `UNSURE` suggests nothing, and has candidates at best.
    """

    means: str
    sureness: Sureness
    reason: str
    candidates: tuple[str, ...] = ()


NOTHING: Final = Suggestion(means="", sureness=Sureness.UNSURE, reason=NOT_KNOWN)


def fold_word(word: str) -> str:
    """The word as choices know it: ticks, crosses and question marks become words, since `fold` would drop them."""
    return fold(word.translate(MARKS))


def suggest(kind: ChoiceKind, word: str) -> Suggestion:
    """What the word may mean in a column of this kind."""
    return _suggested(kind, word) if len(word) <= LONGEST else NOTHING


@lru_cache(maxsize=4096)
def _suggested(kind: ChoiceKind, word: str) -> Suggestion:
    if kind is ChoiceKind.COLOUR:
        return Suggestion(means="", sureness=Sureness.UNSURE, reason=COLOURED)
    known, folded = _words().get(kind, {}), fold_word(word)
    if folded in known:
        return known[folded]
    if folded.endswith(f" {PERHAPS}"):
        return _in_doubt(suggest(kind, word.replace("?", " ")))
    return _taken_apart(known, word) or _misspelt(known, folded) or NOTHING


def options(kind: ChoiceKind, word: str) -> tuple[Meaning, ...]:
    """The lines to choose from for this word: first what it may say that no single line says, then all lines."""
    lines = meanings(kind)
    listed = {each.key for each in lines}
    joined = [key for key in suggest(kind, word).candidates if key not in listed]
    return (*(Meaning(key=key, words=status_meaning(key).words) for key in joined), *lines)


def _in_doubt(meant: Suggestion) -> Suggestion:
    return replace(meant, sureness=Sureness.LIKELY, reason=DOUBTED) if meant.means else meant


def _misspelt(known: Mapping[str, Suggestion], folded: str) -> Suggestion | None:
    """The word that it nearly is; "unsuccessful" is not nearly "successful", nor "section 13" nearly "section 12"."""
    if len(folded) < SHORTEST:
        return None
    near = process.extract(folded, known.keys(), scorer=fuzz.ratio, score_cutoff=NEARLY, limit=5)
    alike = [name for name, _, _ in near if _sense(name) == _sense(folded)]
    if not alike:
        return None
    meant = known[alike[0]]
    reason = f"It is nearly “{alike[0]}”."
    sureness = Sureness.LIKELY if meant.means else Sureness.UNSURE
    return Suggestion(means=meant.means, sureness=sureness, reason=reason, candidates=meant.candidates)


def _sense(words: str) -> tuple[bool, list[str]]:
    """Whether they say no, and their figures: what a slip of the keyboard does not change."""
    return bool(NEGATED.search(words)), FIGURES.findall(words)


def _taken_apart(known: Mapping[str, Suggestion], word: str) -> Suggestion | None:
    """What its parts say, where it says more than one thing. Never sure."""
    cited = {fold_word(each["cited"]) for each in CITATION.finditer(word)}
    apart = CITATION.sub(lambda each: f",{fold_word(each['cited'])},", COUNTED.sub(",", _without_days(word)))
    parts = [part for part in map(fold_word, BETWEEN.split(INITIALS.sub(r"\1\2", apart))) if not part.isdecimal()]
    parts = [part for part in parts if part]
    read = {} if parts == [fold_word(word)] else {part: known.get(part) or _misspelt(known, part) for part in parts}
    meant = {part: found for part, found in read.items() if found}
    if not meant:
        return None
    unread = [part for part in read if part not in meant and part not in cited]
    return _joined(_which_count(list(meant.values())), _told(list(meant), unread), is_whole=not unread)


def _without_days(word: str) -> str:
    """Without the days that people put behind a status: "Sent 3/4/26", "Extended to 3 May"."""
    if not FIGURES.search(word):
        return word
    words = plain(word)
    for match in reversed(days_within(words)):
        words = f"{BEFORE_DAY.sub('', words[: match.start()])},{words[match.end() :]}"
    return words


def _told(read: Sequence[str], unread: Sequence[str]) -> str:
    known, unknown = (", ".join(f"“{part}”" for part in parts) for parts in (read, unread))
    if unread:
        return f"Of these words we know {known}, and not {unknown}."
    return f"It says more than one thing: {known}." if len(read) > 1 else f"It says {known}."


def _joined(read: Sequence[Suggestion], reason: str, *, is_whole: bool) -> Suggestion:
    """All of it, in the order of events, where it can be true at once."""
    keys = sorted(dict.fromkeys(each.candidates[0] for each in read), key=lambda key: _rank(key) or 0)
    others = [key for each in read for key in each.candidates]
    if not _agree(keys):
        return Suggestion(means="", sureness=Sureness.UNSURE, reason=reason, candidates=tuple(dict.fromkeys(others)))
    joined = AND.join(keys)
    is_clear = is_whole and all(each.means for each in read)
    return Suggestion(
        means=joined if is_clear else "",
        sureness=Sureness.LIKELY if is_clear else Sureness.UNSURE,
        reason=reason,
        candidates=tuple(dict.fromkeys([joined, *keys, *others])),
    )


def _which_count(read: Sequence[Suggestion]) -> list[Suggestion]:
    """Without those that another says more exactly: "responded" beside "refused", "refused" beside "cost"."""
    keys = {each.means for each in read if each.means}
    exact = [each for each in read if each.means not in _less_exact(keys)]
    is_answered = any(status_meaning(key).is_answer for key in keys)
    clear = [each for each in exact if not _is_said_better(each, keys, is_answered=is_answered)]
    return clear or list(read)


def _is_said_better(each: Suggestion, keys: Set[str], *, is_answered: bool) -> bool:
    """Whether another of the words says which of several it is: "disclosed" beside "redacted"."""
    if len(each.candidates) > 1 and (keys - {each.means}) & set(each.candidates):
        return True
    return is_answered and not each.means and status_meaning(each.candidates[0]).is_answer


def _less_exact(keys: Set[str]) -> set[str]:
    """Waiting gives way to whatever came of it, and a refusal to its ground."""
    waiting = [key for key in WAITING if key in keys]
    less = set(waiting if keys - set(waiting) else waiting[:-1])
    return less | ({"answered:refused"} if any(key.startswith("refused:") for key in keys) else set())


def _rank(key: str) -> int | None:
    return next((rank for rank, start in enumerate(IN_ORDER) if key.startswith(start)), None)


def _agree(keys: Sequence[str]) -> bool:
    """Whether all of them can be true of one request: one answer at most, and each a step after the one before."""
    answers = [key for key in keys if status_meaning(key).is_answer]
    return len(keys) == 1 or (len(answers) <= 1 and all(_rank(key) is not None for key in keys))


@cache
def _words() -> Mapping[ChoiceKind, Mapping[str, Suggestion]]:
    found: dict[ChoiceKind, dict[str, Suggestion]] = {}
    with DATA.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            for kind in row["kinds"].split():
                found.setdefault(ChoiceKind(kind), {}).update(_row(ChoiceKind(kind), row))
    return found


def _row(kind: ChoiceKind, row: Mapping[str, str]) -> dict[str, Suggestion]:
    sureness = Sureness(row["sureness"])
    candidates = tuple(key for key in row["means"].split() if is_meaning(kind, key))
    reason = {Sureness.SURE: SURE_OF_IT, Sureness.LIKELY: MOSTLY, Sureness.UNSURE: SEVERAL}[sureness]
    means = "" if sureness is Sureness.UNSURE else candidates[0]
    meant = Suggestion(means=means, sureness=sureness, reason=reason, candidates=candidates)
    return {fold_word(word): meant for word in row["words"].split("|")}
