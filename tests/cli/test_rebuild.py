import pytest
from sqlalchemy import text

from tests import builders


@pytest.fixture
def run(app):
    runner = app.test_cli_runner()
    return lambda *words: runner.invoke(args=["foi", *words])


@pytest.fixture
def late(session, campaign, volunteer):
    return builders.info_request(
        session, campaign, builders.authority(session), by=volunteer, history=[builders.sent("2026-09-03")]
    )


def spoil(session, statement):
    session.execute(text(statement))
    session.commit()


@pytest.mark.usefixtures("late")
def test_columns_that_agree_with_their_history_pass_the_check(run):
    result = run("check")

    assert result.exit_code == 0, result.output
    assert "1 requests agree with their history." in result.output


@pytest.mark.usefixtures("late")
def test_the_check_says_which_column_of_which_request_differs(run, session):
    spoil(session, "UPDATE info_requests SET due_on = '2026-10-09', outcome = 'refused'")

    result = run("check")

    assert result.exit_code == 1
    assert "LFR-0001: due_on: stored 2026-10-09, derived 2026-10-01" in result.output
    assert "LFR-0001: outcome: stored refused, derived nothing" in result.output


@pytest.mark.usefixtures("late")
def test_the_check_looks_into_the_derived_tables_too(run, session):
    spoil(session, "DELETE FROM deadlines")

    result = run("check")

    assert result.exit_code == 1
    assert "LFR-0001: deadlines: stored none, derived" in result.output


def test_a_rebuild_mends_what_the_check_found(run, session, late):
    spoil(session, "UPDATE info_requests SET due_on = NULL, stage = 'closed', awaiting = 'nobody', history_length = 7")
    spoil(session, "DELETE FROM deadlines")

    rebuilt, checked = run("rebuild"), run("check")

    session.refresh(late)
    assert "1 requests looked at, 1 written again." in rebuilt.output
    assert checked.exit_code == 0, checked.output
    assert late.due_on == builders.day("2026-10-01")


@pytest.mark.usefixtures("late")
def test_a_second_rebuild_writes_nothing(run, session):
    spoil(session, "UPDATE info_requests SET due_on = NULL")

    run("rebuild")

    assert "1 requests looked at, 0 written again." in run("rebuild").output


def test_whoever_held_the_request_during_a_rebuild_cannot_save_over_it(run, session, late):
    before = late.version
    spoil(session, "UPDATE info_requests SET due_on = NULL")

    run("rebuild")

    session.refresh(late)
    assert late.version == before + 1


def test_nothing_at_all_is_in_order(run):
    assert run("rebuild").exit_code == 0
    assert run("check").exit_code == 0
