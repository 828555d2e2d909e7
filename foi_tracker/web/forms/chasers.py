"""What a preview of chasers sends back: which letters, how many working days apart, and what was seen."""

from dataclasses import dataclass, field
from typing import Self

from werkzeug.datastructures import MultiDict

from foi_tracker.domain.guidance import AFTER_CHASING

MOST_CHASED = 500
FEWEST_DAYS, MOST_DAYS = 1, 60


@dataclass(frozen=True, kw_only=True, slots=True)
class Chosen:
    """`seen` are the letters as they were shown, by reference; `ticked` those of them to approve."""

    references: tuple[str, ...]
    ticked: frozenset[str]
    seen: dict[str, str] = field(default_factory=dict)
    wait: int = AFTER_CHASING.number
    problem: str = ""

    @classmethod
    def read(cls, form: MultiDict[str, str]) -> Self:
        """From the board, which only ticks references, or from the preview itself."""
        wait, problem = _days(form.get("days", str(AFTER_CHASING.number)))
        return cls(
            references=tuple(dict.fromkeys(form.getlist("reference")))[:MOST_CHASED],
            ticked=frozenset(form.getlist("letter")),
            seen=dict(_pair(text) for text in form.getlist("seen")[:MOST_CHASED]),
            wait=wait,
            problem=problem,
        )

    def is_ticked(self, reference: str) -> bool:
        """What has not been shown before is ticked; what has stays as it was left."""
        return reference not in self.seen or reference in self.ticked

    @property
    def approved(self) -> dict[str, str]:
        """What to approve: the ticked letters, as they were seen."""
        return {reference: seen for reference, seen in self.seen.items() if reference in self.ticked}


def _days(text: str) -> tuple[int, str]:
    text = text.strip()
    if text.isascii() and text.isdigit() and len(text) < len(str(10**4)) and FEWEST_DAYS <= int(text) <= MOST_DAYS:
        return int(text), ""
    return AFTER_CHASING.number, f"Enter a number of working days from {FEWEST_DAYS} to {MOST_DAYS}."


def _pair(text: str) -> tuple[str, str]:
    reference, _, fingerprint = text.partition(" ")
    return reference, fingerprint
