"""Sheets of other tools from their bytes to the histories that somebody sees, and again when they have moved on."""

import json
from datetime import date

import pytest
from sqlalchemy import select

from foi_tracker.domain.authorities import AuthorityKind
from foi_tracker.domain.events import Acknowledged, AuthorityClaimedDue, Bounced, Sent
from foi_tracker.domain.vocabulary import Channel, Outcome
from foi_tracker.models import Authority, InfoRequest
from foi_tracker.queries.derivations import histories
from foi_tracker.queries.findings import current_findings
from tests import builders
from tests.builders import day, response
from tests.findings_builders import question_set
from tests.imports.making import csv_of
from tests.imports.sheets import by_name

pytestmark = pytest.mark.usefixtures("campaign", "coordinator")
MARCH = date(2026, 3, 2)
SENT = Sent(on=MARCH, channel=Channel.WHATDOTHEYKNOW)


@pytest.fixture
def register(session):
    """Authorities that do not exist under these names, or do and are not asked here."""

    def make(*names, kind=AuthorityKind.POLICE_TERRITORIAL):
        for name in names:
            builders.authority(session, name, kind=kind)

    return make


@pytest.fixture
def found(session):
    """What the pages of the requests say happened, by authority."""

    def by_authority():
        asked = select(Authority.name, InfoRequest.id).join(InfoRequest, InfoRequest.authority_id == Authority.id)
        ids = {row.name: row.id for row in session.execute(asked)}
        recorded = histories(session, list(ids.values()))
        return {name: tuple(recorded[id_]) for name, id_ in ids.items()}

    return by_authority


def decided(commands, content, name, said):
    """Answer what a dry run asks: people have no account, and an answer that is no option means that it is in use."""
    path = commands.folder / "choices.json"
    for _ in range(2):  # what an answer's words mean can only be asked once its column is named
        asked = json.loads(commands.bring(content, *_of(path), "--dry-run", "--json", name=name).stdout)["choices"]
        words = {
            kind: {word: means or {"person": "placeholder"}.get(kind, "option:in use") for word, means in found.items()}
            for kind, found in asked["words"].items()
        }
        path.write_text(json.dumps(asked | said | {"columns": asked["columns"] | said["columns"], "words": words}))
    return _of(path)


def _of(path):
    return ("--choices", str(path)) if path.exists() else ()


def test_a_batch_has_one_day_of_sending_and_its_answers_wait_for_theirs(commands, register, found):
    councils = (
        *("Aberdeen City Council", "Isle of Wight Council", "Conwy County Borough Council"),
        *("Wrexham County Borough Council", "Northumberland County Council"),
        "Bournemouth, Christchurch and Poole Council",
    )
    register(*councils, kind=AuthorityKind.UNITARY)
    batch = by_name("whatdotheyknow batch").content
    moved_on = batch.replace(b"waiting_response", b"successful")
    how = {"name": "batch.csv"}

    first = commands.bring(batch, "--sent-on", "2026-03-02", **how)
    assert "Rows: 6 (6 new)." in first.stdout
    assert found()["Isle of Wight Council"] == (SENT,)
    assert found()["Northumberland County Council"] == (SENT, Bounced(on=MARCH))

    waiting = commands.bring(moved_on, "--sent-on", "2026-03-02", **how)
    assert "Rows: 6 (6 as they are already)." in waiting.stdout
    assert "rows 2, 3, column “request_status” warns: The sheet says “successful”, with no day" in waiting.stdout

    answered = commands.bring(moved_on, "--sent-on", "2026-03-02", "--answered-on", "2026-03-20", **how)
    assert "Rows: 6 (5 changed, 1 as they are already)." in answered.stdout
    supplied = response("2026-03-20", Outcome.SUPPLIED_IN_FULL)
    assert found()["Isle of Wight Council"] == (SENT, supplied)


def test_a_project_brings_answers_to_the_questions_that_somebody_says_they_are(session, commands, register, found):
    question_set(session, "lfrt-police")
    register("Lancashire Constabulary", "Wiltshire Police", "Gwent Police")
    content, name = by_name("whatdotheyknow project").content, "project.csv"
    said = {
        "columns": {"11": "answer", "12": "leave_out", "13": "leave_out"},
        "answers": {"11": {"lfrt-police": "P01.lfr_status"}},
        "sent_on": "2026-03-02",
        "answered_on": "2026-03-20",
    }

    done = commands.bring(content, *decided(commands, content, name, said), name=name)

    assert done.exit_code == 0, done.output
    supplied = response("2026-03-20", Outcome.SUPPLIED_IN_FULL)
    assert found()["Lancashire Constabulary"] == (SENT, supplied)
    assert found()["Gwent Police"] == (SENT,)
    ids = list(session.scalars(select(InfoRequest.id)))
    assert [question for _, question in current_findings(session, ids)] == ["P01"]


def test_muckrocks_columns_become_histories_and_only_its_people_are_asked_about(session, commands, register, found):
    register("Kent Police", "Essex Police")
    content, name = by_name("muckrock").content, "muckrock.csv"

    done = commands.bring(content, *decided(commands, content, name, {"columns": {}}), name=name)

    assert "Rows: 2 (2 new)." in done.stdout
    assert "foi@kent.example" not in done.stdout
    email = Sent(on=MARCH, channel=Channel.EMAIL)
    assert found() == {
        "Kent Police": (email, response("2026-03-27", Outcome.SUPPLIED_IN_FULL)),
        "Essex Police": (email, AuthorityClaimedDue(on=MARCH, until=day("2026-05-01"))),
    }
    titles = set(session.scalars(select(InfoRequest.title)))
    assert titles == {"Facial recognition logs"}


BARCHESTER, TILLING, FRAMLEY = "Barchester City Council", "Tilling Borough Council", "Framley Borough Council"
WEEKS = (
    [[BARCHESTER, "2026-09-01", ""], [TILLING, "2026-09-02", ""]],
    [[BARCHESTER, "2026-09-01", "2026-09-03"], [TILLING, "2026-09-02", ""]],
    [[FRAMLEY, "2026-09-10", ""], [BARCHESTER, "2026-09-01", "2026-09-03"], [TILLING, "2026-09-02", ""]],
    [[FRAMLEY, "2026-09-10", ""], [BARCHESTER, "2026-09-01", "2026-09-04"]],
    [[FRAMLEY, "2026-09-10", ""], [BARCHESTER, "2026-09-01", "2026-09-04"]],
)


def test_a_sheet_brought_every_week_changes_only_what_it_says_otherwise(commands, register, found):
    register(BARCHESTER, TILLING, FRAMLEY, kind=AuthorityKind.UNITARY)
    head = [["Authority", "Date sent", "Acknowledged", "Response date"]]

    said = [commands.bring(csv_of(head + week)).stdout for week in WEEKS]

    assert [each.splitlines()[1] for each in said] == [
        "Rows: 2 (2 new).",
        "Rows: 2 (1 changed, 1 as they are already).",
        "Rows: 3 (1 new, 2 as they are already).",
        "Rows: 2 (1 changed, 1 as they are already).",
        "Rows: 2 (2 as they are already).",
    ]
    dropped = "In an earlier file of this name, and no longer in it: LFR-0002.\nThey are left as they are.\n"
    assert [dropped in each for each in said] == [False, False, False, True, True]
    first, wrong, taken_back, right = found()[BARCHESTER]
    assert (first.on, wrong.on, right.on) == (day("2026-09-01"), day("2026-09-03"), day("2026-09-04"))
    assert (taken_back.position, isinstance(right, Acknowledged)) == (2, True)
    assert [event.on for event in found()[TILLING]] == [day("2026-09-02")]
