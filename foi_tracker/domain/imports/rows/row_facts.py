"""What a row says of its request besides its history: title, references, page, wave, owner, law, and a note."""

import re
from collections.abc import Iterator
from typing import Final

from foi_tracker.domain.folding import fold
from foi_tracker.domain.imports.choices import Choices
from foi_tracker.domain.imports.decisions import BY_PLACEHOLDER, NO_ACCOUNT, Decisions
from foi_tracker.domain.imports.keys import LONGEST_KEY, whatdotheyknow
from foi_tracker.domain.imports.row_cells import Cell, RowCells
from foi_tracker.domain.imports.vocabulary import SheetField, Weight
from foi_tracker.domain.imports.ways_out import SAY_WORD
from foi_tracker.domain.imports.words.cell_words import references
from foi_tracker.domain.vocabulary import RegimeCode

LONGEST_TITLE: Final = 200
LONGEST_REFERENCES: Final = 60
LONGEST_WAVE: Final = 120
LONGEST_NAME: Final = 60
IN_THE_NOTE: Final = "Nothing need be done: all of it is in the note."
KEPT_IN_WORDS: Final = "Nothing need be done: the sheet’s own words are kept beside the row."
# What goes into the note under the name of its column, after the notes themselves.
INTO_THE_NOTE: Final = (SheetField.GROUP, SheetField.COST, SheetField.FILES)
ENVIRONMENTAL: Final = re.compile(r"\be\.?i\.?\(?s?\)?\.?r\.?\b|\breg(?:ulation)?s?\.?\s*1[0-3]\b", re.IGNORECASE)
LAWS: Final = {
    "foi": False,
    "foia": False,
    "foisa": False,
    "foi act": False,
    "freedom of information": False,
    "freedom of information act": False,
    "freedom of information act 2000": False,
    "freedom of information scotland act": False,
    "freedom of information scotland act 2002": False,
    "eir": True,
    "eirs": True,
    "eisr": True,
    "ei s r": True,
    "ei s rs": True,
    "environmental information": True,
    "environmental information regulations": True,
    "environmental information regulations 2004": True,
    "environmental information scotland regulations 2004": True,
}


def regime_of(cells: RowCells, own: RegimeCode) -> RegimeCode | None:
    """The law, where the row names another than the authority's own; Scottish laws are for Scottish authorities."""
    cell = cells.one(SheetField.REGIME)
    environmental = LAWS.get(fold(cell.text)) if cell else None
    if cell and environmental is None:
        cells.problem(
            cell,
            f"“{cell.text}” is no law that we know here: {own.value} is taken, which binds the authority.",
            "Write FOIA, FOISA, EIR or EISR in the sheet and bring it again, or change the law on the request.",
        )
    if environmental is None:
        environmental = _cites_regulations(cells)
    if not environmental:
        return None
    law = RegimeCode.EISR if own.is_scottish else RegimeCode.EIR
    cells.took(cell, law.value)
    return law


def _cites_regulations(cells: RowCells) -> bool:
    """Whether they answered under the environmental regulations, by the exceptions they named."""
    cell = cells.one(SheetField.EXEMPTIONS)
    if not ENVIRONMENTAL.search(cell.text):
        return False
    text = f"“{cell.text}” names the environmental regulations, so the request is taken to be under them."
    cells.problem(cell, text, "If it is not, change the law on the request.", Weight.TELLS)
    return True


def title_of(cells: RowCells) -> str:
    """As the sheet has it, on one line."""
    cell = cells.one(SheetField.TITLE)
    return _cut(cells, cell, " ".join(cell.text.split()), LONGEST_TITLE, "title")


def wave_of(cells: RowCells, choices: Choices) -> str:
    """The row's own, else the one given for all."""
    cell = cells.one(SheetField.WAVE)
    return _cut(cells, cell, " ".join(cell.text.split()), LONGEST_WAVE, "wave") or choices.wave


def key_of(cells: RowCells) -> str:
    """The number that the sheet gives the request."""
    return " ".join(cells.text(SheetField.OUR_REFERENCE).split())[:LONGEST_KEY]


def owner_of(cells: RowCells, decisions: Decisions) -> str:
    """Who has it: somebody here, or somebody without an account; a name that nobody has placed is asked about."""
    cell = cells.one(SheetField.OWNER)
    owner = decisions.person(cell.text) if cell else ""
    if owner is None:
        cells.problem(cell, f"Nobody has said yet who “{cell.text}” is.", SAY_WORD, Weight.ASKS)
        return ""
    if owner.startswith(BY_PLACEHOLDER):
        owner = owner[: len(BY_PLACEHOLDER) + LONGEST_NAME]
        cells.took(cell, owner.removeprefix(BY_PLACEHOLDER) + NO_ACCOUNT)
    elif owner:
        cells.took(cell, decisions.name_of(owner))
    return owner


def their_references(cells: RowCells) -> tuple[str, str]:
    """Their references as one line, and what of them does not fit on it."""
    found = cells.all(SheetField.THEIR_REFERENCE)
    each = list(dict.fromkeys(reference for cell in found for reference in references(cell.text)))
    fitting = [reference for at, reference in enumerate(each) if len("; ".join(each[: at + 1])) <= LONGEST_REFERENCES]
    left = each[len(fitting) :]
    if left:
        text = f"{len(left)} of their references do not fit beside the others, and are in the note."
        cells.problem(found[-1], text, IN_THE_NOTE, Weight.TELLS)
    return "; ".join(fitting), "; ".join(left)


def page_and_rest(cells: RowCells) -> tuple[str, list[Cell]]:
    """Its page on WhatDoTheyKnow, and links of other places, which nobody opens and the note keeps."""
    page, rest = "", []
    for cell in cells.all(SheetField.REQUEST_URL):
        address = whatdotheyknow(cell.text) or whatdotheyknow(cells.address(cell))
        page = page or address
        if not address:
            rest.append(cell)
    return page, rest


def note_of(cells: RowCells, more_references: str, links: list[Cell]) -> str:
    """The sheet's notes, then under their names what has no place of its own."""
    notes = [_with_address(cells, cell) for cell in cells.all(SheetField.NOTES)]
    return "\n".join([*notes, *_named(cells, more_references, links)])


def _named(cells: RowCells, more_references: str, links: list[Cell]) -> Iterator[str]:
    for cell in [*links, *(cell for field in INTO_THE_NOTE for cell in cells.all(field))]:
        yield f"{cell.column}: {_with_address(cells, cell)}"
    if more_references:
        yield f"Their references: {more_references}"


def _with_address(cells: RowCells, cell: Cell) -> str:
    return " ".join(filter(None, [cell.text.strip(), cells.address(cell)]))


def _cut(cells: RowCells, cell: Cell, text: str, longest: int, what: str) -> str:
    if len(text) <= longest:
        return text
    cells.problem(cell, f"Only the first {longest} letters of the {what} are used.", KEPT_IN_WORDS, Weight.TELLS)
    return text[: longest - 1].rstrip() + "…"
