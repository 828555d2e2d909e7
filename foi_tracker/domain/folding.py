"""Names folded for searching: no accents, no capitals, no punctuation."""

import re
import unicodedata
from functools import lru_cache

A_NAME = 200  # letters: longer is a text, and seldom said twice
BETWEEN_WORDS = re.compile(r"[\W_]+")
WRITTEN_WITHOUT = str.maketrans("", "", "'’ʼ.")


def fold(text: str) -> str:
    """What people type and what the register says, made alike: "Môn & Ynys" becomes "mon and ynys"."""
    return _remembered(text) if len(text) <= A_NAME else _folded(text)


@lru_cache(maxsize=20_000)
def _remembered(text: str) -> str:
    """A sheet says the same names and words over and over."""
    return _folded(text)


def _folded(text: str) -> str:
    bare = unicodedata.normalize("NFKD", text)
    if not bare.isascii():
        bare = "".join(letter for letter in bare if not unicodedata.combining(letter))
    words = bare.casefold().translate(WRITTEN_WITHOUT).replace("&", " and ")
    return BETWEEN_WORDS.sub(" ", words).strip()
