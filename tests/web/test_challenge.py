"""What can be done about an answer: the next thing first, then questions whose answers become arguments."""

import pytest
from sqlalchemy import select

from foi_tracker.domain import events as happened
from foi_tracker.domain.authorities import AuthorityKind, Nation
from foi_tracker.domain.vocabulary import Finding, Outcome, RegimeCode, ReviewResult
from foi_tracker.models import Assessment
from tests import builders
from tests.builders import day, response, sent
from tests.web.challenging import refused, tick, url_of, words
from tests.web.pages import check_manners, filled_in, post, sign_in, visit


@pytest.fixture
def withheld(file_with):
    """Sent on 1 Sep 2026 and refused under s.31 on the last day, so that only the refusal is at issue."""
    return file_with(sent("2026-09-01"), refused("2026-09-29", "s.31"))


@pytest.fixture
def scottish(session, file_with):
    facts = {"kind": AuthorityKind.SCOTTISH_COUNCIL, "nation": Nation.SCOTLAND, "regime": RegimeCode.FOISA}
    council = builders.authority(session, "Borsetshire Council", **facts)
    return lambda *history: file_with(*history, to=council)


def kept(session):
    session.expire_all()
    return [(each.position, each.ticks) for each in session.scalars(select(Assessment))]


def test_the_next_thing_stands_first_with_its_day_and_how_binding_that_is(client, volunteer, withheld):
    page = visit(sign_in(client, volunteer), url_of(withheld))

    first = words(page.select_one("main section"))

    # Issued Tue 29 Sep 2026: 40 working days end on Tue 24 Nov.
    assert "Do it by Tue 24 Nov 2026" in first
    assert "Guidance s.45 Code of Practice, para 5.3" in first
    assert page.select_one(".button--primary").text == "Draft the request for a review"
    assert page.select_one(".button--primary")["href"].endswith("/letters/new/review")


def test_nothing_can_be_done_about_what_is_not_due(client, volunteer, file_with):
    page = visit(sign_in(client, volunteer), url_of(file_with(sent("2026-11-16"))))

    assert "Nothing has been refused, and nothing is overdue." in words(page.main)
    assert page.select_one(".button--primary") is None
    assert page.select_one("main form") is None


def test_silence_in_england_leads_to_a_reminder_and_may_go_to_the_ico(client, volunteer, file_with):
    page = visit(sign_in(client, volunteer), url_of(file_with(sent("2026-09-01"))))

    assert "They have not answered." in words(page.main)
    assert page.select_one(".button--primary").text == "Draft a reminder"
    assert page.select_one("a[href$='letters/new/complaint']").text == "draft the complaint to the ICO"


def test_silence_in_scotland_never_leads_to_the_commissioner_before_a_review(client, volunteer, scottish):
    page = visit(sign_in(client, volunteer), url_of(scottish(sent("2026-09-01"))))

    assert page.select_one("a[href$='letters/new/complaint']") is None
    assert page.select_one("a[href$='letters/new/review']").text == "Draft the requirement for review"
    assert (
        "The Scottish Information Commissioner cannot take a case before a review has been asked for, not even "
        "about silence. Statute FOISA s.47(1)" in words(page.main)
    )


def test_after_a_scottish_review_the_commissioner_is_next(client, volunteer, scottish):
    reviewed = scottish(
        sent("2026-09-01"),
        refused("2026-09-29", "s.35", law=RegimeCode.FOISA),
        happened.ReviewRequested(on=day("2026-10-01")),
        happened.ReviewOutcome(on=day("2026-10-20"), result=ReviewResult.UPHELD),
    )
    page = visit(sign_in(client, volunteer), url_of(reviewed))

    assert page.select_one(".button--primary").text == "Draft the complaint to the Scottish Information Commissioner"
    assert "Tue 20 Apr 2027" in words(page.select_one("main section"))


def test_whoever_got_everything_in_time_is_not_sent_on(client, volunteer, file_with):
    content = file_with(sent("2026-09-01"), response("2026-09-29", Outcome.SUPPLIED_IN_FULL))
    page = visit(sign_in(client, volunteer), url_of(content))

    assert page.select_one(".button--primary") is None
    assert page.select_one("a[href$='letters/new/review']").text == "draft the request for a review"


def test_a_notice_in_our_favour_leads_to_no_appeal_unless_one_wants_it(client, volunteer, file_with):
    notice = happened.DecisionNotice(on=day("2026-11-10"), finding=Finding.UPHELD)
    history = (sent("2026-09-01"), happened.Complaint(on=day("2026-10-01")), notice)
    page = visit(sign_in(client, volunteer), url_of(file_with(*history)))

    assert "The regulator decided for us." in words(page.select_one("main section"))
    assert page.select_one("a[href$='letters/new/appeal']").text == "draft an outline of the appeal"
    assert "draft an outline of the appeal by Tue 8 Dec 2026" in words(page.select_one("main section"))
    assert "Tue 10 Nov 2026: The Commissioner issued a decision notice" in words(page.main)
    assert "Nothing has been refused" not in words(page.main)


def test_what_was_decided_since_the_answer_is_told_and_the_day_by_which_an_appeal_must_arrive(
    client, volunteer, file_with
):
    reviewed = happened.ReviewOutcome(on=day("2026-10-05"), result=ReviewResult.UPHELD)
    notice = happened.DecisionNotice(on=day("2026-10-27"), finding=Finding.PARTLY_UPHELD, comply_by=day("2026-11-30"))
    challenges = (happened.ReviewRequested(on=day("2026-10-01")), reviewed, happened.Complaint(on=day("2026-10-06")))
    page = visit(
        sign_in(client, volunteer),
        url_of(file_with(sent("2026-09-01"), refused("2026-09-29", "s.31"), *challenges, notice)),
    )

    assert "Mon 5 Oct 2026: The review was decided: they kept to their decision." in words(page.main)
    assert "Tue 27 Oct 2026: The Commissioner issued a decision notice" in words(page.main)
    # 28 days of Tue 27 Oct: Tue 24 Nov, a week before the authority has to act.
    first = words(page.select_one("main section"))
    assert "Do it by Tue 24 Nov 2026" in first
    assert "It must have arrived before 5 p.m. Rule FOIA s.57; GRC Rules r.22(1)(b), r.12" in first
    assert page.select_one(".button--primary").text == "Draft an outline of the appeal"


def test_a_scottish_appeal_is_offered_as_a_note_for_a_solicitor(client, volunteer, scottish):
    notice = happened.DecisionNotice(on=day("2026-11-10"), finding=Finding.UPHELD)
    asked = (
        sent("2026-09-01"),
        happened.ReviewRequested(on=day("2026-10-01")),
        happened.Complaint(on=day("2026-11-02")),
    )
    page = visit(sign_in(client, volunteer), url_of(scottish(*asked, notice)))

    assert page.select_one("a[href$='letters/new/appeal']").text == "draft a note for a solicitor about an appeal"


def test_a_defect_is_told_with_its_provision(client, volunteer, file_with):
    late = file_with(sent("2026-09-01"), refused("2026-09-30", "s.31", limb=""))
    wrongs = words(visit(sign_in(client, volunteer), url_of(late)).select_one("section[aria-labelledby=wrongs]"))

    assert (
        "The answer came 1 working day late. It was due by Tue 29 Sep 2026. Statute FOIA s.10(1); FOIA s.17(1)"
        in wrongs
    )
    assert "They cited s.31 without its subsection." in wrongs


def test_each_ground_has_a_card_and_the_first_that_nobody_looked_at_is_open(client, volunteer, file_with):
    both = file_with(sent("2026-09-01"), refused("2026-09-29", "s.23", "s.24", ncnd=True, limb=""))
    cards = visit(sign_in(client, volunteer), url_of(both)).select("details.card")
    tick(client, both, {"s.23(5):ncnd_why": "no"})
    afterwards = visit(client, url_of(both)).select("details.card")

    assert [words(each.summary).partition(":")[0] for each in cards] == ["s.23(5)", "s.24(2)"]
    assert [each.has_attr("open") for each in cards] == [True, False]
    assert [each.has_attr("open") for each in afterwards] == [False, True]


def test_what_the_record_answers_is_filled_in_and_says_so(client, volunteer, withheld):
    page = visit(sign_in(client, volunteer), url_of(withheld))

    folded = next(each for each in page.select("details.card details") if "Already answered" in each.summary.text)

    assert filled_in(folded) == {"s.31:in_time": "yes", "s.31:subsection": "yes"}


def test_a_tick_becomes_an_argument_with_its_provision(client, volunteer, session, withheld):
    sign_in(client, volunteer)

    tick(client, withheld, {"s.31:harm_link": "no"})
    page = visit(client, url_of(withheld))

    assert kept(session) == [(2, {"s.31": {"harm_link": "no"}})]
    assert "What we can argue" in words(page.select_one("details.card"))
    assert "1 argument from below will be in it." in words(page.main)
    assert page.select_one("input[name='s.31:harm_link'][value=no]").has_attr("checked")


def test_no_argument_on_the_page_has_a_gap_in_it(client, volunteer, file_with):
    late = file_with(sent("2026-09-01"), refused("2026-09-30", "s.31", limb=""))
    page = visit(sign_in(client, volunteer), url_of(late))

    assert "{" not in words(page.main)
    assert "30 September 2026" in words(page.select_one("details.card"))


def test_saving_may_go_straight_on_to_the_letter(client, volunteer, withheld):
    sign_in(client, volunteer)

    answer = tick(client, withheld, {"s.31:harm_link": "no"}, letter="review")

    assert answer.location == f"/requests/{withheld.reference}/letters/new/review"
    assert tick(client, withheld, {}, letter="//elsewhere.example").location == url_of(withheld)


def test_what_nobody_asked_is_not_kept(client, volunteer, session, withheld):
    sign_in(client, volunteer)

    tick(client, withheld, {"s.31:harm_link": "maybe", "s.99:x": "yes", "s.31:nonsense": "yes"})

    assert kept(session) == [(2, {})]


def test_of_two_people_the_second_is_told_and_keeps_their_ticks(client, app, volunteer, coordinator, session, withheld):
    other = sign_in(app.test_client(), coordinator)
    sign_in(client, volunteer)
    form = filled_in(visit(client, url_of(withheld)).select_one("main form[method=post]"))

    tick(other, withheld, {"s.31:harm_link": "no"})
    answer = client.post(url_of(withheld), data=form | {"s.31:harm_likely": "no"})
    page = check_manners(answer.get_data(as_text=True))

    assert answer.status_code == 409
    assert "Cora Coordinator ticked something while you did." in words(page.main)
    assert kept(session) == [(2, {"s.31": {"harm_link": "no"}})]
    again = client.post(url_of(withheld), data=filled_in(page.select_one("main form[method=post]")))
    assert again.status_code == 302
    assert kept(session) == [(2, {"s.31": {"harm_likely": "no"}})]


def test_pressing_save_twice_is_no_clash(client, volunteer, withheld):
    sign_in(client, volunteer)
    form = filled_in(visit(client, url_of(withheld)).select_one("main form[method=post]"))

    answers = [client.post(url_of(withheld), data=form | {"s.31:harm_link": "no"}) for _ in range(2)]

    assert [each.status_code for each in answers] == [302, 302]


def test_ticks_about_an_older_letter_are_not_taken_for_the_newer(client, volunteer, session, withheld):
    sign_in(client, volunteer)
    form = filled_in(visit(client, url_of(withheld)).select_one("main form[method=post]"))

    answer = client.post(url_of(withheld), data=form | {"position": "1"})

    assert answer.status_code == 409
    assert "about a newer letter" in answer.get_data(as_text=True)
    assert kept(session) == []


def test_whoever_may_only_read_sees_the_questions_but_cannot_save(client, session, campaign, withheld):
    reader = builders.user(session, "Rita Reader", campaign, "volunteer")
    page = visit(sign_in(client, reader), url_of(withheld))

    assert page.select_one("main form") is None
    assert all(each.has_attr("disabled") for each in page.select("details.card fieldset"))
    assert post(client, url_of(withheld)).status_code == 403


def test_the_page_of_a_request_leads_here_only_where_something_can_be_done(client, volunteer, file_with, withheld):
    sign_in(client, volunteer)
    waiting = file_with(sent("2026-11-16"))

    leads = visit(client, f"/requests/{withheld.reference}").select_one(".moves .button--primary")
    waits = visit(client, f"/requests/{waiting.reference}").select_one(f"a[href='{url_of(waiting)}']")

    assert (leads.text, leads["href"]) == ("See what can be done", url_of(withheld))
    assert waits is None
