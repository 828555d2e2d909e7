import pytest

from foi_tracker.domain.imports.choices import Choices
from foi_tracker.domain.imports.table.columns import guess_columns
from foi_tracker.domain.imports.table.profile_columns import EVENTS_ONLY, MUCKROCK, OUR_REQUESTS, WDTK_PROJECT, WHICH
from foi_tracker.domain.imports.table.profiles import (
    OUR_OWN,
    PROFILE_NAMES,
    columns_of,
    profile_of,
    words_of,
)
from foi_tracker.domain.imports.vocabulary import SEVERAL_COLUMNS, ChoiceKind, Profile, SheetField, Sureness
from foi_tracker.domain.imports.words.status_words import fold_word, is_meaning
from foi_tracker.exports.codebook import EVENTS, REQUESTS
from foi_tracker.exports.codebook import WHICH as OUR_WHICH
from foi_tracker.exports.findings_tables import DEPLOYMENTS, FINDINGS, WIDE
from tests.imports.columns.written import grid

BATCH = ("request_url", "authority_name", "number_of_replies", "request_status")
PROJECT = (*WDTK_PROJECT, "Do you use cameras?", "How many?")
MARKING = ("Council", "GSS code", "Q1 answer?", "Score", "Evidence of criteria met", "Page number", "Notes")
SHEETS = {
    Profile.WDTK_BATCH: BATCH,
    Profile.WDTK_PROJECT: PROJECT,
    Profile.MUCKROCK: tuple(MUCKROCK),
    Profile.MARKING_SHEET: MARKING,
    Profile.OUR_REQUESTS: REQUESTS.names,
    Profile.OUR_EVENTS: EVENTS.names,
    Profile.OUR_FINDINGS: FINDINGS.names,
    Profile.OUR_FINDINGS_WIDE: (*WIDE.names, "p01_state", "p01_lfr_status"),
    Profile.OUR_DEPLOYMENTS: (*DEPLOYMENTS.names, "date", "faces_scanned"),
}


def of_headings(*headings, cells=None):
    return grid(headings, cells or tuple("something" for _ in headings))


@pytest.mark.parametrize("profile", SHEETS)
def test_a_known_sheet_is_told_by_its_columns(profile):
    assert profile_of(of_headings(*SHEETS[profile])) is profile
    assert profile_of(of_headings(*reversed(SHEETS[profile]))) is profile


@pytest.mark.parametrize(
    "headings",
    [
        ("Council", "Date sent", "Status", "Response date"),
        ("request_url", "authority_name", "request_status"),
        ("Agency", "Title", "Status"),
        ("Council", "Date sent", "Evidence", "Score"),
        ("reference", "title", "sent_on"),
    ],
)
def test_a_sheet_that_only_resembles_a_known_one_is_none(headings):
    found = of_headings(*headings)

    assert profile_of(found) is Profile.GENERIC
    assert columns_of(Profile.GENERIC, found) == {}


@pytest.mark.parametrize("profile", [each for each in SHEETS if each is not Profile.MARKING_SHEET])
def test_every_column_of_a_known_sheet_is_known_without_asking(profile):
    found = of_headings(*SHEETS[profile])
    known = columns_of(profile, found)

    if profile in OUR_OWN:
        assert set(known.values()) >= {SheetField.OUR_REFERENCE} or profile is Profile.OUR_FINDINGS_WIDE
    else:
        assert set(known) == {column.place for column in found.columns}


@pytest.mark.parametrize("profile", SHEETS)
def test_no_two_columns_of_a_known_sheet_hold_what_only_one_can(profile):
    known = columns_of(profile, of_headings(*SHEETS[profile]))

    single = [field for field in known.values() if field not in SEVERAL_COLUMNS]
    assert len(single) == len(set(single))


@pytest.mark.parametrize("profile", [Profile.WDTK_BATCH, Profile.WDTK_PROJECT, Profile.MUCKROCK])
def test_the_columns_of_a_known_sheet_are_sure_but_for_the_questions(profile):
    guesses = guess_columns(of_headings(*SHEETS[profile]), [], {})

    asked = [guess.field for guess in guesses if guess.sureness is not Sureness.SURE]
    assert asked == [SheetField.ANSWER] * (2 if profile is Profile.WDTK_PROJECT else 0)
    assert all(PROFILE_NAMES[profile] in guess.reasons[0] for guess in guesses)


def test_a_column_that_somebody_added_to_a_known_sheet_is_guessed_as_in_any_other():
    *_, notes, odd = guess_columns(of_headings(*BATCH, "Notes", "Zzz"), [], {})

    assert (notes.field, notes.sureness) == (SheetField.NOTES, Sureness.SURE)
    assert (odd.field, odd.sureness) == (None, Sureness.UNSURE)


def test_a_marking_sheet_has_answers_and_what_they_rest_on():
    found = of_headings(*MARKING)
    known = columns_of(Profile.MARKING_SHEET, found)

    assert [known.get(column.place) for column in found.columns] == [
        SheetField.AUTHORITY,
        SheetField.AUTHORITY_CODE,
        None,
        SheetField.ANSWER,
        SheetField.EVIDENCE,
        SheetField.PAGE,
        SheetField.NOTES,
    ]


def test_the_columns_of_our_exports_are_those_of_the_codebook():
    assert tuple(WHICH) == tuple(column.name for column in OUR_WHICH)
    assert tuple(OUR_REQUESTS) == REQUESTS.names
    assert (*WHICH, *EVENTS_ONLY) == EVENTS.names


def test_muckrock_has_twenty_four_columns_and_a_project_eleven_before_its_questions():
    assert (len(MUCKROCK), len(WDTK_PROJECT)) == (24, 11)


@pytest.mark.parametrize("profile", [Profile.WDTK_BATCH, Profile.WDTK_PROJECT, Profile.MUCKROCK])
def test_every_word_of_a_known_sheet_means_something_that_can_be_chosen(profile):
    words = words_of(profile)[ChoiceKind.STATUS]

    assert {means for means in words.values() if not is_meaning(ChoiceKind.STATUS, means)} == set()
    assert Choices(words=words_of(profile)).meaning(ChoiceKind.STATUS, "rejected") == "answered:refused"


@pytest.mark.parametrize(
    ("profile", "word", "means"),
    [
        (Profile.WDTK_BATCH, "waiting_response", "sent"),
        (Profile.WDTK_BATCH, "gone_postal", "post"),
        (Profile.WDTK_BATCH, "not_held", "answered:not_held"),
        (Profile.WDTK_PROJECT, "Partially successful.", "answered:supplied_in_part"),
        (Profile.WDTK_PROJECT, "Awaiting internal review.", "review"),
        (Profile.MUCKROCK, "No Responsive Documents", "answered:not_held"),
        (Profile.MUCKROCK, "Completed", "answered:supplied_in_full"),
        (Profile.MUCKROCK, "lawsuit", "tribunal"),
        # The same word on two sites.
        (Profile.WDTK_BATCH, "Awaiting response.", "sent"),
        (Profile.MUCKROCK, "Awaiting Response", "acknowledged"),
    ],
)
def test_a_word_means_what_its_site_means_by_it(profile, word, means):
    assert words_of(profile)[ChoiceKind.STATUS][fold_word(word)] == means


def test_every_profile_has_a_name():
    assert set(PROFILE_NAMES) == set(Profile)
