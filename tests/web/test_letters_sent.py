"""A letter is recorded as sent only after the page has said what that does to the clock."""

import pytest

from foi_tracker.domain import events as happened
from foi_tracker.domain.authorities import Nation
from foi_tracker.domain.vocabulary import ChaserStep, Outcome, RegimeCode
from tests import builders
from tests.builders import day, response, sent
from tests.web.letters import form_of, history, letters, words, write
from tests.web.pages import check_manners, post, visit


def test_before_a_letter_is_recorded_the_page_says_what_that_does(signed_in, session, withheld):
    where = write(signed_in, withheld)

    banner = words(visit(signed_in, f"{where}/sent").select_one(".banner"))

    # Mon 23 Nov 2026: St Andrew's Day, Christmas, Boxing Day's substitute and New Year's Day do not count.
    assert "Mon 23 Nov 2026 : We asked for a review." in banner
    assert "The review is due by Tue 22 Dec 2026." in banner
    assert len(history(session, withheld)) == 2


def test_recording_a_letter_as_sent_opens_its_clock_and_freezes_it(signed_in, volunteer, session, withheld):
    where = write(signed_in, withheld)

    answer = signed_in.post(f"{where}/sent", data=form_of(visit(signed_in, f"{where}/sent")) | {"action": "save"})

    assert answer.location == f"/requests/{withheld.reference}"
    assert history(session, withheld)[-1] == happened.ReviewRequested(on=day("2026-11-23"))
    (letter,) = letters(session)
    assert (letter.sent_on, letter.position, letter.sent_by_id) == (day("2026-11-23"), 3, volunteer.id)
    assert "Sent Mon 23 Nov 2026 by Vera Volunteer." in words(visit(signed_in, where).main)
    assert signed_in.get(f"{where}/edit").location == where
    assert post(signed_in, f"{where}/sent").location == where


def test_another_day_is_looked_at_before_it_is_saved(signed_in, session, withheld):
    where = write(signed_in, withheld)
    form = form_of(visit(signed_in, f"{where}/sent")) | {"on": "20/11/2026", "action": "save"}

    page = check_manners(signed_in.post(f"{where}/sent", data=form).get_data(as_text=True))

    assert len(history(session, withheld)) == 2
    assert "Fri 20 Nov 2026" in words(page.select_one(".banner"))
    assert signed_in.post(f"{where}/sent", data=form_of(page) | {"action": "save"}).status_code == 302
    assert history(session, withheld)[-1].on == day("2026-11-20")


@pytest.mark.parametrize(("on", "complaint"), [("24/11/2026", "in the future"), ("1/8/2026", "before"), ("?", "date")])
def test_a_letter_cannot_have_gone_on_an_impossible_day(signed_in, session, withheld, on, complaint):
    where = write(signed_in, withheld)
    form = form_of(visit(signed_in, f"{where}/sent")) | {"on": on, "action": "save"}

    answer = signed_in.post(f"{where}/sent", data=form)

    assert answer.status_code == 422
    assert complaint in words(check_manners(answer.get_data(as_text=True)).select_one(".error-summary"))
    assert len(history(session, withheld)) == 2


def test_of_two_who_record_the_second_sees_what_the_first_did(signed_in, session, withheld):
    where = write(signed_in, withheld)
    form = form_of(visit(signed_in, f"{where}/sent")) | {"action": "save"}
    transferred = happened.Response(on=day("2026-11-20"), outcome=Outcome.SUPPLIED_IN_PART)
    withheld.append(
        transferred,
        entry=builders.Entry(by_id=withheld.filed_by_id, at=builders.NOON),
        laws=builders.current_laws(session),
    )
    session.commit()

    answer = signed_in.post(f"{where}/sent", data=form)
    page = check_manners(answer.get_data(as_text=True))

    assert answer.status_code == 409
    assert "they supplied part of it" in words(page.select_one(".banner"))
    assert letters(session)[0].sent_on is None
    assert signed_in.post(f"{where}/sent", data=form_of(page) | {"action": "save"}).status_code == 302


def test_a_reminder_is_recorded_as_the_step_it_is(signed_in, session, file_with):
    overdue = file_with(sent("2026-10-01"))
    where = write(signed_in, overdue, "reminder")

    signed_in.post(f"{where}/sent", data=form_of(visit(signed_in, f"{where}/sent")) | {"action": "save"})

    assert history(session, overdue)[-1] == happened.Chased(on=day("2026-11-23"), step=ChaserStep.REMINDER)


def test_a_complaint_may_bring_the_regulators_number_at_once(signed_in, session, file_with):
    overdue = file_with(sent("2026-09-01"), happened.Chased(on=day("2026-10-01")))
    where = write(signed_in, overdue, "complaint", body="Our ref LFR-0001")
    form = form_of(visit(signed_in, f"{where}/sent")) | {"reference": " IC-123456-X1Y2 ", "action": "check"}

    page = check_manners(signed_in.post(f"{where}/sent", data=form).get_data(as_text=True))
    signed_in.post(f"{where}/sent", data=form_of(page) | {"action": "save"})

    assert history(session, overdue)[-1] == happened.Complaint(on=day("2026-11-23"), reference="IC-123456-X1Y2")


def test_a_note_to_a_solicitor_is_never_recorded_as_an_appeal(signed_in, volunteer, session, campaign):
    council = builders.authority(session, "Glenkirk Council", regime=RegimeCode.FOISA, nation=Nation.SCOTLAND)
    decided = [
        sent("2026-06-01"),
        response("2026-06-22", Outcome.REFUSED),
        happened.ReviewRequested(on=day("2026-06-29")),
        happened.ReviewOutcome(on=day("2026-07-13")),
        happened.Complaint(on=day("2026-07-20")),
        happened.DecisionNotice(on=day("2026-11-02")),
    ]
    info_request = builders.info_request(session, campaign, council, by=volunteer, history=decided)
    where = write(signed_in, info_request, "appeal", body="What we think of the decision. LFR-0001")

    page = visit(signed_in, where)
    answer = signed_in.get(f"{where}/sent")

    assert "A note to a solicitor is no appeal." in words(page.main)
    assert "I have sent this" not in words(page.main)
    assert answer.location == where
    assert post(signed_in, f"{where}/sent").location == where
    assert "so nothing is recorded" in words(visit(signed_in, where))
    assert len(history(session, info_request)) == len(decided)
