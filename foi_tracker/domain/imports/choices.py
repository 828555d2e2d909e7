"""What somebody decided about a sheet: its columns, its words, its people, its authorities."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, Self

from foi_tracker.domain.imports.vocabulary import ChoiceKind, DateOrder, Profile, SheetField

# What a person of the sheet may become, besides the id of a user.
PLACEHOLDER: Final = "placeholder"
NOBODY: Final = "nobody"
# What rows may be that are to authorities the campaign has asked already.
SAME_REQUEST: Final = "same"
NEW_REQUEST: Final = "new"
# What an authority of the sheet may become, besides a slug.
LEAVE_ROW_OUT: Final = "-"

Words = Mapping[ChoiceKind, Mapping[str, str]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Choices:
    """All of them; places are columns counted from 0. Folded words (`fold`) map to what they were said to mean.

    `is_own` is whether somebody said that it is a sheet of their own, whatever it looks like. `answers` maps the place
    of an answer's column to the field of each question set it answers ("lfrt-police" to "P01.lfr_status"); `about`
    maps the place of an evidence, page or coder column to that of its answer.
    `sent_on` is the day of sending for rows that give none, `answered_on` that of the answer where no column has it;
    `year` completes days without one ("3 Apr").
    `conflicts` maps row numbers to "sheet" or "tracker": whose value counts where both have one.
    `already_asked` is "same" or "new": whether rows are about what the campaign asked their authorities before.
    """

    sheet: str = ""
    header_row: int | None = None
    include_hidden: bool = False
    profile: Profile = Profile.GENERIC
    is_own: bool = False
    columns: Mapping[int, SheetField] = field(default_factory=dict)
    answers: Mapping[int, Mapping[str, str]] = field(default_factory=dict)
    about: Mapping[int, int] = field(default_factory=dict)
    dates: Mapping[int, DateOrder] = field(default_factory=dict)
    words: Words = field(default_factory=dict)
    sent_on: date | None = None
    answered_on: date | None = None
    year: int | None = None
    wave: str = ""
    conflicts: Mapping[int, str] = field(default_factory=dict)
    already_asked: str = ""

    def meaning(self, kind: ChoiceKind, folded: str) -> str | None:
        """What a word was said to mean; None where nobody said."""
        return self.words.get(kind, {}).get(folded)

    def places(self, wanted: SheetField) -> list[int]:
        """The columns that hold this, from left to right."""
        return sorted(place for place, found in self.columns.items() if found is wanted)

    def dump(self) -> dict[str, Any]:
        """As it is stored."""
        return {
            "sheet": self.sheet,
            "header_row": self.header_row,
            "include_hidden": self.include_hidden,
            "profile": self.profile.value,
            "is_own": self.is_own,
            "columns": {str(place): found.value for place, found in self.columns.items()},
            "answers": {str(place): dict(found) for place, found in self.answers.items()},
            "about": {str(place): found for place, found in self.about.items()},
            "dates": {str(place): found.value for place, found in self.dates.items()},
            "words": {kind.value: dict(found) for kind, found in self.words.items()},
            "sent_on": self.sent_on.isoformat() if self.sent_on else None,
            "answered_on": self.answered_on.isoformat() if self.answered_on else None,
            "year": self.year,
            "wave": self.wave,
            "conflicts": {str(number): found for number, found in self.conflicts.items()},
            "already_asked": self.already_asked,
        }

    @classmethod
    def load(cls, stored: Mapping[str, Any]) -> Self:
        """From how it is stored; what is not there is not decided."""
        sent_on, answered_on = stored.get("sent_on"), stored.get("answered_on")
        return cls(
            sheet=stored.get("sheet", ""),
            header_row=stored.get("header_row"),
            include_hidden=stored.get("include_hidden", False),
            profile=Profile(stored.get("profile", Profile.GENERIC)),
            is_own=stored.get("is_own", False) is True,
            columns={int(place): SheetField(found) for place, found in stored.get("columns", {}).items()},
            answers={int(place): dict(found) for place, found in stored.get("answers", {}).items()},
            about={int(place): int(found) for place, found in stored.get("about", {}).items()},
            dates={int(place): DateOrder(found) for place, found in stored.get("dates", {}).items()},
            words={ChoiceKind(kind): dict(found) for kind, found in stored.get("words", {}).items()},
            sent_on=date.fromisoformat(sent_on) if sent_on else None,
            answered_on=date.fromisoformat(answered_on) if answered_on else None,
            year=stored.get("year"),
            wave=stored.get("wave", ""),
            conflicts={int(number): found for number, found in stored.get("conflicts", {}).items()},
            already_asked=_one_of(stored.get("already_asked", ""), SAME_REQUEST, NEW_REQUEST),
        )


def _one_of(stored: Any, *known: str) -> str:  # noqa: ANN401 whatever a file of choices holds
    return stored if stored in known else ""
