"""Whatever a sheet says: carried out once it says nothing new, and the order of its rows is no matter."""

import subprocess
import sys
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from foi_tracker.domain.imports.vocabulary import ChoiceKind, Deed
from tests.imports.planning.worlds import AUTHORITIES, F, apply, does, planned, standing, world

FIELDS = (
    *(F.AUTHORITY, F.OUR_REFERENCE, F.WAVE, F.TITLE, F.SENT_ON, F.CHANNEL, F.STATUS, F.RESPONDED_ON, F.OUTCOME),
    *(F.EXEMPTIONS, F.REVIEW_REQUESTED_ON, F.CHASED_ON, F.EXTENDED_TO, F.THEIR_REFERENCE, F.OWNER, F.NOTES, F.DUE_ON),
)
DECIDED = {
    "words": {
        ChoiceKind.STATUS: {
            "refused": "answered:refused",
            "sent": "sent",
            "partial": "answered:supplied_in_part",
            "review": "review",
            "dropped": "withdrawn",
            "bounced": "bounced",
            "to do": "to_send",
        },
        ChoiceKind.OUTCOME: {"": "answered:supplied_in_full", "not held": "answered:not_held"},
        ChoiceKind.PERSON: {"js": "placeholder", "kl": "nobody"},
        ChoiceKind.CHANNEL: {"post": "post", "e mail": "email"},
    },
}
DAYS = st.dates(date(2026, 1, 5), date(2026, 11, 23)).map(lambda day: f"{day:%d/%m/%Y}")
BLANK = st.just("")
ROWS = st.tuples(
    st.sampled_from([each.name for each in AUTHORITIES]),
    st.one_of(BLANK, st.integers(1, 40).map(str)),
    st.sampled_from(["", "", "Spring"]),
    st.sampled_from(["", "Cameras"]),
    st.one_of(BLANK, DAYS),
    st.sampled_from(["", "Post", "E-mail"]),
    st.sampled_from(["", "Refused", "Sent", "Partial", "Review", "Dropped", "Bounced", "To do"]),
    st.one_of(BLANK, DAYS),
    st.sampled_from(["", "Not held"]),
    st.sampled_from(["", "s.40(2)", "s.31(1)(a); s.24"]),
    st.one_of(BLANK, DAYS),
    st.one_of(BLANK, DAYS, st.tuples(DAYS, DAYS).map("; ".join)),
    st.one_of(BLANK, DAYS),
    st.sampled_from(["", "FOI/1", "FOI/2; FOI/3"]),
    st.sampled_from(["", "JS", "KL"]),
    st.sampled_from(["", "Rang them.", "Rang them.\nTwice."]),
    st.one_of(BLANK, DAYS),
)
SHEETS = st.lists(ROWS, min_size=1, max_size=10)
QUICKLY = settings(max_examples=50, deadline=None)


def plan_of(rows, tracker):
    return planned(FIELDS, *rows, tracker=tracker, **DECIDED)


@QUICKLY
@given(SHEETS)
def test_a_sheet_that_was_carried_out_says_nothing_new(rows):
    made = plan_of(rows, world())
    again = plan_of(rows, apply(made, world()))

    assert does(again) == []
    assert [row.deed for row in again.rows if row.deed is Deed.SAME] == [Deed.SAME] * len(does(made))


@QUICKLY
@given(SHEETS, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_is_no_matter(rows, chance):
    shuffled = chance.sample(rows, len(rows))

    assert plan_of(rows, world()).digest == plan_of(shuffled, world()).digest


@QUICKLY
@given(SHEETS, st.data())
def test_a_corrected_row_changes_its_own_request_only(rows, data):
    numbered = [(name, str(at), *rest) for at, (name, _number, *rest) in enumerate(rows)]
    tracker = apply(plan_of(numbered, world()), world())
    at = data.draw(st.integers(0, len(rows) - 1))
    other = data.draw(ROWS)
    corrected = [*numbered[:at], (numbered[at][0], str(at), *other[2:]), *numbered[at + 1 :]]
    made = plan_of(corrected, tracker)

    assert {row.number for row in does(made)} <= {at + 2}


@QUICKLY
@given(ROWS, ROWS)
def test_a_corrected_sheet_leaves_the_history_that_it_would_have_made_at_first(before, after):
    before, after = ("Barchester Council", "1", *before[2:]), ("Barchester Council", "1", *after[2:])
    fresh = plan_of([after], world())
    tracker = apply(plan_of([before], world()), world())
    corrected = plan_of([after], tracker)
    if does(fresh) and does(corrected):
        tracker = apply(corrected, tracker)

        assert len(tracker.requests) == 1
        assert set(standing(tracker.requests[0])) == set(fresh.rows[0].add)


def test_a_digest_is_the_same_in_every_process():
    program = (
        "from tests.imports.planning.worlds import F, planned\n"
        "made = planned((F.AUTHORITY, F.SENT_ON, F.NOTES), ('Barchester Council', '14/09/2026', 'Hello'))\n"
        "print(made.digest)"
    )
    seeds = ("1", "2")
    found = {
        subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": seed}
        ).stdout
        for seed in seeds
    }

    assert len(found) == 1


def test_thousands_of_rows_are_a_sheet_too():
    rows = [_tracking_row(number) for number in range(2_000)]
    made = plan_of(rows, world())

    assert made.counts()["create"] == 2_000
    assert made.counts()["events"] == 4_000


def _tracking_row(number):
    sent = date(2026, 1, 5) + timedelta(days=number % 200)
    came = sent + timedelta(days=number % 41)
    name = AUTHORITIES[number % len(AUTHORITIES)].name
    head = (name, f"R{number}", "", "", f"{sent:%d/%m/%Y}", "E-mail", "Refused", f"{came:%d/%m/%Y}", "", "s.40(2)")
    return (*head, "", "", "", f"FOI/{number}", "JS", "Rang them.", f"{sent + timedelta(days=28):%d/%m/%Y}")
