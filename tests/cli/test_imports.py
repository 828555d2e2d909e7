"""`flask foi import requests`: a sheet from the command line."""

import json

import pytest
from sqlalchemy import func, select

from foi_tracker.domain.imports.vocabulary import ImportStage
from foi_tracker.domain.roles import Role
from foi_tracker.models import Authority, EventRecord, InfoRequest, RememberedChoice, SheetImport, User
from tests import builders
from tests.conftest import StoppedClock

HEAD = "Authority,Date sent,Date due,Response date,Outcome,Owner,Notes\n"
SURE = (
    HEAD
    + "Barchester City Council,2026-09-01,2026-10-01,,,,\nTilling Borough Council,2026-09-02,,2026-09-25,refused,,\n"
)
OPEN = SURE + "Framly,2026-09-03,,2026-09-24,responded,ZZ,\n"


@pytest.fixture(autouse=True)
def councils(session):
    """Three that do not exist."""
    builders.authority(session)
    for place in ("Tilling", "Framley"):
        builders.authority(session, f"{place} Borough Council", short_name=place)


@pytest.fixture
def sheet(tmp_path):
    """A file with this text."""

    def write(text, name="requests.csv"):
        (tmp_path / name).write_text(text, encoding="utf-8")
        return str(tmp_path / name)

    return write


@pytest.fixture
def run(app, session):
    def invoke(*words):
        session.commit()
        done = app.test_cli_runner().invoke(args=["foi", "import", "requests", *words])
        session.rollback()
        return done

    return invoke


class Meanwhile(StoppedClock):
    """Lets somebody else do something before the second time that anybody asks what time it is."""

    def __init__(self, deed):
        super().__init__()
        self.deed, self.asked = deed, 0

    def now(self):
        self.asked += 1
        if self.asked == 2:
            self.deed()
        return super().now()


def asked_already(session, campaign, by):
    """Barchester, by hand."""
    council = session.scalars(select(Authority).where(Authority.slug == "barchester-city-council")).one()
    builders.info_request(session, campaign, council, by=by, history=[builders.sent("2026-09-01")])


def said(done):
    return json.loads(done.stdout)


def count(session, model):
    return session.scalar(select(func.count()).select_from(model))


def references(session):
    return list(session.scalars(select(InfoRequest.reference).order_by(InfoRequest.id)))


class TestImporting:
    def test_a_sheet_in_which_all_is_sure_goes_in_at_once(self, run, session, sheet, coordinator):
        done = run(sheet(SURE))

        assert done.exit_code == 0, done.output
        assert "Rows: 2 (2 new)." in done.stdout
        assert done.stdout.endswith("Imported.\n")
        assert references(session) == ["LFR-0001", "LFR-0002"]
        (kept,) = session.scalars(select(SheetImport))
        assert (kept.stage, kept.imported_by_id, kept.filename) == (
            ImportStage.IMPORTED,
            coordinator.id,
            "requests.csv",
        )
        assert set(session.scalars(select(EventRecord.recorded_by_id))) == {coordinator.id}

    def test_the_sheets_own_last_day_is_listed_beside_ours(self, run, sheet, coordinator):
        shown = run(sheet(SURE)).stdout

        assert "Last days that differ: 1" in shown
        assert "row 2, Barchester City Council: the sheet says Thu 1 Oct 2026, we count Tue 29 Sep 2026, 2 " in shown
        assert "2 working days earlier (FOIA s.10(1))" in shown
        assert coordinator.email not in shown

    def test_the_same_sheet_again_changes_nothing_and_leaves_no_import(self, run, session, sheet, coordinator):
        run(sheet(SURE))

        again = run(sheet(SURE), "--by", coordinator.email)

        assert (again.exit_code, "Rows: 2 (2 as they are already)." in again.stdout) == (0, True)
        assert (count(session, InfoRequest), count(session, SheetImport)) == (2, 1)

    def test_a_dry_run_writes_nothing_and_needs_nobody(self, run, app, session, sheet, campaign):
        done = run(sheet(SURE), "--dry-run", "--campaign", campaign.slug)

        assert (done.exit_code, "Rows: 2 (2 new)." in done.stdout) == (0, True)
        assert (count(session, InfoRequest), count(session, SheetImport)) == (0, 0)
        assert not (app.config["DATA_DIR"] / "imports").exists()

    def test_what_changed_while_it_was_tried_out_stops_it_whole(self, run, app, session, sheet, campaign, coordinator):
        app.extensions["wall_clock"] = Meanwhile(lambda: asked_already(session, campaign, coordinator))

        done = run(sheet(SURE))

        assert (done.exit_code, "Nothing is imported" in done.stderr) == (1, True), done.output
        assert "row 2: was to be a new request, would be " in done.stderr
        assert references(session) == ["LFR-0001"]
        assert session.scalars(select(SheetImport.stage)).all() == [ImportStage.DISCARDED]

    @pytest.mark.usefixtures("coordinator")
    def test_a_sheet_of_a_book_is_named(self, run, session, tmp_path):
        xlsxwriter = pytest.importorskip("xlsxwriter")
        with xlsxwriter.Workbook(tmp_path / "book.xlsx") as book:
            book.add_worksheet("About").write(0, 0, "What this is")
            rows = book.add_worksheet("Asked")
            for at, line in enumerate(SURE.splitlines()):
                rows.write_row(at, 0, line.split(","))

        done = run(str(tmp_path / "book.xlsx"), "--sheet", "Asked")

        assert (done.exit_code, "sheet “Asked”" in done.stdout) == (0, True)
        assert count(session, InfoRequest) == 2

    @pytest.mark.usefixtures("coordinator")
    def test_a_day_of_sending_for_all_rows_may_be_given(self, run, session, sheet):
        text = sheet("Authority,Notes\nBarchester City Council,hello\n")

        assert run(text, "--sent-on", "1/9/2026").exit_code == 0
        assert [each.isoformat() for each in session.scalars(select(InfoRequest.sent_on))] == ["2026-09-01"]


@pytest.mark.usefixtures("coordinator")
class TestUndecided:
    def test_nothing_is_written_and_everything_open_is_listed_with_the_way_out(self, run, session, sheet):
        done = run(sheet(OPEN))

        assert done.exit_code == 1
        for word in ("“Framly”", "“responded”", "“ZZ”"):
            assert word in done.stdout
        assert "--dry-run --json > choices.json" in done.stdout
        assert (count(session, InfoRequest), count(session, SheetImport), count(session, User)) == (0, 0, 1)

    def test_choices_are_written_filled_in_and_given_back(self, run, session, sheet, tmp_path):
        asked = run(sheet(OPEN), "--dry-run", "--json")
        document = said(asked)
        words = document["choices"]["words"]
        assert (asked.exit_code, words["authority"], words["person"]) == (1, {"framly": None}, {"zz": None})

        words["authority"]["framly"], words["person"]["zz"] = "framley-borough-council", "placeholder"
        for kind in ("status", "outcome"):
            for word in [word for word, means in words.get(kind, {}).items() if means is None]:
                words[kind][word] = answered_in_full(document, kind)
        (tmp_path / "choices.json").write_text(json.dumps(document), encoding="utf-8")
        done = run(sheet(OPEN), "--choices", str(tmp_path / "choices.json"))

        assert done.exit_code == 0, done.output
        assert count(session, InfoRequest) == 3, done.output
        owners = select(User.name).join(InfoRequest, InfoRequest.owner_id == User.id)
        assert session.scalars(owners).all() == ["ZZ (no account)"]
        remembered = dict(session.execute(select(RememberedChoice.word, RememberedChoice.means)).all())
        assert (remembered["framly"], remembered["zz"]) == ("framley-borough-council", "placeholder")

    def test_what_is_decided_goes_in_where_the_rest_is_to_be_left_out(self, run, session, sheet):
        done = run(sheet(OPEN), "--leave-out-undecided")

        assert (done.exit_code, "Rows: 3 (2 new, 1 left out)." in done.stdout) == (0, True)
        assert count(session, InfoRequest) == 2

    @pytest.mark.parametrize(
        "text", ["", "[]", "{", '{"columns": {"x": "authority"}}', '{"columns": {"0": "nonsense"}}']
    )
    def test_choices_that_are_none_are_refused(self, run, session, sheet, text):
        done = run(sheet(SURE), "--choices", sheet(text, "choices.json"))

        assert (done.exit_code, "cannot be used" in done.stderr) == (2, True)
        assert count(session, InfoRequest) == 0


def answered_in_full(document, kind):
    """What the open word of this kind may mean: the first that the program offers."""
    (word,) = [each for each in document["undecided"] if each.get("kind") == kind]
    return word["options"][0]["means"]


class TestJson:
    @pytest.mark.usefixtures("coordinator")
    def test_one_document_says_what_was_done(self, run, sheet):
        done = run(sheet(SURE), "--json")
        document = said(done)

        assert done.exit_code == 0
        assert (document["imported"], document["counts"]["create"], document["undecided"]) == (True, 2, [])
        assert [row["deed"] for row in document["rows"]] == ["create", "create"]
        assert document["rows"][0]["events"][0]["on"] == "2026-09-01"
        (differing,) = document["differences"]
        assert (differing["claimed_due_on"], differing["our_due_on"]) == ("2026-10-01", "2026-09-29")
        assert (differing["working_days_apart"], differing["provision"][:4]) == (-2, "FOIA")

    def test_a_file_that_cannot_be_read_is_a_document_too(self, run, sheet, campaign):
        done = run(sheet("\0\1\2\3", "broken.xlsx"), "--dry-run", "--json", "--campaign", campaign.slug)

        assert done.exit_code == 2
        assert "broken.xlsx" in said(done)["refused"]


class TestWho:
    def test_without_a_name_it_is_the_only_coordinator(self, run, session, sheet, coordinator, volunteer):
        builders.user(session, "Ada Administrator", is_administrator=True)

        assert run(sheet(SURE)).exit_code == 0
        assert session.scalars(select(SheetImport.uploaded_by_id)).all() == [coordinator.id]
        assert volunteer.id != coordinator.id

    @pytest.mark.usefixtures("campaign")
    def test_where_nobody_coordinates_it_is_the_only_administrator(self, run, session, sheet):
        ada = builders.user(session, "Ada Administrator", is_administrator=True)

        assert run(sheet(SURE)).exit_code == 0
        assert session.scalars(select(SheetImport.uploaded_by_id)).all() == [ada.id]

    @pytest.mark.usefixtures("coordinator")
    def test_of_several_coordinators_one_must_be_named(self, run, session, sheet, campaign):
        other = builders.user(session, "Carl Coordinator", campaign, Role.COORDINATOR)

        refused, done = run(sheet(SURE)), run(sheet(SURE), "--by", other.email.upper())

        assert (refused.exit_code, "--by" in refused.stderr) == (2, True)
        assert done.exit_code == 0
        assert session.scalars(select(SheetImport.imported_by_id)).all() == [other.id]

    @pytest.mark.parametrize("who", ["vera.volunteer@example.org", "nobody@example.org", "placeholder:1"])
    def test_volunteers_strangers_and_people_without_an_account_import_nothing(
        self, run, session, sheet, volunteer, who
    ):
        session.add(User(email="placeholder:1", name="JS", is_placeholder=True, created_at=builders.NOON))

        done = run(sheet(SURE), "--by", who)

        assert (done.exit_code, "no account that coordinates" in done.stderr) == (2, True)
        assert volunteer.email == "vera.volunteer@example.org"
        assert count(session, InfoRequest) == 0

    @pytest.mark.usefixtures("campaign")
    def test_nothing_is_imported_by_nobody(self, run, session, sheet):
        done = run(sheet(SURE))

        assert (done.exit_code, "Nobody coordinates" in done.stderr) == (2, True)
        assert count(session, InfoRequest) == 0


@pytest.mark.usefixtures("coordinator")
class TestRefusals:
    @pytest.mark.parametrize(
        ("text", "name"), [("", "empty.csv"), ("\0\1\2\3", "broken.xlsx"), ("just one line\n", "line.csv")]
    )
    def test_a_file_that_is_no_table_is_refused_by_name(self, run, session, sheet, text, name):
        done = run(sheet(text, name))

        assert (done.exit_code, name in done.stderr) == (2, True)
        assert count(session, SheetImport) == 0

    def test_a_sheet_that_is_not_there_is_refused(self, run, sheet):
        assert run(sheet(SURE), "--sheet", "Elsewhere").exit_code == 2

    def test_a_campaign_or_a_day_that_is_none_is_refused(self, run, sheet):
        assert run(sheet(SURE), "--campaign", "none").exit_code == 2
        assert run(sheet(SURE), "--sent-on", "soon").exit_code == 2
