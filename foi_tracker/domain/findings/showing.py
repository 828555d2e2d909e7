"""What of a reply's files can be shown in a page: which kinds, and what was read of one."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Final


class Showing(StrEnum):
    """How a file is shown: by its pages and their text, as a picture, as text, or not at all.

    Mark-up and drawings that may hold programs are never shown; of a web page the words are.
    """

    PDF = "pdf"
    IMAGE = "image"
    SHEETS = "sheets"
    DOCUMENT = "document"
    EMAIL = "email"
    WEB_PAGE = "web_page"
    PLAIN = "plain"
    NOT_SHOWN = "not_shown"

    @property
    def has_pictures(self) -> bool:
        """Whether its pages are drawn."""
        return self in (Showing.PDF, Showing.IMAGE)

    @property
    def has_text(self) -> bool:
        """Whether words can be read out of it, so that a quote can be looked up."""
        return self not in (Showing.IMAGE, Showing.NOT_SHOWN)

    @property
    def has_pages(self) -> bool:
        """Whether a page of it can be cited by its number."""
        return self in (Showing.PDF, Showing.IMAGE, Showing.SHEETS)


BY_TYPE: Final = {
    "application/pdf": Showing.PDF,
    **dict.fromkeys(("image/png", "image/jpeg", "image/gif", "image/tiff"), Showing.IMAGE),
}
BY_ENDING: Final = {
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".tif", ".tiff"), Showing.IMAGE),
    **dict.fromkeys((".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"), Showing.SHEETS),
    ".docx": Showing.DOCUMENT,
    ".eml": Showing.EMAIL,
    **dict.fromkeys((".htm", ".html"), Showing.WEB_PAGE),
    **dict.fromkeys((".txt", ".md", ".csv", ".tsv", ".log"), Showing.PLAIN),
}


def showing_of(filename: str, media_type: str) -> Showing:
    """How a file is shown: its first bytes decide where they tell, and its ending where they do not."""
    ending = PurePosixPath(filename.strip().rstrip(". ")).suffix.lower()
    return BY_TYPE.get(media_type) or BY_ENDING.get(ending, Showing.NOT_SHOWN)


@dataclass(frozen=True, kw_only=True, slots=True)
class ShownFile:
    """A file of a request, as a reader chooses it. `with_reply` is whether it came with the reply being read."""

    public_id: str
    sha256: str
    filename: str
    showing: Showing
    with_reply: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class PageText:
    """The words of one page; `remark` says why some or all are not here.

    Of a sheet, `label` is its name, and its first cell stands in `first_row` and `first_column`.
    """

    text: str
    label: str = ""
    remark: str = ""
    whole: bool = True
    first_row: int = 1
    first_column: int = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class FileReading:
    """What was read of a file. `count` pages are in it, of which the first were read; none where it is unreadable."""

    count: int = 0
    pages: tuple[PageText, ...] = ()
    remark: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether every word that can be had is here."""
        return len(self.pages) == self.count and all(page.whole for page in self.pages)

    def page(self, number: int) -> PageText:
        """One page, counted from 1; what lies beyond the last that was read says so."""
        if 1 <= number <= len(self.pages):
            return self.pages[number - 1]
        return PageText(
            text="", remark="The text of this page was not read: the file is too long, or damaged.", whole=False
        )

    def nearest(self, number: int) -> int:
        """A page that there is: this one, or else the first or last."""
        return max(1, min(number, self.count))
