"""Which passwords will do."""

import pytest

from foi_tracker.domain.password_hash import hash_password, is_dated, matches
from foi_tracker.domain.passwords import fault, words_about


@pytest.mark.parametrize(
    "password",
    [
        "seventeen quiet herons",
        "tøj på en snor i vinden",
        "🦉🦉🌲🌲🌙🌙⭐⭐🌊🌊🔥🍞",
        " starts with a space",
        "x7!Kq2#vLm9p",
        "q" * 128 + "z" * 128,
    ],
)
def test_length_is_all_that_is_asked(password):
    assert fault(password) is None


@pytest.mark.parametrize("password", ["x7!Kq2#vLm9", "x7!Kq2#vLm9p" * 21 + "12345"])
def test_eleven_and_257_characters_are_refused(password):
    assert len(password) in (11, 257)
    assert fault(password)


@pytest.mark.parametrize(
    "password",
    [
        "password12345",
        "PASSWORD!!!!!",
        "123456789012",
        "aaaaaaaaaaaa",
        "abcabcabcabc",
        "qwerty123456",
        "!!!letmein2026",
    ],
)
def test_what_is_tried_first_is_refused(password):
    assert "tried first" in fault(password)


@pytest.mark.parametrize(
    "password", ["verabarchester", "Vera.Barchester1", "example-org-2026", "foitracker2026", "facial recognition"]
)
def test_what_a_stranger_could_know_is_refused(password):
    assert "Do not build" in fault(password, about=words_about("vera.barchester@example.org", "Vera Barchester"))


def test_a_long_password_may_contain_a_name():
    assert fault("vera counted seventeen herons", about=words_about("Vera Barchester")) is None


def test_every_character_counts_however_long():
    stored = hash_password("x" * 200)

    assert matches(stored, "x" * 200)
    assert not matches(stored, "x" * 199)
    assert not is_dated(stored)


def test_nobodys_password_never_matches():
    assert not matches(None, "")
    assert not matches(None, "seventeen quiet herons")
