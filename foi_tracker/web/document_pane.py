"""What the pane with a reply's files shows: one file, one page of it, and the ways to the others."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from flask import current_app, url_for

from foi_tracker.domain.attachments import sendable_name
from foi_tracker.domain.findings.quotes import QuoteCheck, look_up
from foi_tracker.domain.findings.showing import FileReading, Showing, ShownFile
from foi_tracker.integrations import file_pages
from foi_tracker.integrations.file_pages import Busy, Shelves
from foi_tracker.web import uploads

BUSY: Final = "Others are opening files just now. Load this page again in a moment."
NO_WORDS: Final = {
    Showing.PDF: "This page holds no text: it may be a scan. Read it in the picture.",
    Showing.IMAGE: "This is a picture, so there is no text of it to copy.",
}
NOTHING: Final = "There are no words in it."
Address = Callable[..., str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Pane:
    """`files` are (name, address, whether it is this one). Of the rest, what there is none of is ""."""

    files: tuple[tuple[str, str, bool], ...]
    file: ShownFile | None = None
    name: str = ""
    download: str = ""
    page: int = 0  # to be cited; 0 where the file has none
    place: str = ""
    previous: str = ""
    following: str = ""
    picture: str = ""
    large: str = ""
    alt: str = ""
    text: str = ""
    remark: str = ""
    as_text: bool = False
    other_view: str = ""


def shelves() -> Shelves:
    """Where files lie, and what was made of them."""
    return Shelves(store=uploads.folder(), cache=current_app.config["DATA_DIR"] / "pages")


def read(file: ShownFile) -> FileReading:
    """What a file says; where others are being read, that it cannot be said now."""
    try:
        return file_pages.read(shelves(), file)
    except Busy:
        return FileReading(remark=BUSY)


def check_quote(file: ShownFile, page: int | None, quote: str) -> QuoteCheck:
    """Whether the quote is in the file, and on which page."""
    if not file.showing.has_text:
        return QuoteCheck(found=None)
    checked = look_up(quote, read(file), page)
    return checked if file.showing.has_pages else QuoteCheck(found=checked.found)


def pane_of(files: Sequence[ShownFile], asked: Mapping[str, str], address: Address) -> Pane:
    """The pane as the query of an address asks for it: `file`, `page` and `view`.

    `address` makes the address of the page around it, from those three as keyword arguments.
    """
    if not files:
        return Pane(files=())
    file = next((each for each in files if each.public_id == asked.get("file")), files[0])
    reading = read(file)
    number = reading.nearest(int(asked.get("page") or 1)) if _is_number(asked.get("page")) else 1
    as_text = asked.get("view") == "text" or not file.showing.has_pictures
    here = _Here(file=file, reading=reading, number=number, as_text=as_text, address=address)
    return replace(_pane(here), files=_choices(files, file, address))


def _is_number(text: str | None) -> bool:
    return text is not None and text.isascii() and text.isdecimal() and len(text) < 6  # noqa: PLR2004 of digits


@dataclass(frozen=True, kw_only=True, slots=True)
class _Here:
    """A page of a file, and how the pane is to show it."""

    file: ShownFile
    reading: FileReading
    number: int
    as_text: bool
    address: Address

    @property
    def name(self) -> str:
        return sendable_name(self.file.filename)

    @property
    def view(self) -> dict[str, str]:
        return {"view": "text" if self.as_text else "picture"} if self.file.showing.has_pictures else {}

    def to(self, number: int) -> str:
        """The way to another page, where there is one."""
        there = 1 <= number <= self.reading.count
        return self.link(page=number, **self.view) if there else ""

    def link(self, **query: object) -> str:
        return f"{self.address(file=self.file.public_id, **query)}#pane"


def _choices(files: Sequence[ShownFile], chosen: ShownFile, address: Address) -> tuple[tuple[str, str, bool], ...]:
    return tuple(
        (
            sendable_name(each.filename) + ("" if each.with_reply else " (not of this reply)"),
            f"{address(file=each.public_id)}#pane",
            each == chosen,
        )
        for each in files
    )


def _pane(here: _Here) -> Pane:
    head = Pane(
        files=(),
        file=here.file,
        name=here.name,
        download=url_for("attachments.download", public_id=here.file.public_id),
    )
    if not here.reading.count:
        return replace(head, remark=here.reading.remark)
    page = here.reading.page(here.number)
    shown = replace(
        head,
        page=here.number if here.file.showing.has_pages else 0,
        place=_place(here, page.label),
        previous=here.to(here.number - 1),
        following=here.to(here.number + 1),
        text=page.text,
        remark=page.remark or ("" if page.text.strip() else NO_WORDS.get(here.file.showing, NOTHING)),
        as_text=here.as_text,
    )
    return _with_picture(shown, here) if here.file.showing.has_pictures else shown


def _place(here: _Here, label: str) -> str:
    if not here.file.showing.has_pages or (here.file.showing is Showing.IMAGE and here.reading.count == 1):
        return ""
    what = "Sheet" if here.file.showing is Showing.SHEETS else "Page"
    return f"{what} {here.number} of {here.reading.count}" + (f": {label}" if label else "")


def _with_picture(shown: Pane, here: _Here) -> Pane:
    drawn = partial(url_for, "documents.picture", public_id=here.file.public_id, number=here.number)
    text = "its text is below" if shown.text.strip() else "a picture, of which there is no text"
    return replace(
        shown,
        picture=drawn(),
        large=drawn(size="large"),
        alt=f"Page {here.number} of {here.name}; {text}",
        other_view=here.link(page=here.number, view="picture" if here.as_text else "text"),
    )
