"""What a word of an answer means is asked once for a campaign: the next sheet, and the command line, go by it."""

import json

import pytest
from sqlalchemy import select

from foi_tracker.models import InfoRequest
from tests import builders
from tests.findings_builders import question_set
from tests.imports.answers.said import what_counts
from tests.web.imports.bringing import bring, checked, go_on, imported, sheet, to_words, words_asked
from tests.web.pages import sign_in, visit

ROWS = """
Council                    | Sent       | Responded  | Result          | C01.own_use
Barchester City Council    | 2026-09-01 | 2026-09-25 | Full disclosure | Yes
"""
NEXT = ROWS.replace("Barchester City Council   ", "Borsetshire County Council")
ASKED = "C01.own_use=yes"
pytestmark = pytest.mark.usefixtures("coordinator")


@pytest.fixture(autouse=True)
def councils(session):
    question_set(session, "lfrt-council")
    for name in ("Barchester City Council", "Borsetshire County Council"):
        builders.authority(session, name)


def test_the_next_sheet_with_the_same_word_is_not_asked_again(session, campaign, client, coordinator):
    desk = sign_in(client, coordinator)
    first = bring(desk, campaign.slug, sheet(ROWS))
    to_words(desk, first)
    go_on(desk, f"{first}/words", {words_asked(visit(desk, f"{first}/words"))[ASKED]: "option:in use"})
    checked(desk, first)
    imported(desk, first)

    second = bring(desk, campaign.slug, sheet(NEXT))
    to_words(desk, second)
    checked(desk, second)
    imported(desk, second)

    made = session.scalars(select(InfoRequest)).all()
    assert [what_counts(session, request)["C01"] for request in made] == [("answered", "imported")] * 2


def test_what_it_means_can_be_said_on_the_command_line(app, session, tmp_path):
    file, choices = tmp_path / "requests.csv", tmp_path / "choices.json"
    file.write_bytes(sheet(ROWS))
    run = app.test_cli_runner().invoke
    asked = json.loads(run(args=["foi", "import", "requests", str(file), "--dry-run", "--json"]).stdout)
    assert asked["choices"]["words"]["answer"] == {ASKED: None}

    asked["choices"]["words"]["answer"][ASKED] = "option:in use"
    choices.write_text(json.dumps(asked), encoding="utf-8")
    done = run(args=["foi", "import", "requests", str(file), "--choices", str(choices)])

    assert done.exit_code == 0, done.output
    request = session.scalars(select(InfoRequest)).one()
    assert what_counts(session, request)["C01"] == ("answered", "imported")
