"""The text of a reply with one kind of space, dash and digit, whatever a spreadsheet or a PDF made of them."""

import unicodedata

DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹣－"), "-")
QUOTES = {ord("’"): "'", ord("‘"): "'", ord("“"): '"', ord("”"): '"', ord("\u00ad"): None, ord("\u200b"): None}
# NFKC would run these into the digits before them: "12²" is no 122, and "1½" no 11/2.
RAISED = ("<super>", "<sub>", "<fraction>", "<circle>")


def tidied(text: str) -> str:
    """Full-width and spaced-out characters as plain ones; raised figures stay as they are."""
    plain = "".join(letter if is_raised(letter) else unicodedata.normalize("NFKC", letter) for letter in text)
    return " ".join(plain.translate(DASHES).translate(QUOTES).split())


def is_raised(letter: str) -> bool:
    """Whether it is a small figure beside others, or a fraction."""
    return unicodedata.decomposition(letter).startswith(RAISED)
