"""Each kind of event, through its form, to a line of history and the columns that follow from it."""

import pytest

from foi_tracker.domain import events as happened
from foi_tracker.domain import narrative
from foi_tracker.domain.event_codec import from_details, to_details
from foi_tracker.domain.events import KINDS
from foi_tracker.domain.vocabulary import Outcome, RegimeCode
from foi_tracker.models import InfoRequest
from foi_tracker.web.forms.events import EVENT_FORMS
from tests import builders
from tests.builders import day
from tests.web.event_cases import CASES, SENT
from tests.web.pages import sign_in, visit
from tests.web.recording import check, open_form, record


def fresh(session, info_request) -> InfoRequest:
    session.expire_all()
    return session.get_one(InfoRequest, info_request.id)


@pytest.mark.parametrize(
    ("kind", "history", "typed", "event", "columns"), CASES, ids=[f"{case[0]}-{at}" for at, case in enumerate(CASES)]
)
def test_what_is_typed_becomes_a_line_and_the_columns_follow(
    client, session, volunteer, file_with, kind, history, typed, event, columns
):
    info_request = file_with(*history)

    answer = record(sign_in(client, volunteer), info_request, kind, typed)

    assert answer.status_code == 302
    saved = fresh(session, info_request)
    assert saved.records[-1].event == event
    assert saved.records[-1].recorded_by_id == volunteer.id
    assert {name: getattr(saved, name) for name in columns} == columns


def test_every_kind_but_taking_back_is_tried_above():
    assert {case[0] for case in CASES} == set(KINDS) - {"event_retracted"}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_form_a_sentence_and_survives_being_stored(kind):
    examples = {event.kind: event for *_, event, _ in CASES} | {
        "event_retracted": happened.EventRetracted(on=day("2026-11-23"), position=1)
    }
    event = examples[kind]

    assert EVENT_FORMS[kind].makes is KINDS[kind]
    assert narrative.describe(event).endswith(".")
    assert from_details(kind, event.on, to_details(event)) == event


@pytest.mark.parametrize("kind", [kind for kind in EVENT_FORMS if kind != "event_retracted"])
def test_every_form_is_a_well_made_page(client, volunteer, file_with, kind):
    info_request = file_with(SENT)

    page = visit(sign_in(client, volunteer), f"/requests/{info_request.reference}/events/new/{kind}")

    assert page.h1.text.endswith(info_request.reference)


def test_a_kind_nobody_knows_is_not_found(client, volunteer, file_with):
    visit(sign_in(client, volunteer), f"/requests/{file_with(SENT).reference}/events/new/abolished", 404)


def test_checking_says_what_saving_will_do_and_saves_nothing(client, session, volunteer, file_with):
    info_request = file_with(SENT)

    status, page = check(sign_in(client, volunteer), info_request, "clarification_requested", {"on": "4/9/2026"})

    assert status == 200
    assert "The clock stops: nothing is due until we answer their question." in page.main.text
    assert page.select_one("button[value=save]") is not None
    assert fresh(session, info_request).history_length == 1


def test_an_answer_late_or_in_time_is_told_apart(client, session, volunteer, file_with):
    late = file_with(SENT)

    record(sign_in(client, volunteer), late, "response", {"outcome": "supplied_in_full", "on": "30/9/2026"})

    assert fresh(session, late).response_late is True


def test_the_exemptions_of_a_refusal_can_be_counted(client, session, volunteer, file_with):
    info_request = file_with(SENT)
    typed = {"outcome": "refused", "on": "20/9/2026", "exemptions-0-code": "s.40(2)", "exemptions-1-code": "s.31"}

    record(sign_in(client, volunteer), info_request, "response", typed)

    assert [each.code for each in fresh(session, info_request).refusals] == ["s.40(2)", "s.31"]


def test_a_row_can_be_added_without_a_script(client, session, volunteer, file_with):
    info_request = file_with(SENT)
    url, values = open_form(sign_in(client, volunteer), info_request, "response")

    typed = {"action": "add_exemption", "on": "20/9/2026", "exemptions-0-code": "s.31"}
    answer = client.post(url, data=values | typed)

    assert answer.status_code == 200
    assert 'name="exemptions-1-code"' in answer.text
    assert "20/9/2026" in answer.text
    assert "They must weigh the public interest, and say how." in answer.text
    assert fresh(session, info_request).history_length == 1


def test_a_scottish_request_offers_scottish_exemptions_only(client, session, campaign, volunteer):
    council = builders.authority(session, "Glenkirk Council", regime=RegimeCode.FOISA, nation="Scotland")
    info_request = builders.info_request(session, campaign, council, by=volunteer, history=[SENT])

    page = visit(sign_in(client, volunteer), f"/requests/{info_request.reference}/events/new/response")

    codes = [option["value"] for option in page.select("#exemptions-0-code option")]
    assert "s.35(1)(a)" in codes or "s.35" in codes
    assert "s.31" not in codes


def test_an_exemption_of_another_law_is_refused(client, volunteer, file_with):
    info_request = file_with(SENT)

    status, _ = check(
        sign_in(client, volunteer),
        info_request,
        "response",
        {"outcome": "refused", "on": "20/9/2026", "exemptions-0-code": "reg 12(4)(b)"},
    )

    assert status == 422


def test_a_refusal_without_exemptions_is_saved_after_a_gentle_warning(client, session, volunteer, file_with):
    info_request = file_with(SENT)
    typed = {"outcome": "refused", "on": "20/9/2026"}

    _, page = check(sign_in(client, volunteer), info_request, "response", typed)
    record(client, info_request, "response", typed)

    assert "no exemption" in page.main.text
    assert fresh(session, info_request).outcome is Outcome.REFUSED


@pytest.mark.parametrize(
    ("kind", "typed", "field", "sentence"),
    [
        ("response", {"outcome": "refused", "on": "20/8/2026"}, "on", "before the request was made"),
        ("acknowledged", {"on": "24/11/2026"}, "on", "in the future"),
        ("response", {"outcome": "refused", "on": "20/9/2026", "received": "19/9/2026"}, "received", "before"),
        ("response", {"outcome": "refused", "on": "20/9/2026", "received": "1/12/2026"}, "received", "in the future"),
        ("response", {"outcome": "refused", "on": "31/9/2026"}, "on", "is not a date"),
        ("response", {"outcome": "refused", "on": ""}, "on", "Enter the date"),
        ("authority_claimed_due", {"on": "20/9/2026", "until": "1/9/2026"}, "until", "before the day of the letter"),
    ],
)
def test_an_impossible_date_gets_a_sentence_at_its_field_and_stays_there(
    client, session, volunteer, file_with, kind, typed, field, sentence
):
    info_request = file_with(SENT)

    status, page = check(sign_in(client, volunteer), info_request, kind, typed)

    assert status == 422
    assert sentence in page.find(id=f"{field}-error").text
    assert page.find(id=field)["value"] == typed[field]
    assert page.find(id=field)["aria-describedby"].endswith(f"{field}-error")
    assert fresh(session, info_request).history_length == 1


def test_an_answer_must_say_what_it_was(client, volunteer, file_with):
    status, page = check(sign_in(client, volunteer), file_with(SENT), "response", {"on": "20/9/2026"})

    assert status == 422
    assert page.find(id="outcome-error").text.endswith("Choose what they answered.")


def test_an_unlikely_step_is_warned_about_and_saved_all_the_same(client, session, volunteer, file_with):
    info_request = file_with(SENT)

    _, page = check(sign_in(client, volunteer), info_request, "fee_paid", {"on": "20/9/2026"})
    record(client, info_request, "fee_paid", {"on": "20/9/2026"})

    assert "No fees notice is recorded" in page.main.text
    assert fresh(session, info_request).history_length == 2


def test_somebody_who_may_only_read_cannot_record(client, session, campaign, file_with):
    other = builders.user(session, "Otto Other", campaign, "volunteer")

    visit(sign_in(client, other), f"/requests/{file_with(SENT).reference}/events/new/response", 403)


def test_a_request_that_cannot_be_seen_is_not_found(client, session, file_with):
    elsewhere = builders.campaign(session, slug="elsewhere", short_name="ELS")
    stranger = builders.user(session, "Stella Stranger", elsewhere, "coordinator")
    reference = file_with(SENT).reference

    sign_in(client, stranger)

    visit(client, f"/requests/{reference}/events/new/response", 404)
    visit(client, "/requests/LFR-9999/events/new/response", 404)
