"""Reads the text out of files that strangers made; run as a program of its own, so that what one breaks is only this.

Each line of input names a file; each line of output says what was read of it. It knows nothing of the tracker, gets
none of its settings, and may take only so much memory and time.
"""

import email
import json
import signal
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from email import policy
from email.message import EmailMessage
from html.parser import HTMLParser
from pathlib import Path, PurePath
from typing import Any, Final

from defusedxml import ElementTree

try:
    import resource
except ImportError:  # there is none on Windows
    resource = None  # type: ignore[assignment,unused-ignore]

MOST_PAGES: Final = 25
MOST_CHARACTERS: Final = 60_000
MOST_LINES: Final = 2_000  # or a file of line breaks would take a thousand pages
MOST_IN_ALL: Final = 600_000
MOST_BYTES: Final = 8 * 1024 * 1024
MOST_MEMORY: Final = 512 * 1024 * 1024
SECONDS_A_FILE: Final = 4.0  # of the processor's time, so that a busy machine reads as much as a quiet one
SECONDS_IN_ALL: Final = 24.0
HARD_LIMIT: Final = 40

KEPT = "The file is in the archive."
UNREADABLE = f"Its text could not be read. {KEPT}"
NO_TEXT = f"No text was found in it: it may be a scan. {KEPT}"
NOT_PRINTED = f"Files of this kind are not printed here. {KEPT}"
FULL = f"Not printed, since this document is long already. {KEPT}"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BREAKS = {"p", "div", "br", "tr", "li", "h1", "h2", "h3", "h4", "h5", "h6", "table", "blockquote", "hr"}
UNSEEN = {"script", "style", "title", "template"}


class OutOfTime(BaseException):
    """A file took too long. No reader's own handling of errors may swallow it."""


def main() -> None:
    """Answer each line of input with one line."""
    _limit()
    room = MOST_IN_ALL
    for line in sys.stdin:
        asked = json.loads(line)
        text, remark = ("", FULL) if room <= 0 or _spent() else read(Path(asked["path"]), asked["name"])
        room -= len(text)
        sys.stdout.write(json.dumps([text, remark]) + "\n")
        sys.stdout.flush()


def read(path: Path, name: str) -> tuple[str, str]:
    """What of a file can be printed, and a remark where that is not all of it."""
    reader = _reader(path, name)
    if reader is None:
        return "", NOT_PRINTED
    try:
        _allow(SECONDS_A_FILE)
        text, remark = reader(path)
    except (OutOfTime, Exception):  # whatever a library makes of a broken or hostile file
        return "", UNREADABLE
    finally:
        _allow(0)
    return _cut(text.replace("\r\n", "\n").replace("\r", "\n").strip("\n"), remark)


def _cut(text: str, remark: str) -> tuple[str, str]:
    if not text.strip():
        return "", remark or NO_TEXT
    beginning = "\n".join(text[:MOST_CHARACTERS].split("\n")[:MOST_LINES])
    if beginning == text:
        return text, remark
    return beginning, f"The first {len(beginning):,} characters are printed. {KEPT}"


def _reader(path: Path, name: str) -> Callable[[Path], tuple[str, str]] | None:
    with path.open("rb") as file:
        if file.read(5) == b"%PDF-":
            return _pdf
    return READERS.get(PurePath(name.strip().rstrip(". ")).suffix.lower())


def _pdf(path: Path) -> tuple[str, str]:
    from pypdf import PdfReader  # noqa: PLC0415 slow to load, and for files of this kind alone

    reader = PdfReader(path)
    pages, count, length = [], len(reader.pages), 0
    for number in range(min(count, MOST_PAGES)):
        pages.append(reader.pages[number].extract_text().strip("\n"))
        length += len(pages[-1])
        if length > MOST_CHARACTERS:
            break
    left_out = f"The first {MOST_PAGES} of its {count} pages are printed. {KEPT}" if count > MOST_PAGES else ""
    return "\n\n".join(page for page in pages if page.strip()), left_out


def _plain(path: Path) -> tuple[str, str]:
    with path.open("rb") as file:
        return _decoded(file.read(MOST_BYTES)), ""


def _decoded(content: bytes) -> str:
    """UTF-8, UTF-16 with its mark, or else the Windows letters of western Europe; never binary."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16")
    if b"\0" in content:
        raise ValueError("not a text")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as bad:
        whole = bad.start < MOST_BYTES - 4
        return content.decode("cp1252", "replace") if whole else content[: bad.start].decode("utf-8-sig")


def _email(path: Path) -> tuple[str, str]:
    """Who wrote it, when and about what; not to whom, since that may be one of us."""
    with path.open("rb") as file:
        message = email.message_from_binary_file(file, policy=policy.default)
    heads = [f"{name}: {message[name]}" for name in ("From", "Date", "Subject") if message[name]]
    body = message.get_body(("plain", "html")) if isinstance(message, EmailMessage) else None
    files = [part.get_filename() or "a part without a name" for part in message.iter_attachments()]
    named = ["", "Files in this e-mail: " + "; ".join(files)] if files else []
    return "\n".join([*heads, "", _body(body), *named]), ""


def _body(body: Any) -> str:  # noqa: ANN401 the library says no more of it
    if body is None:
        return ""
    content = str(body.get_content())
    return _without_marks(content) if body.get_content_subtype() == "html" else content


def _page(path: Path) -> tuple[str, str]:
    return _without_marks(_plain(path)[0]), ""


def _without_marks(text: str) -> str:
    page = _Words()
    page.feed(text)
    page.close()
    lines = (" ".join(line.split()) for line in "".join(page.words).split("\n"))
    return "\n".join(_no_two_blanks(lines))


def _no_two_blanks(lines: Iterator[str]) -> Iterator[str]:
    before = ""
    for line in lines:
        if line or before:
            yield line
        before = line


class _Words(HTMLParser):
    """What a page says, without how it looks."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.unseen = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 the library's signature
        self.unseen += tag in UNSEEN
        if tag in BREAKS:
            self.words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.unseen = max(self.unseen - (tag in UNSEEN), 0)
        if tag in BREAKS - {"br", "hr"}:
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.words.append(" ".join(data.split("\n")))


def _document(path: Path) -> tuple[str, str]:
    """A Word document: its paragraphs, as long as they do not swell to more than a document has."""
    with zipfile.ZipFile(path) as archive, archive.open("word/document.xml") as part:
        content = part.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise ValueError("more than a letter")
    paragraphs = ElementTree.fromstring(content).iter(f"{WORD}p")
    return "\n".join("".join(_runs(paragraph)) for paragraph in paragraphs), ""


def _runs(paragraph: Any) -> Iterator[str]:  # noqa: ANN401 the library says no more of it
    signs = {f"{WORD}tab": "\t", f"{WORD}br": "\n", f"{WORD}cr": "\n"}
    for part in paragraph.iter():
        yield part.text or "" if part.tag == f"{WORD}t" else signs.get(part.tag, "")


READERS: Final = {
    **dict.fromkeys((".txt", ".md", ".csv", ".tsv", ".log"), _plain),
    **dict.fromkeys((".htm", ".html"), _page),
    ".eml": _email,
    ".docx": _document,
}


def _spent() -> bool:
    return time.process_time() > SECONDS_IN_ALL


def _allow(seconds: float) -> None:
    """So much of the processor's time from now; it is asked again and again, lest the first be missed."""
    if hasattr(signal, "setitimer"):  # Windows has none; there only the time in all is held
        signal.setitimer(signal.ITIMER_PROF, seconds, 0.5 if seconds else 0)


def _limit() -> None:
    if resource is None:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (HARD_LIMIT, HARD_LIMIT))
    signal.signal(signal.SIGPROF, _out_of_time)


def _out_of_time(*_: object) -> None:
    raise OutOfTime


if __name__ == "__main__":
    main()
