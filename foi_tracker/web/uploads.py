"""Files that people send us: kept at once, and remembered by the form until it is saved."""

from collections.abc import Iterable
from dataclasses import asdict
from io import BytesIO
from pathlib import Path

from flask import current_app
from itsdangerous import BadSignature, URLSafeTimedSerializer
from werkzeug.datastructures import FileStorage

from foi_tracker.domain.attachments import HEAD, LARGEST_FILE, MIB, MOST_FILES, KeptFile, kept_file
from foi_tracker.integrations import file_store
from foi_tracker.integrations.file_store import FileTooLarge, NoRoom
from foi_tracker.web.access import actor

REMEMBERED_FOR = 24 * 60 * 60  # seconds; files that nothing names are swept after as long


class UploadRefused(Exception):
    """A file cannot be taken; the message says why, for the person at the form."""


def folder() -> Path:
    """Where the bytes lie."""
    data_dir: Path = current_app.config["DATA_DIR"]
    return data_dir / "attachments"


def chosen(files: Iterable[FileStorage] | None) -> list[FileStorage]:
    """The files that somebody really chose; a browser sends an empty one where nobody did."""
    return [file for file in files or () if isinstance(file, FileStorage) and file.filename]


def keep(files: list[FileStorage], *, already: int = 0) -> list[KeptFile]:
    """Store every file; raises `UploadRefused` at the first that is too much. Nothing is left open either way."""
    try:
        if len(files) + already > MOST_FILES:
            raise UploadRefused(f"Add at most {MOST_FILES} files at a time. Save these first, then add the rest.")
        return [_keep(file) for file in files]
    finally:
        for file in files:
            file.close()


def keep_one(file: FileStorage, into: Path, largest: int) -> KeptFile:
    """Store a single file in a folder of its own kind; raises `UploadRefused`. Nothing is left open either way."""
    try:
        return _keep(file, into, largest)
    finally:
        file.close()


def keep_text(text: str, name: str) -> KeptFile:
    """Store a text that was pasted as the file it would have come in; raises `UploadRefused`."""
    tidied = text.replace("\r\n", "\n").rstrip() + "\n"
    return _keep(FileStorage(BytesIO(tidied.encode("utf-8", "replace")), filename=name))


def _keep(file: FileStorage, into: Path | None = None, largest: int = LARGEST_FILE) -> KeptFile:
    name = file.filename or ""
    try:
        stored = file_store.keep(into or folder(), file.stream, largest=largest, head=HEAD)
    except FileTooLarge:
        raise UploadRefused(f"“{name}” is larger than {largest // MIB} MB, which is the most we can keep.") from None
    except NoRoom:
        raise UploadRefused(
            f"There is no room left for “{name}”, so it was not kept. Tell whoever looks after the tracker."
        ) from None
    return kept_file(stored.sha256, stored.size, name, stored.head)


def remember(file: KeptFile) -> str:
    """A token for a hidden field, so that files survive the step between checking a form and saving it."""
    return str(_signer().dumps({"by": actor().user_id, **asdict(file)}))


def remembered(tokens: Iterable[str]) -> list[KeptFile]:
    """The files that these tokens stand for; one that is forged, stale or somebody else's stands for none."""
    return [file for token in tokens if (file := _recall(token))]


def _recall(token: str) -> KeptFile | None:
    try:
        facts = _signer().loads(token, max_age=REMEMBERED_FOR)
    except BadSignature:
        return None
    return KeptFile(**facts) if facts.pop("by") == actor().user_id else None


def _signer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.config["SECRET_KEY"], salt="kept-file")
