"""A row with nothing but its authority may be a request that is here: somebody says so once for the whole sheet."""

from dataclasses import replace
from datetime import date

import pytest

from foi_tracker.domain import events as happened
from foi_tracker.domain.imports.choices import Choices
from foi_tracker.domain.imports.undecided import undecided
from foi_tracker.domain.imports.vocabulary import Deed, Profile, Weight
from foi_tracker.domain.vocabulary import Outcome
from tests.imports.planning.one_row import SENT, deeds
from tests.imports.planning.worlds import F, Register, apply, known, planned, sheet, standing, world

FIELDS = (F.AUTHORITY, F.SENT_ON, F.RESPONDED_ON, F.OUTCOME)
REFUSED = ("Barchester Council", "14/09/2026", "30/09/2026", "Refused")
HELD = ("Borsetshire Council", "14/09/2026", "", "")


def filed(*waves):
    """A request to Barchester for each wave, filed here."""
    return world(*(known(at, wave=wave, history=[SENT]) for at, wave in enumerate(waves, 1)))


def asked(tracker, *rows, fields=FIELDS, **chosen):
    grid, choices = sheet(fields, *rows)
    register = Register(tracker.authorities.values(), tracker.today)
    return undecided(grid, replace(choices, **chosen), tracker, register)


def test_a_row_whose_authority_was_asked_in_a_named_wave_waits():
    made = planned(FIELDS, REFUSED, HELD, tracker=filed("Autumn"))

    assert deeds(made) == [Deed.SKIP, Deed.CREATE]
    assert made.rows[0].problems[-1].weight is Weight.ASKS
    assert "LFR-0001" in made.rows[0].problems[-1].text


def test_it_is_asked_once_for_the_sheet_with_how_many_rows_and_which_requests():
    tracker = world(known(1, wave="Autumn"), known(2, "borsetshire-council", wave="Autumn"))
    found = asked(tracker, REFUSED, HELD).already

    assert (found.count, found.rows) == (2, (2, 3))
    assert found.examples == ((2, "LFR-0001"), (3, "LFR-0002"))


def test_a_sheet_of_one_row_that_waits_for_it_is_not_decided():
    assert not asked(filed("Autumn"), REFUSED).is_nothing
    assert asked(filed("Autumn"), REFUSED, already_asked="new").is_nothing
    assert asked(world(), REFUSED).already is None


def test_said_to_be_the_same_it_changes_the_request_that_is_here():
    tracker = filed("Autumn")
    made = planned(FIELDS, REFUSED, tracker=tracker, already_asked="same")
    (request,) = apply(made, tracker).requests

    assert deeds(made) == [Deed.CHANGE]
    assert standing(request) == [SENT, happened.Response(on=date(2026, 9, 30), outcome=Outcome.REFUSED)]
    assert request.wave == "Autumn"


def test_said_to_be_the_same_and_brought_again_it_is_the_same_without_asking():
    tracker = filed("Autumn")
    there = apply(planned(FIELDS, REFUSED, tracker=tracker, already_asked="same"), tracker)

    assert deeds(planned(FIELDS, REFUSED, tracker=there)) == [Deed.SAME]


def test_said_to_be_the_same_where_two_fit_each_row_waits_for_its_number():
    made = planned(FIELDS, REFUSED, tracker=filed("Spring", "Autumn"), already_asked="same")

    assert deeds(made) == [Deed.SKIP]
    assert "LFR-0001, LFR-0002" in made.rows[0].problems[-1].text


def test_said_to_be_new_it_makes_a_request_says_so_and_is_not_asked_about_again():
    tracker = filed("Autumn")
    made = planned(FIELDS, REFUSED, tracker=tracker, already_asked="new")

    assert deeds(made) == [Deed.CREATE]
    assert "LFR-0001" in made.rows[0].problems[-1].text
    assert deeds(planned(FIELDS, REFUSED, tracker=apply(made, tracker))) == [Deed.SAME]


def test_another_wave_or_a_day_far_from_it_is_another_request_without_asking():
    in_spring = ("Barchester Council", "14/03/2026", "", "")
    with_wave = planned((*FIELDS, F.WAVE), (*REFUSED, "Winter"), tracker=filed("Autumn"))

    assert deeds(with_wave) == [Deed.CREATE]
    assert deeds(planned(FIELDS, in_spring, tracker=filed("Autumn"))) == [Deed.CREATE]


def test_a_request_that_another_row_names_is_not_asked_about():
    fields = (F.OUR_REFERENCE, *FIELDS)
    rows = [("LFR-0001", *REFUSED), ("", *REFUSED[:1], "16/09/2026", "", "")]

    assert deeds(planned(fields, *rows, tracker=filed("Autumn"))) == [Deed.CHANGE, Deed.CREATE]


def test_our_own_files_are_not_asked_about():
    assert asked(filed("Autumn"), REFUSED, profile=Profile.OUR_REQUESTS).is_nothing


@pytest.mark.parametrize(
    ("kept", "read"), [("same", "same"), ("new", "new"), ("", ""), ("nonsense", ""), (["new"], "")]
)
def test_what_was_said_is_kept_and_nothing_else_is_read(kept, read):
    assert Choices.load(Choices().dump() | {"already_asked": kept}).already_asked == read
