"""Words that say more than one thing, or are misspelt: suggested, never taken."""

import pytest

from foi_tracker.domain.imports.vocabulary import ChoiceKind, Sureness
from foi_tracker.domain.imports.words.status_words import suggest

STATUS = ChoiceKind.STATUS
FULL, PART, REFUSED = "answered:supplied_in_full", "answered:supplied_in_part", "answered:refused"
NOT_HELD, NCND = "answered:not_held", "answered:ncnd"


@pytest.mark.parametrize(
    ("word", "key"),
    [
        *[
            ("Sucessful", FULL),
            ("Awaiting reponse", "sent"),
            ("partialy successful", PART),
            ("Acknowleged", "acknowledged"),
        ],
        *[
            ("unsucessful", REFUSED),
            ("Internal reveiw", "review"),
            ("infomation not held", NOT_HELD),
            ("Withdrawwn", "withdrawn"),
        ],
    ],
)
def test_a_misspelling_is_suggested_never_taken(word, key):
    found = suggest(STATUS, word)
    assert (found.means, found.sureness) == (key, Sureness.LIKELY)
    assert found.reason.startswith("It is nearly")


@pytest.mark.parametrize(
    "word",
    ["unacknowledged", "not successful yet", "not overdue", "un-refused", "not withdrawn", "section 13", "12 hours"],
)
def test_what_says_the_opposite_is_no_misspelling(word):
    assert not suggest(STATUS, word).reason.startswith("It is nearly")


@pytest.mark.parametrize(
    ("word", "key"),
    [
        *[
            ("Refused - s31", REFUSED),
            ("Refused under section 31", REFUSED),
            ("Refused - section 13", REFUSED),
            ("Refused (s.40(2))", REFUSED),
        ],
        *[("Partial / IR requested", f"{PART}+review"), ("Refused, IR requested", f"{REFUSED}+review")],
        *[("Successful (late)", FULL), ("Overdue - chased", "late"), ("Closed - refused", REFUSED)],
        *[
            ("Responded - partial", PART),
            ("Yes - partial", PART),
            ("Complete: not held", NOT_HELD),
            ("No - not held", NOT_HELD),
        ],
        *[
            ("Refused s12", "refused:cost"),
            ("Sucessful - late", FULL),
            ("Refused, with ICO", f"{REFUSED}+commissioner"),
        ],
        *[("Acknowledged; clarification requested", "clarification"), ("sent, acknowledged", "acknowledged")],
        *[("IR requested, with ICO", "review+commissioner"), ("Refused?", REFUSED), ("ncnd (s23/s24)", NCND)],
    ],
)
def test_words_of_several_parts_are_taken_apart_and_never_sure(word, key):
    found = suggest(STATUS, word)
    assert (found.means, found.sureness) == (key, Sureness.LIKELY)


@pytest.mark.parametrize(
    ("word", "key"),
    [
        *[
            ("Sent 12/3", "sent"),
            ("Sent on 3 April 2026", "sent"),
            ("Extended to 3 May", "extended"),
            ("Overdue 5/6/26", "late"),
        ],
        *[
            ("Chased 3 times", "late"),
            ("Late (chased x2)", "late"),
            ("N/A - abolished", "not_applicable"),
            ("DN - upheld", "notice:?"),
        ],
        *[
            ("Disclosed (redacted)", PART),
            ("Granted - partial", PART),
            ("Refused 3/4/26, IR sent 10/4/26", f"{REFUSED}+review"),
        ],
    ],
)
def test_days_and_counts_beside_a_status_do_not_hide_it(word, key):
    found = suggest(STATUS, word)
    assert (found.means, found.sureness) == (key, Sureness.LIKELY)


@pytest.mark.parametrize(
    "word", ["Refused/Not held", "full / refused", "Refused - appeal", "Refused - see Jo", "bounced, to do"]
)
def test_parts_that_contradict_or_are_not_known_leave_it_to_a_person(word):
    found = suggest(STATUS, word)
    assert (found.means, found.sureness) == ("", Sureness.UNSURE)
    assert found.candidates
