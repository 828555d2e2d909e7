"""What the buttons of a challenge say, and why the regulator may have to wait."""

from collections.abc import Iterable, Mapping

from foi_tracker.domain.chasing import regulator_of
from foi_tracker.domain.ladder import Progress, Rung, Step
from foi_tracker.domain.law import Law
from foi_tracker.domain.vocabulary import LetterKind, RegimeCode

REVIEWS: Mapping[RegimeCode, str] = {
    RegimeCode.FOIA: "request for a review",
    RegimeCode.FOISA: "requirement for review",
    RegimeCode.EIR: "request to reconsider",
    RegimeCode.EISR: "request for a review",
}
# By whether the law is Scottish: an appeal to the Court of Session has to be drawn up by somebody qualified.
APPEALS = {False: "an outline of the appeal", True: "a note for a solicitor about an appeal"}
# Where a law says that the regulator comes after the review.
REVIEW_FIRST: Mapping[RegimeCode, str] = {
    RegimeCode.FOIA: "FOIA s.50(2)(a)",
    RegimeCode.FOISA: "FOISA s.47(1)",
    RegimeCode.EIR: "EIR reg 18; FOIA s.50(2)(a)",
    RegimeCode.EISR: "EI(S)R reg 17; FOISA s.47(1)",
}


def draft_words(kind: LetterKind, law: Law) -> str:
    """What the button says that drafts this letter."""
    regulator = regulator_of(law)
    return {
        LetterKind.REQUEST: "Draft the request",
        LetterKind.REMINDER: "Draft a reminder",
        LetterKind.SECOND_REMINDER: "Draft a second reminder",
        LetterKind.CLARIFICATION: "Draft the answer to their question",
        LetterKind.REVIEW: f"Draft the {REVIEWS[law.code]}",
        LetterKind.COMPLAINT: f"Draft the complaint to the {regulator}",
        LetterKind.NON_COMPLIANCE: f"Draft the letter that tells the {regulator} they did not obey",
        LetterKind.APPEAL: f"Draft {APPEALS[law.code.is_scottish]}",
    }[kind]


def why_not_the_regulator(rungs: Iterable[Rung], law: Law) -> str:
    """Why nobody can, or should, complain to the regulator before a review; empty where that is not so now."""
    regulator = regulator_of(law)
    waits = any(rung.step is Step.COMMISSIONER and rung.progress is Progress.NOT_YET for rung in rungs)
    if not waits:
        return ""
    if law.regime.complaint_on_silence is None:
        return f"The {regulator} cannot take a case before a review has been asked for, not even about silence."
    return f"The {regulator} need not look at an answer before the authority has reviewed it."
