"""A row finds its request by the surest of its keys; what is not sure waits, and names what it could be."""

from foi_tracker.domain.imports.said import Keys
from foi_tracker.domain.imports.vocabulary import Deed, Weight
from tests.imports.planning.one_row import ROW, SENT, deeds, imported, plan_of
from tests.imports.planning.worlds import F, apply, known, planned, world


def test_the_number_of_a_sheet_finds_its_request_whatever_else_changed():
    tracker = world(
        known(1, history=[SENT], keys=Keys(reference="7")),
        known(2, history=[SENT], keys=Keys(reference="8")),
    )

    assert plan_of(ROW, tracker=tracker).rows[0].request_id == 1


def test_our_own_number_finds_a_request_first():
    tracker = world(known(1, history=[SENT]), known(2, history=[SENT]))

    assert plan_of(("LFR-0002", *ROW[1:]), tracker=tracker).rows[0].request_id == 2


def test_our_own_number_beside_another_authority_is_a_mistake_that_somebody_must_mend():
    tracker = world(known(1, authority="borsetshire-council", history=[SENT]))
    row = plan_of(("LFR-0001", *ROW[1:]), tracker=tracker).rows[0]

    assert (row.deed, row.problems[0].weight) == (Deed.SKIP, Weight.BLOCKS)
    assert "LFR-0001" in row.problems[0].text


def test_a_page_finds_its_request_however_the_address_is_written():
    url = "https://www.whatdotheyknow.com/request/cameras"
    tracker = world(known(1, url=url, history=[SENT]), known(2, history=[SENT]))
    fields = (F.AUTHORITY, F.SENT_ON, F.REQUEST_URL)
    made = planned(fields, ("Barchester Council", "14/09/2026", "whatdotheyknow.com/request/cameras/"), tracker=tracker)

    assert made.rows[0].request_id == 1


def test_waves_tell_requests_to_one_authority_apart():
    tracker = world(known(1, wave="Spring", history=[SENT]), known(2, wave="Autumn", history=[SENT]))
    fields = (F.AUTHORITY, F.WAVE, F.SENT_ON)

    assert planned(fields, ("Barchester Council", "autumn", "14/09/2026"), tracker=tracker).rows[0].request_id == 2
    summer = planned(fields, ("Barchester Council", "summer", "14/09/2026"), tracker=tracker)
    assert summer.rows[0].deed is Deed.CREATE
    by_all = planned(fields[::2], ("Barchester Council", "14/09/2026"), tracker=tracker, wave="Spring")
    assert by_all.rows[0].request_id == 1


def test_a_row_that_fits_several_requests_waits():
    tracker = world(known(1, history=[SENT]), known(2, history=[SENT]))
    row = plan_of(("", *ROW[1:]), tracker=tracker).rows[0]

    assert (row.deed, row.problems[0].weight) == (Deed.SKIP, Weight.ASKS)
    assert "LFR-0001, LFR-0002" in row.problems[0].text


def test_the_same_row_twice_is_one_request():
    made = plan_of(ROW, ROW)

    assert deeds(made) == [Deed.CREATE, Deed.SKIP]
    assert "row 2" in made.rows[1].problems[0].text


def test_two_rows_about_one_request_that_differ_both_wait_and_show_how():
    made = plan_of(ROW, (*ROW[:4], "01/10/2026", *ROW[5:]))

    assert deeds(made) == [Deed.SKIP, Deed.SKIP]
    assert "“30/09/2026” or “01/10/2026”" in made.rows[0].problems[0].text
    assert "“01/10/2026” or “30/09/2026”" in made.rows[1].problems[0].text


def test_two_rows_with_their_own_numbers_are_two_requests_to_one_authority():
    made = plan_of(ROW, ("8", *ROW[1:]))
    tracker = apply(made, world())

    assert deeds(made) == [Deed.CREATE, Deed.CREATE]
    assert deeds(plan_of(("8", *ROW[1:]), ROW, tracker=tracker)) == [Deed.SAME, Deed.SAME]


def test_numbers_given_afresh_find_the_same_requests():
    tracker = imported(ROW, ("8", "Borsetshire Council", *ROW[2:]))
    made = plan_of(("7", "Borsetshire Council", *ROW[2:]), ("8", *ROW[1:]), tracker=tracker)

    assert [row.request_id for row in made.rows] == [2, 1]
