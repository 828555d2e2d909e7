"""Shapes that JSON may have to have: `faults` finds where it has not, `schema` says the same in JSON Schema."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

# A nought byte, and half of a character: no database takes the one, no page the other.
UNSAVEABLE = re.compile("[\x00\ud800-\udfff]")

NO_NUMBERS = ("nan", "inf", "-inf")


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: where, from the outside in, and what would be right instead."""

    path: tuple[str, ...]
    problem: str

    def __str__(self) -> str:
        """As a line for a person: "P13 › wanted_court › min: must be a number"."""
        return f"{' › '.join(self.path)}: {self.problem}" if self.path else self.problem


class Shape(Protocol):
    """What a value must look like."""

    def faults(self, value: object, path: tuple[str, ...] = ()) -> Iterator[Fault]:
        """Everything that is wrong with it."""
        ...

    def schema(self) -> dict[str, Any]:
        """The same, as JSON Schema, draft 2020-12."""
        ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Text:
    """Words; `pattern` and what it means in plain words, where not all will do."""

    pattern: str = ""
    meaning: str = ""
    longest: int = 10_000

    def faults(self, value: object, path: tuple[str, ...] = ()) -> Iterator[Fault]:
        """Not text, too long, or not of the pattern."""
        if not isinstance(value, str):
            yield Fault(path, f"must be text, not {_said(value)}")
        elif len(value) > self.longest:
            yield Fault(path, f"must be {self.longest} characters at most; it is {len(value)}")
        elif UNSAVEABLE.search(value):
            yield Fault(path, "has a character that cannot be saved; type it again")
        elif self.pattern and not re.fullmatch(self.pattern, value):
            yield Fault(path, f"cannot be {_said(value)}: {self.meaning}")

    def schema(self) -> dict[str, Any]:
        """A string."""
        pattern = {"pattern": f"^(?:{self.pattern})$"} if self.pattern else {}
        return {"type": "string", "maxLength": self.longest} | pattern


@dataclass(frozen=True, kw_only=True, slots=True)
class Number:
    """A number, `least` or more where there is a least."""

    whole: bool = False
    least: int | None = None

    def faults(self, value: object, path: tuple[str, ...] = ()) -> Iterator[Fault]:
        """Not a number, not whole, or too small."""
        if isinstance(value, bool) or not isinstance(value, int | float) or str(value) in NO_NUMBERS:
            yield Fault(path, f"must be a number, not {_said(value)}")
        elif self.whole and value != int(value):
            yield Fault(path, f"must be a whole number, not {_said(value)}")
        elif self.least is not None and value < self.least:
            yield Fault(path, f"must be {self.least} or more, not {_said(value)}")

    def schema(self) -> dict[str, Any]:
        """A number or an integer."""
        least = {} if self.least is None else {"minimum": self.least}
        return {"type": "integer" if self.whole else "number"} | least


@dataclass(frozen=True, slots=True)
class Flag:
    """True or false."""

    def faults(self, value: object, path: tuple[str, ...] = ()) -> Iterator[Fault]:
        """Anything else."""
        if not isinstance(value, bool):
            yield Fault(path, f"must be true or false, not {_said(value)}")

    def schema(self) -> dict[str, Any]:
        """A boolean."""
        return {"type": "boolean"}


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of these words."""

    words: tuple[str, ...]

    def faults(self, value: object, path: tuple[str, ...] = ()) -> Iterator[Fault]:
        """Any other, or no word at all."""
        if not isinstance(value, str) or value not in self.words:
            yield Fault(path, f"cannot be {_said(value)}; it can be {', '.join(self.words)}")

    def schema(self) -> dict[str, Any]:
        """An enumeration."""
        return {"enum": list(self.words)}


@dataclass(frozen=True, kw_only=True, slots=True)
class ListOf:
    """A list; each part is called by its own `name`, where it has one, or by what it is and its number."""

    of: Shape
    what: str
    least: int = 0
    distinct: bool = False
    name: str = ""

    def faults(self, value: object, path: tuple[str, ...] = ()) -> Iterator[Fault]:
        """No list, too short, something twice, and whatever is wrong with its parts."""
        if not isinstance(value, list):
            yield Fault(path, f"must be a list, not {_said(value)}")
            return
        if len(value) < self.least:
            yield Fault(path, f"needs at least {self.least} {self.what}")
        if self.distinct:
            twice = sorted({each for each in value if isinstance(each, str) and value.count(each) > 1})
            yield from (Fault(path, f"{_said(each)} appears twice") for each in twice)
        for number, each in enumerate(value, 1):
            yield from self.of.faults(each, (*path, self._call(each, number)))

    def _call(self, part: object, number: int) -> str:
        name = part.get(self.name) if self.name and isinstance(part, dict) else None
        return name if isinstance(name, str) and name else f"{self.what} {number}"

    def schema(self) -> dict[str, Any]:
        """An array."""
        rules = {"minItems": self.least} if self.least else {}
        return {"type": "array", "items": self.of.schema()} | rules | ({"uniqueItems": True} if self.distinct else {})


@dataclass(frozen=True, slots=True)
class MapOf:
    """An object whose names are free."""

    of: Shape

    def faults(self, value: object, path: tuple[str, ...] = ()) -> Iterator[Fault]:
        """No object, and whatever is wrong with its parts."""
        if not isinstance(value, dict):
            yield Fault(path, f"must be an object, not {_said(value)}")
            return
        for name, each in value.items():
            yield from self.of.faults(each, (*path, name))

    def schema(self) -> dict[str, Any]:
        """An object with any properties."""
        return {"type": "object", "additionalProperties": self.of.schema()}


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """An object with these parts and no others; those `unnamed` are not named in a path."""

    needed: Mapping[str, Shape]
    optional: Mapping[str, Shape] = field(default_factory=dict)
    unnamed: tuple[str, ...] = ()

    def faults(self, value: object, path: tuple[str, ...] = ()) -> Iterator[Fault]:
        """No object, parts that are missing, parts that are not known, and whatever is wrong with the rest."""
        if not isinstance(value, dict):
            yield Fault(path, f"must be an object, not {_said(value)}")
            return
        parts = {**self.needed, **self.optional}
        yield from (Fault((*path, name), "is missing") for name in self.needed if name not in value)
        for name, each in value.items():
            if name not in parts:
                yield Fault((*path, name), f"is not known here; what can be said is {', '.join(parts)}")
            else:
                yield from parts[name].faults(each, path if name in self.unnamed else (*path, name))

    def schema(self) -> dict[str, Any]:
        """An object that is closed."""
        parts = {name: shape.schema() for name, shape in {**self.needed, **self.optional}.items()}
        return {
            "type": "object",
            "properties": parts,
            "required": list(self.needed),
            "additionalProperties": False,
        }


@dataclass(frozen=True, kw_only=True, slots=True)
class ByWord:
    """An object whose parts depend on the word that `key` holds; `records` maps words to records that include it."""

    key: str
    records: Mapping[str, Record]

    def faults(self, value: object, path: tuple[str, ...] = ()) -> Iterator[Fault]:
        """The word first; what is right depends on it."""
        if not isinstance(value, dict):
            yield Fault(path, f"must be an object, not {_said(value)}")
            return
        if self.key not in value:
            yield Fault((*path, self.key), f"is missing; it can be {', '.join(self.records)}")
            return
        word = value[self.key]
        if isinstance(word, str) and word in self.records:
            yield from self.records[word].faults(value, path)
        else:
            yield from OneOf(tuple(self.records)).faults(word, (*path, self.key))

    def schema(self) -> dict[str, Any]:
        """A condition for each word."""
        conditions = [
            {"if": {"properties": {self.key: {"const": word}}, "required": [self.key]}, "then": record.schema()}
            for word, record in self.records.items()
        ]
        words = {"properties": {self.key: {"enum": list(self.records)}}, "required": [self.key]}
        return {"type": "object"} | words | {"allOf": conditions}


@dataclass(frozen=True, slots=True)
class Named:
    """A shape that JSON Schema defines once, under a name, and refers to."""

    name: str
    of: Shape

    def faults(self, value: object, path: tuple[str, ...] = ()) -> Iterator[Fault]:
        """Those of the shape."""
        return self.of.faults(value, path)

    def schema(self) -> dict[str, Any]:
        """Where its definition stands."""
        return {"$ref": f"#/$defs/{self.name}"}


def _said(value: object) -> str:
    """A value in the words of a person who may not know JSON."""
    if value is None:
        return "empty"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f"“{value[:60]}”"
    if isinstance(value, list | dict):
        return "a list" if isinstance(value, list) else "an object"
    return str(value)
