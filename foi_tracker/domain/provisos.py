"""What a date rests on that nobody has recorded: said beside it, so that it is not taken for more than it is."""

from collections.abc import Iterator

from foi_tracker.domain.law import Law
from foi_tracker.domain.plain_dates import written
from foi_tracker.domain.state import RequestState
from foi_tracker.domain.vocabulary import DeadlineKind, Delivery


def provisos(state: RequestState, law: Law) -> tuple[str, ...]:
    """Each in a sentence."""
    return (*_presumed_receipt(state, law), *_weighed_exemption(state, law), *_complex_and_large(state, law))


def _presumed_receipt(state: RequestState, law: Law) -> Iterator[str]:
    if state.delivery is not Delivery.SENT or not state.clock_start:
        return
    posted = law.regime.posted if state.clock_start != state.sent_on else None
    rule = posted.provision if posted else law.regime.emailed.text
    yield f"No receipt is given, so it is taken to have arrived on {written(state.clock_start)} ({rule})."


def _weighed_exemption(state: RequestState, law: Law) -> Iterator[str]:
    rule = law.regime.pit_notice
    if rule and state.deadline(DeadlineKind.PIT_DECISION) and state.response_due_on:
        yield (
            "That holds only if the notice named an exemption whose public interest is weighed"
            f" ({rule.text}). If it did not, the answer was due by {written(state.response_due_on)}."
        )


def _complex_and_large(state: RequestState, law: Law) -> Iterator[str]:
    extension, answer = law.regime.time_extension, state.deadline(DeadlineKind.RESPONSE)
    if not extension or not state.extension_valid or not answer or not answer.count:
        return
    yield f"That holds only if the request is both complex and large ({extension.most.provision})."
    if extension.may_be_shorter and answer.count.number == law.regime.response.number + extension.most.number:
        yield f"They may take up to {extension.most.number} working days more. If they took fewer, it is due sooner."
