import csv
import hashlib
import io
import json
import sqlite3
import zipfile
from contextlib import closing
from datetime import date, timedelta
from functools import partial

import frictionless
import pytest
from sqlalchemy import select

from foi_tracker.domain.authorities import AuthorityKind
from foi_tracker.domain.findings import codec
from foi_tracker.domain.findings.evidence import Evidence
from foi_tracker.domain.findings.releases import NewRelease
from foi_tracker.domain.findings.values import DateSpan
from foi_tracker.domain.findings.vocabulary import AnswerState, Part, Precision
from foi_tracker.domain.policy import Actor
from foi_tracker.domain.roles import Role
from foi_tracker.exports.release import Store, make_release
from foi_tracker.exports.release_files import ReleasePlan
from foi_tracker.integrations import file_store
from foi_tracker.models import Coding, Deployment, Entry, Finding, MaskRule
from foi_tracker.queries.calendars import current_laws
from foi_tracker.queries.request_filter import Standpoint
from foi_tracker.usecases.freeze_release import freeze_release
from tests import builders
from tests.builders import NOON, sent
from tests.conftest import TODAY
from tests.findings_builders import chosen, finding, number, question_set, quote

DAY = DateSpan(first=date(2026, 9, 1), last=date(2026, 9, 1), precision=Precision.DAY)


@pytest.fixture
def store(tmp_path):
    folder = tmp_path / "releases"
    return Store(
        keep=partial(file_store.keep, folder, largest=10**9, head=0), path_of=partial(file_store.path_of, folder)
    )


@pytest.fixture
def asked(session, campaign, volunteer):
    force = builders.authority(session, "Borsetshire Police", kind=AuthorityKind.POLICE_TERRITORIAL)
    made = builders.info_request(session, campaign, force, by=volunteer, history=[sent("2026-09-03")])
    made.question_set_id = question_set(session, "lfrt-police").id
    session.commit()
    finding(session, made, "P01", values={"lfr_status": chosen("in use")}, evidence=[quote("We use it.")])
    finding(session, made, "P02", values={"deployments_total": number(7)})
    return made


@pytest.fixture
def make(session, campaign, coordinator, store):
    def made(number=1, at=NOON, **asked):
        actor = Actor(user_id=coordinator.id, name="Cora", roles={campaign.id: Role.COORDINATOR})
        standpoint = Standpoint(today=TODAY, laws=current_laws(session), user_id=coordinator.id)
        wanted = NewRelease(number=number, title="First answers", **asked)
        plan = ReleasePlan(campaign=campaign, asked=wanted, actor=actor, standpoint=standpoint, at=at)
        return wanted, make_release(session, plan, store)

    return made


def bytes_of(made, store, ending):
    (facts,) = [facts for name, facts in made.files.items() if name.endswith(ending)]
    return store.path_of(facts["sha256"]).read_bytes()


def page_of(made, store):
    return json.loads(bytes_of(made, store, "page.json"))


def member(made, store, name):
    return zipfile.ZipFile(io.BytesIO(bytes_of(made, store, ".zip"))).read(name)


def table(made, store, name):
    data = member(made, store, f"data/{name}.csv").decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(data, newline="")))


def validated(folder, made, store, **instead):
    """What frictionless says of the package once it is unpacked; `instead` replaces tables."""
    zipfile.ZipFile(io.BytesIO(bytes_of(made, store, ".zip"))).extractall(folder)
    for name, content in instead.items():
        (folder / "data" / f"{name}.csv").write_bytes(content)
    return frictionless.validate(str(folder / "datapackage.json"))


@pytest.fixture
def logged(session, asked, volunteer):
    """A deployment, with text that a spreadsheet might run."""
    facts = {"identifier": "borsetshire-police-20260901-1", "authority_id": asked.authority_id, "saved_at": NOON}
    made = Deployment(info_request_id=asked.id, coder_id=volunteer.id, **facts)
    made.put({"location_name": "=Market Place", "faces_scanned": number(1000), "date": DAY}, notes="Ring Mrs Proudie")
    session.add(made)
    session.commit()
    return made


@pytest.mark.usefixtures("logged")
def test_the_package_is_a_valid_data_package(make, store, tmp_path):
    report = validated(tmp_path / "package", make()[1], store)

    assert report.valid, report.flatten(["rowNumber", "fieldNumber", "type", "note"])


@pytest.mark.parametrize(
    ("name", "before", "after", "wrong"),
    [
        ("deployments", b'"1000"', b'"a thousand"', "type-error"),
        ("findings", b'"LFR-0001"', b'"LFR-0009"', "foreign-key"),
        ("questions", b'"P02"', b'"P01"', "primary-key"),
    ],
)
@pytest.mark.usefixtures("logged")
def test_a_package_that_somebody_changed_is_invalid(make, store, tmp_path, name, before, after, wrong):
    _, made = make()
    data = member(made, store, f"data/{name}.csv")
    assert before in data

    report = validated(tmp_path / "package", made, store, **{name: data.replace(before, after)})

    assert wrong in {kind for (kind,) in report.flatten(["type"])}


@pytest.mark.usefixtures("logged")
def test_text_is_guarded_and_numbers_and_days_are_left_alone(make, store):
    (row,) = table(make()[1], store, "deployments")

    assert (row["location_name"], row["faces_scanned"], row["date"]) == ("'=Market Place", "1000", "2026-09-01")
    assert (row["checked"], "coder" in row, "notes" in row) == ("false", False, False)


@pytest.mark.usefixtures("logged")
def test_the_same_data_at_the_same_moment_make_the_same_bytes(make):
    assert make()[1] == make()[1]


@pytest.mark.usefixtures("logged")
def test_what_a_release_is_known_by_does_not_depend_on_its_number_or_its_time(make):
    first, later = make()[1], make(number=2, at=NOON + timedelta(days=3))[1]

    assert first.content_sha256 == later.content_sha256
    assert first.files != later.files


@pytest.mark.usefixtures("logged")
def test_anybody_can_work_out_what_it_is_known_by(make, store):
    _, made = make()

    data = member(made, store, "data/findings.csv") + member(made, store, "data/deployments.csv")

    assert hashlib.sha256(data).hexdigest() == made.content_sha256
    assert made.content_sha256 in member(made, store, "README.md").decode()
    assert made.content_sha256 in page_of(made, store)["release"]["citation"]


@pytest.mark.usefixtures("logged")
def test_the_sqlite_file_says_the_same_as_the_package(make, store, tmp_path):
    _, made = make()
    path = tmp_path / "copy.sqlite"
    path.write_bytes(bytes_of(made, store, ".sqlite"))

    with closing(sqlite3.connect(path)) as file:
        findings = file.execute("SELECT question_id, field, state, given, low FROM findings").fetchall()
        facts = dict(file.execute("SELECT name, value FROM provenance").fetchall())
        places = file.execute("SELECT location_name, faces_scanned FROM deployments").fetchall()
        described = file.execute('SELECT count(*) FROM codebook WHERE "table" = ?', ("findings",)).fetchone()

    assert len(findings) == len(table(made, store, "findings")) == made.counts["findings"]
    assert ("P02", "deployments_total", "answered", 1, 7) in findings
    assert facts["content_sha256"] == made.content_sha256
    assert places == [("=Market Place", 1000)]
    assert described[0] == len(table(made, store, "findings")[0])


@pytest.mark.usefixtures("logged")
def test_every_column_of_every_table_is_in_the_codebook(make, store):
    _, made = make()
    described = {(row["table"], row["column"]) for row in table(made, store, "codebook")}

    for name in ("findings", "findings_wide", "deployments", "requests", "questions"):
        assert {(name, column) for column in table(made, store, name)[0]} <= described


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
