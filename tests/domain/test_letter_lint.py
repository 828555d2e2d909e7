import dataclasses
import time

import pytest

from foi_tracker.domain import events as happened
from foi_tracker.domain.letters.drafting import draft
from foi_tracker.domain.letters.first_letter import LetterText
from foi_tracker.domain.letters.lint import LONGEST_BODY, lint
from foi_tracker.domain.vocabulary import LetterKind, RegimeCode
from tests.domain import letter_cases
from tests.domain.letter_cases import CHASED, SENT, day, dossier

K, R = LetterKind, RegimeCode
MEMBERS = ("vera.volunteer@example.org", "Vera Volunteer")
SOON = 1.0  # seconds of the processor


def reminder(regime=R.FOIA):
    """A reminder that nothing is wrong with, and what it is about: due on 29 September 2026, and late."""
    about = dossier(regime, SENT, "2026-10-08")
    return draft(K.REMINDER, about), about


def problems(added, regime=R.FOIA, kind=K.REMINDER):
    """What the lint says once these words stand in the letter."""
    made, about = reminder(regime)
    return found_in(dataclasses.replace(made, body=f"{made.body}\n{added}\n"), about, kind)


def found_in(text, about, kind=K.REMINDER):
    return [(problem.text, problem.blocks) for problem in lint(kind, text, about, MEMBERS)]


def blocked(added, regime=R.FOIA):
    return [text for text, blocks in problems(added, regime) if blocks]


def warned(added, regime=R.FOIA):
    return [text for text, blocks in problems(added, regime) if not blocks]


def test_nothing_is_wrong_with_a_letter_as_it_was_drafted():
    assert problems("") == []


# The right law


@pytest.mark.parametrize("regime", [R.FOISA, R.EISR])
@pytest.mark.parametrize("named", ["Freedom of Information Act 2000", "FOIA s.10", "the 2000 Act"])
def test_a_scottish_letter_may_not_rest_on_the_act_of_the_rest_of_the_kingdom(regime, named):
    (found,) = blocked(f"This is due under the {named}.", regime)

    assert "does not bind this authority" in found


@pytest.mark.parametrize("regime", [R.FOIA, R.EIR])
@pytest.mark.parametrize("named", ["Freedom of Information (Scotland) Act 2002", "FOISA", "2002 Act", "EI(S)R reg 5"])
def test_no_other_letter_may_rest_on_scottish_law(regime, named):
    (found,) = blocked(f"This is due under the {named}.", regime)

    assert "does not bind this authority" in found


def test_the_other_law_may_be_quoted():
    assert problems("You wrote: “The Freedom of Information Act 2000 applies.” It does not.", R.FOISA) == []


@pytest.mark.parametrize("named", ["section 17(7)", "an internal review", "section 50", "s.45", "the ICO"])
def test_a_scottish_letter_is_asked_about_what_only_the_rest_of_the_kingdom_has(named):
    (found,) = warned(f"See {named}.", R.FOISA)

    assert "belongs to the law outside Scotland" in found


@pytest.mark.parametrize(
    "named", ["section 20", "s.47", "a requirement for review", "section 20(1) and (9) of the Act"]
)
def test_a_letter_elsewhere_is_asked_about_what_only_scotland_has(named):
    (found,) = warned(f"See {named}.")

    assert "belongs to the law of Scotland" in found


def test_the_other_regulator_is_asked_about():
    assert "belongs to the law of Scotland" in warned("We may go to the Scottish Information Commissioner.")[0]
    assert (
        "belongs to the law outside Scotland" in warned("Was the Information Commissioner's Office told?", R.FOISA)[0]
    )


def test_a_section_of_another_statute_is_nobodys_mistake():
    assert problems("See section 47 of the Data Protection Act 2018.") == []


def test_an_environmental_letter_must_name_the_regulations():
    made, about = reminder(R.FOIA)
    environmental = dossier(R.EIR, SENT, "2026-10-08")

    assert found_in(made, about) == []
    assert [text for text, _ in found_in(made, environmental)] == [
        "It does not name the Environmental Information Regulations 2004, under which this request is."
    ]


# Gaps


@pytest.mark.parametrize(
    "gap",
    [
        "{due_on}",
        "{{ due_on }}",
        "{}",
        "X" * 3,
        "X" * 4,
        "[the campaign's legal name]",
        "[write this part in your own words]",
        "[name]",
        "[Your address here]",
        "[DATE]",
        "[xx]",
        "insert",
        "INSERT date",
    ],
)
def test_what_is_still_to_be_filled_in_stops_the_letter(gap):
    assert blocked(f"Dear {gap},")[0].startswith("Something is still to be filled in")


@pytest.mark.parametrize(
    "fine", ["[2015] UKSC 21", "[sic]", "[redacted]", "“[the] force will”", "inserted by an Act", "XX"]
)
def test_brackets_that_ask_for_nothing_are_left_alone(fine):
    assert problems(f"See {fine}.") == []


# People


def test_a_members_own_address_stops_the_letter_in_any_case():
    assert "member’s own address" in blocked("Write to Vera.Volunteer@example.org.")[0]


def test_a_members_name_is_asked_about():
    assert "Vera Volunteer is a member" in warned("Yours, Vera Volunteer")[0]


def test_the_campaign_may_take_its_replies_at_a_members_address():
    own = dataclasses.replace(letter_cases.SENDER, reply_address="vera.volunteer@example.org")
    about = dossier(R.FOIA, SENT, "2026-10-08", sender=own)

    assert found_in(draft(K.REMINDER, about), about) == []


@pytest.mark.parametrize(
    "fine", ["foi@borsetshire.police.example", "replies@watchful.example", "icocasework@ico.org.uk"]
)
def test_the_addresses_of_those_concerned_are_left_alone(fine):
    assert problems(f"Write to {fine}.") == []


@pytest.mark.parametrize(
    ("stranger", "said"),
    [
        ("somebody@elsewhere.example", "neither the campaign’s address"),
        ("12 High Street, Barchester BC1 2AB", "looks like a postcode"),
        ("07700 900123", "looks like a telephone number"),
        ("+44 7700 900123", "looks like a telephone number"),
    ],
)
def test_other_addresses_and_numbers_are_asked_about(stranger, said):
    (found,) = warned(f"Write to {stranger}.")

    assert said in found


def test_the_regulators_own_postcode_is_left_alone():
    assert problems("Wycliffe House, Water Lane, Wilmslow, Cheshire SK9 5AF") == []


# The letter itself


def test_an_empty_letter_is_stopped():
    made, about = reminder()

    assert any(blocks for _, blocks in found_in(dataclasses.replace(made, body=" \n"), about))
    assert any(blocks for _, blocks in found_in(dataclasses.replace(made, subject=" "), about))


def test_a_letter_that_is_too_long_is_stopped():
    made, about = reminder()
    length = len(made.body)

    assert found_in(dataclasses.replace(made, body=made.body + "x" * (20_000 - length)), about) == []
    assert found_in(dataclasses.replace(made, body=made.body + "x" * (20_001 - length)), about)[0][1]
    assert found_in(dataclasses.replace(made, subject="x" * 201), about)[0][1]


def test_a_letter_without_our_reference_is_asked_about():
    made, about = reminder()
    without = LetterText(subject="Reminder", body=made.body.replace("LFR-0042", ""))

    assert found_in(without, about) == [("Our reference, LFR-0042, is not in it.", False)]


def test_a_letter_that_no_longer_fits_is_asked_about():
    made, _ = reminder()
    answered = dossier(R.FOIA, letter_cases.refused(R.FOIA), "2026-10-08")

    assert any("may not fit any more" in text for text, _ in found_in(made, answered))


def test_a_review_out_of_time_is_asked_about_with_the_date_and_what_the_date_rests_on():
    late = "2027-02-01"
    english, scottish = (dossier(code, letter_cases.refused(code), late) for code in (R.FOIA, R.FOISA))

    (guidance,) = found_in(draft(K.REVIEW, english), english, K.REVIEW)
    (statute,) = found_in(draft(K.REVIEW, scottish), scottish, K.REVIEW)

    # 40 working days after 25 September; and after 29 September, the end of the time to answer (FOISA s.20(5)(a)).
    assert guidance[0].startswith("By guidance, not by statute, the last day to ask for a review was Fri 20 Nov 2026.")
    assert statute[0].startswith("The last day to ask for a review was Tue 24 Nov 2026.")
    assert (guidance[1], statute[1]) == (False, False)


def test_in_scotland_a_complaint_before_a_review_is_stopped():
    reviewed = dossier(R.FOISA, letter_cases.reviewed(R.FOISA), "2026-10-26")
    made = draft(K.COMPLAINT, reviewed)
    silent = dossier(R.FOISA, CHASED, "2026-10-26")

    assert found_in(made, reviewed, K.COMPLAINT) == []
    assert any(blocks and "review first" in text for text, blocks in found_in(made, silent, K.COMPLAINT))


def test_a_complaint_of_silence_that_nobody_chased_is_asked_about():
    chased, never = (
        dossier(R.FOIA, history, "2026-10-26") for history in (CHASED, [happened.Sent(on=day("2026-09-01"))])
    )

    assert found_in(draft(K.COMPLAINT, chased), chased, K.COMPLAINT) == []
    assert "No reminder is recorded" in found_in(draft(K.COMPLAINT, never), never, K.COMPLAINT)[0][0]


@pytest.mark.parametrize(
    "unit", ["{", "a", "1", "“", '"', "[your ", "[insert ", "1/1/26 ", "by 1 January 2026 ", "31 February 2026\n"]
)
def test_no_letter_keeps_whoever_reads_it_waiting(unit):
    _, about = reminder()
    as_long_as_may_be = (unit * LONGEST_BODY)[:LONGEST_BODY]

    began = time.process_time()
    found_in(LetterText(subject="A reminder", body=as_long_as_may_be), about)

    assert time.process_time() - began < SOON


def test_of_a_letter_that_is_too_long_nothing_else_is_said():
    made, about = reminder()
    a_megabyte = dataclasses.replace(made, body="{" * 1_000_000)

    assert found_in(a_megabyte, about) == [("The letter is too long: 20,000 characters are the most.", True)]
