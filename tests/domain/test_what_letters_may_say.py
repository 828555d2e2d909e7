"""What letters may not say: guidance as law, a day that is another one's, an appeal that is none."""

import pytest

from foi_tracker.domain import events as happened
from foi_tracker.domain.letters.drafting import draft, event_for, is_no_event, may_draft
from foi_tracker.domain.regimes import REGIMES
from foi_tracker.domain.vocabulary import Channel, LetterKind, Outcome, RegimeCode
from tests.domain import letter_cases
from tests.domain.letter_cases import argued, day, dossier

K, R = LetterKind, RegimeCode
SENT_AND_REFUSED = [
    happened.Sent(on=day("2026-09-01")),
    happened.Response(on=day("2026-09-25"), outcome=Outcome.REFUSED),
]


@pytest.mark.parametrize("regime", [R.FOISA, R.EISR])
def test_a_note_to_a_solicitor_is_no_appeal_to_the_court(regime):
    assert is_no_event(K.APPEAL, REGIMES[regime])
    assert not is_no_event(K.COMPLAINT, REGIMES[regime])
    assert not is_no_event(K.APPEAL, REGIMES[R.FOIA])
    with pytest.raises(ValueError, match="note to a solicitor"):
        event_for(K.APPEAL, day("2026-11-23"), Channel.EMAIL, regime=REGIMES[regime])


def test_only_what_a_law_sets_is_called_late_by_it():
    refused = [*SENT_AND_REFUSED, happened.ReviewRequested(on=day("2026-10-01"))]
    bodies = {regime: draft(K.REMINDER, dossier(regime, refused, "2026-11-30")).body for regime in (R.FOIA, R.FOISA)}

    assert "as the Act counts them" in bodies[R.FOISA]
    assert "late" not in bodies[R.FOIA]
    assert "It is now 21 working days after the first of those days." in bodies[R.FOIA]


def test_the_day_of_a_fee_is_not_given_as_the_day_of_an_answer():
    asked = [
        happened.Sent(on=day("2026-09-01")),
        happened.FeeNotice(on=day("2026-09-07")),
        happened.ClarificationRequested(on=day("2026-09-08")),
    ]
    body = draft(K.CLARIFICATION, dossier(R.FOIA, asked, "2026-09-14")).body

    assert "it ends on" not in body
    assert "runs from the day on which you receive this letter" in body


def test_no_argument_rests_on_the_twentieth_day_where_more_time_was_validly_taken():
    late = [
        happened.Sent(on=day("2026-09-01")),
        happened.PitExtension(on=day("2026-09-28")),
        happened.Response(on=day("2026-11-02"), outcome=Outcome.REFUSED, exemptions=letter_cases.cited(R.FOIA)),
    ]
    points = argued(*letter_cases.cited(R.FOIA), ticked={"in_time"})

    assert "29 September 2026" in draft(K.REVIEW, dossier(R.FOIA, [late[0], late[2]], "2026-11-09"), points).body
    assert "29 September 2026" not in draft(K.REVIEW, dossier(R.FOIA, late, "2026-11-09"), points).body


def test_a_complaint_of_silence_does_not_stop_one_about_the_review_that_followed():
    history = [
        happened.Sent(on=day("2026-03-02")),
        happened.Complaint(on=day("2026-05-11")),
        happened.Response(on=day("2026-06-01"), outcome=Outcome.REFUSED),
        happened.ReviewRequested(on=day("2026-06-08")),
        happened.ReviewOutcome(on=day("2026-07-06")),
    ]

    assert may_draft(K.COMPLAINT, dossier(R.FOIA, history[:2], "2026-07-13")) == "We complained on Mon 11 May 2026."
    assert may_draft(K.COMPLAINT, dossier(R.FOIA, history, "2026-07-13")) == ""


def test_an_application_in_scotland_names_the_day_of_the_review():
    history = [*SENT_AND_REFUSED, happened.ReviewOutcome(on=day("2026-10-20"))]

    assert "Record on which day" in may_draft(K.COMPLAINT, dossier(R.FOISA, history, "2026-11-02"))


def test_a_day_they_gave_for_the_review_is_not_said_to_be_one_for_the_answer():
    history = [
        happened.Sent(on=day("2026-09-01")),
        happened.ReviewRequested(on=day("2026-10-01")),
        happened.AuthorityClaimedDue(on=day("2026-10-05"), until=day("2026-10-30")),
    ]

    assert "expect it by" not in draft(K.COMPLAINT, dossier(R.FOISA, history, "2026-11-16")).body
