"""Finding the names of a list in words, however they are accented, spaced or shortened."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

# Letters that Unicode does not take apart into a letter and its mark.
PLAIN = {
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "æ": "ae",
    "œ": "oe",
    "ı": "i",
    "’": "'",
    "‘": "'",
    "ʼ": "'",
}
PLAIN |= dict.fromkeys("‐‑‒–—−", "-")
SHORTEST = 2


def without_names(text: str, names: Iterable[str], instead: str) -> str:
    """The text with every listed name, whole words only, put out of sight."""
    pattern = _pattern(tuple(names))
    if pattern is None:
        return text
    folded, places = _folded(text)
    kept, end = [], 0
    for match in pattern.finditer(folded):
        first, last = places[match.start()], places[match.end() - 1] + 1
        if first >= end:
            kept += [text[end:first], instead]
            end = _with_marks(text, last)
    return "".join([*kept, text[end:]])


def folded(text: str) -> str:
    """In small letters, without accents, with straight apostrophes and hyphens."""
    return _folded(text)[0]


def _folded(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its letters the place that it came from."""
    pairs = [(small, place) for place, letter in enumerate(text) for small in _fold(letter)]
    return "".join(small for small, _ in pairs), [place for _, place in pairs]


def _fold(letter: str) -> str:
    parts = unicodedata.normalize("NFKD", letter).casefold()
    return "".join(PLAIN.get(part, part) for part in parts if not unicodedata.combining(part))


def _with_marks(text: str, end: int) -> int:
    """Past the accents that stand behind the last letter."""
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    return end


@lru_cache(maxsize=16)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str] | None:
    forms = sorted({form for name in names for form in _forms(name)}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)") if forms else None


def _forms(name: str) -> Iterator[str]:
    """The name, and where it has more than one word, its initials with the last: Jo Smith, J. Smith, Smith, J."""
    words = folded(name).replace(".", " ").split()
    if not words or len("".join(words)) < SHORTEST:
        return
    yield r"[\s.]+".join(map(re.escape, words))
    if len(words) > 1:
        *first, last = words
        yield r"[\s.]*".join([*(f"{re.escape(word[0])}" for word in first), ""]) + re.escape(last)
        yield rf"{re.escape(last)},\s*(?:{'|'.join([re.escape(' '.join(first)), re.escape(first[0][0])])})"
