"""Each kind of event, through its form, to a line of history and the columns that follow from it."""

import pytest

from foi_tracker.domain import events as happened
from foi_tracker.domain import narrative
from foi_tracker.domain.event_codec import from_details, to_details
from foi_tracker.domain.events import KINDS, CitedExemption
from foi_tracker.domain.vocabulary import Awaiting, Channel, Delivery, Outcome, RegimeCode, ReviewResult, Stage
from foi_tracker.models import InfoRequest
from foi_tracker.web.forms.events import EVENT_FORMS
from tests import builders
from tests.builders import day, received, response, sent
from tests.web.pages import sign_in, visit
from tests.web.recording import check, open_form, record

S31 = CitedExemption(law=RegimeCode.FOIA, code="s.31", limb="(1)(a)")
S24 = CitedExemption(law=RegimeCode.FOIA, code="s.24", ncnd=True)
SENT = sent("2026-09-01")
REFUSED = response("2026-09-20", Outcome.REFUSED)
REVIEWED = happened.ReviewRequested(on=day("2026-09-25"))
COMPLAINED = happened.Complaint(on=day("2026-11-01"))

# A kind, what had happened before, what is typed, the event it becomes, and columns that follow.
CASES = [
    ("sent", [], {"on": "1/9/2026", "channel": "email"}, SENT, {"delivery": Delivery.SENT}),
    ("sent", [], {"on": "1 Sep 2026", "channel": "post"}, sent("2026-09-01", channel=Channel.POST), {"due_on": None}),
    ("bounced", [SENT], {"on": "2/9/2026"}, happened.Bounced(on=day("2026-09-02")), {"delivery": Delivery.BOUNCED}),
    (
        "received",
        [sent("2026-09-01", channel=Channel.POST)],
        {"on": "3/9/2026"},
        received("2026-09-03"),
        {"due_on": day("2026-10-01"), "clock_start": day("2026-09-03")},
    ),
    (
        "acknowledged",
        [SENT],
        {"on": "2/9/2026"},
        happened.Acknowledged(on=day("2026-09-02")),
        {"acknowledged_on": day("2026-09-02"), "due_on": day("2026-09-29")},
    ),
    (
        "clarification_requested",
        [SENT],
        {"on": "4/9/2026"},
        happened.ClarificationRequested(on=day("2026-09-04")),
        {"stage": Stage.AWAITING_CLARIFICATION, "awaiting": Awaiting.REQUESTER},
    ),
    (
        "clarification_provided",
        [SENT, happened.ClarificationRequested(on=day("2026-09-04"))],
        {"on": "7/9/2026"},
        happened.ClarificationProvided(on=day("2026-09-07")),
        {"stage": Stage.AWAITING_RESPONSE, "due_on": day("2026-10-05"), "first_due_on": day("2026-09-29")},
    ),
    ("fee_notice", [SENT], {"on": "4/9/2026"}, happened.FeeNotice(on=day("2026-09-04")), {"stage": Stage.AWAITING_FEE}),
    (
        "fee_paid",
        [SENT, happened.FeeNotice(on=day("2026-09-04"))],
        {"on": "10/9/2026"},
        happened.FeePaid(on=day("2026-09-10")),
        {"stage": Stage.AWAITING_RESPONSE},
    ),
    (
        "pit_extension",
        [SENT],
        {"on": "20/9/2026", "estimate": "20/10/2026", "exemptions-0-code": "s.31", "exemptions-0-limb": "(1)(a)"},
        happened.PitExtension(on=day("2026-09-20"), estimate=day("2026-10-20"), exemptions=(S31,)),
        {"due_on": day("2026-10-27")},
    ),
    (
        "time_extension",
        [SENT],
        {"on": "20/9/2026", "working_days": "10"},
        happened.TimeExtension(on=day("2026-09-20"), working_days=10),
        {},
    ),
    (
        "transferred",
        [SENT],
        {"on": "7/9/2026", "to": "barchester-city-council"},
        happened.Transferred(on=day("2026-09-07"), to="barchester-city-council"),
        {"clock_start": day("2026-09-07")},
    ),
    (
        "response",
        [SENT],
        {
            "outcome": "refused",
            "on": "20/9/2026",
            "received": "22/9/2026",
            "exemptions-0-code": "s.31",
            "exemptions-0-limb": "(1)(a)",
            "exemptions-1-code": "s.24",
            "exemptions-1-ncnd": "y",
        },
        response("2026-09-20", Outcome.REFUSED, received=day("2026-09-22"), exemptions=(S31, S24)),
        {"outcome": Outcome.REFUSED, "responded_on": day("2026-09-20"), "response_late": False},
    ),
    (
        "review_requested",
        [SENT, REFUSED],
        {"on": "25/9/2026"},
        REVIEWED,
        {"stage": Stage.INTERNAL_REVIEW, "review_requested_on": day("2026-09-25")},
    ),
    (
        "review_acknowledged",
        [SENT, REFUSED, REVIEWED],
        {"on": "26/9/2026"},
        happened.ReviewAcknowledged(on=day("2026-09-26")),
        {"stage": Stage.INTERNAL_REVIEW},
    ),
    (
        "review_outcome",
        [SENT, REFUSED, REVIEWED],
        {"on": "20/10/2026", "received": "21/10/2026", "result": "upheld", "exemptions-0-code": "s.31"},
        happened.ReviewOutcome(
            on=day("2026-10-20"),
            received=day("2026-10-21"),
            result=ReviewResult.UPHELD,
            exemptions=(CitedExemption(law=RegimeCode.FOIA, code="s.31"),),
        ),
        {"review_decided_on": day("2026-10-20")},
    ),
    (
        "review_outcome",
        [SENT, REFUSED, REVIEWED],
        {"on": "20/10/2026", "result": ""},
        happened.ReviewOutcome(on=day("2026-10-20")),
        {"review_decided_on": day("2026-10-20")},
    ),
    (
        "complaint",
        [SENT, REFUSED, REVIEWED],
        {"on": "1/11/2026"},
        COMPLAINED,
        {"stage": Stage.COMMISSIONER, "complaint_on": day("2026-11-01")},
    ),
    (
        "decision_notice",
        [SENT, REFUSED, REVIEWED, COMPLAINED],
        {"on": "10/11/2026", "reference": "IC-1234", "comply_by": "15/12/2026"},
        happened.DecisionNotice(on=day("2026-11-10"), reference="IC-1234", comply_by=day("2026-12-15")),
        {"decision_notice_on": day("2026-11-10")},
    ),
    (
        "ftt_decision",
        [SENT, REFUSED, REVIEWED, COMPLAINED, happened.DecisionNotice(on=day("2026-11-10"))],
        {"on": "20/11/2026"},
        happened.FttDecision(on=day("2026-11-20")),
        {"stage": Stage.TRIBUNAL, "tribunal_decided_on": day("2026-11-20")},
    ),
    (
        "ftt_permission_refused",
        [
            *(SENT, REFUSED, REVIEWED, COMPLAINED),
            happened.DecisionNotice(on=day("2026-11-10")),
            happened.FttDecision(on=day("2026-11-18")),
        ],
        {"on": "20/11/2026"},
        happened.FttPermissionRefused(on=day("2026-11-20")),
        {"stage": Stage.TRIBUNAL},
    ),
    (
        "withdrawn",
        [SENT],
        {"on": "5/9/2026"},
        happened.Withdrawn(on=day("2026-09-05")),
        {"stage": Stage.CLOSED, "awaiting": Awaiting.NOBODY, "due_on": None},
    ),
    (
        "chased",
        [SENT],
        {"on": "1/10/2026", "channel": "whatdotheyknow"},
        happened.Chased(on=day("2026-10-01"), channel=Channel.WHATDOTHEYKNOW),
        {"last_chased_on": day("2026-10-01"), "due_on": day("2026-09-29")},
    ),
    (
        "authority_claimed_due",
        [SENT],
        {"on": "1/10/2026", "until": "12/10/2026"},
        happened.AuthorityClaimedDue(on=day("2026-10-01"), until=day("2026-10-12")),
        {"due_on": day("2026-09-29")},
    ),
]


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
