"""Names folded for searching: no accents, no capitals, no punctuation."""

import unicodedata

WRITTEN_WITHOUT = str.maketrans("", "", "'’ʼ.")


def fold(text: str) -> str:
    """What people type and what the register says, made alike: "Môn & Ynys" becomes "mon and ynys"."""
    bare = "".join(
        letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter)
    ).casefold()
    words = bare.translate(WRITTEN_WITHOUT).replace("&", " and ")
    return " ".join("".join(letter if letter.isalnum() else " " for letter in words).split())
