"""Titles, references, pages, owners, notes and laws of a row; and what of it is kept, where, or never."""

import pytest

from foi_tracker.domain.imports.vocabulary import ChoiceKind, Weight
from foi_tracker.domain.imports.world import KnownPerson
from foi_tracker.domain.vocabulary import RegimeCode
from tests.imports.planning.worlds import F, read_one, world


def said(fields, *cells, **chosen):
    return read_one((F.AUTHORITY, F.SENT_ON, *fields), "Barchester Council", "14/09/2026", *cells, **chosen)


def test_references_of_several_columns_stand_together_once():
    row = said((F.THEIR_REFERENCE, F.THEIR_REFERENCE), "FOI/12; FOI/13", "FOI/12")

    assert row.their_reference == "FOI/12; FOI/13"


def test_references_that_do_not_fit_go_into_the_note_and_are_told():
    row = said((F.THEIR_REFERENCE,), "; ".join(f"REFERENCE-{number:04}" for number in range(6)))

    assert row.their_reference == "REFERENCE-0000; REFERENCE-0001; REFERENCE-0002"
    assert row.notes == "Their references: REFERENCE-0003; REFERENCE-0004; REFERENCE-0005"
    assert [(problem.weight, problem.column) for problem in row.problems] == [(Weight.TELLS, "Their reference")]


def test_a_page_elsewhere_is_kept_in_the_note_and_opened_by_nobody():
    row = said((F.REQUEST_URL, F.NOTES, F.FILES), "https://foi.example/1", "Rang them.", "drive.example/folder")

    assert row.url == ""
    assert row.notes == "Rang them.\nRequest url: https://foi.example/1\nFiles: drive.example/folder"


@pytest.mark.parametrize(
    "address",
    ["https://whatdotheyknow.com.evil.example/request/a", "https://evil.example/?whatdotheyknow.com/request/a"],
)
def test_an_address_that_only_looks_like_whatdotheyknow_is_no_page(address):
    assert said((F.REQUEST_URL,), address).url == ""


def test_a_title_is_one_line_and_fits():
    row = said((F.TITLE,), "Cameras\nin shops " + "x" * 300)

    assert row.title.startswith("Cameras in shops xxx")
    assert (len(row.title), row.title[-1]) == (200, "…")
    assert row.problems[0].weight is Weight.TELLS


def test_a_row_has_its_own_wave_or_the_one_for_all():
    assert said((F.WAVE,), "Spring", wave="Autumn").keys.wave == "Spring"
    assert said((F.WAVE,), "", wave="Autumn").keys.wave == "Autumn"


def test_contacts_and_private_links_are_read_past_and_kept_nowhere():
    row = said((F.CONTACT, F.PRIVATE_LINK, F.LEAVE_OUT), "Jo Officer, 01234 567890", "https://x.example/s/1", "gossip")

    assert row.cells == {"Authority": "Barchester Council", "Sent on": "14/09/2026"}
    assert row.notes == ""


def test_two_columns_of_one_name_keep_their_words_apart():
    row = said((F.NOTES, F.NOTES), "One", "Two")

    assert (row.cells["Notes (column C)"], row.cells["Notes (column D)"]) == ("One", "Two")


def test_two_columns_that_hold_one_thing_differently_must_be_told_apart():
    row = said((F.TITLE, F.TITLE), "Cameras", "Doorbells")

    assert [problem.weight for problem in row.problems] == [Weight.ASKS]
    assert said((F.TITLE, F.TITLE), "Cameras", "").problems == ()


def test_what_words_were_taken_for_stands_beside_them():
    row = said((F.STATUS,), "ref'd", words={ChoiceKind.STATUS: {"refd": "to_send"}})

    assert row.cells["Status"] == "ref'd"
    assert row.meant["Status"] == "Not sent yet"


@pytest.mark.parametrize(
    ("chosen", "owner"), [("placeholder", "placeholder:Jo Reader"), ("nobody", ""), ("17", "17")], ids=str
)
def test_a_name_is_somebody_here_somebody_without_an_account_or_nobody(chosen, owner):
    tracker = world(people=[KnownPerson(id=17, name="Joan Reader")])
    row = said((F.OWNER,), "Jo Reader", words={ChoiceKind.PERSON: {"jo reader": chosen}}, tracker=tracker)

    assert (row.owner, row.problems) == (owner, ())


@pytest.mark.parametrize(("chosen", "taken_for"), [("placeholder", "JR (no account)"), ("17", "Joan Reader")])
def test_whom_initials_were_taken_for_stands_beside_them(chosen, taken_for):
    tracker = world(people=[KnownPerson(id=17, name="Joan Reader")])
    row = said((F.OWNER,), "JR", words={ChoiceKind.PERSON: {"jr": chosen}}, tracker=tracker)

    assert row.meant == {**said((), tracker=tracker).meant, "Owner": taken_for}


def test_a_name_that_was_somebody_who_has_left_is_asked_about_again():
    row = said((F.OWNER,), "Jo Reader", words={ChoiceKind.PERSON: {"jo reader": "17"}})

    assert (row.owner, [problem.weight for problem in row.problems]) == ("", [Weight.ASKS])


def test_somebody_without_an_account_is_the_same_person_the_next_time():
    people = [KnownPerson(id=31, name="Jo Reader (no account)", is_placeholder=True)]
    row = said(
        (F.OWNER,), "Jo Reader", words={ChoiceKind.PERSON: {"jo reader": "placeholder"}}, tracker=world(people=people)
    )

    assert row.owner == "31"


@pytest.mark.parametrize(
    ("authority", "word", "regime"),
    [
        ("Barchester Council", "EIR", RegimeCode.EIR),
        ("Barchester Council", "FOI", None),
        ("Barchester Council", "FOISA", None),
        ("Glenbogle Council", "EIR", RegimeCode.EISR),
        ("Glenbogle Council", "FOI Act", None),
    ],
)
def test_which_law_it_is_hangs_on_the_authority(authority, word, regime):
    row = read_one((F.AUTHORITY, F.SENT_ON, F.REGIME), authority, "14/09/2026", word)

    assert row.regime is regime


def test_a_law_that_nobody_knows_is_told_and_the_authoritys_own_is_taken():
    row = said((F.REGIME,), "GDPR")

    assert (row.regime, row.problems[0].column, row.problems[0].weight) == (None, "Regime", Weight.WARNS)


def test_an_exception_of_the_regulations_says_that_the_request_is_under_them():
    row = said((F.EXEMPTIONS,), "EIR 12(5)(e)")

    assert row.regime is RegimeCode.EIR
    assert Weight.TELLS in [problem.weight for problem in row.problems]


def test_an_address_of_an_authority_is_shown_beside_the_registers():
    other, same = (
        said((F.AUTHORITY_EMAIL,), "info@x.example"),
        said((F.AUTHORITY_EMAIL,), "foi@barchestercouncil.example"),
    )

    assert (other.problems[0].weight, same.problems) == (Weight.TELLS, ())


def test_a_row_without_an_authority_is_left_out_with_the_way_out():
    row = read_one((F.AUTHORITY, F.SENT_ON), "", "14/09/2026")

    assert (row.authority, row.problems[0].weight) == (None, Weight.BLOCKS)
    assert row.problems[0].way_out


def test_the_rows_of_an_authority_may_be_left_out():
    row = read_one((F.AUTHORITY,), "The Palace", words={ChoiceKind.AUTHORITY: {"the palace": "-"}})

    assert (row.authority, row.problems[0].weight) == (None, Weight.BLOCKS)


def test_a_row_that_is_no_request_is_left_out():
    row = said((F.STATUS,), "Merged", words={ChoiceKind.STATUS: {"merged": "not_applicable"}})

    assert Weight.BLOCKS in [problem.weight for problem in row.problems]


def test_a_choice_that_no_list_has_any_more_is_asked_about_again():
    row = said((F.STATUS,), "Gubbins", words={ChoiceKind.STATUS: {"gubbins": "of another time"}})

    assert [problem.weight for problem in row.problems] == [Weight.ASKS]
