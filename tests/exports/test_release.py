import io
import zipfile

import pytest
from sqlalchemy import select

from foi_tracker.domain.authorities import AuthorityKind
from foi_tracker.domain.findings import codec
from foi_tracker.domain.findings.evidence import Evidence
from foi_tracker.domain.findings.vocabulary import AnswerState, Part
from foi_tracker.models import Coding, Entry, Finding, MaskRule
from foi_tracker.usecases.freeze_release import freeze_release
from tests import builders
from tests.builders import NOON, sent
from tests.exports.releasing import bytes_of, page_of, table
from tests.findings_builders import chosen, finding, number, question_set


def test_the_page_says_what_was_answered_and_what_it_rests_on(asked, make, store):
    page = page_of(make()[1], store)

    (force,) = page["authorities"]
    answer = force["answers"]["P01"]
    assert (answer["values"][0]["text"], answer["values"][0]["options"]) == ("in use", ["in use"])
    assert answer["sources"] == [{"file": "reply.pdf", "page": 1, "quote": "We use it."}]
    assert answer["reference"] == asked.reference
    assert (force["states"]["P03"], page["counts"]["answers"]) == ("pending", 2)


@pytest.mark.usefixtures("asked")
def test_the_page_counts_what_is_answered_of_what_was_asked(make, store):
    questions = {each["id"]: each for each in page_of(make()[1], store)["questions"]}

    assert (questions["P01"]["answered"], questions["P01"]["asked"]) == (1, 1)
    assert (questions["P03"]["answered"], questions["P03"]["asked"]) == (0, 1)
    fields = {each["key"]: each for each in questions["P02"]["fields"]}
    assert fields["deployments_total"]["numbers"]["median"] == "7"
    assert {each["key"]: each for each in questions["P01"]["fields"]}["lfr_status"]["counts"]["in use"] == 1


def test_a_refusal_is_counted_where_the_pictures_count_it(session, asked, make, store):
    finding(session, asked, "P03", AnswerState.REFUSED)

    questions = {each["id"]: each for each in page_of(make()[1], store)["questions"]}

    assert (questions["P03"]["answered"], questions["P03"]["asked"]) == (1, 1)


@pytest.mark.usefixtures("asked")
def test_how_often_two_readers_agreed_is_in_the_page(session, coordinator, make, store):
    first = session.scalars(select(Coding).where(Coding.question_id == "P01")).one()
    facts = {"reading_id": first.reading_id, "question_id": "P01", "part": Part.SECOND, "coder_id": coordinator.id}
    session.add(Coding(**facts, state=AnswerState.NIL, saved_at=NOON, submitted_at=NOON))
    session.commit()

    assert page_of(make()[1], store)["agreement"] == [
        {"question": "P01", "n": 1, "agreed": 0, "percent": 0.0, "kappa": 0.0}
    ]


@pytest.mark.usefixtures("asked")
def test_a_release_can_be_about_some_requests_alone(session, campaign, volunteer, make, store):
    council = builders.authority(session)
    other = builders.info_request(session, campaign, council, by=volunteer, history=[sent("2026-09-03")])
    other.question_set_id = question_set(session, "lfrt-council").id
    session.commit()

    both, councils = make()[1], make(question_set="lfrt-council 1")[1]

    assert both.counts["requests"] == 2
    assert {row["reference"] for row in table(councils, store, "findings")} == {other.reference}
    assert make(kind="police_territorial")[1].counts["requests"] == 1


def test_what_changed_since_the_release_before_is_told(session, campaign, coordinator, asked, make, store):
    entry = Entry(by_id=coordinator.id, at=NOON)
    freeze_release(session, campaign.id, *make(), entry=entry)
    finding(session, asked, "P03", values={"plans": chosen("none")})
    for each in session.scalars(select(Finding).where(Finding.question_id.in_(["P01", "P02"]))):
        each.superseded_at = NOON
    finding(session, asked, "P01", values={"lfr_status": chosen("stopped")}, part=Part.THIRD)

    _, made = make(number=2)

    changes = {(row["question_id"], row["field"]): row for row in table(made, store, "changes")}
    told = {place: (row["change"], row["old_value"], row["new_value"]) for place, row in changes.items()}
    assert told == {
        ("P01", "lfr_status"): ("changed", "in use", "stopped"),
        ("P02", "deployments_total"): ("removed", "7", ""),
        ("P03", "plans"): ("added", "", "none"),
    }
    assert page_of(made, store)["changes"] == {"since": 1, "added": 1, "changed": 1, "removed": 1}


def test_nothing_private_is_in_any_file(session, campaign, asked, logged, volunteer, make, store):
    """Canaries stand wherever the tracker keeps something that is nobody else's business."""
    volunteer.name = "Canary Volunteer"
    canaries = ["Canary", volunteer.email, "Canary remark", "canary@borsetshire.example", "Proudie", "Slope"]
    campaign.summary = "Ask canary@borsetshire.example"
    session.add(MaskRule(campaign_id=campaign.id, text="Obadiah Slope", added_by_id=volunteer.id, added_at=NOON))
    place = Evidence(attachment="canary-1234", filename="Obadiah Slope.pdf", quote="PC 1234 Canary said so")
    finding(session, asked, "P03", evidence=[place], remark="Canary remark")
    row = {"wanted_court": codec.dump(number(3))}
    finding(session, asked, "P13", values={"watchlist_by_reason": {"Obadiah Slope": row, "OBADIAH SLOPE": row}})
    reading = session.scalars(select(Coding.reading_id)).first()
    draft = {"reading_id": reading, "question_id": "P09", "part": Part.FIRST, "coder_id": volunteer.id}
    session.add(Coding(**draft, state=AnswerState.ANSWERED, values={"auth_rank": "Canary draft"}, saved_at=NOON))
    logged.put({"location_name": "Outside Obadiah Slope's house"}, notes="Canary note")
    session.commit()

    _, made = make(notes="Thanks to Obadiah Slope")

    archive = zipfile.ZipFile(io.BytesIO(bytes_of(made, store, ".zip")))
    everything = [archive.read(name) for name in archive.namelist()]
    everything += [bytes_of(made, store, ending) for ending in (".sqlite", "page.json")]
    leaked = [canary for canary in canaries for data in everything if canary.casefold().encode() in data.lower()]
    assert leaked == []
    assert "[name removed]" in page_of(made, store)["release"]["notes"]
    assert "P13.watchlist_by_reason.wanted_court[[name removed]] (2)" in table(made, store, "findings_wide")[0]


def test_another_campaigns_answers_stay_out(session, volunteer, asked, make, store):
    other = builders.campaign(session, "cctv", "CCTV")
    force = builders.authority(session, "Wessex Police", kind=AuthorityKind.POLICE_TERRITORIAL)
    request = builders.info_request(session, other, force, by=volunteer, history=[sent("2026-09-03")])
    request.question_set_id = asked.question_set_id
    finding(session, request, "P01", values={"lfr_status": chosen("never")})

    assert [each["slug"] for each in page_of(make()[1], store)["authorities"]] == ["borsetshire-police"]
