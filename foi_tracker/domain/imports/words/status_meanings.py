"""What the words of a tracking sheet can mean: a closed list of keys, stored as the choice that somebody made.

A key may say more than one thing, joined by "+" in the order they happened: "answered:refused+review". The keys:

    status   to_send · sent · acknowledged · late · clarification · fee · extended · transferred · post · bounced
             answered:supplied_in_full · answered:supplied_in_part · answered:refused · answered:not_held
             answered:ncnd · answered:? (the outcome is asked) · refused:cost · refused:vexatious · withdrawn
             review · review:? · commissioner · notice:? · tribunal · not_applicable (row left out) · unknown
    outcome  the answers, refused and withdrawn of the status, sent (no answer yet), unknown
    review   review (no result yet) · review:<ReviewResult> · unknown
    notice   commissioner (no decision yet) · notice:<Finding> · closed:<ClosedBecause> · unknown
    channel  <Channel> · unknown
    colour   as status
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import reduce
from typing import Final

from foi_tracker.domain.events import CitedExemption
from foi_tracker.domain.imports.vocabulary import ChoiceKind, SheetField
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

UNKNOWN: Final = "unknown"
AND: Final = "+"


@dataclass(frozen=True, kw_only=True, slots=True)
class Meaning:
    """One line of the list that people choose from."""

    key: str
    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class StatusMeaning:
    """What a key says on each axis; None where it says nothing of it.

    `asks_outcome`: an answer came, and the key does not say which. `ground` is "cost" or "vexatious".
    `rests_on` are the days without which nothing of it can be told as history. `leaves_out`: the row is no request.
    """

    key: str
    words: str
    delivery: Delivery | None = None
    stage: Stage | None = None
    outcome: Outcome | None = None
    asks_outcome: bool = False
    ground: str = ""
    is_late: bool = False
    leaves_out: bool = False
    review: ReviewResult | None = None
    finding: Finding | None = None
    closed: ClosedBecause | None = None
    rests_on: tuple[SheetField, ...] = ()

    @property
    def is_answer(self) -> bool:
        """Whether it says that the authority answered."""
        return self.asks_outcome or self.outcome not in (None, Outcome.WITHDRAWN)

    def cites(self, regime: RegimeCode) -> tuple[CitedExemption, ...]:
        """The provision that the ground is, where this law has exactly one for it."""
        code = PROVISIONS.get(self.ground, {}).get(regime)
        return (CitedExemption(law=regime, code=code),) if code else ()

    def then(self, later: "StatusMeaning") -> "StatusMeaning":
        """Both, one after the other."""
        return replace(
            later,
            key=f"{self.key}{AND}{later.key}",
            words=f"{self.words}. Then: {later.words}",
            delivery=later.delivery or self.delivery,
            stage=later.stage or self.stage,
            outcome=later.outcome or self.outcome,
            asks_outcome=(later.asks_outcome or self.asks_outcome) and not (later.outcome or self.outcome),
            ground=self.ground or later.ground,
            is_late=self.is_late or later.is_late,
            leaves_out=self.leaves_out or later.leaves_out,
            review=later.review or self.review,
            finding=later.finding or self.finding,
            closed=later.closed or self.closed,
            rests_on=(*self.rests_on, *later.rests_on),
        )


# FOIA s.12, s.14(1); FOISA s.12(1), s.14(1). The Regulations have one exception for both (reg 12(4)(b), 10(4)(b)): a
# sheet that says "cost" does not show that it was used.
PROVISIONS: Mapping[str, Mapping[RegimeCode, str]] = {
    "cost": {RegimeCode.FOIA: "s.12", RegimeCode.FOISA: "s.12(1)"},
    "vexatious": {RegimeCode.FOIA: "s.14(1)", RegimeCode.FOISA: "s.14(1)"},
}


def status_meaning(key: str) -> StatusMeaning:
    """What a key says; one that is not known says nothing."""
    parts = [ALL[part] for part in key.split(AND) if part in ALL]
    return reduce(StatusMeaning.then, parts) if parts else ALL[UNKNOWN]


def is_meaning(kind: ChoiceKind, key: str) -> bool:
    """Whether a choice of this kind may be this key: a line of its list, or several of them joined."""
    known = {each.key for each in meanings(kind)}
    return set(key.split(AND)) <= known


def meanings(kind: ChoiceKind) -> tuple[Meaning, ...]:
    """The lines of the list, in the order that things happen."""
    return LISTS.get(kind, ())


def channel_meant(key: str) -> Channel | None:
    """How it was sent, from a choice of that kind."""
    return next((each for each in Channel if each.value == key), None)


def _waiting(key: str, words: str, delivery: Delivery = Delivery.SENT, *, is_late: bool = False) -> StatusMeaning:
    stage = Stage.AWAITING_RESPONSE
    return StatusMeaning(key=key, words=words, delivery=delivery, stage=stage, is_late=is_late)


def _answered(outcome: Outcome, words: str, key: str = "", ground: str = "") -> StatusMeaning:
    return StatusMeaning(
        key=key or f"answered:{outcome.value}",
        words=words,
        delivery=Delivery.RECEIVED,
        stage=Stage.CLOSED,
        outcome=outcome,
        ground=ground,
        rests_on=(SheetField.RESPONDED_ON,),
    )


def _at(stage: Stage, key: str, words: str, on: SheetField | None = None) -> StatusMeaning:
    return StatusMeaning(
        key=key, words=words, delivery=Delivery.RECEIVED, stage=stage, rests_on=(on,) if on is not None else ()
    )


WAITING = _waiting("sent", "Sent, and no answer yet")
ANSWERS = (
    _answered(Outcome.SUPPLIED_IN_FULL, "They gave everything"),
    _answered(Outcome.SUPPLIED_IN_PART, "They gave part of it"),
    _answered(Outcome.REFUSED, "They refused"),
    _answered(Outcome.REFUSED, "They refused because of the cost", "refused:cost", "cost"),
    _answered(Outcome.REFUSED, "They refused and called it vexatious", "refused:vexatious", "vexatious"),
    _answered(Outcome.NOT_HELD, "They do not hold it"),
    _answered(Outcome.NCND, "They would not say whether they hold it"),
)
ASKED = StatusMeaning(
    key="answered:?",
    words="They answered: another column says what",
    delivery=Delivery.RECEIVED,
    stage=Stage.CLOSED,
    asks_outcome=True,
    rests_on=(SheetField.RESPONDED_ON,),
)
WITHDRAWN = StatusMeaning(
    key="withdrawn",
    words="We took the request back",
    stage=Stage.CLOSED,
    outcome=Outcome.WITHDRAWN,
)
NOTHING_SAID = StatusMeaning(key=UNKNOWN, words="It says nothing: go by the days of the row")
REVIEW = _at(Stage.INTERNAL_REVIEW, "review", "We asked for a review, and wait", SheetField.REVIEW_REQUESTED_ON)
REVIEWED = _at(Stage.CLOSED, "review:?", "The review is done", SheetField.REVIEW_DECIDED_ON)
COMPLAINED = _at(
    Stage.COMMISSIONER, "commissioner", "We complained to the Commissioner, and wait", SheetField.COMPLAINT_ON
)
DECIDED = _at(Stage.CLOSED, "notice:?", "The Commissioner decided", SheetField.NOTICE_ON)
STATUSES = (
    StatusMeaning(key="to_send", words="Not sent yet", delivery=Delivery.DRAFT, stage=Stage.NOT_SENT),
    WAITING,
    _waiting("acknowledged", "They said that they got it, and no answer yet", Delivery.RECEIVED),
    _waiting("late", "Late: sent, and no answer in time (our own count decides)", is_late=True),
    _at(
        Stage.AWAITING_CLARIFICATION,
        "clarification",
        "They asked us to make it clearer",
        SheetField.CLARIFICATION_ASKED_ON,
    ),
    _at(Stage.AWAITING_FEE, "fee", "They asked for a fee"),
    _waiting("extended", "They said that they need more time", Delivery.RECEIVED),
    _waiting("transferred", "They passed it to another authority", Delivery.RECEIVED),
    _waiting("post", "They answer by post, and we have no answer here yet"),
    StatusMeaning(key="bounced", words="It did not arrive", delivery=Delivery.BOUNCED, stage=Stage.NOT_SENT),
    *ANSWERS,
    ASKED,
    WITHDRAWN,
    REVIEW,
    REVIEWED,
    COMPLAINED,
    DECIDED,
    _at(Stage.TRIBUNAL, "tribunal", "It is before a tribunal or court"),
    StatusMeaning(key="not_applicable", words="Leave the row out: it is no request", leaves_out=True),
    NOTHING_SAID,
)
RESULTS = tuple(
    replace(REVIEWED, key=f"review:{result.value}", words=words, review=result)
    for result, words in (
        (ReviewResult.UPHELD, "Their answer stands"),
        (ReviewResult.PARTLY_UPHELD, "Part of their answer stands, part does not"),
        (ReviewResult.OVERTURNED, "Their answer does not stand"),
        (ReviewResult.MORE_RELEASED, "They gave more"),
        (ReviewResult.LATE, "They said sorry for being late, and nothing else"),
        (ReviewResult.DECLINED, "They would not review it"),
    )
)
NOTICES = tuple(
    replace(DECIDED, key=f"notice:{finding.value}", words=words, finding=finding)
    for finding, words in (
        (Finding.UPHELD, "The Commissioner agreed with us"),
        (Finding.PARTLY_UPHELD, "The Commissioner agreed with us in part"),
        (Finding.NOT_UPHELD, "The Commissioner agreed with the authority"),
    )
)
CLOSINGS = tuple(
    replace(DECIDED, key=f"closed:{because.value}", words=words, closed=because)
    for because, words in (
        (ClosedBecause.NOT_ACCEPTED, "The Commissioner did not take the case"),
        (ClosedBecause.RESOLVED, "Settled without a decision"),
        (ClosedBecause.WITHDRAWN, "We took the complaint back"),
    )
)
CHANNELS = (
    Meaning(key=Channel.EMAIL.value, words="By e-mail"),
    Meaning(key=Channel.WEB_FORM.value, words="On the authority’s website"),
    Meaning(key=Channel.POST.value, words="By post"),
    Meaning(key=Channel.WHATDOTHEYKNOW.value, words="On WhatDoTheyKnow"),
    Meaning(key=UNKNOWN, words="Not known"),
)
ALL = {each.key: each for each in (*STATUSES, *RESULTS, *NOTICES, *CLOSINGS)}


def _lines(*listed: StatusMeaning) -> tuple[Meaning, ...]:
    return tuple(Meaning(key=each.key, words=each.words) for each in listed)


LISTS: Mapping[ChoiceKind, tuple[Meaning, ...]] = {
    ChoiceKind.STATUS: _lines(*STATUSES),
    ChoiceKind.COLOUR: _lines(*STATUSES),
    ChoiceKind.OUTCOME: _lines(*ANSWERS, WITHDRAWN, WAITING, NOTHING_SAID),
    ChoiceKind.REVIEW: _lines(REVIEW, *RESULTS, NOTHING_SAID),
    ChoiceKind.NOTICE: _lines(COMPLAINED, *NOTICES, *CLOSINGS, NOTHING_SAID),
    ChoiceKind.CHANNEL: CHANNELS,
}
