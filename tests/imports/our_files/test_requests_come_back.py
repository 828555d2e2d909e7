"""requests.csv says what a request is called and who has it, and as much of its course as its columns have days for."""

from datetime import date

import pytest

from foi_tracker.domain import events as happened
from foi_tracker.domain.events import CitedExemption
from foi_tracker.domain.imports.choices import Choices
from foi_tracker.domain.imports.ours.our_course import COMPARED, ToldDays, cited_in, columns_of_history, course_told
from foi_tracker.domain.imports.plan.planning import plan
from foi_tracker.domain.imports.vocabulary import Deed, Profile, Weight
from foi_tracker.domain.regimes import laws
from foi_tracker.domain.vocabulary import (
    Appellant,
    Channel,
    Disposal,
    Finding,
    Forum,
    Outcome,
    RegimeCode,
    ReviewResult,
)
from tests import builders
from tests.builders import received, response, sent
from tests.imports.our_files.histories import S24, S31
from tests.imports.our_files.round_trip import elsewhere, exported, known_world, read, texts


def on(text):
    return date.fromisoformat(text)


REFUSED = response("2026-02-02", Outcome.REFUSED, exemptions=(S31, S24))
WHOLE = {
    "not sent": (),
    "sent": (sent("2026-09-03"),),
    "posted": (sent("2026-09-03", channel=Channel.POST),),
    "received later": (sent("2026-09-03"), received("2026-09-08")),
    "acknowledged": (sent("2026-09-03"), happened.Acknowledged(on=on("2026-09-04"))),
    "chased": (sent("2026-09-03"), happened.Chased(on=on("2026-10-12"))),
    "asked": (sent("2026-09-03"), happened.ClarificationRequested(on=on("2026-09-10"))),
    "more time": (sent("2026-09-03"), happened.PitExtension(on=on("2026-09-25"), exemptions=(S31,))),
    "answered late": (sent("2026-07-01"), response("2026-08-20", Outcome.SUPPLIED_IN_FULL)),
    "withdrawn": (sent("2026-07-01"), happened.Withdrawn(on=on("2026-07-20"))),
    "refused": (sent("2026-01-05"), REFUSED),
    "reviewed": (
        sent("2026-01-05"),
        REFUSED,
        happened.ReviewRequested(on=on("2026-02-09")),
        happened.ReviewOutcome(on=on("2026-03-02"), result=ReviewResult.UPHELD),
    ),
    "decided": (
        sent("2026-01-05"),
        REFUSED,
        happened.ReviewRequested(on=on("2026-02-09")),
        happened.ReviewOutcome(on=on("2026-03-02"), result=ReviewResult.PARTLY_UPHELD),
        happened.Complaint(on=on("2026-04-01"), reference="IC-900001-A1B2"),
        happened.DecisionNotice(on=on("2026-07-01"), reference="FS-900001", finding=Finding.NOT_UPHELD),
        happened.Appeal(on=on("2026-07-20"), forum=Forum.FIRST_TIER_TRIBUNAL),
        happened.FttDecision(on=on("2026-10-01"), disposal=Disposal.DISMISSED),
    ),
}
IN_PART = {
    "clarified": (
        (
            sent("2026-09-03"),
            happened.ClarificationRequested(on=on("2026-09-10")),
            happened.ClarificationProvided(on=on("2026-09-21")),
            happened.Acknowledged(on=on("2026-09-22")),
        ),
        {"clock_start", "due_on"},
    ),
    "chased twice": (
        (sent("2026-07-01"), happened.Chased(on=on("2026-08-03")), happened.Chased(on=on("2026-08-24"))),
        {"chasers"},
    ),
}


def cells_of(history, regime=RegimeCode.FOIA):
    return columns_of_history(history, laws()[regime]) | {"whatdotheyknow_url": ""}


def told_by(cells, regime=RegimeCode.FOIA):
    return course_told(ToldDays(cells.__getitem__), laws()[regime])[0]


@pytest.mark.parametrize("history", WHOLE.values(), ids=WHOLE)
def test_a_course_whose_steps_have_columns_comes_back_event_by_event(history):
    cells = cells_of(history)

    assert told_by(cells) == history
    assert cells_of(told_by(cells)) == cells


def test_in_scotland_appeals_go_to_the_court():
    history = (
        sent("2026-01-05"),
        response("2026-01-30", Outcome.REFUSED),
        happened.ReviewRequested(on=on("2026-02-09")),
        happened.ReviewOutcome(on=on("2026-03-02"), result=ReviewResult.UPHELD),
        happened.Complaint(on=on("2026-04-01"), reference="202600123"),
        happened.DecisionNotice(on=on("2026-07-01"), reference="001/2026", finding=Finding.UPHELD),
        happened.Appeal(on=on("2026-08-03"), forum=Forum.COURT_OF_SESSION),
        happened.CourtDecision(on=on("2026-11-02"), disposal=Disposal.DISMISSED),
    )

    assert told_by(cells_of(history, RegimeCode.FOISA), RegimeCode.FOISA) == history


@pytest.mark.parametrize(("history", "columns"), IN_PART.values(), ids=IN_PART)
def test_no_event_is_invented_for_what_has_no_column_and_what_cannot_follow_is_known(history, columns):
    cells = cells_of(history)

    told = told_by(cells)

    assert set(told) < set(history)
    again = cells_of(told)
    assert {name for name in COMPARED if again[name] != cells[name]} == columns


def test_a_letter_that_came_back_has_no_day_of_sending_in_the_file():
    cells = cells_of((sent("2026-09-03"), happened.Bounced(on=on("2026-09-04"))))

    assert told_by(cells) == (happened.Bounced(on=on("2026-09-04")),)
    assert cells_of(told_by(cells)) == cells


def test_of_several_answers_the_file_has_the_day_of_the_first_and_the_outcome_of_the_last():
    history = (
        sent("2026-07-01"),
        response("2026-07-15", Outcome.NOT_HELD),
        response("2026-08-03", Outcome.REFUSED),
    )

    assert told_by(cells_of(history)) == (sent("2026-07-01"), response("2026-07-15", Outcome.REFUSED))


@pytest.mark.parametrize(
    "cited",
    [
        (S31, S24),
        (CitedExemption(law=RegimeCode.EIR, code="reg 12(5)(a)"),),
        (CitedExemption(law=RegimeCode.FOIA, code="s.40(2)", limb="(3A)(a)", ncnd=True),),
        (CitedExemption(law=RegimeCode.FOISA, code="s.18", limb="with s.35(1)(a)"),),
        (CitedExemption(law=RegimeCode.FOIA, code="s.999", limb="(1)"),),
    ],
)
def test_exemptions_are_read_as_we_write_them(cited):
    text = columns_of_history([response("2026-02-02", Outcome.REFUSED, exemptions=cited)], laws()[RegimeCode.FOIA])

    assert tuple(cited_in(text["exemptions"])) == cited


def test_what_is_no_exemption_of_ours_is_none():
    assert list(cited_in("section 31; GDPR art 6; FOIA")) == []


@pytest.fixture
def requests(session, campaign, coordinator):
    council = builders.authority(session, ons_code="E06000099")
    made = [
        builders.info_request(session, campaign, council, by=coordinator, owner=coordinator, history=history)
        for history in (*WHOLE.values(), *(history for history, _ in IN_PART.values()))
    ]
    made[1].title = '=HYPERLINK("https://bad.example","Cameras")'
    made[1].their_reference = "'FOI 12'"
    made[1].whatdotheyknow_url = "https://www.whatdotheyknow.com/request/cameras"
    session.commit()
    return made


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_what_a_request_is_called_and_who_has_it_come_back(session, campaign, coordinator, requests, kind):
    content = exported(session, campaign, coordinator, "requests", kind)

    rows = read(content, elsewhere(known_world(session, campaign)))

    assert [row.keys.reference for row in rows] == [each.reference for each in requests]
    assert {row.authority for row in rows} == {"barchester-city-council"}
    assert {row.owner for row in rows} == {str(coordinator.id)}
    assert (rows[1].title, rows[1].their_reference) == (requests[1].title, "'FOI 12'")
    assert rows[1].url == "https://www.whatdotheyknow.com/request/cameras"
    assert rows[1].events == (sent("2026-09-03", channel=Channel.WHATDOTHEYKNOW),)
    assert [row.events for row in rows[2 : len(WHOLE)]] == list(WHOLE.values())[2:]
    assert not any(row.problems for row in rows[: len(WHOLE)])
    assert [row.problems[0].weight for row in rows[len(WHOLE) :]] == [Weight.WARNS] * len(IN_PART)


@pytest.mark.usefixtures("requests")
def test_what_cannot_follow_is_said_with_its_columns_and_a_way_out(session, campaign, coordinator):
    rows = read(exported(session, campaign, coordinator, "requests"), elsewhere(known_world(session, campaign)))

    (problem,) = rows[len(WHOLE) + 1].problems
    assert problem.text.endswith("these columns would read otherwise: chasers.")
    assert "export of events" in problem.way_out


def test_what_came_from_here_changes_nothing_here(session, campaign, coordinator, requests):
    known = known_world(session, campaign)
    rows = read(exported(session, campaign, coordinator, "requests"), known)

    planned = plan(rows, known, Choices(profile=Profile.OUR_REQUESTS))

    assert [row.deed for row in planned.rows] == [Deed.SAME] * len(requests)
    assert [row.problems for row in rows if row.problems] == []


def test_a_history_that_the_tracker_has_stays_whatever_the_file_says(session, campaign, coordinator, requests):
    content = exported(session, campaign, coordinator, "requests")
    late = next(each for each in requests if each.responded_on == on("2026-08-20"))
    changed = content.replace(b'"2026-08-20"', b'"2026-08-27"')

    row = next(each for each in read(changed, known_world(session, campaign)) if each.keys.reference == late.reference)

    assert row.events == tuple(record.event for record in late.records)
    (text,) = texts(row)
    assert "it stays" in text
    assert "responded_on" in text


@pytest.mark.usefixtures("requests")
@pytest.mark.parametrize(
    ("was", "becomes", "column", "weight"),
    [
        (b'"2026-09-08"', b'"08/09/2026"', "clock_start", Weight.BLOCKS),
        (b'"refused"', b'"turned down"', "outcome", Weight.BLOCKS),
        (b'"Cora Coordinator"', b'"Nobody Known"', "owner", Weight.WARNS),
        (b'"FOIA"', b'"GDPR"', "regime", Weight.BLOCKS),
        (b'"Live facial recognition"', b'"' + b"x" * 201 + b'"', "title", Weight.BLOCKS),
    ],
)
def test_a_cell_that_somebody_changed_is_named(session, campaign, coordinator, was, becomes, column, weight):
    content = exported(session, campaign, coordinator, "requests").replace(was, becomes)

    rows = read(content, elsewhere(known_world(session, campaign)))

    found = [problem for row in rows for problem in row.problems if problem.column == column]
    assert found
    assert {problem.weight for problem in found} == {weight}
    assert all(problem.way_out and problem.value for problem in found)


def test_an_appeal_is_taken_to_be_ours_since_no_column_says_whose_it_is():
    by_them = (
        *WHOLE["decided"][:-2],
        happened.Appeal(on=on("2026-07-20"), forum=Forum.FIRST_TIER_TRIBUNAL, by=Appellant.AUTHORITY),
    )

    assert told_by(cells_of(by_them))[-1].by is Appellant.REQUESTER
