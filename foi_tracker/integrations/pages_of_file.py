"""Draws the pages of files that strangers made and reads their words; run as a program of its own, within limits.

One order comes in; a picture or lines of JSON go out. It gets none of the tracker's settings. What breaks it, or takes
too long, breaks only this: it ends with whatever it had already said.
"""

import json
import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

try:
    import resource
except ImportError:  # there is none on Windows
    resource = None  # type: ignore[assignment,unused-ignore]

MIB: Final = 1024 * 1024
MOST_MEMORY: Final = 768 * MIB
MOST_WRITTEN: Final = 48 * MIB

MOST_PAGES: Final = 1_000  # whose words are read; more are drawn
MOST_ON_A_PAGE: Final = 200_000  # characters
MOST_IN_ALL: Final = 4_000_000
MOST_ROWS: Final = 10_000  # of a sheet
MOST_PIXELS: Final = 40_000_000  # of a picture that comes in
POINTS_AN_INCH: Final = 72

# The longest edges of what goes out, and how finely a page is drawn within them.
SIZES: Final = {"normal": (1_100, 2_400, 130), "large": (2_200, 4_800, 220)}
FORMATS: Final = ("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF")

LOCKED: Final = "It is locked with a password, so it cannot be shown here."
TOO_MANY_PIXELS: Final = "It is too large a picture to be shown here."
HIDDEN: Final = "This sheet is hidden in the file, so it is not shown here. It may hold what was sent by mistake: tell a coordinator."  # fmt: skip # noqa: E501
CUT: Final = "Only the beginning of this page was read: the file goes on."

Line = dict[str, Any]


def main() -> None:
    """Do what the one line of input asks for."""
    order = json.loads(sys.stdin.readline())
    _limit(order["seconds"])
    path = Path(order["path"])
    if order["do"] == "draw":
        DRAWN[order["showing"]](path, order["page"], SIZES[order["size"]]).save(sys.stdout.buffer, "PNG")
        return
    room = MOST_IN_ALL
    for line in READ[order["showing"]](path, order["ending"]):
        said = _cut(line, min(room, MOST_ON_A_PAGE))
        room -= len(said.get("text", ""))
        sys.stdout.write(json.dumps(said) + "\n")
        sys.stdout.flush()


def _limit(seconds: int) -> None:
    if resource is None:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (MOST_WRITTEN, MOST_WRITTEN))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 2))  # so that it dies of the first, not of the second
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))


def _cut(line: Line, most: int) -> Line:
    text = line.get("text", "").replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\N{REPLACEMENT CHARACTER}")
    if "text" not in line or len(text) <= most:
        return line | ({"text": text} if "text" in line else {})
    return line | {"text": text[:most], "remark": CUT, "whole": False}


def _open_pdf(path: Path) -> Any:  # noqa: ANN401 the library has no types
    import pypdfium2  # noqa: PLC0415 slow to load, and for files of this kind alone

    found = pypdfium2.PdfDocument(path)
    found.init_forms()  # what was filled into a form is part of the page
    return found


def _read_pdf(path: Path, _: str) -> Iterator[Line]:
    try:
        found = _open_pdf(path)
    except Exception as refused:
        if "password" not in str(refused).lower():
            raise
        yield {"count": 0, "remark": LOCKED}
        return
    yield {"count": len(found)}
    for number in range(min(len(found), MOST_PAGES)):
        page = found[number]
        words = page.get_textpage()
        # The library marks a hyphen at the end of a line with a sign of its own, and joins the lines.
        yield {"text": words.get_text_bounded().replace("\x02", "-\n").replace("\ufffe", "-\n")}
        words.close()
        page.close()


def _draw_pdf(path: Path, number: int, size: tuple[int, int, int]) -> Any:  # noqa: ANN401 likewise
    page = _open_pdf(path)[number - 1]
    width, height = page.get_size()
    widest, highest, fineness = size
    scale = min(fineness / POINTS_AN_INCH, widest / max(width, 1), highest / max(height, 1))
    return page.render(scale=scale).to_pil()


def _open_image(path: Path) -> Any:  # noqa: ANN401 its own types say less than its use
    from PIL import Image  # noqa: PLC0415 slow to load, and for files of this kind alone

    Image.MAX_IMAGE_PIXELS = None  # nothing is unpacked by opening it: its size is asked for below
    return Image.open(path, formats=FORMATS)


def _is_too_large(image: Any) -> bool:  # noqa: ANN401 likewise
    return bool(image.width * image.height > MOST_PIXELS)


def _read_image(path: Path, _: str) -> Iterator[Line]:
    found = _open_image(path)
    if _is_too_large(found):
        yield {"count": 0, "remark": TOO_MANY_PIXELS}
        return
    found.draft("RGB", (1, 1))
    found.load()  # one that is damaged says so now, not when it is drawn
    frames = getattr(found, "n_frames", 1) if found.format == "TIFF" else 1
    yield {"count": min(frames, MOST_PAGES)}
    yield from ({"text": ""} for _ in range(min(frames, MOST_PAGES)))


def _draw_image(path: Path, number: int, size: tuple[int, int, int]) -> Any:  # noqa: ANN401 likewise
    from PIL import Image, ImageOps  # noqa: PLC0415 likewise

    found = _open_image(path)
    found.seek(number - 1)
    if _is_too_large(found):
        raise ValueError(TOO_MANY_PIXELS)
    found.draft("RGB", size[:2])
    found.thumbnail(size[:2])
    upright = ImageOps.exif_transpose(found).convert("RGBA")
    drawn = Image.new("RGB", upright.size, "white")  # new, so that nothing but what is seen goes along
    drawn.paste(upright, mask=upright)
    return drawn


def _read_sheets(path: Path, _: str) -> Iterator[Line]:
    from python_calamine import CalamineWorkbook, SheetVisibleEnum  # noqa: PLC0415 slow to load, likewise

    with path.open("rb") as file:
        book = CalamineWorkbook.from_filelike(file)
        yield {"count": len(book.sheets_metadata)}
        for sheet in book.sheets_metadata[:MOST_PAGES]:
            if sheet.visible == SheetVisibleEnum.Visible:
                yield {"label": sheet.name, **_sheet(book.get_sheet_by_name(sheet.name))}
            else:
                yield {"label": sheet.name, "text": "", "remark": HIDDEN, "whole": False}


def _sheet(sheet: Any) -> Line:  # noqa: ANN401 likewise
    row, column = sheet.start or (0, 0)
    rows = sheet.to_python(nrows=MOST_ROWS + 1)
    text = "\n".join("\t".join(map(_cell, each)).rstrip() for each in rows[:MOST_ROWS])
    cut = {"remark": CUT, "whole": False} if len(rows) > MOST_ROWS else {}
    return {"text": text, "first_row": row + 1, "first_column": column + 1} | cut


def _cell(value: object) -> str:
    """As a person would read it: whole numbers without a point, days without a midnight."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime) and not (value.hour or value.minute or value.second):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat(" ") if isinstance(value, datetime) else value.isoformat()
    return " ".join(str(value).split())


def _read_words(path: Path, ending: str) -> Iterator[Line]:
    from foi_tracker.integrations import text_of_file  # noqa: PLC0415 not needed to draw, and slow to load

    text, _ = text_of_file.READERS[ending](path)
    yield {"count": 1}
    yield {"text": text.strip("\n")}


READ: Final[dict[str, Callable[[Path, str], Iterator[Line]]]] = {
    "pdf": _read_pdf,
    "image": _read_image,
    "sheets": _read_sheets,
    **dict.fromkeys(("document", "email", "web_page", "plain"), _read_words),
}
DRAWN: Final[dict[str, Callable[[Path, int, tuple[int, int, int]], Any]]] = {"pdf": _draw_pdf, "image": _draw_image}


if __name__ == "__main__":
    main()
