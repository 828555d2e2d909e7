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
PLAIN |= dict.fromkeys("‐‑‒–—−", "-") | {"_": " "}
SHORTEST = 2
RUN_TOGETHER = 8  # letters; shorter names run together may be another word, as Jo An is in Joan
BROKEN = re.compile(r"[-‐\u00ad]\s*\n\s*")  # a word that goes on in the next line
BETWEEN = r"(?:[\s.'+-]|%20|&nbsp;)"
INITIAL = r"(?:\b\w\b\.?\s+)?"


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
    broken = {place for each in BROKEN.finditer(text) for place in range(*each.span())}
    letters = ((place, letter) for place, letter in enumerate(text) if place not in broken)
    pairs = [(small, place) for place, letter in letters for small in _fold(letter)]
    return "".join(small for small, _ in pairs), [place for _, place in pairs]


def _fold(letter: str) -> str:
    parts = unicodedata.normalize("NFKD", letter).casefold()
    return "".join(PLAIN.get(part, part) for part in parts if not _is_unseen(part))


def _is_unseen(part: str) -> bool:
    """An accent; or a soft hyphen and whatever else only tells how to set the letters."""
    return bool(unicodedata.combining(part)) or unicodedata.category(part) == "Cf"


def _with_marks(text: str, end: int) -> int:
    """Past the accents that stand behind the last letter."""
    while end < len(text) and _is_unseen(text[end]):
        end += 1
    return end


@lru_cache(maxsize=16)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str] | None:
    forms = sorted({form for name in names for form in _forms(name)}, key=len, reverse=True)
    return re.compile(rf"(?<![^\W\d_])(?:{'|'.join(forms)})(?![^\W\d_])") if forms else None


def _forms(name: str) -> Iterator[str]:
    """The name, and where it has more than one word, its initials with the last: Jo Smith, J. Smith, Smith, J."""
    words = folded(name).replace(".", " ").split()
    if not words or len("".join(words)) < SHORTEST:
        return
    several = "*" if len("".join(words)) >= RUN_TOGETHER else "+"
    yield f"{BETWEEN}{several}{INITIAL}".join(_word(each, several) for each in words)
    if len(words) > 1:
        *first, last = (_word(each, several) for each in words)
        initials = [re.escape(word[0]) for word in words[:-1]]
        yield r"[\s.]*".join([*initials, ""]) + last
        yield rf"{last}(?:,\s*|\s+){f'{BETWEEN}+'.join(first)}"
        yield rf"{last},\s*{initials[0]}"


def _word(word: str, several: str) -> str:
    """One that is written with a hyphen or an apostrophe may be written with others, or with none."""
    return f"{BETWEEN}{several}".join(re.escape(part) for part in re.split("[-']", word) if part) or re.escape(word)
