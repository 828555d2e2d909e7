"""What a word of a sheet is called in a form, and how much of it a page shows: a cell may hold a whole letter."""

from hashlib import sha256
from typing import Final

from foi_tracker.domain.imports.vocabulary import ChoiceKind

LONGEST_NAME: Final = 200
LONGEST_SHOWN: Final = 300


def key_of(kind: ChoiceKind, folded: str) -> str:
    """Of a long text a fingerprint: fifty such texts would be more than a form may send."""
    return f"{kind.value}:{folded if len(folded) <= LONGEST_NAME else sha256(folded.encode()).hexdigest()}"


def shown(said: str) -> str:
    """Its beginning, enough to know it by."""
    return said if len(said) <= LONGEST_SHOWN else f"{said[:LONGEST_SHOWN].rstrip()}…"
