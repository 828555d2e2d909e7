"""Letters in every regime, each from a history: what the golden files of tests/golden/letters hold.

To write the golden files anew after a change of wording: python -m tests.domain.letter_cases
"""

from dataclasses import replace
from datetime import date
from pathlib import Path

from foi_tracker.domain import events as happened
from foi_tracker.domain.authorities import AuthorityKind, Nation
from foi_tracker.domain.events import CitedExemption
from foi_tracker.domain.history import replay
from foi_tracker.domain.letters.dossier import Dossier
from foi_tracker.domain.letters.drafting import Ground, Points, draft
from foi_tracker.domain.letters.first_letter import Addressee, Sender
from foi_tracker.domain.refusal_advice import advice_for, arguments
from foi_tracker.domain.regimes import laws
from foi_tracker.domain.vocabulary import (
    Finding,
    LetterKind,
    OrderedStep,
    Outcome,
    RegimeCode,
    ReviewResult,
)

GOLDEN = Path(__file__).parent.parent / "golden" / "letters"
SENDER = Sender(
    campaign="Live facial recognition",
    short_name="LFR",
    signatory="Watchful Streets",
    reply_address="replies@watchful.example",
)
POLICE = Addressee(
    name="Borsetshire Police",
    kind=AuthorityKind.POLICE_TERRITORIAL,
    nation=Nation.ENGLAND,
    regime=RegimeCode.FOIA,
    address="foi@borsetshire.police.example",
)
WELSH = Addressee(
    name="Llareggub County Council",
    kind=AuthorityKind.WELSH_UNITARY,
    nation=Nation.WALES,
    regime=RegimeCode.FOIA,
    address="foi@llareggub.example",
)
SCOTTISH = Addressee(
    name="Glendarroch Council",
    kind=AuthorityKind.SCOTTISH_COUNCIL,
    nation=Nation.SCOTLAND,
    regime=RegimeCode.FOISA,
    address="foi@glendarroch.example",
)

# One ground with harm, one that would neither confirm nor deny: as each law has them.
CITED = {
    RegimeCode.FOIA: ("s.31", "(1)(a)", "s.24"),
    RegimeCode.FOISA: ("s.35", "(1)(a)", "s.34"),
    RegimeCode.EIR: ("reg 12(5)(b)", "", "reg 12(5)(a)"),
    RegimeCode.EISR: ("reg 10(5)(b)", "", "reg 10(5)(a)"),
}


def day(text):
    return date.fromisoformat(text)


def addressee_under(regime):
    return SCOTTISH if regime.is_scottish else POLICE


def dossier(regime, history, on, addressee=None, **facts):
    """A request under this law, as its letters see it on a day."""
    law = laws()[regime]
    values = {"reference": "LFR-0042", "their_reference": "FOI/2026/77", "sender": SENDER} | facts
    return Dossier(
        addressee=addressee or addressee_under(regime),
        history=tuple(history),
        state=replay(history, law),
        law=law,
        made_on=day(on),
        **values,
    )


def cited(regime):
    code, limb, ncnd = CITED[regime]
    return (
        CitedExemption(law=regime, code=code, limb=limb),
        CitedExemption(law=regime, code=ncnd, ncnd=True),
    )


# What a volunteer ticked, in the cases that have a golden file.
TICKED = {
    *("harm_likely", "interest_weighed", "already_public"),
    *("ncnd_overt", "overt_only", "yes_or_no_harms", "existence_interest", "overt_refused"),
}


def argued(*citations, ticked=TICKED):
    """Points that argue what was ticked against each citation; with no ticks named, everything that can be argued."""
    grounds = []
    for each in citations:
        advice = advice_for(each)
        ticks = {check.id: check.argues_when for check in advice.checks if ticked is None or check.id in ticked}
        grounds.append(Ground(advice=advice, cited=each, arguments=arguments(advice, ticks)))
    return Points(grounds=tuple(grounds))


# Dates counted by hand in test_drafting.py: sent on 1 September, due on 29 September in every law.
SENT = [happened.Sent(on=day("2026-09-01")), happened.Acknowledged(on=day("2026-09-02"))]
CHASED = [*SENT, happened.Chased(on=day("2026-10-02"))]


def refused(regime, on="2026-09-25", outcome=Outcome.REFUSED):
    return [*SENT, happened.Response(on=day(on), outcome=outcome, exemptions=cited(regime))]


def ncnd(regime):
    only = cited(regime)[1:]
    return [*SENT, happened.Response(on=day("2026-09-25"), outcome=Outcome.NCND, exemptions=only)]


def review_asked(regime):
    return [*refused(regime), happened.ReviewRequested(on=day("2026-10-01"))]


def reviewed(regime):
    return [*review_asked(regime), happened.ReviewOutcome(on=day("2026-10-20"), result=ReviewResult.UPHELD)]


def silence_reviewed():
    return [*CHASED, happened.ReviewRequested(on=day("2026-10-08"))]


def decided(regime, finding=Finding.NOT_UPHELD, **ordered):
    notice = happened.DecisionNotice(on=day("2026-11-16"), reference="DN-1234", finding=finding, **ordered)
    return [*reviewed(regime), happened.Complaint(on=day("2026-10-26"), reference="C-99"), notice]


def disobeyed(regime):
    steps = (OrderedStep.DISCLOSE, OrderedStep.CONFIRM_OR_DENY)
    return decided(regime, Finding.UPHELD, steps=steps, comply_by=day("2027-01-04"))


def weighed():
    weighing = happened.PitExtension(
        on=day("2026-09-28"), exemptions=cited(RegimeCode.FOIA)[:1], estimate=day("2026-10-19")
    )
    return [*SENT, weighing]


def not_held():
    return [*SENT, happened.Response(on=day("2026-09-25"), outcome=Outcome.NOT_HELD)]


def declined(regime):
    return [*review_asked(regime), happened.ReviewOutcome(on=day("2026-10-20"), result=ReviewResult.DECLINED)]


def weighed_too_long():
    """Told in time that it would take longer, and then decided after all the time that guidance gives."""
    refusal = happened.Response(on=day("2026-11-02"), outcome=Outcome.REFUSED, exemptions=cited(RegimeCode.FOIA)[:1])
    return [*weighed(), refusal]


def answered_after_the_review_was_asked():
    answer = happened.Response(on=day("2026-10-30"), outcome=Outcome.SUPPLIED_IN_PART)
    return [*silence_reviewed(), answer]


def question(on="2026-09-14"):
    return [*SENT, happened.ClarificationRequested(on=day(on))]


WORDS = Points(words="By “the period” we mean 1 January 2022 to the day you received our request.")
UNANSWERED = Points(
    unanswered=("P07. Who supplies the software?", "P16. What testing of it do you rely on?"),
    words="The answer covers only the questions about numbers.",
)
NARROWED = Points(
    words="The notice does not say what the search would involve.",
    narrowing="Please answer the questions in our first part only.",
)


def of_every_law(regime):
    """The letters that each law has, by the name of their golden file without the law."""
    k = LetterKind
    late = "2026-12-14"
    return {
        ("reminder", "answer"): (k.REMINDER, dossier(regime, SENT, "2026-10-08"), Points()),
        ("reminder", "review"): (k.REMINDER, dossier(regime, review_asked(regime), late), Points()),
        ("reminder", "notice"): (k.REMINDER, dossier(regime, disobeyed(regime), "2027-01-11"), Points()),
        ("second_reminder", "answer"): (k.SECOND_REMINDER, dossier(regime, CHASED, "2026-10-14"), Points()),
        ("second_reminder", "review"): (k.SECOND_REMINDER, _chased(regime, review_asked, late), Points()),
        ("second_reminder", "notice"): (k.SECOND_REMINDER, _chased(regime, disobeyed, "2027-01-18"), Points()),
        ("clarification", ""): (k.CLARIFICATION, dossier(regime, question(), "2026-09-16"), WORDS),
        ("clarification", "asked-late"): (
            k.CLARIFICATION,
            dossier(regime, question("2026-10-05"), "2026-10-06"),
            WORDS,
        ),
        ("review", "refusal"): (k.REVIEW, dossier(regime, refused(regime), "2026-10-01"), argued(*cited(regime))),
        ("review", "ncnd"): (k.REVIEW, dossier(regime, ncnd(regime), "2026-10-01"), argued(*cited(regime)[1:])),
        ("review", "not-held"): (k.REVIEW, dossier(regime, not_held(), "2026-10-01"), Points()),
        ("review", "late-answer"): (
            k.REVIEW,
            dossier(regime, refused(regime, "2026-10-06", Outcome.SUPPLIED_IN_PART), "2026-10-12"),
            UNANSWERED,
        ),
        ("review", "out-of-time"): (k.REVIEW, dossier(regime, refused(regime), "2027-02-01"), NARROWED),
        ("complaint", "after-review"): (
            k.COMPLAINT,
            dossier(regime, reviewed(regime), "2026-10-26"),
            argued(*cited(regime)),
        ),
        ("complaint", "review-declined"): (k.COMPLAINT, dossier(regime, declined(regime), "2026-10-26"), Points()),
        ("complaint", "review-overdue"): (k.COMPLAINT, dossier(regime, review_asked(regime), late), Points()),
        ("non_compliance", ""): (k.NON_COMPLIANCE, _chased(regime, disobeyed, "2027-01-18"), Points()),
        ("appeal", ""): (k.APPEAL, dossier(regime, decided(regime), "2026-11-20"), appealing(regime)),
    }


def appealing(regime):
    """The same arguments, with what only people can say: where the decision notice went wrong."""
    words = "The decision notice weighs the public interest without looking at the testing of the software."
    return replace(argued(*cited(regime)), words=words)


def _chased(regime, history, on):
    """The same, reminded a few days before."""
    before = date.fromordinal(day(on).toordinal() - 6)
    return dossier(regime, [*history(regime), happened.Chased(on=before)], on)


def of_some_laws():
    """The letters that only some laws have, by the name of their golden file."""
    k, r = LetterKind, RegimeCode
    return {
        "reminder-FOIA-public-interest": (k.REMINDER, dossier(r.FOIA, weighed(), "2026-11-09"), Points()),
        "reminder-FOIA-review-past-guidance": (
            k.REMINDER,
            dossier(r.FOIA, review_asked(r.FOIA), "2026-11-16"),
            Points(),
        ),
        "second_reminder-FOIA-public-interest": (
            k.SECOND_REMINDER,
            dossier(r.FOIA, [*weighed(), happened.Chased(on=day("2026-11-02"))], "2026-11-09"),
            Points(),
        ),
        "reminder-FOIA-answer-welsh-council": (k.REMINDER, dossier(r.FOIA, SENT, "2026-10-08", WELSH), Points()),
        "complaint-FOIA-silence": (k.COMPLAINT, dossier(r.FOIA, CHASED, "2026-10-20"), Points()),
        "complaint-FOIA-public-interest": (k.COMPLAINT, dossier(r.FOIA, weighed(), "2026-11-09"), Points()),
        "review-FOIA-public-interest": (k.REVIEW, dossier(r.FOIA, weighed_too_long(), "2026-11-09"), Points()),
        "complaint-FOISA-answered-since": (
            k.COMPLAINT,
            dossier(r.FOISA, answered_after_the_review_was_asked(), "2026-11-16"),
            UNANSWERED,
        ),
        "complaint-EIR-silence": (k.COMPLAINT, dossier(r.EIR, CHASED, "2026-10-20"), Points()),
        "review-FOISA-silence": (k.REVIEW, dossier(r.FOISA, CHASED, "2026-10-08"), Points()),
        "review-EIR-silence": (k.REVIEW, dossier(r.EIR, CHASED, "2026-10-08"), Points()),
        "review-EISR-silence": (k.REVIEW, dossier(r.EISR, CHASED, "2026-10-08"), Points()),
        "complaint-FOISA-silence-after-review": (
            k.COMPLAINT,
            dossier(r.FOISA, silence_reviewed(), "2026-11-16"),
            Points(),
        ),
        "complaint-EISR-silence-after-review": (
            k.COMPLAINT,
            dossier(r.EISR, silence_reviewed(), "2026-11-16"),
            Points(),
        ),
    }


def cases():
    """Every letter that has a golden file, by its name."""
    found = dict(of_some_laws())
    for regime in RegimeCode:
        for (kind, variant), case in of_every_law(regime).items():
            found["-".join(filter(None, (kind, regime.value, variant)))] = case
    return found


def written(case):
    """A letter as its golden file holds it."""
    made = draft(*case)
    return f"{made.subject}\n\n{made.body}"


if __name__ == "__main__":
    for name, case in cases().items():
        (GOLDEN / f"{name}.txt").write_text(written(case), encoding="utf-8")
