"""All of our own files out of one tracker and into another, by the commands, in any order and again."""

import json

import pytest
from sqlalchemy import select

from foi_tracker.domain.history import retracted
from foi_tracker.models import Authority, InfoRequest, SheetImport
from foi_tracker.queries.derivations import histories
from tests import builders
from tests.builders import sent
from tests.imports.making import csv_of
from tests.imports.round_trip.files import differing, rewritten, rows_in

# What cannot be the same in another tracker (docs/decisions/0171): all other columns are.
OF_THE_PLACE = {
    "events": {"recorded_by", "recorded_at"},
    "requests": set(),
    "findings": {"settled", "decided_at", "coder", "quote_found", "evidence_more"},
    "findings_wide": set(),
    "deployments": {"deployment_id", "saved_at", "coder", "checked", "checked_by", "quote_found"},
}
IN_ORDER = ("events", "requests", "findings", "deployments")


def moved(content):
    """As the file would be, had it come from a tracker whose campaign has this one's name."""
    return content.replace(b"OLD-", b"LFR-").replace(b'"old"', b'"lfrt"')


@pytest.fixture
def out(commands, old, filled):
    """The files of the other tracker."""
    filled(old)
    return {table: moved(commands.export(table, "old")) for table in OF_THE_PLACE}


@pytest.mark.usefixtures("campaign", "coordinator")
def test_what_goes_out_of_one_tracker_comes_out_of_the_next_the_same(commands, out):
    for table in IN_ORDER:
        done = commands.bring(out[table])
        assert (done.exit_code, done.stdout.splitlines()[-1]) == (0, "Imported."), done.output

    for table, names in OF_THE_PLACE.items():
        assert differing(out[table], commands.export(table)) <= names, table


@pytest.mark.usefixtures("campaign", "coordinator")
def test_in_the_other_order_the_histories_are_those_of_the_events(commands, out):
    for table in ("requests", "events"):
        assert commands.bring(out[table]).exit_code == 0

    wanted = [(row["reference"], row["event"], row["occurred_on"], row["details"]) for row in stood(out["events"])]
    found = [
        (row["reference"], row["event"], row["occurred_on"], row["details"]) for row in stood(commands.export("events"))
    ]
    assert sorted(found) == sorted(wanted)
    assert "3 as they are already" in commands.bring(out["events"]).stdout
    assert not differing(out["requests"], commands.export("requests"))


def stood(content):
    return [row for row in rows_in(content) if row["retracted"] == "false" and row["event"] != "event_retracted"]


@pytest.mark.parametrize("table", ["findings", "findings_wide", "deployments"])
def test_answers_without_their_requests_are_refused_row_by_row(session, commands, out, campaign, coordinator, table):
    """Not put down to another request of the same authority, and no request is made of them."""
    force = session.scalars(select(Authority).where(Authority.slug == "borsetshire-police")).one()
    builders.info_request(session, campaign, force, by=coordinator, history=[sent("2026-11-02")])

    done = commands.bring(out[table].replace(b"LFR-000", b"LFR-700"))

    assert "left out)." in done.stdout.splitlines()[1]
    column = "references" if table == "findings_wide" else "reference"
    assert f"column “{column}” blocks: The request of this row is not here. Bring the exports of events" in done.stdout
    assert [each.reference for each in campaign_requests(session, campaign)] == ["LFR-0001"]
    assert "Imported" not in done.stdout


def campaign_requests(session, campaign):
    return session.scalars(select(InfoRequest).where(InfoRequest.campaign_id == campaign.id)).all()


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_brought_into_the_tracker_they_came_from_they_change_nothing(session, commands, campaign, filled, ending):
    filled(campaign)

    for table in OF_THE_PLACE:
        done = commands.bring(commands.export(table, ending=ending), name=f"{table}.{ending}")
        assert (done.exit_code, " as they are already)." in done.stdout) == (0, True), done.output
        assert "Imported" not in done.stdout
    assert not session.scalars(select(SheetImport)).all()


def test_what_a_spreadsheet_program_makes_of_them_changes_nothing(commands, campaign, filled):
    """LibreOffice keeps true and false as 1 and 0, and puts the first heading of a CSV in quotation marks."""
    filled(campaign)
    for table in OF_THE_PLACE:
        rows = [list(row.values()) for row in rows_in(commands.export(table))]
        heading = list(rows_in(commands.export(table))[0])
        as_numbers = [[{"true": 1, "false": 0}.get(cell, cell) for cell in row] for row in rows]
        quoted = [f'\ufeff"{heading[0]}"', *heading[1:]]

        done = commands.bring(csv_of([quoted, *as_numbers]), name=f"{table}.csv")

        assert (done.exit_code, " as they are already)." in done.stdout) == (0, True), done.output
        assert "Problems" not in done.stdout


def corrected(row):
    if (row["reference"], row["event"]) == ("LFR-0001", "sent"):
        row["occurred_on"] = "2026-09-02"


@pytest.mark.usefixtures("campaign", "coordinator")
def test_a_day_corrected_in_the_events_is_taken_back_and_recorded_anew(session, commands, out):
    commands.bring(out["events"])

    done = commands.bring(rewritten(out["events"], corrected))

    assert "Rows: 3 (1 changed, 2 as they are already)." in done.stdout
    (one,) = session.scalars(select(InfoRequest).where(InfoRequest.reference == "LFR-0001"))
    history = histories(session, [one.id])[one.id]
    assert (retracted(history), history[-1], one.sent_on.isoformat()) == ({1}, sent("2026-09-02"), "2026-09-02")
    assert "3 as they are already" in commands.bring(rewritten(out["events"], corrected)).stdout


def test_a_day_that_people_recorded_is_corrected_only_where_somebody_says_so(commands, campaign, filled):
    filled(campaign)
    file = rewritten(commands.export("events"), corrected)

    unasked = json.loads(commands.bring(file, "--json").stdout)
    (commands.folder / "choices.json").write_text(json.dumps({"conflicts": {"2": "sheet"}}))
    chosen_so = commands.bring(file, "--choices", str(commands.folder / "choices.json"))

    assert (unasked["counts"]["conflicts"], unasked["imported"]) == (1, False)
    assert unasked["rows"][0]["conflicts"][0]["sheet"].startswith("Wed 2 Sep 2026: The request was sent")
    assert "Rows: 3 (1 changed, 2 as they are already)." in chosen_so.stdout
    assert rows_in(commands.export("requests"))[0]["sent_on"] == "2026-09-02"
