"""What a release leaves out of every text: names, addresses and numbers of people (domain/findings/masks.py)."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from foi_tracker.domain.findings.masks import mask
from foi_tracker.exports.codebook import Column, ColumnType, Table

Mask = Callable[[str], str]

# Made by the tracker or by the register; nobody types a person's name into them.
KEPT = frozenset(
    {
        "reference",
        "references",
        "campaign",
        "authority_name",
        "region",
        "question_set",
        "question_sets",
        "question_id",
        "question",
        "field",
        "column",
        "unit",
        "deployment_id",
    }
)


def masker(names: Iterable[str]) -> Mask:
    """One that remembers: an answer's quote stands beside each of its values."""
    listed = tuple(names)

    @lru_cache(maxsize=16_384)
    def masked(text: str) -> str:
        return mask(text, listed)

    return masked


def typed(table: Table) -> list[int]:
    """Where the columns stand that people may have typed into."""
    return [at for at in table.positions(ColumnType.TEXT) if table.columns[at].name not in KEPT]


def masked_rows(table: Table, chunks: Iterable[Sequence[Sequence[str]]], masked: Mask) -> Iterator[list[Sequence[str]]]:
    """The rows with every text masked that people may have typed."""
    places = typed(table)
    for rows in chunks:
        yield [_masked(row, places, masked) for row in rows]


def _masked(row: Sequence[str], places: Sequence[int], masked: Mask) -> Sequence[str]:
    cells = list(row)
    for at in places:
        if cells[at]:
            cells[at] = masked(cells[at])
    return cells


def masked_header(table: Table, masked: Mask) -> Table:
    """The table under names that may be published: the rows of a matrix, which people typed, are in some of them."""
    names: dict[str, Column] = {}
    for column in table.columns:
        name, meaning = masked(column.name), masked(column.meaning)
        again = sum(other.startswith(name) for other in names) if name in names else 0
        found = f"{name} ({again + 1})" if again else name
        names[found] = replace(column, name=found, meaning=meaning)
    return replace(table, columns=tuple(names.values()))


def masked_json(value: Any, masked: Mask) -> Any:  # noqa: ANN401 whatever JSON may hold
    """The same value with every text in it masked; keys stay."""
    if isinstance(value, str):
        return masked(value)
    if isinstance(value, list):
        return [masked_json(each, masked) for each in value]
    if isinstance(value, dict):
        return {key: masked_json(each, masked) for key, each in value.items()}
    return value
