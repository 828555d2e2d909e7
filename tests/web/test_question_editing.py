"""Coordinators change a question set: copy, edit, compare, choose; drafts are never sent."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from foi_tracker.domain.question_sets import QuestionSetDefinition
from foi_tracker.models import Entry, QuestionSet
from foi_tracker.queries.filing import all_questions
from foi_tracker.questions import files
from foi_tracker.usecases.edit_question_set import add_version
from foi_tracker.usecases.load_question_sets import load_question_sets
from tests.builders import NOON, authority
from tests.web.pages import check_manners, post, sign_in, submit, visit

SETS = "/question-sets/lfrt-council"
DRAFT = f"{SETS}/2"
TEXT = files.texts()["lfrt-council-1.json"]


@pytest.fixture
def browser(client, session, coordinator):
    load_question_sets(session, NOON)
    return sign_in(client, coordinator)


@pytest.fixture
def editor(browser, session, coordinator):
    """A coordinator, and a draft that says what version 1 says."""
    add_version(session, QuestionSetDefinition.parse(json.loads(TEXT)), Entry(by_id=coordinator.id, at=NOON))
    return browser


def stored(session, version=2):
    session.expire_all()
    wanted = (QuestionSet.key == "lfrt-council", QuestionSet.version == version)
    return session.scalars(select(QuestionSet).where(*wanted)).one_or_none()


def questions(session, version=2):
    return QuestionSetDefinition.parse(stored(session, version).definition)


@pytest.fixture
def asked_now(session):
    council = authority(session)
    return lambda: all_questions(session).for_authority(council)[1].version


def test_a_copy_is_a_draft_that_nobody_is_asked_until_it_is_chosen(browser, session, asked_now):
    made = submit(browser, f"{SETS}/1", form="form[action$='/copy']")

    assert made.location == f"{DRAFT}/edit"
    assert stored(session).ready_at is None
    assert asked_now() == 1

    submit(browser, DRAFT, form="form[action$='/use']")

    assert asked_now() == 2
    assert "This version can no longer be changed" in visit(browser, f"{DRAFT}/edit", status=409).main.text


def test_what_was_used_before_can_be_chosen_again(editor, app, asked_now):
    post(editor, f"{DRAFT}/use", {"seen_edition": 1})
    app.extensions["wall_clock"].instant += timedelta(minutes=1)
    post(editor, f"{SETS}/1/use", {"seen_edition": 1})

    assert asked_now() == 1


def test_a_draft_is_listed_with_whoever_made_it(editor):
    first = visit(editor, "/question-sets").select_one("#sets tbody tr")

    assert "version 2 draft 16 0 Sun 1 Nov 2026, by Cora Coordinator" in " ".join(first.text.split())


def test_a_sets_own_words_are_changed(editor, session):
    submit(editor, f"{DRAFT}/edit", {"title": "Cameras", "kinds": ["unitary"]}, form="form[action$='/2/edit']")

    assert (questions(session).title, questions(session).kinds) == ("Cameras", ("unitary",))


def test_a_question_is_added_changed_moved_and_removed(editor, session):
    added = submit(
        editor,
        f"{DRAFT}/questions/new",
        {"question_id": "C17", "key": "drones", "ask": "Does the council fly drones?"},
    )
    submit(editor, added.location, {"priority": "B", "show_if": "C01.own_use = in use\nC01.own_use = trial"})
    submit(editor, f"{DRAFT}/edit", {"to": "up"}, form="form[action$='/questions/C17/move']")
    submit(editor, f"{DRAFT}/questions/C16", {"to": "out"}, form="form[action$='/questions/C16/move']")

    question = questions(session).questions[-1]
    assert (question.id, question.priority) == ("C17", "B")
    assert question.show_if == {"C01.own_use": ("in use", "trial")}
    assert questions(session).question("C16") is None


def test_a_field_is_added_changed_and_removed_and_so_is_a_column(editor, session):
    where = f"{DRAFT}/questions/C02"
    submit(editor, f"{where}/fields/+", {"key": "colour", "type": "choice", "options": "red\nblue\n"})
    submit(editor, f"{where}/fields/systems.cameras", {"unit": "lenses", "minimum": "1"})
    submit(editor, f"{where}/fields/systems", {"to": "out"}, form="form[action$='/systems.name/move']")

    systems, colour = questions(session).question("C02").fields
    assert colour.options == ("red", "blue")
    assert "name" not in [each.key for each in systems.columns]
    assert next((each.unit, each.minimum) for each in systems.columns if each.key == "cameras") == ("lenses", 1)


def test_what_does_not_hang_together_is_not_saved_and_says_where(editor, session):
    refused = submit(editor, f"{DRAFT}/questions/C01/fields/own_use", {"options": "never\nnever"})
    moved = submit(editor, f"{DRAFT}/questions/C03", {"to": "out"}, form="form[action$='/questions/C03/move']")

    assert refused.status_code == 422
    assert "C01 › own_use › options: “never” appears twice" in check_manners(refused.text).main.text
    assert moved.status_code == 302
    assert "there is no answer C03.police_lfr_on_assets" in visit(editor, moved.location).text
    assert stored(session).edition == 1


def test_the_second_of_two_editors_is_told_and_loses_nothing(editor, session):
    where = f"{DRAFT}/questions/C05"
    post(editor, f"{DRAFT}/questions/C14/move", {"to": "up", "seen_edition": 1})

    late = submit(editor, where, {"seen_edition": 1, "guidance": "Count them all."})

    assert late.status_code == 409
    assert "Somebody else changed this draft while you were writing" in check_manners(late.text).main.text
    assert "Count them all." in late.text
    assert questions(session).question("C05").guidance != "Count them all."

    assert submit(editor, where, {"guidance": "Count them all."}).status_code == 302
    assert questions(session).question("C05").guidance == "Count them all."


def test_what_was_typed_into_a_draft_that_went_meanwhile_is_shown_again(editor, session):
    post(editor, f"{DRAFT}/discard", {"seen_edition": 1})

    late = post(editor, f"{DRAFT}/questions/C05", {"seen_edition": 1, "guidance": "Count them all."})

    assert stored(session) is None
    assert late.status_code == 409
    assert "Count them all." in check_manners(late.text).main.text


def test_nobody_throws_away_what_may_have_been_sent(editor, session):
    post(editor, f"{DRAFT}/use", {"seen_edition": 1})
    post(editor, f"{DRAFT}/discard", {"seen_edition": 1})
    post(editor, f"{SETS}/1/discard", {"seen_edition": 1})

    assert stored(session)
    assert stored(session, 1)


def test_a_download_can_be_read_in_again_as_a_draft(browser, session):
    text = browser.get(f"{SETS}/1.json").text
    looked = submit(browser, "/question-sets/import", {"text": text})
    saved = post(browser, "/question-sets/import", {"text": text.strip(), "looked": text.strip()})

    assert "It would become version 2" in check_manners(looked.text).main.text
    assert saved.location == DRAFT
    assert replace(questions(session), version=1) == questions(session, 1)
    assert stored(session).ready_at is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "line 1 › character 2: this is not JSON"),
        ('{"set": "Bad Name"}', "cannot be “Bad Name”"),
        (TEXT.replace('"priority": "A"', '"priority": "Z"'), "C01 › priority"),
    ],
)
def test_a_file_that_cannot_be_used_says_everything_that_is_wrong(browser, session, text, said):
    refused = submit(browser, "/question-sets/import", {"text": text})

    assert refused.status_code == 422
    assert said in " ".join(check_manners(refused.text).select_one(".error-summary").text.split())
    assert stored(session) is None


def test_two_versions_are_compared_in_words(editor):
    submit(editor, f"{DRAFT}/questions/C05", {"ask": "How many cameras does the council run?"})

    page = visit(editor, f"{SETS}/1/changes?since=2")

    assert "0 removed, 1 changed, 0 only moved; 15 as before" in " ".join(page.main.text.split())
    assert "compare with care" in page.select_one("#C05").text
    assert page.select("del")
    assert page.select("ins")


def test_the_form_and_the_columns_of_a_version_can_be_seen(browser):
    form, columns = visit(browser, f"{SETS}/1/form"), visit(browser, f"{SETS}/1/columns")

    assert "a whole number (cameras), 0 or more" in form.main.text
    assert "C05.cameras_total" in columns.main.text
    assert "C04.footage_by_year.clips[calendar year]" in columns.main.text


def test_the_form_for_one_answer_is_the_one_that_readers_fill_in(browser):
    page = visit(browser, f"{SETS}/1/form?question=C04")

    assert [row.th.text.strip() for row in page.select("tbody tr")][:2] == ["2022", "2023"]
    assert page.find("input", attrs={"aria-label": "2022, Clips"})


def test_a_form_can_be_tried_with_what_a_reply_might_say(browser):
    tried = visit(browser, f"{SETS}/1/form?question=C05&f-cameras_total=c. 1200&f-cameras_fr_capable=lots&action=try")

    assert "Understood as: about 1,200" in tried.main.text
    assert len(tried.select(".field-error")) == 1
