import dataclasses
import json

import pytest

from foi_tracker.domain import events as happened
from foi_tracker.domain.letters.drafting import Ground, Points, draft, event_for, may_draft, recipient_of
from foi_tracker.domain.letters.lint import lint
from foi_tracker.domain.question_sets import QuestionSetDefinition
from foi_tracker.domain.refusal_advice import all_advice, arguments
from foi_tracker.domain.regimes import REGIMES
from foi_tracker.domain.regulators import FIRST_TIER_TRIBUNAL, ICO, SIC
from foi_tracker.domain.vocabulary import Channel, ChaserStep, Forum, LetterKind, Outcome, RegimeCode
from foi_tracker.questions import files
from tests.domain import letter_cases
from tests.domain.letter_cases import CHASED, GOLDEN, SENT, argued, day, dossier, written

K, R = LetterKind, RegimeCode
CASES = letter_cases.cases()
NEVER_IN_SCOTLAND = (
    "Freedom of Information Act 2000",
    "Environmental Information Regulations 2004",
    "Information Commissioner's Office",
    "internal review",
    "section 17(7)",
    "section 45",
    "section 50",
    "Tribunal",
)
NEVER_ELSEWHERE = ("(Scotland)", "Scottish", "Court of Session", "requirement for review", "section 20(", "section 47")


@pytest.mark.parametrize("name", CASES)
def test_the_letter_reads_as_it_was_approved(name):
    assert written(CASES[name]) == (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")


def test_no_approved_letter_is_left_behind_by_its_case():
    later = {path.stem for path in GOLDEN.glob("*.txt") if path.stem.split("-")[0] in set(LetterKind)}

    assert later == set(CASES)


@pytest.mark.parametrize("name", CASES)
def test_every_approved_letter_may_be_written_and_passes_its_own_lint(name):
    kind, about, points = CASES[name]

    assert may_draft(kind, about) == ""
    warned = [problem.text for problem in lint(kind, draft(kind, about, points), about, ())]
    assert [text for text in warned if "last day" not in text and "No reminder is recorded" not in text] == []


@pytest.mark.parametrize("name", CASES)
def test_no_letter_speaks_the_law_of_the_other_side_of_the_border(name):
    _, about, _ = CASES[name]
    never = NEVER_IN_SCOTLAND if about.law.code.is_scottish else NEVER_ELSEWHERE

    assert [words for words in never if words in written(CASES[name])] == []


@pytest.mark.parametrize("name", CASES)
def test_every_letter_is_the_campaigns_and_bears_our_reference(name):
    body = draft(*CASES[name]).body

    assert body.rstrip().endswith("Watchful Streets\nreplies@watchful.example\nOur reference: LFR-0042")


def test_a_letter_under_foia_counts_the_days_late_by_the_holidays_of_the_whole_kingdom_and_a_scottish_one_by_its_own():
    # 17 March is a holiday in Northern Ireland, 29 March Easter Monday outside Scotland: both count in Scotland only.
    sent = [happened.Sent(on=day("2027-02-10"))]
    here, there = (dossier(regime, sent, "2027-03-31") for regime in (R.FOIA, R.FOISA))

    # Due 10 March in both. To 31 March, leaving out Good Friday on the 26th: 14 working days in Scotland, 12 elsewhere.
    assert "by 10 March 2027" in draft(K.REMINDER, here).body
    assert "by 10 March 2027" in draft(K.REMINDER, there).body
    assert "12 working days late" in draft(K.REMINDER, here).body
    assert "14 working days late" in draft(K.REMINDER, there).body


def test_a_reminder_says_what_made_the_time_longer():
    paid = [*SENT, happened.FeeNotice(on=day("2026-09-10")), happened.FeePaid(on=day("2026-09-16"))]
    extended = [*SENT, happened.TimeExtension(on=day("2026-09-21"))]

    # Five working days, 10 to 16 September, are left out; and 40 working days in place of 20 (EIR reg 7(1)).
    fee = draft(K.REMINDER, dossier(R.FOIA, paid, "2026-10-20")).body
    longer = draft(K.REMINDER, dossier(R.EIR, extended, "2026-11-09")).body

    assert "by 6 October 2026, the twentieth working day after receipt once the days from your fees notice" in fee
    assert "by 27 October 2026 at the latest, all the longer time that the Regulations allow you included" in longer


def test_a_letter_that_is_late_by_a_weekend_only_counts_no_working_days():
    about = dossier(R.FOIA, [happened.Sent(on=day("2026-09-04"))], "2026-10-03")  # due on Friday 2 October

    body = draft(K.REMINDER, about).body

    assert "by 2 October 2026" in body
    assert "working days late" not in body


@pytest.mark.parametrize("regime", [R.FOISA, R.EISR])
def test_in_scotland_nobody_may_go_to_the_commissioner_before_a_review(regime):
    silent, refused = dossier(regime, CHASED, "2026-12-01"), dossier(regime, letter_cases.refused(regime), "2026-12-01")

    assert "ask the authority for a review first" in may_draft(K.COMPLAINT, silent)
    assert "ask the authority for a review first" in may_draft(K.COMPLAINT, refused)
    assert may_draft(K.REVIEW, silent) == ""


@pytest.mark.parametrize("regime", [R.FOIA, R.EIR])
def test_elsewhere_silence_goes_to_the_commissioner_the_day_after_the_last(regime):
    assert "from Wed 30 Sep 2026" in may_draft(K.COMPLAINT, dossier(regime, SENT, "2026-09-29"))
    assert may_draft(K.COMPLAINT, dossier(regime, SENT, "2026-09-30")) == ""


def test_under_foia_there_is_no_review_of_silence():
    assert "without a review" in may_draft(K.REVIEW, dossier(R.FOIA, CHASED, "2026-12-01"))


def test_nobody_is_reminded_on_the_last_day_or_a_second_time_before_the_first():
    assert "Nothing is overdue" in may_draft(K.REMINDER, dossier(R.FOIA, SENT, "2026-09-29"))
    assert may_draft(K.REMINDER, dossier(R.FOIA, SENT, "2026-09-30")) == ""
    assert "first reminder" in may_draft(K.SECOND_REMINDER, dossier(R.FOIA, SENT, "2026-10-20"))
    assert may_draft(K.SECOND_REMINDER, dossier(R.FOIA, CHASED, "2026-10-20")) == ""


def test_a_requirement_for_review_has_all_that_section_20_asks_for():
    body = draft(K.REVIEW, dossier(R.FOISA, letter_cases.refused(R.FOISA), "2026-10-01")).body

    assert "Name of the applicant: Watchful Streets" in body
    assert "Address for correspondence: replies@watchful.example" in body
    assert "our request for information of 1 September 2026, reference LFR-0042, to Glendarroch Council" in body
    assert "On 25 September 2026 you refused our request." in body


def test_an_application_to_the_scottish_commissioner_has_all_that_section_47_asks_for():
    body = draft(K.COMPLAINT, dossier(R.FOISA, letter_cases.reviewed(R.FOISA), "2026-10-26")).body

    assert "Name of the applicant: Watchful Streets" in body
    assert "The request: our request for information of 1 September 2026" in body
    assert "We required a review because on 25 September 2026 the authority refused the request" in body
    assert "We are dissatisfied with the notice of 20 October 2026" in body


def test_what_only_people_can_say_is_left_as_a_gap():
    bare = dossier(R.FOIA, letter_cases.question(), "2026-09-16")

    assert "[write this part in your own words]" in draft(K.CLARIFICATION, bare).body
    assert [problem.blocks for problem in lint(K.CLARIFICATION, draft(K.CLARIFICATION, bare), bare, ())] == [True]


def test_words_that_look_like_a_template_stay_as_they_are():
    odd = dataclasses.replace(letter_cases.POLICE, name="{reference} {{7*7}} {0.__class__}")
    about = dossier(R.FOIA, SENT, "2026-10-08", odd, their_reference="{due_on}")

    body = draft(K.REMINDER, about).body

    assert "To {reference} {{7*7}} {0.__class__}\n" in body
    assert "Your reference: {due_on}" in body


def test_a_volunteers_words_are_not_read_as_a_template():
    points = Points(words="As {authority} knows", unanswered=("{reference}?",))
    about = dossier(R.FOIA, letter_cases.refused(R.FOIA), "2026-10-01")

    body = draft(K.REVIEW, about, points).body

    assert "As {authority} knows" in body
    assert "- {reference}?" in body


def test_a_limb_that_looks_like_a_template_is_not_filled():
    odd = happened.CitedExemption(law=R.FOIA, code="s.31", limb="{authority}")
    history = [*SENT, happened.Response(on=day("2026-09-25"), outcome=Outcome.REFUSED, exemptions=(odd,))]

    body = draft(K.REVIEW, dossier(R.FOIA, history, "2026-10-01"), argued(odd)).body

    assert "You rely on section 31 {authority}." in body


def test_a_ground_of_the_act_in_an_environmental_matter_is_named_with_its_act():
    body = draft(K.REVIEW, dossier(R.EISR, letter_cases.refused(R.FOISA), "2026-10-01")).body

    assert "You rely on section 35(1)(a) of the Freedom of Information (Scotland) Act 2002 and section 18" in body


def test_a_campaign_without_a_name_in_law_shows_the_gap():
    nobody = dataclasses.replace(letter_cases.SENDER, signatory="", reply_address="")
    about = dossier(R.FOIA, SENT, "2026-10-08", sender=nobody)

    made = draft(K.REMINDER, about)

    assert "[the campaign's legal name]" in made.body
    assert any(problem.blocks for problem in lint(K.REMINDER, made, about, ()))


def test_letters_go_to_the_authority_or_to_whoever_decides_about_it():
    english, scottish = dossier(R.FOIA, SENT, "2026-10-08"), dossier(R.FOISA, SENT, "2026-10-08")

    assert recipient_of(K.REMINDER, english).address == "foi@borsetshire.police.example"
    assert recipient_of(K.REVIEW, scottish).address == "foi@glendarroch.example"
    assert (recipient_of(K.COMPLAINT, english).address, recipient_of(K.COMPLAINT, english).is_regulator) == (
        ICO.email,
        True,
    )
    assert recipient_of(K.NON_COMPLIANCE, scottish).address == SIC.email
    assert recipient_of(K.APPEAL, english).address == FIRST_TIER_TRIBUNAL.email
    assert recipient_of(K.APPEAL, scottish).address == ""


def test_the_address_of_a_public_office_asks_to_be_checked():
    english, scottish = dossier(R.FOIA, SENT, "2026-10-08"), dossier(R.FOISA, SENT, "2026-10-08")
    told = [recipient_of(kind, each).also for kind in (K.COMPLAINT, K.APPEAL) for each in (english, scottish)]

    assert ["Check this address" in each for each in told] == [True, True, True, False]
    assert ICO.postal_address in told[0]
    assert SIC.complain_at in told[1]
    assert recipient_of(K.REVIEW, english).also == ""


def test_each_letter_is_recorded_as_what_it_is():
    on, channel = day("2026-11-23"), Channel.POST

    def event(kind, regime=R.FOIA):
        return event_for(kind, on, channel, regime=REGIMES[regime])

    assert event(K.REMINDER) == happened.Chased(on=on, channel=channel, step=ChaserStep.REMINDER)
    assert event(K.SECOND_REMINDER) == happened.Chased(on=on, channel=channel, step=ChaserStep.SECOND_REMINDER)
    assert event(K.CLARIFICATION) == happened.ClarificationProvided(on=on)
    assert event(K.REVIEW) == happened.ReviewRequested(on=on)
    assert event(K.COMPLAINT) == happened.Complaint(on=on)
    assert event(K.NON_COMPLIANCE) == happened.NonComplianceReported(on=on)
    assert event(K.APPEAL) == happened.Appeal(on=on, forum=Forum.FIRST_TIER_TRIBUNAL)
    assert event(K.REQUEST) == happened.Sent(on=on, channel=channel)
    with pytest.raises(ValueError, match="under a law"):
        event_for(K.APPEAL, on, channel)


@pytest.mark.parametrize("regime", RegimeCode)
def test_whatever_question_is_still_open_passes_the_lint(regime):
    about = dossier(regime, letter_cases.refused(regime), "2026-10-01")
    for text in files.texts().values():
        asked = QuestionSetDefinition.parse(json.loads(text)).questions
        points = Points(unanswered=tuple(f"{each.id}. {each.ask}" for each in asked))
        made = draft(K.REVIEW, about, points)

        assert all(f"- {each.id}. " in made.body for each in asked)
        assert [problem.text for problem in lint(K.REVIEW, made, about, ())] == []


def test_a_complaint_counts_the_questions_that_were_asked():
    police = json.loads(files.texts()["lfrt-police-2.json"])
    about = dossier(R.FOIA, CHASED, "2026-10-20", questions=QuestionSetDefinition.parse(police))

    assert "We asked Borsetshire Police 21 numbered questions" in draft(K.COMPLAINT, about).body


@pytest.mark.parametrize("regime", RegimeCode)
def test_whatever_is_argued_against_a_refusal_passes_the_lint(regime):
    about = dossier(regime, letter_cases.refused(regime, "2026-10-06"), "2026-10-12")
    for advice in all_advice(regime):
        ticks = {check.id: check.argues_when for check in advice.checks}
        points = Points(grounds=(Ground(advice=advice, arguments=arguments(advice, ticks)),))
        made = draft(K.REVIEW, about, points)

        assert f"\n\n{len(advice.checks)}. " in made.body
        assert [problem.text for problem in lint(K.REVIEW, made, about, ())] == [], advice.key
