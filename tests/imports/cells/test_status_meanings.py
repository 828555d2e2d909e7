"""What a chosen meaning says on each axis."""

import pytest

from foi_tracker.domain.exemptions import exemption
from foi_tracker.domain.imports.vocabulary import ChoiceKind, SheetField
from foi_tracker.domain.imports.words.status_meanings import channel_meant, is_meaning, meanings, status_meaning
from foi_tracker.domain.vocabulary import (
    Channel,
    ClosedBecause,
    Delivery,
    Finding,
    Outcome,
    RegimeCode,
    ReviewResult,
    Stage,
)


@pytest.mark.parametrize(
    ("key", "delivery", "stage", "outcome"),
    [
        ("to_send", Delivery.DRAFT, Stage.NOT_SENT, None),
        ("sent", Delivery.SENT, Stage.AWAITING_RESPONSE, None),
        ("acknowledged", Delivery.RECEIVED, Stage.AWAITING_RESPONSE, None),
        ("late", Delivery.SENT, Stage.AWAITING_RESPONSE, None),
        ("clarification", Delivery.RECEIVED, Stage.AWAITING_CLARIFICATION, None),
        ("fee", Delivery.RECEIVED, Stage.AWAITING_FEE, None),
        ("bounced", Delivery.BOUNCED, Stage.NOT_SENT, None),
        ("answered:refused", Delivery.RECEIVED, Stage.CLOSED, Outcome.REFUSED),
        ("answered:?", Delivery.RECEIVED, Stage.CLOSED, None),
        ("refused:cost", Delivery.RECEIVED, Stage.CLOSED, Outcome.REFUSED),
        ("withdrawn", None, Stage.CLOSED, Outcome.WITHDRAWN),
        ("review", Delivery.RECEIVED, Stage.INTERNAL_REVIEW, None),
        ("commissioner", Delivery.RECEIVED, Stage.COMMISSIONER, None),
        ("tribunal", Delivery.RECEIVED, Stage.TRIBUNAL, None),
        ("unknown", None, None, None),
    ],
)
def test_a_meaning_sets_the_three_axes_apart(key, delivery, stage, outcome):
    meant = status_meaning(key)
    assert (meant.delivery, meant.stage, meant.outcome) == (delivery, stage, outcome)


def test_every_answer_an_authority_can_give_has_a_key():
    answers = {status_meaning(each.key).outcome for each in meanings(ChoiceKind.OUTCOME)}
    assert answers - {None} == set(Outcome)


def test_every_result_of_a_review_and_every_end_of_a_complaint_has_a_key():
    reviews = [status_meaning(each.key) for each in meanings(ChoiceKind.REVIEW)]
    notices = [status_meaning(each.key) for each in meanings(ChoiceKind.NOTICE)]
    assert {each.review for each in reviews} - {None} == set(ReviewResult)
    assert {each.finding for each in notices} - {None} == set(Finding)
    assert {each.closed for each in notices} - {None} == set(ClosedBecause)


@pytest.mark.parametrize("kind", [ChoiceKind.STATUS, ChoiceKind.OUTCOME, ChoiceKind.REVIEW, ChoiceKind.NOTICE])
def test_every_line_of_a_list_has_its_own_key_and_words(kind):
    lines = meanings(kind)
    assert len({each.key for each in lines}) == len({each.words for each in lines}) == len(lines)
    assert all(status_meaning(each.key).words == each.words for each in lines)


def test_an_answer_that_needs_its_outcome_is_an_answer_all_the_same():
    assert status_meaning("answered:?").is_answer
    assert status_meaning("answered:?").asks_outcome
    assert not status_meaning("withdrawn").is_answer
    assert not status_meaning("review").is_answer


def test_joined_keys_say_what_happened_first_and_where_it_stands_now():
    both = status_meaning("answered:refused+review+commissioner")
    assert (both.outcome, both.stage) == (Outcome.REFUSED, Stage.COMMISSIONER)
    assert both.rests_on == (SheetField.RESPONDED_ON, SheetField.REVIEW_REQUESTED_ON, SheetField.COMPLAINT_ON)
    assert both.key == "answered:refused+review+commissioner"


def test_nothing_that_the_first_key_says_is_lost_to_the_second():
    both = status_meaning("review:upheld+notice:complaint_upheld+tribunal+unknown")
    assert (both.review, both.finding, both.stage) == (ReviewResult.UPHELD, Finding.UPHELD, Stage.TRIBUNAL)
    assert status_meaning("closed:resolved+unknown").closed is ClosedBecause.RESOLVED


def test_a_joined_outcome_is_asked_only_while_nothing_says_it():
    assert status_meaning("answered:?+review").asks_outcome
    assert not status_meaning("answered:?+answered:refused").asks_outcome


def test_the_ground_is_cited_where_a_law_has_one_provision_for_it():
    cost, vexatious = status_meaning("refused:cost"), status_meaning("refused:vexatious+review")
    assert [each.code for each in cost.cites(RegimeCode.FOIA)] == ["s.12"]
    assert [each.code for each in cost.cites(RegimeCode.FOISA)] == ["s.12(1)"]
    assert [each.code for each in vexatious.cites(RegimeCode.FOIA)] == ["s.14(1)"]
    assert cost.cites(RegimeCode.EIR) == cost.cites(RegimeCode.EISR) == ()
    assert status_meaning("answered:refused").cites(RegimeCode.FOIA) == ()
    assert all(
        exemption(each.law, each.code) for law in RegimeCode for each in (*cost.cites(law), *vexatious.cites(law))
    )


def test_a_choice_must_be_of_its_own_list():
    assert is_meaning(ChoiceKind.STATUS, "answered:refused+review")
    assert not is_meaning(ChoiceKind.OUTCOME, "review")
    assert not is_meaning(ChoiceKind.STATUS, "")
    assert not is_meaning(ChoiceKind.CHANNEL, "sent")


def test_a_channel_that_is_not_known_is_none():
    assert channel_meant("post") is Channel.POST
    assert channel_meant("unknown") is None


def test_a_row_that_is_no_request_is_left_out():
    left_out = [each.key for each in meanings(ChoiceKind.STATUS) if status_meaning(each.key).leaves_out]
    assert left_out == ["not_applicable"]
