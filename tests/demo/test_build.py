"""The demonstration is a smoke test of the use-cases, so it is built here for real."""

from collections import Counter

import pytest
from sqlalchemy import select

from foi_tracker.demo.build import build, is_built
from foi_tracker.demo.people import COORDINATOR_EMAIL, COORDINATORS, VOLUNTEERS
from foi_tracker.demo.replies import MARK
from foi_tracker.demo.scene import at_noon
from foi_tracker.domain.attachments import TEXT
from foi_tracker.domain.events import KINDS
from foi_tracker.domain.findings.vocabulary import AnswerState, Settled
from foi_tracker.domain.history import replay
from foi_tracker.domain.letters.first_letter import LetterText
from foi_tracker.domain.letters.lint import lint
from foi_tracker.domain.refusal_advice import Tick
from foi_tracker.domain.vocabulary import Delivery, Finding, LetterKind, Outcome, Phase, RegimeCode, Stage
from foi_tracker.integrations import file_store
from foi_tracker.models import (
    Assessment,
    Attachment,
    Campaign,
    ChaserRound,
    Coding,
    Deployment,
    InfoRequest,
    Letter,
    Reading,
    SheetImport,
    User,
)
from foi_tracker.models import Finding as Answer
from foi_tracker.queries.calendars import current_laws
from foi_tracker.queries.chasers import letters_of_round
from foi_tracker.queries.dossiers import dossiers, personal_addresses
from foi_tracker.queries.publications import public_release
from foi_tracker.queries.quality import lines, tally
from foi_tracker.usecases.load_question_sets import load_question_sets
from foi_tracker.usecases.load_register import load_register
from tests.builders import NOON
from tests.conftest import TODAY


@pytest.fixture
def demonstration(session, tmp_path):
    load_register(session, at=NOON)
    load_question_sets(session, at=NOON)
    assert not is_built(session)
    build(session, TODAY, tmp_path / "files", lambda _line: None)
    return session


def test_the_demonstration_is_a_whole_year_with_everything_in_it_that_there_is_to_see(demonstration, tmp_path):
    """In one test, as it is built for real and that takes a while."""
    every_stage_and_outcome_is_there(demonstration)
    every_kind_of_letter_is_there_under_every_law(demonstration)
    two_rounds_went_out_and_one_waits(demonstration)
    answers_were_looked_at_and_replies_kept(demonstration, tmp_path / "files")
    replies_were_read_and_what_was_found_is_public(demonstration)
    there_is_something_of_every_sort_to_look_at_again(demonstration)


def every_stage_and_outcome_is_there(demonstration):
    requests = list(demonstration.scalars(select(InfoRequest)))
    stages, outcomes = Counter(each.stage for each in requests), Counter(each.outcome for each in requests)

    assert is_built(demonstration)
    assert 850 <= len(requests) <= 950
    assert set(stages) == set(Stage)
    assert set(outcomes) == {*Outcome, None}
    assert {each.delivery for each in requests} == set(Delivery)
    assert max(each.filed_at.date() for each in requests) == TODAY
    assert (TODAY - min(each.filed_at.date() for each in requests)).days > 340

    people = list(demonstration.scalars(select(User).where(User.is_placeholder.is_(False))))
    assert {person.name for person in people} == {*COORDINATORS, *VOLUNTEERS}
    assert len(people) == 30
    assert [person.email for person in people if person.is_administrator] == [COORDINATOR_EMAIL]
    assert demonstration.scalars(select(SheetImport)).one().counts["create"] == 8

    kinds = {record.kind for each in requests for record in each.records}
    assert kinds == set(KINDS)
    assert {each.phase for each in requests} == set(Phase)
    assert {each.finding for each in requests} == {*Finding, None}
    assert {each.regime for each in requests} == set(RegimeCode)

    laws = current_laws(demonstration)
    history_of = [(each, [record.event for record in each.records]) for each in requests]
    assert all(event.on <= TODAY for _, history in history_of for event in history)
    assert all(replay(history, laws[each.regime]).due_on == each.due_on for each, history in history_of)


def every_kind_of_letter_is_there_under_every_law(demonstration):
    rows = demonstration.execute(
        select(Letter, InfoRequest).join(InfoRequest, InfoRequest.id == Letter.info_request_id)
    ).all()
    sent = {(letter.kind, found.regime) for letter, found in rows if letter.sent_on}
    drafts = {(letter.kind, found.regime) for letter, found in rows if not (letter.sent_on or letter.chaser_round_id)}
    drafted = {(kind.value, law) for kind in LetterKind if kind is not LetterKind.REQUEST for law in RegimeCode}
    assert sent == drafted - {("appeal", law) for law in RegimeCode if law.is_scottish}  # a note to a solicitor is none
    assert drafts >= drafted
    assert any(letter.version > 1 and not letter.sent_on for letter, _ in rows)

    written = [(letter, found) for letter, found in rows if letter.sent_on]
    assert {found.records[letter.position - 1].occurred_on == letter.sent_on for letter, found in written} == {True}
    ids = {found.id: found for _, found in written}
    threads, personal = dossiers(demonstration, list(ids.values()), TODAY), personal_addresses(demonstration, 1)
    unfit = {
        problem.text
        for letter, found in written
        for problem in lint(
            letter.kind, LetterText(subject=letter.subject, body=letter.body), threads[found.id], personal
        )
        if problem.blocks
    }
    assert unfit == set()


def two_rounds_went_out_and_one_waits(demonstration):
    rounds = list(demonstration.scalars(select(ChaserRound).order_by(ChaserRound.id)))
    letters = {each.id: letters_of_round(demonstration, each.id) for each in rounds}
    waits = [{letter.is_unsent for letter in letters[each.id]} for each in rounds]

    assert waits == [{False}, {False}, {True}]
    assert all(letter.can_go for letter in letters[rounds[-1].id])
    steps = {letter.kind for found in letters.values() for letter in found}
    assert steps > {LetterKind.REMINDER, LetterKind.SECOND_REMINDER}


def answers_were_looked_at_and_replies_kept(demonstration, files):
    assessments = list(demonstration.scalars(select(Assessment)))
    assert len(assessments) >= 10
    assert all(tick in set(Tick) for each in assessments for checks in each.ticks.values() for tick in checks.values())

    kept = list(demonstration.scalars(select(Attachment)))
    assert len({each.info_request_id for each in kept}) >= 40
    assert all(each.media_type == TEXT and each.filename.endswith("-invented.txt") for each in kept)
    texts = [file_store.path_of(files, each.sha256).read_text(encoding="utf-8") for each in kept]
    assert all(text.startswith(MARK) and text.rstrip().endswith(MARK) for text in texts)
    assert max(map(len, texts)) > 5000


def replies_were_read_and_what_was_found_is_public(demonstration):
    current = list(demonstration.scalars(select(Answer).where(Answer.superseded_at.is_(None))))
    rows = list(demonstration.scalars(select(Deployment)))
    waiting = list(demonstration.scalars(select(Reading).where(Reading.conflicts > 0)))
    release = public_release(demonstration, "lfrt", at_noon(TODAY))

    assert len({each.info_request_id for each in current}) >= 200
    assert {each.settled for each in current} == set(Settled)
    said = select(Coding.state).where(Coding.id.in_([each.coding_id for each in current]))
    assert set(demonstration.scalars(said)) == {state for state in AnswerState if state.is_coded}
    assert len(rows) >= 300
    assert any(row.errors for row in rows)
    assert waiting
    assert release.number == 1
    assert release.counts["deployments"] == len(rows)


def there_is_something_of_every_sort_to_look_at_again(demonstration):
    sorts = tally(lines(demonstration, demonstration.scalars(select(Campaign.id)).one(), TODAY))

    assert {sort for sort, count in sorts.items() if not count} == set()
