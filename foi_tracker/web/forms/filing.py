"""What somebody has chosen so far: kept in the page itself, so that nothing is lost from one filter to the next."""

import re
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Self

from werkzeug.datastructures import MultiDict

from foi_tracker.models import Authority
from foi_tracker.queries.authority_filter import AuthorityFilter

FORM_KEY = re.compile(r"[A-Za-z0-9_-]{22,43}")
MOST_CHOSEN = 1000


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """`chosen` are slugs, ticked on the page that was shown or kept from pages before."""

    wanted: AuthorityFilter
    chosen: frozenset[str]
    only_chosen: bool = False

    @classmethod
    def read(cls, values: MultiDict[str, str], *, on: date) -> Self:
        """From what a browser sent, by either method."""
        slugs = [*values.getlist("authority"), *values.getlist("kept")]
        return cls(
            wanted=AuthorityFilter.read(values.to_dict(), on=on),
            chosen=frozenset(slugs[:MOST_CHOSEN]),
            only_chosen=values.getlist("show")[-1:] == ["chosen"],  # the button pressed comes after the page's own
        )

    def ticking(self, found: Iterable[Authority]) -> Self:
        """With all of these."""
        return replace(self, chosen=self.chosen | {each.slug for each in found})

    def unticking(self, found: Iterable[Authority]) -> Self:
        """Without any of these."""
        return replace(self, chosen=self.chosen - {each.slug for each in found})

    def kept(self, found: Sequence[Authority]) -> list[str]:
        """What is chosen but not among these."""
        return sorted(self.chosen - {each.slug for each in found})


def new_form_key() -> str:
    """One for each form that is shown."""
    return secrets.token_urlsafe(32)


def form_key_from(values: MultiDict[str, str]) -> str:
    """The key the form came with, or a new one where it has none that we could have made."""
    given = values.get("form_key", "")
    return given if FORM_KEY.fullmatch(given) else new_form_key()
