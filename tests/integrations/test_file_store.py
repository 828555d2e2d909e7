import io
import os
import stat
import tempfile
from pathlib import Path

import pytest

from foi_tracker.integrations import file_store
from foi_tracker.integrations.file_store import FileTooLarge, NoRoom

WORDS = b"how many deployments"


def keep(folder, content, largest=100):
    return file_store.keep(folder, io.BytesIO(content), largest=largest, head=4)


def test_bytes_lie_under_their_hash_and_only_their_owner_may_read_them(tmp_path):
    stored = keep(tmp_path, WORDS)

    path = file_store.path_of(tmp_path, stored.sha256)
    assert path.read_bytes() == WORDS
    assert path.parent.name == stored.sha256[:2]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert (stored.size, stored.head) == (len(WORDS), b"how ")


def test_the_same_bytes_are_kept_once(tmp_path):
    assert keep(tmp_path, WORDS) == keep(tmp_path, WORDS)
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1


def test_too_many_bytes_leave_nothing_behind(tmp_path):
    with pytest.raises(FileTooLarge):
        keep(tmp_path, b"x" * 101)

    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_exactly_as_many_bytes_as_allowed_are_kept(tmp_path):
    assert keep(tmp_path, b"x" * 100).size == 100


def test_a_stream_that_breaks_off_leaves_nothing_behind(tmp_path):
    class Broken(io.BytesIO):
        def read(self, _size=-1):
            raise OSError("the line went dead")

    with pytest.raises(OSError, match="the line went dead"):
        file_store.keep(tmp_path, Broken(), largest=100, head=4)

    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "A" * 64, "a" * 63, "a" * 63 + "/"])
def test_only_a_hash_names_a_file(tmp_path, name):
    with pytest.raises(ValueError, match="not a SHA-256"):
        file_store.path_of(tmp_path, name)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_a_full_disk_is_named_and_leaves_nothing_behind(tmp_path, monkeypatch):
    def on_the_full_disk(dir):  # noqa: A002 as tempfile calls it
        return os.open("/dev/full", os.O_WRONLY), str(dir / "waiting")

    monkeypatch.setattr(tempfile, "mkstemp", on_the_full_disk)

    with pytest.raises(NoRoom):
        keep(tmp_path, WORDS)

    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
