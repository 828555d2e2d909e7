"""Who a cell of the owner's column is: certain by the whole name only, or asked."""

import pytest

from foi_tracker.domain.imports.names.person_match import match_person
from foi_tracker.domain.imports.vocabulary import Sureness
from foi_tracker.domain.imports.world import KnownPerson

SURE, LIKELY, UNSURE = Sureness.SURE, Sureness.LIKELY, Sureness.UNSURE
PEOPLE = (
    KnownPerson(id=1, name="Vera Volunteer"),
    KnownPerson(id=2, name="Cora Coordinator"),
    KnownPerson(id=3, name="Siân O’Brien"),
    KnownPerson(id=4, name="Carl Coordinator"),
    KnownPerson(id=5, name="Bob"),
    KnownPerson(id=9, name="JS (no account)", is_placeholder=True),
)


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("Vera Volunteer", "1"),
        (" VERA  volunteer ", "1"),
        ("Sian O'Brien", "3"),
        ("Vera Volunteer <vera@example.org>", "1"),
        ("vera@example.org Vera Volunteer", "1"),
        ("Bob", "5"),
        ("JS", "9"),
        ("j.s.", "9"),
        ("", "nobody"),
        ("N/A", "nobody"),
        ("tbc", "nobody"),
        ("Unassigned", "nobody"),
        ("nobody", "nobody"),
    ],
)
def test_a_whole_name_or_a_word_for_nobody_is_sure(text, means):
    found = match_person(text, PEOPLE)

    assert (found.means, found.sureness) == (means, SURE)


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("VV", "1"),
        ("V.V.", "1"),
        ("Vera", "1"),
        ("Vera V", "1"),
        ("Volunteer, Vera", "1"),
        ("vera.volunteer@example.org", "1"),
        ("Vera Volunter", "1"),
        ("Sian", "3"),
    ],
)
def test_initials_first_names_addresses_and_slips_are_only_likely(text, means):
    found = match_person(text, PEOPLE)

    assert (found.means, found.sureness) == (means, LIKELY)


@pytest.mark.parametrize("text", ["Vera / Bob", "Vera & Bob", "Vera and Bob", "Vera, Bob", "VV+CC", "Vera\nBob"])
def test_several_people_in_a_cell_are_asked_about(text):
    found = match_person(text, PEOPLE)

    assert (found.means, found.sureness) == ("placeholder", UNSURE)
    assert "one owner" in found.reason


@pytest.mark.parametrize("text", ["Zoe", "zoe@example.org", "Volunteer 7", "QX"])
def test_whoever_is_not_here_may_be_written_down_without_an_account(text):
    found = match_person(text, PEOPLE)

    assert (found.means, found.sureness) == ("placeholder", UNSURE)
    assert "without an account" in found.reason


def test_what_fits_two_people_is_asked_with_both_names():
    found = match_person("CC", PEOPLE)

    assert (found.means, found.sureness) == ("placeholder", UNSURE)
    assert "Cora Coordinator, Carl Coordinator" in found.reason


def test_two_members_of_one_name_are_never_told_apart_by_guessing():
    twins = (KnownPerson(id=1, name="Ann Lee"), KnownPerson(id=2, name="Ann Lee"))

    assert match_person("Ann Lee", twins).sureness is UNSURE


def test_a_member_who_was_in_an_earlier_sheet_before_joining_is_suggested():
    both = (KnownPerson(id=1, name="Ann Lee"), KnownPerson(id=2, name="Ann Lee (no account)", is_placeholder=True))
    found = match_person("Ann Lee", both)

    assert (found.means, found.sureness) == ("1", LIKELY)
