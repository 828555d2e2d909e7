"""What is kept beside the stored files: whole or not at all, and never more than there is room for."""

import os

import pytest

from foi_tracker.integrations import page_cache

SHA = "a" * 64


def keep(folder, name, content, *, minute=0):
    target = page_cache.place(folder, SHA, name)
    with page_cache.making(target) as file:
        file.write(content)
    os.utime(target, (minute * 60, minute * 60))
    return target


def test_what_was_made_is_there_whole_and_for_its_owner_alone(tmp_path):
    target = keep(tmp_path / "pages", "1.png", b"a picture")

    assert target.read_bytes() == b"a picture"
    assert [each.stat().st_mode & 0o077 for each in (target, *target.parents[:3])] == [0, 0, 0, 0]


def test_what_failed_half_way_leaves_nothing(tmp_path):
    target = page_cache.place(tmp_path, SHA, "1.png")

    with pytest.raises(TypeError), page_cache.making(target) as file:
        file.write("no bytes")

    assert list(target.parent.iterdir()) == []


def test_the_oldest_make_room(tmp_path):
    new, old, middle = (keep(tmp_path, f"{n}.png", b"x" * 100, minute=m) for n, m in ((1, 9), (2, 1), (3, 5)))

    page_cache.prune(tmp_path, most=250)

    assert [each.exists() for each in (new, middle, old)] == [True, True, False]


def test_there_is_nothing_to_make_room_for_at_first(tmp_path):
    page_cache.prune(tmp_path / "not there yet")


def test_no_name_leads_elsewhere(tmp_path):
    with pytest.raises(ValueError, match="not a SHA-256"):
        page_cache.place(tmp_path, "../" * 21 + "a", "1.png")
