import pytest

from tests.web.pages import visit


def test_anybody_may_open_the_calculator(client):
    page = visit(client, "/calculator")

    assert page.select_one("main form[method=get]")


def test_the_address_alone_gives_the_date_its_working_and_the_skipped_days(client):
    page = visit(client, "/calculator?regime=FOIA&sent=6/11/2026&channel=email")

    text = page.main.get_text(" ", strip=True)
    assert "The authority must answer by Mon 7 Dec 2026." in text
    assert "Mon 30 Nov 2026, St Andrew's Day (Scotland)" in text
    assert "St Andrew's Day" in page.select_one(".month-day--holiday").get_text()
    assert page.select_one(".month-day--due time")["datetime"] == "2026-12-07"


def test_an_address_made_by_hand_need_not_say_that_it_went_by_e_mail(client):
    page = visit(client, "/calculator?regime=FOIA&sent=2026-11-06")

    assert "The authority must answer by Mon 7 Dec 2026." in page.main.get_text(" ", strip=True)


@pytest.mark.parametrize(
    ("regime", "due"),
    [("FOIA", "21 Apr 2026"), ("FOISA", "20 Apr 2026"), ("EIR", "21 Apr 2026"), ("EISR", "20 Apr 2026")],
)
def test_each_law_counts_easter_its_own_way(client, regime, due):
    page = visit(client, f"/calculator?regime={regime}&received=2026-03-20&channel=email")

    assert due in page.select_one("#answer").get_text()


def test_a_letter_by_post_needs_the_day_it_arrived(client):
    page = visit(client, "/calculator?regime=FOIA&sent=2026-03-05&channel=post")

    assert "Nobody has recorded which day" in page.select_one("#answer").get_text()


def test_past_the_known_holidays_the_page_says_so(client):
    page = visit(client, "/calculator?regime=FOIA&received=2028-12-20&channel=email")

    assert "known only to Sun 31 Dec 2028" in page.main.get_text(" ", strip=True)


def test_every_step_before_the_answer_is_counted(client):
    url = "/calculator?regime=FOIA&received=2026-09-01&channel=email&fee_notice=2026-09-08&fee_paid=2026-09-18"

    page = visit(client, url)

    assert "by Mon 12 Oct 2026" in page.select_one("#answer").get_text()
    assert "Left out: a fee was asked for" in page.main.get_text(" ", strip=True)


@pytest.mark.parametrize(
    ("query", "wrong"),
    [
        ("regime=FOIA&channel=email", "sent"),
        ("regime=FOIA&channel=email&sent=31/9/2026", "sent"),
        ("regime=FOIA&channel=email&sent=1/9/2004", "sent"),
        ("regime=FOIA&channel=email&sent=1/9/2026&received=1/8/2026", "received"),
        ("regime=FOIA&channel=email&sent=1/9/2026&clarification_provided=2/9/2026", "clarification_provided"),
        ("regime=FOIA&channel=email&sent=1/9/2026&fee_paid=2/9/2026", "fee_paid"),
        ("regime=FOIA&channel=email&sent=1/9/2026&extension=1/8/2026", "extension"),
        ("regime=SORN&channel=email&sent=1/9/2026", "regime-0"),
    ],
)
def test_what_cannot_be_is_said_at_its_field(client, query, wrong):
    page = visit(client, f"/calculator?{query}", status=422)

    assert page.select_one(f".error-summary a[href='#{wrong}']")


def text_of(client, query):
    return visit(client, f"/calculator?{query}").main.get_text(" ", strip=True)


def test_a_date_that_cannot_be_counted_among_the_others_says_why(client):
    text = text_of(client, "regime=FOISA&received=2028-11-20&channel=email")

    assert "by Tue 19 Dec 2028" in text
    assert text.count("known only to Sun 31 Dec 2028") == 1


def test_the_reason_for_no_date_is_given_once(client):
    text = text_of(client, "regime=EISR&sent=2026-09-01&channel=post")

    assert text.count("Nobody has recorded which day") == 1


def test_the_codes_own_date_is_not_given_beside_time_to_weigh_the_public_interest(client):
    text = text_of(client, "regime=FOIA&received=2026-09-05&channel=email&extension=2026-09-25")

    assert "That holds only if the notice named an exemption" in text
    assert "The authority may say" not in text
