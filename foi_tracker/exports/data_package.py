"""A Frictionless data package: every table as CSV, and datapackage.json that says what each column means."""

import hashlib
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final, Protocol, Self

from foi_tracker.exports import csv_file
from foi_tracker.exports.codebook import Column, ColumnType, Table

READABLE_BY_ALL: Final = 0o644 << 16
UNIX: Final = 3  # so that the bytes do not tell which system made them
TYPES: Final = {
    ColumnType.TEXT: "string",
    ColumnType.WORD: "string",
    ColumnType.DATE: "date",
    ColumnType.INSTANT: "datetime",
    ColumnType.INTEGER: "integer",
    ColumnType.NUMBER: "number",
    ColumnType.BOOLEAN: "boolean",
}
GUARDED: Final = "Text that a spreadsheet might run as a formula has one apostrophe before it. Take off the first one."


class Digest(Protocol):
    """Something that bytes are added to."""

    def update(self, data: bytes, /) -> None:
        """Add some."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Keys:
    """What tells the rows of a table apart, and which tables its columns lead to."""

    primary: tuple[str, ...] = ()
    foreign: Mapping[tuple[str, ...], tuple[str, tuple[str, ...]]] = field(default_factory=dict)


class DataPackage:
    """A package that is being packed, a table at a time; never more of one in memory than a chunk."""

    def __init__(self, archive: zipfile.ZipFile, made_on: date) -> None:
        self.archive, self.made_on = archive, made_on
        self.resources: list[dict[str, Any]] = []

    @classmethod
    @contextmanager
    def new(cls, path: Path, made_on: date) -> Iterator[Self]:
        """An empty one at `path`; whole once the block ends."""
        with zipfile.ZipFile(path, "w") as archive:
            yield cls(archive, made_on)

    def table(self, table: Table, chunks: Iterable[Sequence[Sequence[str]]], keys: Keys, also: Digest) -> None:
        """Pack a table; its bytes go into the digest `also` as well."""
        path, digest, size = f"data/{table.name}.csv", hashlib.sha256(), 0
        with self.archive.open(self._entry(path), "w") as target:
            for piece in csv_file.write(table, chunks):
                target.write(piece)
                digest.update(piece)
                also.update(piece)
                size += len(piece)
        resource = {"path": path, "bytes": size, "hash": f"sha256:{digest.hexdigest()}"}
        self.resources.append(resource | resource_of(table, keys))

    def text(self, name: str, content: str) -> None:
        """Pack a file that is no table."""
        self.archive.writestr(self._entry(name), content.encode())

    def describe(self, facts: Mapping[str, Any]) -> None:
        """Pack datapackage.json, which names every table packed before."""
        described = dict(facts) | {"profile": "data-package", "resources": self.resources}
        self.text("datapackage.json", as_json(described))

    def _entry(self, name: str) -> zipfile.ZipInfo:
        made_on = (self.made_on.year, self.made_on.month, self.made_on.day, 0, 0, 0)
        entry = zipfile.ZipInfo(name, date_time=made_on)
        entry.compress_type = zipfile.ZIP_DEFLATED
        entry.create_system = UNIX
        entry.external_attr = READABLE_BY_ALL
        return entry


def as_json(value: object) -> str:
    """For people to read, and the same for the same value."""
    return json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def resource_of(table: Table, keys: Keys) -> dict[str, Any]:
    """What datapackage.json says of a table."""
    schema: dict[str, Any] = {
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
    }
    if keys.primary:
        schema["primaryKey"] = list(keys.primary)
    if keys.foreign:
        schema["foreignKeys"] = [
            {"fields": list(here), "reference": {"resource": resource, "fields": list(there)}}
            for here, (resource, there) in keys.foreign.items()
        ]
    return {
        "name": table.name,
        "description": f"{table.meaning} {GUARDED}",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "quoteChar": '"', "doubleQuote": True, "lineTerminator": "\r\n", "header": True},
        "schema": schema,
    }


def _field(column: Column) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": column.name,
        "type": TYPES[column.type],
        "description": f"{column.meaning} Source: {column.source}.",
    }
    if column.type is ColumnType.BOOLEAN:
        described |= {"trueValues": ["true"], "falseValues": ["false"]}
    return described
