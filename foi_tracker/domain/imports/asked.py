"""What a person is asked about a sheet before its rows can go in: each thing once, however many rows it is in."""

from dataclasses import dataclass

from foi_tracker.domain.imports.vocabulary import ChoiceKind, DateOrder, SheetField, Sureness


@dataclass(frozen=True, kw_only=True, slots=True)
class Option:
    """Something that a word may be said to mean; `why` is there where a match has a reason."""

    means: str
    words: str
    why: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Suggested:
    """What the word is taken to mean unless a person says otherwise, and why; `means` is "" where nothing is."""

    means: str
    sureness: Sureness
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class AskedWord:
    """A word, a name or an authority of the sheet: `rows` has the first of their numbers, `count` how many there are.

    `folded` "" is the blank: an answer whose outcome the sheet does not say.
    """

    kind: ChoiceKind
    said: str
    folded: str
    count: int
    rows: tuple[int, ...]
    suggestion: Suggested
    options: tuple[Option, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class AskedDays:
    """A column whose days can be read two ways; `examples` are cells in which that makes a difference."""

    place: int
    column: str
    examples: tuple[str, ...]
    suggestion: DateOrder
    count: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class AskedColumns:
    """Several columns said to hold the same thing, of which there is one."""

    field: SheetField
    columns: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class AskedAlready:
    """Rows about authorities that the campaign has asked, with some of the requests they may be, by the row."""

    count: int
    rows: tuple[int, ...]
    examples: tuple[tuple[int, str], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Undecided:
    """All of it. `sent_on_rows` give no day of sending, and `year_rows` a day without its year.

    `answered_on_rows` tell of an answer and no column gives its day: that may stay open, so it holds nothing up.
    """

    words: tuple[AskedWord, ...] = ()
    days: tuple[AskedDays, ...] = ()
    columns: tuple[AskedColumns, ...] = ()
    sent_on_rows: tuple[int, ...] = ()
    year_rows: tuple[int, ...] = ()
    already: AskedAlready | None = None
    answered_on_rows: tuple[int, ...] = ()

    @property
    def needs_sent_on(self) -> bool:
        """Whether one day of sending must be given for all rows."""
        return bool(self.sent_on_rows)

    @property
    def needs_answered_on(self) -> bool:
        """Whether one day of answer for all rows would tell more, if anybody knows it."""
        return bool(self.answered_on_rows)

    @property
    def needs_year(self) -> bool:
        """Whether a year must be given for days without one."""
        return bool(self.year_rows)

    @property
    def is_nothing(self) -> bool:
        """Whether there is nothing left to ask."""
        asked = (self.words, self.days, self.columns, self.sent_on_rows, self.year_rows, self.already)
        return not any(asked)
