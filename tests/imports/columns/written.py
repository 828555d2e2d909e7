"""Sheets written down as rows of texts, as reading a file leaves them."""

from foi_tracker.domain.imports.sheet import Sheet, SheetFacts, SheetRow
from foi_tracker.domain.imports.table.tables import grid_of


def sheet(*rows, hidden=(), dates=(), **facts):
    """A sheet of these rows, numbered from 1; blank ones are left out, as reading does."""
    return Sheet(
        facts=SheetFacts(name="Requests", hidden_rows=tuple(hidden), **facts),
        rows=[
            SheetRow(number=number, cells=tuple(cells), is_hidden=number in hidden, dates=frozenset(dates))
            for number, cells in enumerate(rows, 1)
            if any(cells)
        ],
    )


def grid(*rows, header_row=None, include_hidden=False, **facts):
    return grid_of(sheet(*rows, **facts), header_row=header_row, include_hidden=include_hidden)


def names(found):
    return [column.name for column in found.columns]


def numbers(found):
    return [row.number for row in found.rows]


def left_out(found):
    return {each.why: each.numbers for each in found.left_out}
