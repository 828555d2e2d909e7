"""What a row is known by when the sheet comes again: its reference, its page, its authority, wave, title and day."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

from foi_tracker.domain import events as happened
from foi_tracker.domain.events import Event
from foi_tracker.domain.folding import fold
from foi_tracker.domain.history import in_legal_order

LONGEST_URL: Final = 300
LONGEST_KEY: Final = 200
SCHEME: Final = re.compile(r"^(?:https?:)?//(?:www\.)?|^www\.", re.IGNORECASE)
ON_WHATDOTHEYKNOW: Final = re.compile(r"^(?:https?://)?(?:www\.)?whatdotheyknow\.com/\S+$", re.IGNORECASE)


def page_of(url: str) -> str:
    """An address as it is compared: without what differs between two ways of writing the same one."""
    bare = SCHEME.sub("", url.strip())
    return re.split(r"[?#]", bare, maxsplit=1)[0].rstrip("/").casefold()


def whatdotheyknow(url: str) -> str:
    """The address of a request there, written in full; "" where it is of somewhere else."""
    address = url.strip()
    if not ON_WHATDOTHEYKNOW.match(address) or len(address) > LONGEST_URL:
        return ""
    return "https://www." + SCHEME.sub("", address)


def same_words(one: str, other: str) -> bool:
    """Whether two names are the same but for capitals, accents and punctuation."""
    return one == other or fold(one) == fold(other)


def began(events: Iterable[Event]) -> date | None:
    """The day on which a request was first sent or arrived."""
    starts = (happened.Sent, happened.Received)
    return next((each.event.on for each in in_legal_order(list(events)) if isinstance(each.event, starts)), None)
