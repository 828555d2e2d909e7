"""What the words of WhatDoTheyKnow and MuckRock for how far a request is mean here: theirs are closed lists."""

from collections.abc import Mapping
from typing import Final

from foi_tracker.domain.imports.words.status_words import fold_word

# Alaveteli, InfoRequest::State: the state as the batch's file has it, and as the project's file words it.
_WDTK: Final[Mapping[str, tuple[str, ...]]] = {
    "sent": ("waiting_response", "Awaiting response."),
    "late": (
        "waiting_response_overdue", "Delayed.", "Response overdue.",
        "waiting_response_very_overdue", "Long overdue.",
    ),
    "clarification": ("waiting_clarification", "Waiting clarification.", "Awaiting clarification."),
    "answered:refused": ("rejected", "Refused.", "Rejected."),
    "answered:supplied_in_full": ("successful", "Successful."),
    "answered:supplied_in_part": ("partially_successful", "Partially successful."),
    "answered:not_held": ("not_held", "Information not held."),
    "review": ("internal_review", "Awaiting internal review.", "Internal review."),
    "post": ("gone_postal", "Handled by postal mail.", "Handled by post."),
    "bounced": ("error_message", "Delivery error", "Error message."),
    "withdrawn": ("user_withdrawn", "Withdrawn by the requester.", "Withdrawn."),
    # Nobody there has read the latest reply, or its managers are looking at the page: no word on the request itself.
    "unknown": (
        "awaiting_description", "Awaiting classification.", "Awaiting description.", "requires_admin",
        "Unusual response.", "attention_requested", "Reported for administrator attention.",
    ),
    "not_applicable": ("vexatious", "not_foi", "Not a valid FOI request."),
}  # fmt: skip
# MuckRock, foia/models: the status as it is stored, and as its export words it.
_MUCKROCK: Final[Mapping[str, tuple[str, ...]]] = {
    "to_send": ("started", "Draft"),
    "sent": ("submitted", "Processing", "ack", "Awaiting Acknowledgement"),
    "acknowledged": ("processed", "Awaiting Response"),
    "clarification": ("fix", "Fix Required"),
    "fee": ("payment", "Payment Required"),
    "review": ("appealing", "Awaiting Appeal"),
    "tribunal": ("lawsuit", "In Litigation"),
    "answered:refused": ("rejected", "Rejected"),
    "answered:not_held": ("no_docs", "No Responsive Documents"),
    "answered:supplied_in_full": ("done", "Completed"),
    "answered:supplied_in_part": ("partial", "Partially Completed"),
    "withdrawn": ("abandoned", "Withdrawn"),
}


def _by_word(meanings: Mapping[str, tuple[str, ...]]) -> Mapping[str, str]:
    return {fold_word(word): means for means, words in meanings.items() for word in words}


WDTK: Final = _by_word(_WDTK)
MUCKROCK: Final = _by_word(_MUCKROCK)
