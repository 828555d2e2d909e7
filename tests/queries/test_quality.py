"""What is asked of the database for the page of quality, and what must not come out of it."""

from datetime import date

import pytest
from sqlalchemy import event

from foi_tracker.domain.findings.vocabulary import AnswerState, Confidence, Part
from foi_tracker.domain.quality.rules import Check
from foi_tracker.models import Deployment
from foi_tracker.queries.quality import Line, lines
from foi_tracker.queries.unanswered import unanswered
from tests import builders
from tests.builders import NOON, day, happened, response, sent
from tests.findings_builders import chosen, finding, quote
from tests.reading import asked, counted, noted, opened, question_set, read, used
from tests.web.logs import a_row, deployed, force_request
from tests.web.mapping import County

TODAY = date(2026, 11, 23)
UNSURE = {"evidence": [quote()], "confidence": Confidence.UNSURE}
SOUND = noted(evidence=(quote(),))


@pytest.fixture
def county(session, campaign, volunteer):
    return County(session, campaign, volunteer)


def found(session, campaign):
    session.expire_all()
    return [(line.check, line.reference, line.question_id) for line in lines(session, campaign.id, TODAY)]


def test_what_the_first_read_is_not_doubted_before_the_second_has_handed_in(session, campaign, volunteer, coordinator):
    """Whoever reads second must not learn from the page what the first made of it."""
    questions = question_set(session)
    info_requests = [
        asked(session, campaign, builders.authority(session, f"Place {each}"), by=volunteer, questions=questions)
        for each in range(10)
    ]
    readings = [opened(session, each, volunteer) for each in info_requests]
    doubtful = {"evidence": (), "confidence": Confidence.UNSURE}
    for reading in readings:
        read(session, reading, Part.FIRST, volunteer, used(**doubtful), counted(1_000_000), SOUND)

    assert found(session, campaign) == []
    assert {row.unread for row in unanswered(session, campaign.id)} == {2}

    for reading in readings:
        read(session, reading, Part.SECOND, coordinator, used("never"))

    checks = {check for check, _, _ in found(session, campaign)}
    assert checks == {Check.CONFLICT, Check.AGREEMENT}


def test_an_answer_that_both_gave_is_doubted_once_both_have_handed_in(session, campaign, volunteer, coordinator):
    authority = builders.authority(session)
    info_request = asked(session, campaign, authority, by=volunteer, questions=question_set(session))
    reading = opened(session, info_request, volunteer)
    unsure = used("never", evidence=(), confidence=Confidence.UNSURE)
    read(session, reading, Part.FIRST, volunteer, unsure, SOUND)
    read(session, reading, Part.SECOND, coordinator, unsure)

    doubted = [(check, question_id) for check, _, question_id in found(session, campaign)]
    assert doubted == [(Check.NO_EVIDENCE, "T01"), (Check.LOW_CONFIDENCE, "T01")]


def test_an_answer_that_no_longer_counts_is_doubted_no_longer(county, session, campaign):
    info_request = county.ask(county.unitary)
    finding(session, info_request, "C14", superseded_at=NOON, **UNSURE)
    assert found(session, campaign) == []

    finding(session, info_request, "C14", part=Part.SECOND, **UNSURE)
    assert found(session, campaign) == [(Check.LOW_CONFIDENCE, "LFR-0001", "C14")]


def test_an_answer_in_a_reply_that_was_taken_back_is_not_doubted(county, session, campaign):
    history = [sent("2026-09-01"), response("2026-09-20", "not_held")]
    taken_back = county.ask(county.unitary, *history)
    finding(session, taken_back, "C14", **UNSURE)
    assert len(found(session, campaign)) == 1
    gone = happened.EventRetracted(on=day("2026-09-21"), position=2)
    entry = builders.Entry(by_id=county.person.id, at=NOON)
    taken_back.append(gone, entry=entry, laws=builders.current_laws(session))
    session.commit()

    assert found(session, campaign) == []


def test_a_row_that_was_removed_from_the_log_is_not_doubted(session, campaign, volunteer):
    info_request = force_request(session, campaign, volunteer)
    deployed(session, info_request, volunteer, a_row(alerts_total=3, alerts_true=4), a_row("2015-12-31"))
    doubted = [(line.check, line.row) for line in lines(session, campaign.id, TODAY)]
    assert doubted == [
        (Check.LOG_ROW, "borsetshire-police-20260304-1"),
        (Check.DATE, "borsetshire-police-20151231-1"),
    ]

    for row in session.query(Deployment):
        row.removed_at = NOON
    session.commit()

    assert found(session, campaign) == []


def test_what_one_rule_finds_in_one_answer_is_one_line_with_the_first_three(session, campaign, volunteer):
    info_request = force_request(session, campaign, volunteer)
    years = {str(year): {"searches": one(1), "possible_matches": one(2)} for year in range(2021, 2026)}
    finding(session, info_request, "P04", values={"rfr_by_year": years}, evidence=[quote()])

    (line,) = lines(session, campaign.id, TODAY)

    assert isinstance(line, Line)
    assert line.text.count("but searches are 1.") == 3
    assert line.text.endswith(" And 2 more.")


def one(number):
    plain = {"low": str(number), "high": str(number), "said": str(number)}
    return {**plain, "approximate": False, "suppressed": False, "out_of": None}


def counted_statements(session, work):
    seen = []

    def note(*given):
        seen.append(given[2])

    session.expire_all()
    event.listen(session.get_bind(), "before_cursor_execute", note)
    work()
    event.remove(session.get_bind(), "before_cursor_execute", note)
    return len(seen)


def test_many_answers_take_as_many_statements_as_one(county, session, campaign):
    id_ = campaign.id
    finding(session, county.ask(county.unitary), "C14", **UNSURE)
    work = (lambda: lines(session, id_, TODAY), lambda: unanswered(session, id_))
    few = [counted_statements(session, each) for each in work]
    for place in (county.district, county.county):
        info_request = county.ask(place)
        for question_id in ("C01", "C03", "C05", "C14"):
            finding(session, info_request, question_id, **UNSURE)

    assert [counted_statements(session, each) for each in work] == few


def test_silence_refusals_and_what_is_ignored_are_unanswered_and_no_information_is_an_answer(county, session, campaign):
    history = [sent("2026-08-03"), response("2026-09-01", "supplied_in_part")]
    replied = county.ask(county.unitary, *history)
    states = {"C01": "answered", "C02": "nil", "C03": "not_held", "C04": "published_elsewhere"}
    shut = {"C05": "refused", "C06": "ncnd", "C07": "ignored"}
    for question_id, state in (states | shut).items():
        finding(session, replied, question_id, AnswerState(state))
    county.ask(county.district)
    session.expire_all()

    silent, read_ = unanswered(session, campaign.id)

    assert (silent.name, silent.asked, silent.silent, silent.unanswered) == (county.district.name, 14, 14, 14)
    assert (read_.asked, read_.refused, read_.ignored, read_.unread, read_.silent) == (14, 2, 1, 7, 0)
    assert (read_.unanswered, read_.known) == (3, 7)


def test_questions_that_the_answers_rule_out_were_not_asked(county, session, campaign):
    replied = county.ask(county.unitary, sent("2026-08-03"), response("2026-09-01", "not_held"))
    finding(session, replied, "C01", values={"own_use": chosen("never")})
    finding(session, replied, "C03", values={"police_lfr_on_assets": "no"})

    (row,) = unanswered(session, campaign.id)

    assert row.asked == len({"C01", "C03", "C05", "C08", "C13", "C14"})
    assert row.unread == 4


def test_letters_that_were_not_sent_and_other_campaigns_count_for_nothing(county, session, campaign, volunteer):
    other = builders.campaign(session, "cctv", "CCTV")
    made = builders.info_request(session, campaign, county.unitary, by=volunteer)
    theirs = builders.info_request(session, other, county.district, by=volunteer, history=[sent("2026-09-01")])
    made.question_set_id = theirs.question_set_id = county.council_set
    session.commit()

    assert unanswered(session, campaign.id) == []
    assert [row.name for row in unanswered(session, other.id)] == [county.district.name]
