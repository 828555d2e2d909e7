"""A request whose bundle is worth opening, and what a stranger's programs read in it."""

import hashlib
import io
import re
import subprocess
import zipfile

from foi_tracker.domain.attachments import kept_file
from foi_tracker.integrations import file_store
from foi_tracker.models import Attachment, Entry, Letter
from tests.builders import NOON
from tests.needs import poppler


def attach(app, session, info_request, content, name, *, by, position=None):
    """A file of the request, with its bytes in the store."""
    folder = app.config["DATA_DIR"] / "attachments"
    stored = file_store.keep(folder, io.BytesIO(content), largest=10**8, head=4096)
    file = kept_file(stored.sha256, stored.size, name, stored.head)
    made = Attachment.of(file, info_request, position=position, entry=Entry(by_id=by.id, at=NOON))
    session.add(made)
    session.commit()
    return made


def write_letter(session, info_request, *, by, **facts):
    """A letter of the request; unless said otherwise the first, and not recorded as sent by itself."""
    values = {"kind": "request", "recipient": "foi@barchester.example", "subject": "Live facial recognition"}
    values |= {"body": "Dear Barchester City Council,\n\nPlease send us your policies.\n\nWatchful Streets"}
    letter = Letter(info_request_id=info_request.id, made_by_id=by.id, made_at=NOON, **(values | facts))
    session.add(letter)
    session.commit()
    return letter


def fetch_pdf(client, info_request):
    """The document, as bytes."""
    answer = client.get(f"/requests/{info_request.reference}/bundle.pdf", buffered=True)
    assert answer.status_code == 200, answer.status
    return answer.data


def fetch_zip(client, info_request):
    """The archive, opened and found to be sound."""
    answer = client.get(f"/requests/{info_request.reference}/bundle.zip", buffered=True)
    assert answer.status_code == 200, answer.status
    archive = zipfile.ZipFile(io.BytesIO(answer.data))
    assert archive.testzip() is None
    return archive


def pages_of(pdf, folder, *, flags=("-layout",)):
    """The words of every page, as pdftotext reads them."""
    path = folder / "bundle.pdf"
    path.write_bytes(pdf)
    read = subprocess.run([poppler("pdftotext"), *flags, path, "-"], capture_output=True, text=True, check=True)
    assert read.stderr == ""
    return read.stdout.split("\f")[:-1]


def info_of(pdf, folder):
    """What pdfinfo says of it."""
    path = folder / "bundle.pdf"
    path.write_bytes(pdf)
    read = subprocess.run([poppler("pdfinfo"), path], capture_output=True, text=True, check=True)
    assert read.stderr == ""
    return dict(re.findall(r"^([^:\n]+): +(.*)$", read.stdout, re.MULTILINE))


def squeezed(text):
    """With every run of white space as one space."""
    return " ".join(text.split())


def sums_of(archive):
    """SHA256SUMS as a mapping from name to checksum."""
    lines = archive.read("SHA256SUMS").decode().splitlines()
    return {name: checksum for checksum, name in (line.split("  ", 1) for line in lines)}


def recomputed(archive):
    """The SHA-256 of everything in the archive but the list of them."""
    names = [name for name in archive.namelist() if name != "SHA256SUMS"]
    return {name: hashlib.sha256(archive.read(name)).hexdigest() for name in names}
