"""Days as people write them in a sheet, day first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from foi_tracker.domain.imports.vocabulary import DateOrder
from foi_tracker.domain.plain_dates import read_day as read_plain


class NotADay(ValueError):
    """The text is no single day; `way_out` says what to do about it."""

    def __init__(self, text: str, way_out: str) -> None:
        super().__init__(f"“{text}” is no single day.")
        self.text, self.way_out = text, way_out


@dataclass(frozen=True, kw_only=True, slots=True)
class DayQuestion:
    """Whether a column must be asked about: its cells that can be read both ways, and those that only one way fits."""

    ambiguous: tuple[str, ...] = ()
    day_first: tuple[str, ...] = ()
    month_first: tuple[str, ...] = ()

    @property
    def is_asked(self) -> bool:
        """Whether a person has to say how the column is written."""
        return bool(self.month_first or (self.ambiguous and not self.day_first))

    @property
    def suggestion(self) -> DateOrder:
        """Day first, unless every cell that proves anything proves the other."""
        return DateOrder.MONTH_FIRST if self.month_first and not self.day_first else DateOrder.DAY_FIRST


def read_day(
    text: str,
    *,
    order: DateOrder = DateOrder.DAY_FIRST,
    year: int | None = None,
    is_date: bool = False,
    is_number: bool = False,
) -> date:
    """The day that a cell gives. Raises `NotADay`."""
    read = read_plain(text)
    if read is None:
        raise NotADay(text, "Type the day, or leave the cell empty; the words are kept in the note.")
    return read


def day_question(texts: Iterable[str]) -> DayQuestion:
    """What the cells of one column say about how it is written."""
    return DayQuestion()
