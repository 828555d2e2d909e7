"""What the pane with a reply's files shows: one file, one page of it, and the ways to the others."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from flask import current_app, url_for

from foi_tracker.domain.attachments import sendable_name
from foi_tracker.domain.findings.grid import MOST_COLUMNS, Grid, grid_of
from foi_tracker.domain.findings.quotes import QuoteCheck, look_up
from foi_tracker.domain.findings.showing import FileReading, PageText, Showing, ShownFile
from foi_tracker.integrations import file_pages
from foi_tracker.integrations.file_pages import Busy, Shelves
from foi_tracker.web import uploads

BUSY: Final = "Others are opening files just now. Load this page again in a moment."
NO_WORDS: Final = {
    Showing.PDF: "This page holds no text: it may be a scan. Read it in the picture.",
    Showing.IMAGE: "This is a picture, so there is no text of it to copy.",
}
NOTHING: Final = "There are no words in it."
VIEWS: Final = {"picture": "Show the picture", "large": "Show it larger", "text": "Show as text"}
STEPS: Final = (-10, -2, -1, 0, 1, 2, 10)
MOST_ROWS: Final = 500  # of a sheet; a quote is looked up in all
Address = Callable[..., str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Pane:
    """`files` came with the reply, `others` did not: (name, address, whether it is this one).

    Of the rest, what there is none of is "".
    """

    files: tuple[tuple[str, str, bool], ...] = ()
    others: tuple[tuple[str, str, bool], ...] = ()
    file: ShownFile | None = None
    name: str = ""
    download: str = ""
    page: int = 0  # to be cited; 0 where the file has none
    place: str = ""
    previous: str = ""
    following: str = ""
    pages: tuple[tuple[int, str, bool], ...] = ()  # those near this one, the first and the last
    picture: str = ""
    alt: str = ""
    is_large: bool = False
    text: str = ""
    grid: Grid | None = None
    remark: str = ""
    as_text: bool = False
    views: tuple[tuple[str, str], ...] = ()  # other ways to see it


def shelves() -> Shelves:
    """Where files lie, and what was made of them."""
    return Shelves(store=uploads.folder(), cache=current_app.config["DATA_DIR"] / "pages")


def read(file: ShownFile) -> FileReading:
    """What a file says; where others are being read, that it cannot be said now."""
    try:
        return file_pages.read(shelves(), file)
    except Busy:
        return FileReading(remark=BUSY)


def check_quote(files: Sequence[ShownFile], public_id: str, page: int | None, quote: str) -> QuoteCheck:
    """Whether the quote is in one of these files, and on which page."""
    file = next((each for each in files if each.public_id == public_id), None)
    if file is None or not file.showing.has_text:
        return QuoteCheck(found=None)
    checked = look_up(quote, read(file), page)
    return checked if file.showing.has_pages else QuoteCheck(found=checked.found)


def pane_of(files: Sequence[ShownFile], asked: Mapping[str, str], address: Address) -> Pane:
    """The pane as the query of an address asks for it: `file`, `page` and `view`.

    `address` makes the address of the page around it, from those three as keyword arguments.
    """
    if not files:
        return Pane()
    file = next((each for each in files if each.public_id == asked.get("file")), files[0])
    reading = read(file)
    number = reading.nearest(int(asked.get("page") or 1)) if _is_number(asked.get("page")) else 1
    view = asked.get("view", "") if file.showing.has_pictures and asked.get("view") in VIEWS else ""
    here = _Here(file=file, reading=reading, number=number, view=view, address=address)
    ways = [(each.with_reply, (sendable_name(each.filename), here.to_file(each), each == file)) for each in files]
    return replace(
        _pane(here),
        files=tuple(way for with_reply, way in ways if with_reply),
        others=tuple(way for with_reply, way in ways if not with_reply),
    )


def _is_number(text: str | None) -> bool:
    return text is not None and text.isascii() and text.isdecimal() and len(text) < 6  # noqa: PLR2004 of digits


@dataclass(frozen=True, kw_only=True, slots=True)
class _Here:
    """A page of a file, and how the pane is to show it."""

    file: ShownFile
    reading: FileReading
    number: int
    view: str
    address: Address

    @property
    def name(self) -> str:
        return sendable_name(self.file.filename)

    @property
    def as_text(self) -> bool:
        return self.view == "text" or not self.file.showing.has_pictures

    def to(self, number: int) -> str:
        """The way to another page, where there is one."""
        asked = {"view": self.view} if self.view else {}
        return self.link(page=number, **asked) if 1 <= number <= self.reading.count else ""

    def link(self, **query: object) -> str:
        return self.to_file(self.file, **query)

    def to_file(self, file: ShownFile, **query: object) -> str:
        return f"{self.address(file=file.public_id, **query)}#pane"


def _pane(here: _Here) -> Pane:
    head = Pane(
        file=here.file,
        name=here.name,
        download=url_for("attachments.download", public_id=here.file.public_id),
    )
    if not here.reading.count:
        return replace(head, remark=here.reading.remark)
    page = here.reading.page(here.number)
    grid = grid_of(page, MOST_ROWS) if here.file.showing is Showing.SHEETS and page.text else None
    shown = replace(
        head,
        page=here.number if here.file.showing.has_pages else 0,
        place=_place(here, page.label),
        previous=here.to(here.number - 1),
        following=here.to(here.number + 1),
        pages=_near(here),
        text=page.text,
        grid=grid,
        remark=page.remark or _remark(here, page, grid),
        as_text=here.as_text,
    )
    return _with_picture(shown, here) if here.file.showing.has_pictures else shown


def _remark(here: _Here, page: PageText, grid: Grid | None) -> str:
    if grid and not grid.is_whole:
        return f"At most {MOST_ROWS} rows and {MOST_COLUMNS} columns are shown here. Download the file to see all."
    return "" if page.text.strip() else NO_WORDS.get(here.file.showing, NOTHING)


def _place(here: _Here, label: str) -> str:
    if not here.file.showing.has_pages or (here.file.showing is Showing.IMAGE and here.reading.count == 1):
        return ""
    what = "Sheet" if here.file.showing is Showing.SHEETS else "Page"
    return f"{what} {here.number} of {here.reading.count}" + (f": {label}" if label else "")


def _near(here: _Here) -> tuple[tuple[int, str, bool], ...]:
    """Ways to pages near this one and far from it; none where the next and the one before are all there are."""
    if here.reading.count <= 3:  # noqa: PLR2004 pages
        return ()
    numbers = {1, here.reading.count, *(here.number + step for step in STEPS)}
    return tuple((each, here.to(each), each == here.number) for each in sorted(numbers) if here.to(each))


def _with_picture(shown: Pane, here: _Here) -> Pane:
    drawn = partial(url_for, "documents.picture", public_id=here.file.public_id, number=here.number)
    text = "its text is below" if shown.text.strip() else "a picture, of which there is no text"
    return replace(
        shown,
        picture=drawn(size="large") if here.view == "large" else drawn(),
        is_large=here.view == "large",
        alt=f"Page {here.number} of {here.name}; {text}",
        views=tuple(
            (words, here.link(page=here.number, view=view))
            for view, words in VIEWS.items()
            if view != (here.view or "picture")
        ),
    )
