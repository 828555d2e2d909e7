from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from foi_tracker.domain.bank_holidays import HORIZON
from foi_tracker.domain.events import KINDS as KINDS_OF_EVENT
from foi_tracker.domain.history import replay
from foi_tracker.domain.letters.drafting import Points, draft, may_draft
from foi_tracker.domain.letters.lint import lint
from foi_tracker.domain.moves import next_action, next_moves
from foi_tracker.domain.regimes import laws
from foi_tracker.domain.vocabulary import LetterKind, RegimeCode
from tests.domain.histories import HISTORIES, REGIMES, USUAL_HISTORIES, event_of
from tests.domain.letter_cases import dossier

KINDS = [kind for kind in LetterKind if kind is not LetterKind.REQUEST]
SAID = Points(words="This is what we say.", unanswered=("P07. Who supplies it?",), narrowing="The first part only.")
USUAL_DAYS = st.dates(date(2026, 6, 1), date(2027, 6, 1))
SCOTTISH = st.sampled_from([RegimeCode.FOISA, RegimeCode.EISR])
DAYS = st.one_of(USUAL_DAYS, st.sampled_from([date.min, date.max, HORIZON]))


def about(history, code, on):
    return dossier(code, history, on.isoformat())


@given(HISTORIES, REGIMES, DAYS)
def test_no_history_however_odd_stops_a_letter(history, code, on):
    for kind in KINDS:
        made = draft(kind, about(history, code, on), SAID)

        assert made.subject
        assert "{" not in made.subject + made.body
        assert "  " not in made.body
        assert " ." not in made.body
        assert " ," not in made.body


@given(USUAL_HISTORIES, REGIMES, USUAL_DAYS)
def test_what_we_draft_where_a_letter_makes_sense_raises_no_false_alarm(history, code, on):
    check_every_letter(history, code, on)


@st.composite
def walks(draw):
    """A history in which each thing is what may well come next, its law, and a day after it."""
    code, on, history = draw(REGIMES), draw(st.dates(date(2026, 3, 1), date(2026, 6, 1))), []
    law = laws()[code]
    for _ in range(draw(st.integers(1, 9))):
        offered = sorted(next_moves(replay(history, law), law, on))
        if not offered:
            break
        history.append(draw(event_of(KINDS_OF_EVENT[draw(st.sampled_from(offered))], st.just(on))))
        on += timedelta(days=draw(st.integers(0, 45)))
    return history, code, on


@given(walks())
def test_nor_does_it_at_any_point_of_a_walk_through_the_law(walk):
    check_every_letter(*walk)


@given(walks())
def test_the_letter_that_the_next_action_names_may_be_written_at_any_point_of_it(walk):
    history, code, on = walk
    seen = about(history, code, on)

    action = next_action(seen.state, seen.law, on)

    assert action is None or action.letter is None or may_draft(action.letter, seen) == ""


def check_every_letter(history, code, on):
    for kind in KINDS:
        seen = about(history, code, on)
        if may_draft(kind, seen):
            continue
        made = draft(kind, seen, SAID)
        found = lint(kind, made, seen, ("vera@example.org", "Vera Volunteer"))

        assert [problem.text for problem in found if problem.blocks] == []
        assert [problem.text for problem in found if "recorded for" in problem.text or "given as" in problem.text] == []
        assert [problem.text for problem in found if "law" in problem.text or "does not name" in problem.text] == []


@given(USUAL_HISTORIES, REGIMES, USUAL_DAYS)
def test_a_reminder_says_what_is_awaited_and_by_when(history, code, on):
    for kind in (LetterKind.REMINDER, LetterKind.SECOND_REMINDER):
        seen = about(history, code, on)
        if may_draft(kind, seen):
            continue
        body = draft(kind, seen).body
        due = seen.state.due_on

        assert f"{due.day} {due:%B} {due.year}" in body
        assert "overdue" in body
        if kind is LetterKind.SECOND_REMINDER:
            assert "our next step is" in body


@given(USUAL_HISTORIES, SCOTTISH, USUAL_DAYS)
def test_in_scotland_a_complaint_always_follows_a_review(history, code, on):
    seen = about(history, code, on)

    if not may_draft(LetterKind.COMPLAINT, seen):
        assert "review" in draft(LetterKind.COMPLAINT, seen).body
        assert seen.state.review_requested_on


@given(USUAL_HISTORIES, REGIMES, USUAL_DAYS)
def test_a_letter_that_challenges_names_the_request_and_where_to_answer(history, code, on):
    for kind in (LetterKind.REVIEW, LetterKind.COMPLAINT, LetterKind.NON_COMPLIANCE):
        seen = about(history, code, on)
        if may_draft(kind, seen):
            continue
        body = draft(kind, seen, SAID).body

        assert "our request for information" in body
        assert "reference LFR-0042" in body
        assert "replies@watchful.example" in body
