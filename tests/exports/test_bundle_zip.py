"""The archive of a bundle: the same whoever makes it, and never much of it in memory at once."""

import hashlib
import io
import tracemalloc
import zipfile
from contextlib import closing

from foi_tracker.exports.bundle_pdf import bundle_pdf
from foi_tracker.exports.bundle_zip import bundle_zip
from tests.exports.test_bundle_pdf import bundle, exhibit

MIB = 1024 * 1024
FILES, EACH = 60, 8 * MIB


class Zeros(io.RawIOBase):
    """A file of nothing but zeros, which takes no room."""

    def __init__(self):
        self.left = EACH

    def read(self, size=-1):
        piece = bytes(min(size, self.left))
        self.left -= len(piece)
        return piece


def test_sixty_large_files_pass_through_a_few_megabytes():
    made = bundle(*map(exhibit, range(1, FILES + 1)))
    pdf = bundle_pdf(made)
    tracemalloc.start()

    passed = sum(len(piece) for piece in bundle_zip(made, pdf, lambda _sha256: closing(Zeros())))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert passed > FILES * EACH
    assert peak < 4 * MIB, f"{peak / MIB:.1f} MiB"


def test_the_archive_is_the_same_bytes_whenever_it_is_made():
    made = bundle(exhibit(1), exhibit(2))
    pdf = bundle_pdf(made)

    first, second = (b"".join(bundle_zip(made, pdf, lambda sha256: io.BytesIO(sha256.encode()))) for _ in range(2))

    assert hashlib.sha256(first).digest() == hashlib.sha256(second).digest()
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert archive.namelist() == [
            "bundle.pdf",
            "index.csv",
            "SHA256SUMS",
            "exhibits/01-reply-1.pdf",
            "exhibits/02-reply-2.pdf",
        ]
        assert {entry.date_time for entry in archive.infolist()} == {(2026, 11, 23, 0, 0, 0)}


def test_what_people_typed_is_no_formula_in_the_index():
    made = bundle(exhibit(1, what="=1+1", file_name="@SUM(A1).txt"))

    content = b"".join(bundle_zip(made, bundle_pdf(made), lambda _sha256: io.BytesIO(b"x")))

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert '"\'=1+1"' in archive.read("index.csv").decode()
        assert '"\'@SUM(A1).txt"' in archive.read("index.csv").decode()
