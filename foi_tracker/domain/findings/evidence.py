"""Where in a reply a value stands, and what else the reply said of the question."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Self


@dataclass(frozen=True, kw_only=True, slots=True)
class Evidence:
    """A place in a file, by its public id, or in the letter's own text, where `attachment` is "".

    Pages count from 1. `found` says whether the quote is in the text of the file: None where there is no text.
    """

    attachment: str = ""
    filename: str = ""
    page: int | None = None
    quote: str = ""
    found: bool | None = None

    @classmethod
    def load(cls, stored: Mapping[str, Any]) -> Self:
        """What `dump` made."""
        return cls(**stored)

    def dump(self) -> dict[str, Any]:
        """As JSON."""
        return asdict(self)


@dataclass(frozen=True, kw_only=True, slots=True)
class StateDetails:
    """What belongs to a state: exemptions cited (FOIA s.17), where it is published (s.21), when it will be (s.22)."""

    exemptions: tuple[str, ...] = ()
    url: str = ""
    expected_on: date | None = None

    @classmethod
    def load(cls, stored: Mapping[str, Any]) -> Self:
        """What `dump` made."""
        expected = stored.get("expected_on")
        return cls(
            exemptions=tuple(stored.get("exemptions", ())),
            url=stored.get("url", ""),
            expected_on=date.fromisoformat(expected) if expected else None,
        )

    def dump(self) -> dict[str, Any]:
        """As JSON."""
        expected = self.expected_on.isoformat() if self.expected_on else None
        return {"exemptions": list(self.exemptions), "url": self.url, "expected_on": expected}
