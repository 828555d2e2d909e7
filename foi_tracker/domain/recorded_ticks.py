"""Which questions about a reply the history has answered already, so that nobody is asked them twice."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from foi_tracker.domain.events import CitedExemption, Event
from foi_tracker.domain.refusal_advice import Advice, Tick
from foi_tracker.domain.refusal_notices import WITH_LIMBS
from foi_tracker.domain.state import RequestState


@dataclass(frozen=True, kw_only=True, slots=True)
class Evidence:
    """What is recorded of an answer, or of silence. `kinds` are those of every line that stands."""

    state: RequestState
    kinds: frozenset[str]
    review_rights: bool | None = None
    cited: tuple[CitedExemption, ...] = ()


def evidence(state: RequestState, stands: Sequence[Event], answer: Event | None) -> Evidence:
    """What a history says about its answer; `answer` is None for silence."""
    return Evidence(
        state=state,
        kinds=frozenset(each.kind for each in stands),
        review_rights=getattr(answer, "review_rights", None),
        cited=getattr(answer, "exemptions", ()),
    )


Answer = Callable[[Advice, Evidence], Tick | None]


def recorded_ticks(advice: Advice, found: Evidence) -> dict[str, Tick]:
    """The answers that the record gives to this advice's checks; a check it cannot answer is left out."""
    answers = {check.id: RECORD[check.id](advice, found) for check in advice.checks if check.id in RECORD}
    return {check: answer for check, answer in answers.items() if answer is not None}


def _yes_if(held: bool | None) -> Tick | None:
    return None if held is None else Tick.YES if held else Tick.NO


def _in_time(_: Advice, found: Evidence) -> Tick | None:
    late = found.state.response_late
    return None if late is None else _yes_if(not late)


def _limb(advice: Advice, found: Evidence) -> Tick | None:
    named = [each for each in found.cited if each.code in (advice.code, *advice.also)]
    if any(each.limb for each in named):
        return Tick.YES
    return Tick.NO if advice.code in WITH_LIMBS[advice.law] and named else None


def _ground(advice: Advice, found: Evidence) -> Tick | None:
    return Tick.YES if any(each.code in (advice.code, *advice.also) for each in found.cited) else None


def _limb_of_ncnd(advice: Advice, found: Evidence) -> Tick | None:
    return Tick.YES if any(each.ncnd and each.limb for each in found.cited if each.code == advice.code) else None


def _both(first: str, second: str) -> Answer:
    """Whether both may be meant for the same information, only the letter can say; not where one is not cited."""

    def answer(_: Advice, found: Evidence) -> Tick | None:
        codes = [each.code for each in found.cited if not each.ncnd]
        cited = all(any(code.startswith(each) for code in codes) for each in (first, second))
        return None if cited else Tick.NO

    return answer


def _both_ncnd(_: Advice, found: Evidence) -> Tick | None:
    return _yes_if({"s.23", "s.24"} <= {each.code for each in found.cited if each.ncnd})


def _told_in_time(_: Advice, found: Evidence) -> Tick | None:
    return _yes_if("time_extension" in found.kinds and bool(found.state.extension_valid))


def _rights(_: Advice, found: Evidence) -> Tick | None:
    return _yes_if(found.review_rights)


def _happened(*kinds: str) -> Answer:
    return lambda _, found: _yes_if(not found.kinds.isdisjoint(kinds))


IN_TIME = ("in_time", "in_time_cost", "claim_in_time", "not_held_in_time", "answer_in_time")
EXTENSIONS = ("pit_extension", "time_extension")

# By the id of the check. What never happened is not in the history, so its silence is an answer too.
RECORD: Mapping[str, Answer] = {
    **dict.fromkeys(IN_TIME, _in_time),
    "subsection": _limb,
    "limb_named": _limb,
    "exemption_named": _ground,
    "exception_named": _ground,
    "ncnd_named": _limb_of_ncnd,
    "both_30_31": _both("s.30", "s.31"),
    "both_23_24": _both("s.23", "s.24"),
    "both_ncnd_23_24": _both_ncnd,
    "review_rights": _rights,
    "no_extra_time": _happened(*EXTENSIONS),
    "extra_time_claimed": _happened(*EXTENSIONS),
    "extension_claimed": _happened("pit_extension"),
    "more_time_to_weigh": _happened("pit_extension"),
    "extension_told": _told_in_time,
    "query_raised": _happened("clarification_requested"),
    "asked_to_explain": _happened("clarification_requested"),
    "fee_asked": _happened("fee_notice"),
    "payment_asked": _happened("fee_notice"),
    "review_asked": _happened("review_requested"),
    "chased": _happened("chased"),
    "reminded": _happened("chased"),
    "any_answer": _happened("response"),
    "day_has_passed": lambda _, found: _yes_if("response" not in found.kinds),
}

# About the letter as a whole rather than about one ground of it: asked once, however many grounds there are.
WHOLE_LETTER = frozenset(
    {*IN_TIME, "review_rights", "no_extra_time", "environmental", "help_given", "priorities_ignored"}
)
