"""What can be seen in one answer by itself."""

from datetime import date

import pytest

from foi_tracker.domain.findings.evidence import Evidence
from foi_tracker.domain.findings.values import DateSpan
from foi_tracker.domain.findings.vocabulary import AnswerState, Confidence, Precision
from foi_tracker.domain.quality.answers import doubts
from foi_tracker.domain.quality.rules import RULES, Check
from tests.domain.quality.reads import GOOD, TODAY, read

SCAN = Evidence(attachment="x", filename="scan.PDF", page=None, quote="We do not.", found=None)
SHEET = Evidence(attachment="x", filename="table.xlsx", page=None, quote="412", found=True)
BARE = Evidence(attachment="x", filename="reply.pdf", page=4, quote=" ", found=None)
LOST = Evidence(attachment="x", filename="reply.pdf", page=4, quote="We  never\nsaid this.", found=False)


def checks(found):
    return [doubt.check for doubt in doubts(found, TODAY)]


def on(text, precision=Precision.DAY, **facts):
    return DateSpan(first=date.fromisoformat(text), last=date.fromisoformat(text), precision=precision, **facts)


def test_a_sound_answer_raises_no_doubt():
    assert checks(read()) == []


@pytest.mark.parametrize(
    ("evidence", "found"),
    [
        ((), [Check.NO_EVIDENCE]),
        ((BARE,), [Check.THIN_EVIDENCE]),
        ((SCAN,), [Check.THIN_EVIDENCE]),
        ((SHEET,), []),
        ((GOOD, BARE), []),
        ((LOST,), [Check.QUOTE_NOT_FOUND]),
    ],
    ids=["none", "no quote", "a PDF without a page", "a spreadsheet has no pages", "one quote is enough", "not there"],
)
def test_an_answer_needs_a_source_that_can_be_found(evidence, found):
    assert checks(read(evidence=evidence)) == found


@pytest.mark.parametrize("state", [AnswerState.REFUSED, AnswerState.NOT_HELD, AnswerState.IGNORED])
def test_what_says_nothing_needs_no_source(state):
    assert checks(read(state=state, evidence=())) == []


def test_a_quote_that_is_not_in_its_file_is_told_in_one_short_line():
    lost = Evidence(attachment="x", filename="reply.pdf", page=4, quote="We\nnever  said " * 20, found=False)

    (doubt,) = doubts(read(evidence=(lost,)), TODAY)

    assert doubt.text.startswith("“We never said We never")
    assert doubt.text.endswith("…” is not in the file.")
    assert len(doubt.text) < 110


@pytest.mark.parametrize(
    ("id_", "key", "day", "found"),
    [
        ("P01", "lfr_first_use", "2015-12-31", [Check.DATE]),
        ("P01", "lfr_first_use", "2016-01-01", []),
        ("P01", "lfr_first_use", "2026-11-23", []),
        ("P01", "lfr_first_use", "2026-11-24", [Check.DATE]),
        ("P03", "plan_start", "2027-04-01", []),
        ("P07", "contract_end", "2029-03-31", []),
        ("P07", "contract_start", "2029-03-31", [Check.DATE]),
    ],
)
def test_a_date_is_unlikely_before_2016_or_after_today_unless_it_is_about_what_will_be(id_, key, day, found):
    assert checks(read(id_, values={key: on(day)})) == found


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        ({"replied_on": date(2025, 11, 23)}, []),
        ({"replied_on": date(2025, 11, 22)}, [Check.OLD]),
        ({"replied_on": date(2024, 2, 29)}, [Check.OLD]),
        ({"replied_on": date(2025, 1, 1), "as_of": date(2026, 1, 1)}, []),
        ({"period_to": date(2025, 3, 31)}, [Check.OLD]),
        ({"period_to": date(2025, 3, 31), "as_of": date(2026, 3, 31)}, []),
        ({"as_of": date(2026, 11, 24)}, [Check.DATE]),
    ],
    ids=str,
)
def test_an_answer_is_stale_after_twelve_months_from_the_day_it_speaks_of(facts, found):
    assert checks(read(**facts)) == found


def test_readers_who_were_not_sure_or_could_not_tell_are_asked_about_again():
    assert checks(read(confidence=Confidence.UNSURE)) == [Check.LOW_CONFIDENCE]
    assert checks(read(state=AnswerState.UNCLEAR, evidence=())) == [Check.CANNOT_TELL]


def test_an_answer_from_a_sheet_waits_for_somebody_to_read_the_reply():
    assert checks(read(is_imported=True)) == [Check.FROM_A_SHEET]


def test_every_rule_says_why_how_who_mends_it_and_what_it_cannot_tell():
    assert list(RULES) == list(Check)
    assert all(all((rule.title, rule.why, rule.mender, rule.method, rule.caveat)) for rule in RULES.values())
