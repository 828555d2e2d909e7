"""What the words of a status, outcome, review, notice or channel column are taken for."""

import csv

import pytest

from foi_tracker.domain.imports.vocabulary import ChoiceKind, Sureness
from foi_tracker.domain.imports.words.status_words import (
    DATA,
    fold_word,
    is_meaning,
    meanings,
    options,
    status_meaning,
    suggest,
)
from foi_tracker.domain.vocabulary import Channel

STATUS, OUTCOME, REVIEW, NOTICE = ChoiceKind.STATUS, ChoiceKind.OUTCOME, ChoiceKind.REVIEW, ChoiceKind.NOTICE
FULL, PART, REFUSED = "answered:supplied_in_full", "answered:supplied_in_part", "answered:refused"
NOT_HELD, NCND, ANSWERED = "answered:not_held", "answered:ncnd", "answered:?"


def rows():
    with DATA.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for kind in row["kinds"].split():
                yield ChoiceKind(kind), Sureness(row["sureness"]), row["means"].split(), row["words"].split("|")


def test_every_meaning_of_the_list_is_one_that_a_person_could_choose():
    listed = [(kind, key) for kind, _, keys, _ in rows() for key in keys]
    for kind, key in listed:
        assert is_meaning(kind, key) or (kind is OUTCOME and is_meaning(STATUS, key)), (kind, key)


def test_no_word_stands_in_the_list_twice_for_one_kind():
    words = [(kind, fold_word(word)) for kind, _, _, listed in rows() for word in listed]
    assert len(words) == len(set(words))


def test_only_a_word_with_one_meaning_is_sure():
    assert all(len(keys) == 1 for _, sureness, keys, _ in rows() if sureness is Sureness.SURE)


@pytest.mark.parametrize(
    ("word", "key"),
    [
        *[("draft", "to_send"), ("To do", "to_send"), ("todo", "to_send"), ("Not sent", "to_send")],
        *[("Sent", "sent"), ("SENT ", "sent"), ("awaiting response", "sent"), ("waiting_response", "sent")],
        *[("submitted", "sent"), ("Awaiting Acknowledgement", "sent"), ("acknowledged", "acknowledged")],
        *[
            ("Overdue", "late"),
            ("Delayed", "late"),
            ("Long overdue", "late"),
            ("waiting_response_very_overdue", "late"),
        ],
        *[("clarification", "clarification"), ("Awaiting clarification", "clarification")],
        *[("waiting_clarification", "clarification"), ("Fix required", "clarification"), ("Payment Required", "fee")],
        *[
            ("Successful", FULL),
            ("full", FULL),
            ("Full disclosure", FULL),
            ("all info", FULL),
            ("Granted in full", FULL),
        ],
        *[("Partial", PART), ("partially_successful", PART), ("Partial disclosure", PART), ("Part refused", PART)],
        *[("Refused", REFUSED), ("rejected", REFUSED), ("Denied", REFUSED), ("declined", REFUSED)],
        *[("not_held", NOT_HELD), ("Not held", NOT_HELD), ("Information not held", NOT_HELD), ("n/h", NOT_HELD)],
        *[("Data not held", NOT_HELD), ("no_docs", NOT_HELD), ("don't hold", NOT_HELD), ("Don’t hold", NOT_HELD)],
        *[
            ("s12", "refused:cost"),
            ("S.12", "refused:cost"),
            ("over limit", "refused:cost"),
            ("Refused - cost", "refused:cost"),
        ],
        *[("vexatious", "refused:vexatious"), ("NCND", NCND), ("Neither confirm nor deny", NCND)],
        *[("IR", "review"), ("internal_review", "review"), ("Internal Review requested", "review")],
        *[("ICO", "commissioner"), ("with ICO", "commissioner"), ("OSIC", "commissioner"), ("DN issued", "notice:?")],
        *[
            ("Tribunal", "tribunal"),
            ("In litigation", "tribunal"),
            ("gone_postal", "post"),
            ("Handled by postal mail", "post"),
        ],
        *[("Bounced", "bounced"), ("error_message", "bounced"), ("Delivery error", "bounced")],
        *[
            ("Withdrawn", "withdrawn"),
            ("user_withdrawn", "withdrawn"),
            ("waiting", "sent"),
            ("Awaiting", "sent"),
            ("overdue", "late"),
        ],
    ],
)
def test_a_status_that_says_the_whole_of_it_is_sure(word, key):
    found = suggest(STATUS, word)
    assert (found.means, found.sureness) == (key, Sureness.SURE)


@pytest.mark.parametrize(
    "word",
    ["responded", "closed", "Done", "complete", "COMPLETED", "yes", "Y", "✓", "✔", "answered", "Replied", "final"],
)
def test_an_answer_without_its_outcome_is_asked(word):
    found = suggest(STATUS, word)
    assert (found.means, found.sureness) == ("", Sureness.UNSURE)
    assert found.candidates[0] == ANSWERED
    assert {FULL, PART, REFUSED, NOT_HELD} < set(found.candidates)


@pytest.mark.parametrize("word", ["no", "✗", "N", "post", "appeal", "complaint", "s14", "published"])
def test_words_of_two_meanings_are_asked(word):
    found = suggest(STATUS, word)
    assert (found.means, found.sureness) == ("", Sureness.UNSURE)
    assert len(found.candidates) >= 2


@pytest.mark.parametrize(
    ("word", "key"),
    [
        *[
            ("pending", "sent"),
            ("open", "sent"),
            ("in progress", "sent"),
            ("processed", "sent"),
            ("ack", "acknowledged"),
        ],
        *[("chased", "late"), ("nudge", "late"), ("no response", "late"), ("clarify", "clarification")],
        *[("granted", FULL), ("some", PART), ("redacted", PART), ("exempt", REFUSED), ("cost", "refused:cost")],
        *[("none", NOT_HELD), ("review", "review"), ("appealing", "review"), ("abandoned", "withdrawn")],
        *[("cancelled", "withdrawn"), ("N/A", "not_applicable"), ("gwrthodwyd", REFUSED), ("hwyr", "late")],
        *[("wedi’i wrthod", REFUSED), ("aros am ateb", "sent"), ("unknown", "unknown")],
        *[("merged", "not_applicable"), ("abolished", "not_applicable"), ("Out of scope", "not_applicable")],
    ],
)
def test_a_word_that_mostly_means_one_thing_is_suggested_and_no_more(word, key):
    found = suggest(STATUS, word)
    assert (found.means, found.sureness) == (key, Sureness.LIKELY)


@pytest.mark.parametrize(
    "word", ["In with council", "Jo to check", "???", "", "12", "3/4/26", "x" * 300, "lorem ipsum"]
)
def test_words_that_nobody_knows_suggest_nothing(word):
    found = suggest(STATUS, word)
    assert (found.means, found.candidates, found.sureness) == ("", (), Sureness.UNSURE)


@pytest.mark.parametrize(
    ("kind", "word", "key"),
    [
        *[
            (OUTCOME, "Refused", REFUSED),
            (OUTCOME, "full", FULL),
            (OUTCOME, "pending", "sent"),
            (OUTCOME, "s12", "refused:cost"),
        ],
        *[(REVIEW, "Original decision upheld", "review:upheld"), (REVIEW, "Overturned", "review:overturned")],
        *[
            (REVIEW, "partly upheld", "review:partly_upheld"),
            (REVIEW, "more information released", "review:more_released"),
        ],
        *[
            (REVIEW, "refused to review", "review:declined"),
            (REVIEW, "requested", "review"),
            (REVIEW, "not requested", "unknown"),
        ],
        *[
            (NOTICE, "Complaint upheld", "notice:complaint_upheld"),
            (NOTICE, "partly upheld", "notice:complaint_partly_upheld"),
        ],
        *[
            (NOTICE, "complaint not upheld", "notice:complaint_not_upheld"),
            (NOTICE, "Informally resolved", "closed:resolved"),
        ],
        *[(NOTICE, "withdrawn", "closed:withdrawn"), (NOTICE, "not accepted", "closed:not_accepted")],
        *[(ChoiceKind.CHANNEL, "E-mail", "email"), (ChoiceKind.CHANNEL, "WDTK", "whatdotheyknow")],
        *[
            (ChoiceKind.CHANNEL, "www.whatdotheyknow.com", "whatdotheyknow"),
            (ChoiceKind.CHANNEL, "Council portal", "web_form"),
        ],
        *[(ChoiceKind.CHANNEL, "Royal Mail", "post"), (ChoiceKind.CHANNEL, "ebost", "email")],
    ],
)
def test_other_columns_have_words_of_their_own(kind, word, key):
    found = suggest(kind, word)
    assert (found.means, found.sureness) == (key, Sureness.SURE)


@pytest.mark.parametrize("kind", [REVIEW, NOTICE])
def test_upheld_alone_is_asked_since_both_sides_say_it(kind):
    found = suggest(kind, "Upheld")
    assert (found.means, found.sureness, len(found.candidates)) == ("", Sureness.UNSURE, 2)


def test_a_colour_is_never_guessed():
    found = suggest(ChoiceKind.COLOUR, "#ff0000")
    assert (found.means, found.candidates, found.sureness) == ("", (), Sureness.UNSURE)
    assert meanings(ChoiceKind.COLOUR) == meanings(STATUS)


def test_a_joined_meaning_stands_first_among_the_options():
    joined = options(STATUS, "Partial / IR requested")[0]
    assert joined.key == f"{PART}+review"
    assert joined.words == "They gave part of it. Then: We asked for a review, and wait"
    assert is_meaning(STATUS, joined.key)
    assert options(STATUS, "sent") == meanings(STATUS)


def test_ticks_crosses_and_question_marks_are_not_lost():
    assert len({fold_word(word) for word in ("✓", "✗", "?", "")}) == 4
    assert fold_word("Refused?") != fold_word("refused") == fold_word(" REFUSED. ")


def test_a_channel_is_one_of_the_trackers():
    keys = {each.key for each in meanings(ChoiceKind.CHANNEL)}
    assert keys == {each.value for each in Channel} | {"unknown"}


def test_kinds_that_have_no_words_suggest_nothing():
    assert meanings(ChoiceKind.PERSON) == ()
    assert suggest(ChoiceKind.PERSON, "JS").means == ""
    assert status_meaning("no such key").key == "unknown"
