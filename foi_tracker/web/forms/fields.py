"""Fields that forms share: day-first dates, choices from a vocabulary."""

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from wtforms import StringField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs
from wtforms.widgets import TextInput

from foi_tracker.web.filters import label

FORMATS = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d %b %Y", "%d %B %Y", "%d/%m/%y", "%a %d %b %Y")


class DayField(StringField):
    """A date typed day first ("4/9/2026", "4 Sep 2026") or ISO; the script beside it adds a picker."""

    widget = TextInput()
    data: date | None  # type: ignore[assignment]

    def process_formdata(self, valuelist: list[Any]) -> None:
        self.raw = str(valuelist[0]).strip() if valuelist else ""
        self.raw_data = [self.raw]  # what validators look at: spaces are no date
        self.data = read_day(self.raw) if self.raw else None
        if self.raw and self.data is None:
            raise ValueError(f"“{self.raw}” is not a date. Write it day first, such as 4/9/2026 or 4 Sep 2026.")

    def _value(self) -> str:
        if self.data:
            return f"{self.data.day}/{self.data.month}/{self.data.year}"
        return getattr(self, "raw", "")


def read_day(text: str) -> date | None:
    """A date written day first or ISO; None where it is neither."""
    for form in FORMATS:
        try:
            return datetime.strptime(" ".join(text.split()), form).date()  # noqa: DTZ007 a civil date has no zone
        except ValueError:
            continue
    return None


def choices(words: Iterable[StrEnum], *, blank: str = "") -> list[SelectChoice]:
    """Choices for a select or radio field, labelled as people read them."""
    first = [SelectChoice("", blank)] if blank else []
    return first + [SelectChoice(word.value, label(word.value)) for word in words]
