"""What leaves as our own CSV comes back as it was: every type of value, every state, every row of the log."""

from datetime import date
from decimal import Decimal

import pytest

from foi_tracker.domain.authorities import AuthorityKind
from foi_tracker.domain.findings.evidence import StateDetails
from foi_tracker.domain.findings.numbers import read_quantity
from foi_tracker.domain.findings.values import DateSpan, Document, Matrix, Money, Organisation, Quantity, Table
from foi_tracker.domain.findings.vocabulary import (
    AnswerState,
    Basis,
    Confidence,
    Precision,
    RightOfReply,
    Vat,
)
from foi_tracker.domain.imports.choices import Choices
from foi_tracker.domain.imports.vocabulary import Profile
from foi_tracker.domain.question_sets import AnswerField, FieldType, QuestionSetDefinition
from foi_tracker.domain.vocabulary import Outcome
from foi_tracker.models import Deployment
from tests import builders
from tests.builders import NOON, response, sent
from tests.findings_builders import chosen, finding, number, question_set, quote
from tests.imports.answers.our_own import OurOwn, told

# What an import cannot bring back: who read it, when, how it was settled, and what only a file could tell.
OF_THE_READING = ("settled", "decided_at", "coder", "quote_found", "evidence_more")
OF_THE_ROW = ("saved_at", "coder", "checked", "checked_by", "quote_found")
MARCH = DateSpan(first=date(2024, 3, 1), last=date(2024, 3, 31), precision=Precision.MONTH, said="March 2024")
YEAR = DateSpan(first=date(2024, 4, 1), last=date(2025, 3, 31), precision=Precision.YEAR, said="2024/25")
DAY = DateSpan(first=date(2024, 3, 12), last=date(2024, 3, 12), precision=Precision.DAY)


def few(text="<5"):
    return read_quantity(text, AnswerField(key="count", type=FieldType.INT, minimum=0, allow_band=True))


def pounds(amount, **facts):
    return Money(amount=number(amount), **facts)


@pytest.fixture
def asked(session, campaign, volunteer):
    force = builders.authority(session, "Borsetshire Police", kind=AuthorityKind.POLICE_TERRITORIAL)
    history = [sent("2026-09-03"), response("2026-10-01", Outcome.SUPPLIED_IN_PART)]
    made = builders.info_request(session, campaign, force, by=volunteer, history=history)
    made.question_set_id = question_set(session, "lfrt-police").id
    session.commit()
    return made


@pytest.fixture
def ours(session, campaign, coordinator):
    definition = QuestionSetDefinition.of_stored(question_set(session, "lfrt-police").definition)
    return OurOwn(session, campaign, coordinator, {definition.key: definition})


@pytest.fixture
def read(session, asked):
    """Answers of every type, and in every state that people pick."""
    sure = {"confidence": Confidence.UNSURE, "right_of_reply": RightOfReply.AGREED}
    dates = {"as_of": date(2026, 9, 30), "period_from": date(2022, 1, 1), "period_to": date(2026, 9, 1)}
    owner = {"lfr_kit_owner": chosen("own", "Home Office"), "partner_force": Organisation(name="Felpersham Police")}
    found = {
        "P01": {"lfr_status": chosen("in use"), "lfr_first_use": MARCH, "lfr_last_use": YEAR, **owner},
        "P02": {"deployments_total": few(), "log_url": "https://force.example/log"},
        "P04": {"rfr_status": "yes", "rfr_systems": chosen("PND", other="=Eve; and more"), "rfr_by_year": _years()},
        "P07": {"contract_value": pounds(12000, vat=Vat.EXCLUDED, basis=Basis.BUDGET), "product": "-Neo, “five”"},
        "P08": {"cost_by_year": Matrix(rows={"2024/25": {"licences": pounds("0.5"), "other": pounds(3)}})},
        "P16": {"threshold_default": number("0.64"), "report": Document(title="'Report", dated=MARCH)},
        "P18": {"council_assets": "no", "assets": _assets()},
    }
    for question_id, values in found.items():
        finding(session, asked, question_id, values=values, evidence=[quote("+We use it.\nYes.", 3)], **dates, **sure)
    details = StateDetails(exemptions=("s.31", "s.40"), url="https://force.example", expected_on=date(2027, 1, 5))
    finding(session, asked, "P03", AnswerState.REFUSED, details=details.dump())
    finding(session, asked, "P05", AnswerState.PUBLISHED_ELSEWHERE, details=details.dump())
    finding(session, asked, "P06", AnswerState.LATER_PUBLICATION, details=details.dump())
    finding(session, asked, "P19", AnswerState.NIL, {"complaints": number(0)})
    states = (AnswerState.NOT_HELD, AnswerState.NCND, AnswerState.IGNORED, AnswerState.UNCLEAR, AnswerState.PARTLY)
    for question_id, state in zip(("P09", "P10", "P11", "P12", "P13"), states, strict=True):
        finding(session, asked, question_id, state)
    finding(session, asked, "P14", AnswerState.ANSWERED, {"arrests": number(1, 5)}, superseded_at=NOON)


def _years():
    about = Quantity(low=Decimal(30), high=Decimal(30), approximate=True, said="c. 30")
    some = Quantity(low=Decimal(10), high=Decimal(10), out_of=Decimal(2077), said="10 of 2,077")
    return Matrix(rows={"2023": {"searches": about}, "2024": {"searches": number(5, 9), "possible_matches": some}})


def _assets():
    first = {"council": Organisation(name="Barchester City Council"), "asset": chosen("column")}
    return Table(rows=(first, {"permission": Document(title="Letter", dated=DAY)}))


@pytest.mark.usefixtures("read")
def test_findings_come_back_as_they_were(ours, asked, import_):
    before = ours.findings()

    ours.bring_back(Profile.OUR_FINDINGS, before, [asked], import_)

    lost = [row for row in told(before, *OF_THE_READING) if row["state"] == "superseded"]
    assert told(ours.findings(), *OF_THE_READING) == [row for row in told(before, *OF_THE_READING) if row not in lost]


@pytest.mark.usefixtures("read")
def test_findings_come_back_marked_as_imported(ours, asked, import_):
    ours.bring_back(Profile.OUR_FINDINGS, ours.findings(), [asked], import_)

    assert {row["settled"] for row in told(ours.findings())} == {"imported", ""}


@pytest.mark.usefixtures("read")
def test_states_that_follow_from_others_are_no_answers(ours):
    (row,) = ours.says(Profile.OUR_FINDINGS, ours.findings())

    assert {answer.state for answer in row.answers} == {state for state in AnswerState if state.is_coded}
    assert "P15" not in {answer.question_id for answer in row.answers}


@pytest.mark.usefixtures("read")
def test_a_wide_file_comes_back_as_it_was_but_for_its_tables(ours, asked, import_):
    before = ours.wide()

    ours.bring_back(Profile.OUR_FINDINGS_WIDE, before, [asked], import_)

    tables = [name for name in told(before)[0] if name.startswith("P18.")]
    columns = [name for name in told(before)[0] if name not in tables]
    after = told(ours.wide())[0]
    assert {name: after[name] for name in columns} == {name: told(before)[0][name] for name in columns}


@pytest.mark.usefixtures("read")
def test_a_wide_file_says_which_answer_it_has_no_rows_of(ours):
    file = ours.wide()
    ours.forget()

    (row,) = ours.says(Profile.OUR_FINDINGS_WIDE, file)

    assert [(each.column, each.row) for each in row.problems] == [("P18", 2)]


@pytest.mark.usefixtures("read")
def test_a_wide_file_takes_nothing_from_what_the_tracker_knows_better(ours):
    (row,) = ours.says(Profile.OUR_FINDINGS_WIDE, ours.wide())

    assert (row.answers, row.problems) == ((), ())


@pytest.fixture
def logged(session, asked, volunteer):
    """A row of the log with every type of field."""
    facts = {"identifier": "borsetshire-police-20240312-1", "authority_id": asked.authority_id, "saved_at": NOON}
    made = Deployment(info_request_id=asked.id, coder_id=volunteer.id, evidence=[quote("=12 faces").dump()], **facts)
    values = {
        "date": DAY,
        "start_time": "09:30",
        "location_name": "=Market Place",
        "operated_by": Organisation(name="Borsetshire Police", slug="borsetshire-police"),
        "setting": chosen("high street"),
        "faces_scanned": number(1000),
        "alerts_total": few("c. 30"),
        "arrests": few(),
        "engagements": number(5, 10),
        "false_alert_rate_stated": Quantity(low=Decimal("0.48"), high=Decimal("0.48"), said="0.48%"),
        "demographics": Matrix(rows={"White: British": {"alerts": number(4), "stops": number(2)}}),
    }
    made.put(values, notes="-Ring the force")
    session.add(made)
    session.commit()
    return made


@pytest.mark.usefixtures("logged")
def test_rows_of_the_log_come_back_as_they_were(ours, asked, import_):
    before = ours.deployments()

    ours.bring_back(Profile.OUR_DEPLOYMENTS, before, [asked], import_)

    assert told(ours.deployments(), *OF_THE_ROW) == told(before, *OF_THE_ROW)


@pytest.mark.usefixtures("logged")
def test_rows_of_the_log_are_never_written_twice(ours, asked, import_):
    file = ours.deployments()
    ours.bring_back(Profile.OUR_DEPLOYMENTS, file, [asked], import_)
    (row,) = ours.says(Profile.OUR_DEPLOYMENTS, file)

    ours.write(asked, row, import_)

    assert len(told(ours.deployments())) == 1


@pytest.mark.usefixtures("read")
def test_a_request_is_known_by_its_reference_and_by_the_wave_that_was_given(ours, asked):
    (row,) = ours.says(Profile.OUR_FINDINGS, ours.findings(), Choices(wave="First wave"))

    assert (row.keys.reference, row.keys.wave, row.authority) == (asked.reference, "First wave", "borsetshire-police")


@pytest.mark.usefixtures("read")
def test_a_file_that_somebody_changed_says_what_no_longer_fits(ours):
    spoilt = (
        ours.findings().replace('"in use"', '"in use sometimes"').replace('"lfrt-police","1","P07"', '"x","1","P07"')
    )

    (row,) = ours.says(Profile.OUR_FINDINGS, spoilt)

    assert [each.column for each in row.problems] == ["P01", "P07"]
    assert "P01" not in {answer.question_id for answer in row.answers}
