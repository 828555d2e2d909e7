"""Whether the words that somebody quotes are in a text, however its lines were broken."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from foi_tracker.domain.findings.showing import FileReading

BROKEN: Final = "\N{PILCROW SIGN}"  # stands for a hyphen at the end of a line, which may belong to the word or not
SIGNS: Final = {
    **dict.fromkeys("‘’‚‛ʼ′`´", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff\N{PILCROW SIGN}"),  # not seen, so not missed
    "ﬀ": "ff",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    "ﬅ": "st",
    "ﬆ": "st",
    **dict.fromkeys("\u2010\u2011", "-"),
}
TABLE: Final = str.maketrans(SIGNS)
BARE: Final = str.maketrans("", "", f"-{BROKEN}")
SLACK: Final = 200  # characters: what spaces and hyphens may add to a quote
LINE_END: Final = re.compile(r"(?<=[^\W\d_])-[ \t]*[\n\f][ \t\n\f]*(?=[^\W\d_])")
NUMBER_END: Final = re.compile(r"(?<=\d)-[ \t]*[\n\f][ \t\n\f]*(?=\d)")


@dataclass(frozen=True, kw_only=True, slots=True)
class QuoteCheck:
    """`found` is None where there is no text to look in; `on_page` is where the quote is."""

    found: bool | None
    on_page: int | None = None

    def words(self, cited: int | None) -> str:
        """What to tell whoever cited this page."""
        if self.found is None:
            return "The quote could not be checked: the file’s text could not be read here. Check it by eye."
        if not self.found:
            return "The quote is not in the text of this file. Copy it again, word for word."
        if cited and self.on_page and cited != self.on_page:
            return f"The quote is on page {self.on_page}, not {cited}."
        return f"The quote is on page {self.on_page}." if self.on_page else "The quote is in the text."


def is_in(quote: str, text: str) -> bool:
    """Whether `text` has these words: line breaks, hyphens at them, the shape of quotation marks and case aside.

    A part of a word or of a number is not a quote: "30" is not in "1,300".
    """
    return _has(plain(text), plain(quote))


def find_pages(quote: str, pages: Sequence[str]) -> tuple[int, ...]:
    """The pages that have the quote, counted from 1; where none has all of it, those on which it begins."""
    wanted = plain(quote)
    whole = tuple(number for number, page in enumerate(pages, 1) if _has(plain(page), wanted))
    return whole or tuple(
        number
        for number, (one, following) in enumerate(pairwise(pages), 1)
        if _has(plain(_seam(one, following, 2 * len(quote) + SLACK)), wanted)
    )


def _seam(one: str, following: str, length: int) -> str:
    """Where one page ends and the following begins, from a whole word on."""
    end = one if len(one) <= length else one[-length:].partition(" ")[2]
    return f"{end}\n{following[:length]}"


def look_up(quote: str, reading: FileReading, page: int | None) -> QuoteCheck:
    """Look for the quote in a file, on the page it was cited from before any other."""
    if page is not None and is_in(quote, reading.page(page).text):
        return QuoteCheck(found=True, on_page=page)
    found = find_pages(quote, [each.text for each in reading.pages])
    if found:
        return QuoteCheck(found=True, on_page=found[0])
    return QuoteCheck(found=False if plain(quote) and _could_tell(reading, page) else None)


def _could_tell(reading: FileReading, page: int | None) -> bool:
    """Whether not finding a quote means anything: a scan has no words, and the page may lie beyond what was read."""
    if page is not None:
        return bool(reading.page(page).text.strip()) and reading.page(page).whole
    return reading.is_whole and all(each.text.strip() for each in reading.pages) and bool(reading.pages)


def plain(text: str) -> str:
    """The text with what does not matter taken out of it, and line-end hyphens marked."""
    signs = unicodedata.normalize("NFC", text).translate(TABLE).replace("\r\n", "\n").replace("\r", "\n")
    joined = NUMBER_END.sub("-", LINE_END.sub(BROKEN, signs))
    return " ".join(joined.casefold().split())


def _has(text: str, wanted: str) -> bool:
    """Whether a plain text has a plain quote. Most texts are ruled out without minding the hyphens."""
    if not wanted or wanted.translate(BARE) not in text.translate(BARE):
        return False
    signs = f"{BROKEN}?".join(map(_sign, wanted))
    return re.search(_start(wanted[0]) + signs + _end(wanted[-1]), text) is not None


def _sign(sign: str) -> str:
    if sign == BROKEN:
        return f"[-{BROKEN}]?"
    return f"[-{BROKEN}]" if sign == "-" else re.escape(sign)


def _start(sign: str) -> str:
    if sign.isdecimal():
        return rf"(?<![\w{BROKEN}])(?<!\d[.,])"
    return rf"(?<![\w{BROKEN}])" if sign.isalnum() else ""


def _end(sign: str) -> str:
    if sign.isdecimal():
        return rf"(?![\w{BROKEN}])(?![.,]\d)"
    return rf"(?![\w{BROKEN}])" if sign.isalnum() else ""
