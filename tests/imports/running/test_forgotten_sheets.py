"""A sheet that is forgotten leaves neither its bytes nor what was read of them."""

from io import BytesIO

import pytest

from foi_tracker.domain.imports.sheet import SheetRefused
from foi_tracker.integrations import file_store, sheet_files
from foi_tracker.integrations.forgotten_sheets import forget


def test_neither_the_bytes_nor_what_was_read_of_them_stays(tmp_path):
    store, cache = tmp_path / "files", tmp_path / "read"
    text = b"Authority,Contact\nBarchester City Council,Olive Officer\n"
    sha256 = file_store.keep(store, BytesIO(text), largest=1000, head=10).sha256
    assert len(sheet_files.sheet(store, cache, sha256, "a.csv").rows) == 2

    for _ in range(2):
        forget(store, cache, sha256)

    assert [each for each in tmp_path.rglob("*") if each.is_file()] == []
    with pytest.raises(SheetRefused):
        sheet_files.sheet(store, cache, sha256, "a.csv")
