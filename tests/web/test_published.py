import hashlib

import pytest

from tests import builders, published_builders
from tests.published_builders import DATES, SENT, answer, force, page, question, value
from tests.web.pages import sign_in, visit

HOME = "/published/lfrt"
CONTACT = "put.it.right@watchful.example"
SECOND = {"slug": "wessex-police", "name": "Wessex Police", "hex": [1, 0]}


@pytest.fixture
def publish(app, session, campaign, volunteer, coordinator):
    def published(facts=None, number=1):
        made = published_builders.release(session, app.config["DATA_DIR"], campaign, coordinator, facts, number)
        published_builders.published(session, made, volunteer, coordinator)
        return made

    return published


def test_the_front_page_says_what_was_found_and_how(client, publish):
    replied = force(requests=[{**SENT, **DATES, "responded_on": "2026-11-20"}])
    facts = page([replied, force({}, **SECOND)], summary="We asked.\nSome answered.", corrections_contact=CONTACT)
    facts["counts"] |= {"authorities": 2}
    publish(facts)

    front = visit(client, HOME)

    words = front.main.get_text(" ", strip=True)
    for expected in (
        "We asked.",
        "1 authority answered of 2 asked. What 1 of them said has been read: 1 answer to 1 question.",
        "Release 1, Monday 23 November 2026 : First answers",
        "P01 LFR status 1 answered of 1 asked",
        "Cite it so.",
        "Who was asked",
        "P01 4 3 75.0 –",
        CONTACT,
    ):
        assert expected in words
    assert [figure.select_one("figcaption strong").text for figure in front.select("figure")] == [
        "1 answered of 2 asked."
    ]


@pytest.mark.parametrize(
    ("by", "said"),
    [
        ("", "Borsetshire Police: Awaiting response"),
        ("timeliness", "Borsetshire Police: Waiting, in time"),
        ("outcome", "Borsetshire Police: No answer yet"),
        ("P01.lfr_status", "Borsetshire Police: in use"),
        ("P01.nothing", "Borsetshire Police: Awaiting response"),
    ],
)
def test_the_map_is_coloured_by_what_was_frozen(client, publish, by, said):
    publish()

    (cell,) = visit(client, f"{HOME}?by={by}").select(".hexes a")

    assert (cell.title.text, cell["href"]) == (said, f"{HOME}/authorities/borsetshire-police")


def test_a_map_can_be_taken_away(client, publish):
    publish()

    picture = client.get(f"{HOME}/maps/forces.svg?by=P01.lfr_status")

    assert picture.mimetype == "image/svg+xml"
    assert "Police forces: P01 LFR status" in picture.text
    assert "Live facial recognition, release 1, Monday 23 November 2026" in picture.text
    assert client.get(f"{HOME}/maps/councils.svg").status_code == 404


def test_every_answer_stands_with_its_quote_and_where_it_is(client, publish):
    publish()

    (row,) = visit(client, f"{HOME}/authorities/borsetshire-police").select("#answers tbody tr")

    words = row.get_text(" ", strip=True)
    for expected in ("P01 LFR status", "Answered", "in use", "We use it.", "reply.pdf, page 2", "Request LFR-0001"):
        assert expected in words
    assert "Read by two people apart, who agree." in words


def test_an_answer_that_came_with_a_sheet_says_so(client, publish):
    publish(page([force({"P01": answer(settled="imported")})]))

    (row,) = visit(client, f"{HOME}/authorities/borsetshire-police").select("#answers tbody tr")

    assert "From the campaign’s own sheet. Nobody has read the reply again yet." in row.get_text(" ", strip=True)


@pytest.mark.parametrize(
    ("state", "facts", "words"),
    [
        ("pending", None, "No answer yet"),
        ("not_asked", None, "Not asked"),
        ("not_applicable", None, "Does not apply"),
        ("refused", {"exemptions": ["FOIA s.31(1)(a)"]}, "Refused under: FOIA s.31(1)(a)."),
        ("published_elsewhere", {"url": "https://borsetshire.example/lfr"}, "https://borsetshire.example/lfr"),
        ("later_publication", {"expected_on": "2027-01-04"}, "Monday 4 January 2027"),
        ("not_held", {"sources": [{"quote": "", "file": "", "page": None}]}, "Their letter"),
        ("unclear", {"right_of_reply": "sent"}, "The authority was shown this and has not answered."),
    ],
)
def test_what_was_not_answered_is_said_in_words(client, publish, state, facts, words):
    told = {} if facts is None else {"P01": answer(state=state, **facts) | {"values": []}}
    publish(page([force(told) | {"states": {"P01": state}}]))

    (row,) = visit(client, f"{HOME}/authorities/borsetshire-police").select("#answers tbody tr")

    assert words in row.get_text(" ", strip=True)


def test_a_question_shows_everybody_and_the_silent_last(client, publish):
    silent = force({}, slug="ayrshire", name="Ayrshire Police") | {"states": {"P01": "pending"}}
    publish(page([silent, force()], [question(asked=2)]))

    shown = visit(client, f"{HOME}/questions/P01")

    assert [row.th.text for row in shown.select("#answers tbody tr")] == ["Borsetshire Police", "Ayrshire Police"]
    coverage = [figure.select_one("figcaption strong").text for figure in shown.select("figure")]
    assert coverage == ["1 answered of 2 asked."] * 2


def test_numbers_sums_and_matrices_are_drawn(client, publish):
    cells = [value("by_year", "int", "7", row=year, column="searches", low="7", high="7") for year in ("2023", "2024")]
    numbers = [value("vans", "int", "about 3", low="3", high="3"), value("cost", "money", "£9", low="9", high="9")]
    fields = [
        {"key": key, "type": kind, "options": [], "counts": {}}
        for key, kind in (("searches[2023]", "int"), ("searches[2024]", "int"), ("vans", "int"), ("cost", "money"))
    ]
    publish(page([force({"P01": answer(*numbers, *cells)})], [question(*fields)]))

    charts = visit(client, f"{HOME}/questions/P01").select("figure h3")

    headings = [each.text for each in charts]
    assert headings[0] == "What the replies did with the question"
    assert headings[1:] == [
        "Vans: how the numbers are spread",
        "Vans: the largest",
        "Cost: how the pounds are spread",
        "Cost: the largest",
        "By year: Searches, all together",
    ]


def test_an_authoritys_page_says_when_it_was_asked_and_answered(client, publish):
    publish(page([force(requests=[{**SENT, **DATES, "responded_on": ""}])]))

    row = visit(client, f"{HOME}/authorities/borsetshire-police").select_one("#requests tbody tr")

    told = {cell["data-label"]: cell.text.strip() for cell in row.select("td")}
    assert [told[name] for name in ("Sent", "Due", "Answered")] == ["Mon 2 Nov 2026", "Mon 30 Nov 2026", "–"]


def test_an_authority_is_found_by_its_name(client, publish):
    publish(page([force(), force(**SECOND)]))

    found = visit(client, f"{HOME}/authorities?q=wessex")
    nothing = visit(client, f"{HOME}/authorities?q=<script>")

    assert [link["href"] for link in found.select("#authorities th a")] == [f"{HOME}/authorities/wessex-police"]
    assert "No authority of this release has such a name" in nothing.text


def test_the_files_come_as_they_were_frozen(client, publish):
    made = publish()

    with client.get(f"{HOME}/files/page.json") as answer:
        assert hashlib.sha256(answer.data).hexdigest() == made.files["page.json"]["sha256"]
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"


def test_what_a_release_does_not_hold_is_missing(client, publish):
    publish()

    tried = ("/questions/P99", "/authorities/nobody", "/files/other.zip", "/files/..%2f..%2fkey", "/maps/x.svg", "/")
    assert [client.get(HOME + rest).status_code for rest in tried] == [404] * len(tried)


def test_a_newer_release_takes_the_place_of_the_older_and_of_its_files(client, publish):
    publish(page([force()]))
    publish(page([force(**SECOND)]), number=2)

    assert client.get(f"{HOME}/authorities/borsetshire-police").status_code == 404
    assert visit(client, f"{HOME}/authorities/wessex-police").h1.text == "Wessex Police"


def test_readers_get_no_cookie_and_robots_may_list_only_pages(client, publish):
    publish()
    pages = ("", "/questions/P01", "/authorities", "/authorities/borsetshire-police")

    answers = [client.get(HOME + rest) for rest in pages]
    others = [client.get(HOME + rest) for rest in ("/maps/forces.svg", "/questions/P99", "/files/page.json")]

    assert [answer.headers.get("X-Robots-Tag") for answer in answers] == [None] * 4
    assert [answer.headers.get("X-Robots-Tag") for answer in others] == ["noindex"] * 3
    assert [answer.headers.get("Set-Cookie") for answer in [*answers, *others]] == [None] * 7
    assert {answer.headers["Cache-Control"] for answer in [*answers, *others]} == {"no-store"}
    others[-1].close()


def test_the_page_is_the_same_whoever_reads_it(app, client, publish, coordinator):
    publish()

    both = [visit(browser, HOME).main for browser in (client, sign_in(app.test_client(), coordinator))]

    assert str(both[0]) == str(both[1])


def test_a_page_whose_file_is_gone_is_missing(app, client, publish):
    publish()
    for path in (app.config["DATA_DIR"] / "releases").rglob("*"):
        if path.is_file():
            path.unlink()

    assert client.get(HOME).status_code == 404


def test_two_campaigns_do_not_see_each_others_pages(client, session, publish):
    builders.campaign(session, "cctv", "CCTV")
    publish()

    assert client.get("/published/cctv").status_code == 404
    assert client.get("/published/cctv/files/page.json").status_code == 404
