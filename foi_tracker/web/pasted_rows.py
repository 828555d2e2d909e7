"""What a form with a pasted table asks for: the table, what its columns are, and which rows are to be kept."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from werkzeug.datastructures import MultiDict

from foi_tracker.domain.deployments.fields import fold, label_of
from foi_tracker.domain.deployments.headers import Heading, looks_like_headings, offered, recognise
from foi_tracker.domain.deployments.paste import Grid, read_grid
from foi_tracker.domain.deployments.rows import PastedRow, Weight
from foi_tracker.domain.findings.speech import say
from foi_tracker.domain.question_sets import LogDefinition

MOST_ROWS = 5_000
LONGEST = 2_000_000  # characters: 400 a row; reading ten times as many takes as many seconds
MOST_COLUMNS = 60
MOST_SHOWN = 100
SAMPLES = 20
LEAVE = "-"
NAMES, NUMBERS = "names", "numbers"
SHOWN_APART = ("date", "location_name")


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """A column of the table: its heading, an example from below it, and what it is held to be, "" while not known."""

    place: int
    heading: str
    example: str
    key: str
    candidates: Sequence[str]
    is_double: bool

    @property
    def is_open(self) -> bool:
        """Whether a person still has to say what it is."""
        return not self.key or self.is_double


@dataclass(frozen=True, kw_only=True, slots=True)
class Pasted:
    """A table as a form holds it; one that is too long is not read, and not handed back."""

    text: str
    is_too_long: bool
    reference: str
    first_row: str
    form_key: str
    headings: Sequence[str]
    body: Grid
    columns: Sequence[Column]

    @property
    def is_open(self) -> bool:
        """Whether a person still has to say what some columns are."""
        return any(each.is_open for each in self.columns)

    @property
    def mapping(self) -> dict[int, str]:
        """Which field each column is, without those that are left out."""
        return {each.place: each.key for each in self.columns if each.key not in ("", LEAVE)}

    @property
    def layout(self) -> str:
        """Changes whenever the columns do."""
        return _hash([self.headings, self.first_row])

    @property
    def seen(self) -> str:
        """Changes whenever what would be read does, so that what is saved is what was looked at."""
        return _hash([self.text, self.reference, self.first_row, sorted(self.mapping.items())])

    @property
    def fault(self) -> str:
        """Why there is nothing to look at; empty where there is."""
        if self.is_too_long:
            return f"This is longer than {LONGEST:,} letters. Paste at most {MOST_ROWS:,} rows at a time."
        if not self.body:
            return "Paste the table, or choose a file. A heading alone is not enough."
        if len(self.body) > MOST_ROWS:
            return f"This has {len(self.body):,} rows. Paste at most {MOST_ROWS:,} at a time."
        if len(self.headings) > MOST_COLUMNS:
            return f"This has {len(self.headings)} columns. Paste at most {MOST_COLUMNS}."
        return ""


def pasted(form: Mapping[str, str], text: str, log: LogDefinition) -> Pasted:
    """Read the fields of the form, with the text that is in it or came in a file."""
    is_too_long = len(text) > LONGEST
    text = "" if is_too_long else text
    grid, first_row = read_grid(text), form.get("first_row", "")
    headings, body = _split(grid, first_row, log)
    layout = _hash([headings, first_row])
    said = form if form.get("layout") == layout else {}
    return Pasted(
        text=text,
        is_too_long=is_too_long,
        reference=form.get("reference", ""),
        first_row=first_row,
        form_key=form.get("form_key", "")[:36] or str(uuid4()),
        headings=headings,
        body=body,
        columns=_columns(headings, body, said, log),
    )


def _split(grid: Grid, first_row: str, log: LogDefinition) -> tuple[list[str], Grid]:
    if not grid:
        return [], []
    if first_row == NAMES or (first_row != NUMBERS and looks_like_headings(grid[0], log)):
        return grid[0], grid[1:]
    return [""] * len(grid[0]), grid


def _columns(headings: Sequence[str], body: Grid, said: Mapping[str, str], log: LogDefinition) -> list[Column]:
    known = {each.key for each in offered(log)} | {LEAVE}
    found = recognise(headings, log)
    keys = [_key(each, said, known) for each in found]
    return [
        Column(
            place=each.place,
            heading=each.text,
            example=next((row[each.place] for row in body if row[each.place]), ""),
            key=key,
            candidates=each.candidates,
            is_double=key not in ("", LEAVE) and keys.count(key) > 1,
        )
        for each, key in zip(found, keys, strict=True)
    ]


def _key(heading: Heading, said: Mapping[str, str], known: set[str]) -> str:
    answer = said.get(f"map-{heading.place}")
    return heading.key if answer is None else answer if answer in known else ""


def choices(log: LogDefinition) -> list[tuple[str, str]]:
    """What a column can be, by name."""
    return sorted(((each.key, label_of(each.key)) for each in offered(log)), key=lambda choice: fold(choice[1]))


@dataclass(frozen=True, kw_only=True, slots=True)
class Preview:
    """What would happen to the rows: how many are saved and left out, and those that a person should see."""

    rows: Sequence[PastedRow]
    shown: Sequence[tuple[PastedRow, dict[str, str]]]
    hidden: int

    def count(self, weight: Weight | None) -> int:
        """How many rows are as good or as bad as this."""
        return sum(row.weight is weight for row in self.rows)


def preview(rows: Sequence[PastedRow], log: LogDefinition) -> Preview:
    """The worst first; of what is in order, the first few."""
    weights: list[Weight | None] = [*Weight, None]
    ranked = sorted(rows, key=lambda row: weights.index(row.weight))
    odd = [row for row in ranked if row.weight][:MOST_SHOWN]
    plain = [row for row in rows if not row.weight][: min(SAMPLES, MOST_SHOWN - len(odd))]
    shown = [(row, _said(row, log)) for row in (*odd, *plain)]
    return Preview(rows=rows, shown=shown, hidden=len(rows) - len(shown))


def _said(row: PastedRow, log: LogDefinition) -> dict[str, str]:
    fields = {field.key: field for field in log.fields}
    said = {key: say(value, fields[key]) for key, value in row.values.items()}
    rest = "; ".join(f"{label_of(key)}: {text}" for key, text in said.items() if key not in SHOWN_APART)
    return {"date": said.get("date", ""), "place": said.get("location_name", ""), "rest": rest}


def chosen(rows: Sequence[PastedRow], form: MultiDict[str, Any]) -> list[PastedRow]:
    """The rows to save: what is in order unless left out, an error only if kept, what is blocked never."""
    kept, left = set(form.getlist("keep")), set(form.getlist("leave"))

    def is_wanted(row: PastedRow) -> bool:
        if row.weight is Weight.BLOCKS:
            return False
        return str(row.number) in kept if row.weight is Weight.ERROR else str(row.number) not in left

    return [row for row in rows if is_wanted(row)]


def _hash(facts: object) -> str:
    return hashlib.sha256(repr(facts).encode()).hexdigest()[:32]
