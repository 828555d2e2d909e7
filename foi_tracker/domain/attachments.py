"""Files that come with a reply: how large they may be, what they are, and what they may be called on the way out."""

import unicodedata
from dataclasses import dataclass
from pathlib import PurePosixPath

MIB = 1024 * 1024
LARGEST_FILE = 25 * MIB
MOST_FILES = 10
LONGEST_NAME_KEPT = 255
LONGEST_NAME_SENT = 150  # bytes
HEAD = 4096

UNKNOWN = "application/octet-stream"
TEXT = "text/plain"  # always UTF-8, and sent as such
SIGNATURES = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
)
ZIPPED = {
    ".zip": "application/zip",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
}
OLDER_OFFICE = {
    ".doc": "application/msword",
    ".xls": "application/vnd.ms-excel",
    ".ppt": "application/vnd.ms-powerpoint",
    ".msg": "application/vnd.ms-outlook",
}
PLAIN_TEXT = {".txt", ".csv", ".tsv", ".md", ".eml", ".log"}
RISKY = {
    *(".docm", ".dotm", ".xlsm", ".xlsb", ".xltm", ".pptm", ".one", ".iso", ".img", ".lnk", ".url"),
    *(".exe", ".scr", ".msi", ".com", ".bat", ".cmd", ".ps1", ".vbs", ".js", ".mjs", ".jse", ".wsf", ".hta", ".jar"),
    *(".html", ".htm", ".xhtml", ".shtml", ".mhtml", ".svg", ".xml", ".xsl"),
}
BIDI_CONTROLS = {*map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A))}


@dataclass(frozen=True, kw_only=True, slots=True)
class KeptFile:
    """A file whose bytes are safely in the store, and what its row will say."""

    sha256: str
    size: int
    filename: str
    media_type: str


def kept_file(sha256: str, size: int, filename: str, head: bytes) -> KeptFile:
    """What a stored file is, by its own first bytes and the name that somebody gave it."""
    return KeptFile(sha256=sha256, size=size, filename=storable_name(filename), media_type=sniff(head, filename))


def sniff(head: bytes, filename: str) -> str:
    """The type that the bytes bear out, from a short list; anything else, and all mark-up, is unknown."""
    ending = _ending(filename)
    for signature, media_type in SIGNATURES:
        if head.startswith(signature):
            return media_type
    if head.startswith(b"PK\x03\x04"):
        return ZIPPED.get(ending, UNKNOWN)
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return OLDER_OFFICE.get(ending, UNKNOWN)
    return TEXT if ending in PLAIN_TEXT and _reads_as_text(head) else UNKNOWN


def is_risky(filename: str) -> bool:
    """Whether opening a file of this name can run something on the reader's computer."""
    return _ending(sendable_name(filename)) in RISKY  # as it will be called when it lands there


def storable_name(filename: str) -> str:
    """The name as it was given, but for what no database can hold."""
    text = filename.encode("utf-8", "replace").decode("utf-8").replace("\0", "\ufffd").strip()
    return text[-LONGEST_NAME_KEPT:] or "attachment"


def sendable_name(filename: str) -> str:
    """A name that cannot point elsewhere, hide its ending or break a header."""
    text = unicodedata.normalize("NFC", filename)
    text = "".join("_" if letter in "/\\" else letter for letter in text if not _is_control(letter))
    text = text.strip().lstrip(".").strip()
    return _shortened(text) or "attachment"


def _is_control(letter: str) -> bool:
    return letter in BIDI_CONTROLS or unicodedata.category(letter) in ("Cc", "Cs")


def _shortened(name: str) -> str:
    """At most 150 bytes, keeping the ending."""
    ending = _ending(name)
    stem = name[: len(name) - len(ending)].encode()
    room = max(LONGEST_NAME_SENT - len(ending.encode()), 0)
    return stem[:room].decode("utf-8", "ignore") + name[len(name) - len(ending) :]


def _ending(filename: str) -> str:
    ending = PurePosixPath(filename.strip().rstrip(". ")).suffix.lower()
    return ending if len(ending) <= 10 else ""  # noqa: PLR2004 longer than any ending that means a type


def _reads_as_text(head: bytes) -> bool:
    # The head may end in the middle of a character, of which it then lacks up to three bytes.
    for cut in range(4 if len(head) >= HEAD else 1):
        try:
            text = head[: len(head) - cut].decode("utf-8")
        except UnicodeDecodeError:
            continue
        return not any(unicodedata.category(letter) == "Cc" and letter not in "\t\r\n\f" for letter in text)
    return False
