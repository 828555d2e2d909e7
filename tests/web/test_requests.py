"""The list of requests, and the page of one."""

import pytest

from foi_tracker.domain import events as happened
from foi_tracker.domain.vocabulary import Channel, Outcome, RegimeCode
from foi_tracker.models import AuditLine, Entry, InfoRequest, Note
from foi_tracker.usecases.record_event import record_event
from tests import builders
from tests.builders import NOON, day, received, response, sent
from tests.web.lists import words
from tests.web.pages import filled_in, sign_in, submit, visit

MOST_STATEMENTS = 12


def url_of(info_request, tail=""):
    return f"/requests/{info_request.reference}{tail}"


def test_the_page_of_a_request_keeps_delivery_stage_and_outcome_apart(client, volunteer, file_with):
    page = visit(sign_in(client, volunteer), url_of(file_with(sent("2026-10-26"))))

    facts = {row.dt.text: row.dd.get_text(" ", strip=True) for row in page.select(".summary-row")}
    assert facts["Delivery"] == "Sent"
    status = " ".join(page.select_one(".status").text.split())
    assert status == "Awaiting response Authority’s turn FOIA Vera Volunteer"
    assert facts["Owner"].startswith("Vera Volunteer")


def test_our_own_time_runs_out_but_we_are_never_called_late(client, volunteer, file_with):
    info_request = file_with(sent("2026-08-03"), response("2026-08-20", Outcome.REFUSED))

    page = visit(sign_in(client, volunteer), url_of(info_request))

    assert "We had until Fri 16 Oct 2026" in words(page)
    assert "Our last day is Fri 16 Oct 2026 That day has passed" in words(page)
    assert page.select(".deadline-late, .deadline--overdue") == []


@pytest.mark.parametrize(
    ("sent_on", "ribbon", "headline"),
    [
        ("2026-10-28", "Day 18 of 20", "2 working days left."),
        ("2026-10-26", "Day 20 of 20", "Today is the last day."),
        ("2026-10-23", "1 working day late the last of 20 working days was Fri 20 Nov 2026", "That day has passed."),
        ("2026-11-23", "Day 0 of 20", "20 working days left."),
    ],
)
def test_the_ribbon_counts_the_working_days_of_the_authoritys_time(
    client, volunteer, file_with, sent_on, ribbon, headline
):
    page = visit(sign_in(client, volunteer), url_of(file_with(sent(sent_on))))

    assert ribbon in " ".join(page.select_one(".ribbon-text").text.split())
    assert headline in words(page)


def test_a_scottish_request_counts_by_the_scottish_calendar(client, session, volunteer, file_with):
    council = builders.authority(session, "Glenkirk Council", regime=RegimeCode.FOISA, nation="Scotland")

    page = visit(sign_in(client, volunteer), url_of(file_with(sent("2026-11-12"), to=council)))

    assert "Andrew’s Day" in words(page).replace("'", "’")


def test_a_date_that_cannot_be_known_says_why(client, volunteer, file_with):
    page = visit(sign_in(client, volunteer), url_of(file_with(sent("2026-10-26", channel=Channel.POST))))

    assert "Nobody has recorded which day the authority received it" in words(page)
    assert page.select_one(".ribbon") is None


def test_every_deadline_can_be_asked_why_on_the_page_and_on_paper(client, volunteer, file_with):
    info_request = file_with(sent("2026-10-26"))
    sign_in(client, volunteer)

    page = visit(client, url_of(info_request))
    paper = visit(client, url_of(info_request, "/deadlines/response"))

    assert "Mon 26 Oct 2026 is day 0" in words(page)
    assert all("taken to have arrived on Mon 26 Oct 2026" in words(each) for each in (page, paper))
    assert len(paper.select(".working tbody tr")) == 29
    assert "FOIA s.10(1)" in words(paper)
    assert "Statute" in words(paper)
    assert "Saturday" in words(paper)


def test_a_deadline_that_is_not_running_has_no_page(client, volunteer, file_with):
    sign_in(client, volunteer)
    info_request = file_with(sent("2026-10-26"))

    visit(client, url_of(info_request, "/deadlines/review_outcome"), 404)
    visit(client, url_of(info_request, "/deadlines/doomsday"), 404)


def test_the_timeline_is_in_the_order_of_the_law_and_the_history_in_that_of_entry(client, volunteer, file_with):
    info_request = file_with(response("2026-09-20", Outcome.NOT_HELD), sent("2026-09-01"))

    page = visit(sign_in(client, volunteer), url_of(info_request))

    timeline = [line.text for line in page.select(".timeline-heading")]
    assert timeline == ["The request was sent by e-mail.", "The authority answered: they do not hold it."]
    history = page.select("section[aria-labelledby=history] li")
    assert "they do not hold it" in history[0].text
    assert "Vera Volunteer, Sun 1 Nov 2026, 12:00" in " ".join(history[0].text.split())


def test_somebody_who_may_only_read_is_offered_nothing_to_record(client, session, campaign, file_with):
    other = builders.user(session, "Otto Other", campaign, "volunteer")

    page = visit(sign_in(client, other), url_of(file_with(sent("2026-10-26"))))

    assert page.select(".moves") == []
    assert "Take back" not in words(page)


def test_an_invalid_extension_is_cautioned_against(client, volunteer, file_with):
    late = happened.PitExtension(on=day("2026-11-20"))

    page = visit(sign_in(client, volunteer), url_of(file_with(sent("2026-10-01"), late)))

    assert page.select_one(".banner-title").text == "Take care"


def test_a_request_elsewhere_and_one_that_never_was_are_alike(client, session, file_with):
    elsewhere = builders.campaign(session, slug="elsewhere", short_name="ELS")
    stranger = sign_in(client, builders.user(session, "Stella Stranger", elsewhere, "coordinator"))
    info_request = file_with(sent("2026-10-26"))

    for tail in ("", "/deadlines/response", "/edit", "/regime"):
        theirs = stranger.get(url_of(info_request, tail))
        nobodys = stranger.get(f"/requests/LFR-9999{tail}")
        assert (theirs.status_code, nobodys.status_code) == (404, 404)
        assert info_request.reference not in theirs.text


def test_the_page_takes_no_more_statements_the_more_there_is_on_it(client, session, volunteer, file_with, statements):
    empty = file_with(sent("2026-09-01"))
    full = file_with(sent("2026-09-01"), *[happened.Chased(on=day(f"2026-10-{at:02}")) for at in range(1, 29)])
    session.add_all(
        Note(info_request_id=full.id, body=f"Note {at}", written_by_id=volunteer.id, written_at=NOON)
        for at in range(20)
    )
    session.commit()
    sign_in(client, volunteer)
    counts = []
    for info_request in (empty, full):
        statements.clear()
        client.get(url_of(info_request))
        counts.append(len([each for each in statements if each.lstrip().upper().startswith(("SELECT", "WITH"))]))

    assert counts[0] == counts[1] <= MOST_STATEMENTS


def test_a_note_is_shown_with_its_author_as_it_was_written(client, volunteer, file_with):
    info_request = file_with(sent("2026-10-26"))
    sign_in(client, volunteer)

    submit(client, url_of(info_request), {"body": "Rang them. <b>Nobody</b> knew."}, "form[action$='/notes']")

    page = visit(client, url_of(info_request))
    note = page.select_one(".note")
    assert note.select_one(".note-body").text == "Rang them. <b>Nobody</b> knew."
    assert "Vera Volunteer, Mon 23 Nov 2026, 09:00" in note.text


@pytest.mark.parametrize(("body", "sentence"), [("  ", "Write something"), ("x" * 10_001, "Split this one")])
def test_an_empty_or_endless_note_is_not_kept(client, session, volunteer, file_with, body, sentence):
    info_request = file_with(sent("2026-10-26"))
    sign_in(client, volunteer)

    answer = submit(client, url_of(info_request), {"body": body}, "form[action$='/notes']")

    assert sentence in client.get(answer.headers["Location"]).text
    assert session.query(Note).count() == 0


def test_changing_the_law_shows_what_moves_keeps_every_date_and_leaves_a_line(client, session, volunteer, file_with):
    info_request = file_with(sent("2026-09-01"), happened.TimeExtension(on=day("2026-09-10")))
    sign_in(client, volunteer)
    before = visit(client, url_of(info_request, "/regime"))

    submit(client, url_of(info_request, "/regime"))

    session.expire_all()
    changed = session.get_one(InfoRequest, info_request.id)
    assert "Tue 29 Sep 2026" in words(before)
    assert "Tue 27 Oct 2026" in words(before)
    assert changed.regime is RegimeCode.EIR
    assert changed.due_on == day("2026-10-27")
    assert [record.occurred_on for record in changed.records] == [day("2026-09-01"), day("2026-09-10")]
    line = session.query(AuditLine).filter_by(action="request.change_regime").one()
    assert (line.subject, line.details) == (info_request.reference, {"from": "FOIA", "to": "EIR"})


def test_a_law_is_not_changed_on_dates_that_moved_meanwhile(client, session, volunteer, coordinator, file_with):
    info_request = file_with(sent("2026-09-01"))
    form = filled_in(visit(sign_in(client, volunteer), url_of(info_request, "/regime")).select_one("main form"))
    entry = Entry(by_id=coordinator.id, at=NOON)
    record_event(session, info_request, received("2026-09-01"), seen_length=1, entry=entry)

    client.post(url_of(info_request, "/regime"), data=form)

    session.expire_all()
    assert session.get_one(InfoRequest, info_request.id).regime is RegimeCode.FOIA


def test_labels_are_corrected_without_touching_the_history(client, session, volunteer, file_with):
    info_request = file_with(sent("2026-09-01"))
    address = "https://www.whatdotheyknow.com/request/lfrt_42"

    submit(
        sign_in(client, volunteer),
        url_of(info_request, "/edit"),
        {"whatdotheyknow_url": f" {address} ", "their_reference": "FOI/26/1234"},
    )

    page = visit(client, url_of(info_request))
    assert page.find("a", href=address) is not None
    assert "FOI/26/1234" in words(page)
    session.expire_all()
    assert session.get_one(InfoRequest, info_request.id).history_length == 1


@pytest.mark.parametrize(
    "address",
    [
        *(
            "javascript:alert(1)",
            "https://whatdotheyknow.com.evil.example/",
            "http://www.whatdotheyknow.com/",
            "https://[",
        ),
        *(
            "https://www.whatdotheyknow.com@evil.example/",
            "https://www.whatdotheyknow.com/a\r\nb",
            "https://whatdotheyknow.com/a b",
        ),
    ],
)
def test_only_a_page_on_whatdotheyknow_is_linked_to(client, session, volunteer, file_with, address):
    info_request = file_with(sent("2026-09-01"))

    answer = submit(sign_in(client, volunteer), url_of(info_request, "/edit"), {"whatdotheyknow_url": address})

    assert answer.status_code == 422
    assert "Enter an address that starts with https://www.whatdotheyknow.com/" in answer.text
    session.expire_all()
    assert session.get_one(InfoRequest, info_request.id).whatdotheyknow_url == ""


def test_two_people_correcting_labels_do_not_overwrite_each_other(client, volunteer, file_with):
    info_request = file_with(sent("2026-09-01"))
    sign_in(client, volunteer)
    stale = filled_in(visit(client, url_of(info_request, "/edit")).select_one("main form"))
    submit(client, url_of(info_request, "/edit"), {"their_reference": "FIRST"})

    answer = client.post(url_of(info_request, "/edit"), data=stale | {"their_reference": "SECOND"})

    assert answer.status_code == 409
    assert "FIRST" in answer.text
    assert 'value="SECOND"' in answer.text


def test_a_coordinator_can_hand_a_request_over_and_its_owner_can_give_it_up(
    client, app, session, volunteer, coordinator, file_with
):
    info_request = file_with(sent("2026-09-01"))
    owner, boss = sign_in(client, volunteer), sign_in(app.test_client(), coordinator)

    submit(owner, url_of(info_request), form="form[action$='/give-up']")
    given_up = visit(boss, url_of(info_request))
    submit(boss, url_of(info_request), {"owner": str(coordinator.id)}, "form[action$='/requests/assign']")

    session.expire_all()
    assert "Nobody looks after this" in words(given_up)
    assert session.get_one(InfoRequest, info_request.id).owner_id == coordinator.id
