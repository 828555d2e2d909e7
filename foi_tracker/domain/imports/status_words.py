"""Words of a status, outcome, review, notice or channel column, and what they are likely to mean."""

from dataclasses import dataclass

from foi_tracker.domain.folding import fold
from foi_tracker.domain.imports.status_meanings import (
    Meaning,
    StatusMeaning,
    channel_meant,
    is_meaning,
    meanings,
    status_meaning,
)
from foi_tracker.domain.imports.vocabulary import ChoiceKind, Sureness

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

MARKS = str.maketrans({"✓": " tick ", "✔": " tick ", "✗": " cross ", "✘": " cross "})


@dataclass(frozen=True, kw_only=True, slots=True)
class Suggestion:
    """What a word may mean: `means` is a key ("" for none), `candidates` are all keys it could be, likeliest first."""

    means: str
    sureness: Sureness
    reason: str
    candidates: tuple[str, ...] = ()


def fold_word(word: str) -> str:
    """The word as choices know it: ticks and crosses become words, since `fold` would drop them."""
    return fold(word.translate(MARKS))


def suggest(kind: ChoiceKind, word: str) -> Suggestion:
    """What the word may mean. Only what is `SURE` may be taken without asking."""
    return Suggestion(means="", sureness=Sureness.UNSURE, reason="Nobody has said yet what it means.")


def options(kind: ChoiceKind, word: str) -> tuple[Meaning, ...]:
    """The lines of the list for this word: what it suggests first where no single line says it, then all of them."""
    return meanings(kind)
