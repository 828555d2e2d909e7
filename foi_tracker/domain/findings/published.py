"""What the public may read of a release: its page.json, and nothing besides."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any, Final, TypeVar

from foi_tracker.domain.authorities import AuthorityKind
from foi_tracker.domain.findings.charts import Said
from foi_tracker.domain.findings.speech import IN_BASIS, IN_VAT
from foi_tracker.domain.findings.values import Chosen, Matrix, Money, Organisation, Quantity, Row, Value
from foi_tracker.domain.findings.vocabulary import AnswerState
from foi_tracker.domain.hexmap_cells import Place
from foi_tracker.domain.question_sets import AnswerField, FieldType

Facts = Mapping[str, Any]
Word = TypeVar("Word")

PICKED: Final = (FieldType.CHOICE, FieldType.MULTI, FieldType.BOOL3)
COUNTED: Final = (FieldType.INT, FieldType.NUMBER, FieldType.PERCENT)
CELL: Final = re.compile(r"(.+)\[(.*)\]", re.DOTALL)
OTHER: Final = "other"


@dataclass(frozen=True, slots=True)
class Told:
    """A question of the release, with what was told to it; `facts` are as page.json has them."""

    facts: Facts

    @property
    def id(self) -> str:
        """P04."""
        return str(self.facts["id"])

    @property
    def plain_fields(self) -> list[AnswerField]:
        """Those that an answer holds once."""
        return [_field(each) for each in self.facts["fields"] if not CELL.fullmatch(each["key"])]

    def matrices(self, said: Sequence[Said]) -> list[AnswerField]:
        """Those that hold a row for each year or reason, as the answers fill them."""
        held = [(key, value) for each in said for key, value in each.values.items() if isinstance(value, Matrix)]
        used: dict[str, set[str]] = {}
        for key, value in held:
            used.setdefault(key, set()).update(column for row in value.rows.values() for column in row)
        known = self.columns.items()
        return [_matrix(key, tuple(field for name, field in known if name in names)) for key, names in used.items()]

    @property
    def columns(self) -> Mapping[str, AnswerField]:
        """The columns of its matrices, by their keys."""
        cells = ((CELL.fullmatch(each["key"]), each) for each in self.facts["fields"])
        return {found[1]: _field({**each, "key": found[1]}) for found, each in cells if found}


def _field(facts: Facts) -> AnswerField:
    other = OTHER in facts["counts"] and OTHER not in facts["options"]
    kind, options = FieldType(facts["type"]), tuple(facts["options"])
    return AnswerField(key=facts["key"], type=kind, options=options, other=other, unit=facts["unit"])


def _matrix(key: str, columns: tuple[AnswerField, ...]) -> AnswerField:
    return AnswerField(key=key, type=FieldType.MATRIX, columns=columns)


class Published:
    """A page.json that has been read. Whatever it does not hold cannot be shown."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.questions = {each["id"]: Told(each) for each in facts["questions"]}
        self.authorities: dict[str, Facts] = {each["slug"]: each for each in facts["authorities"]}

    def named(self, text: str) -> list[Facts]:
        """The authorities whose names hold every word of `text`, by name."""
        words = text.casefold().split()
        found = (each for each in self.authorities.values() if all(word in each["name"].casefold() for word in words))
        return sorted(found, key=lambda each: (each["name"], each["slug"]))

    @cached_property
    def replied(self) -> int:
        """How many authorities have answered their newest request, whether or not anybody has read the answer."""
        return sum(bool(each["requests"][-1]["responded_on"]) for each in self.authorities.values())

    @cached_property
    def places(self) -> Sequence[tuple[Place, AuthorityKind]]:
        """Every authority of the maps and of the release, by name. One without a cell is in the table behind alone."""
        drawn = {each["slug"]: {**self.authorities.get(each["slug"], {}), **each} for each in self.facts["map"]}
        every = {**self.authorities, **drawn}
        return [_place(each) for each in sorted(every.values(), key=lambda each: (each["name"], each["slug"]))]

    def asked(self, question_id: str) -> Iterator[tuple[Facts, AnswerState]]:
        """Everybody whose question set has this question, by name, with what became of it."""
        for each in self.named(""):
            if question_id in each["states"]:
                yield each, AnswerState(each["states"][question_id])

    def values(self, authority: Facts, question: Told) -> dict[str, Value]:
        """What an authority said to a question, as charts and maps read it. Words and dates are left to the table."""
        answer = authority["answers"].get(question.id)
        return _values(answer["values"], question.columns) if answer else {}

    def said(self, question: Told, group: Callable[[str], str], home: str) -> list[Said]:
        """The same of everybody; `group` puts a kind into words, and each page lies below `home`."""
        return [
            Said(who["name"], group(who["kind"]), state, self.values(who, question), f"{home}/{who['slug']}")
            for who, state in self.asked(question.id)
        ]


def _place(each: Facts) -> tuple[Place, AuthorityKind]:
    q, r = each["hex"] or (None, None)
    return Place(each["slug"], each["name"], q, r, each.get("region", ""), each["county"]), AuthorityKind(each["kind"])


def _values(given: Sequence[Facts], columns: Collection[str]) -> dict[str, Value]:
    found: dict[str, Value] = {}
    rows: dict[str, dict[str, Row]] = {}
    for each in given:
        value = _value(each)
        if value is None:
            continue
        if not each["column"]:
            found[each["field"]] = value
        elif each["column"] in columns:
            row = rows.setdefault(each["field"], {}).setdefault(each["row"], {})
            rows[each["field"]][each["row"]] = {**row, each["column"]: value}
    return found | {name: Matrix(rows=of) for name, of in rows.items()}


def _value(each: Facts) -> Chosen | Quantity | Money | Organisation | None:
    kind = FieldType(each["type"])
    if kind in PICKED:
        return Chosen(options=tuple(each["options"]))
    if kind in COUNTED:
        return _quantity(each)
    if kind is FieldType.MONEY:
        return _money(each)
    return Organisation(name=each["text"]) if kind is FieldType.ORG else None


def _quantity(each: Facts) -> Quantity:
    low, high = (Decimal(each[end]) if each[end] else None for end in ("low", "high"))
    about, fewer = (each["text"].startswith(word) for word in ("about ", "fewer than "))
    return Quantity(low=low, high=high, approximate=about, suppressed=fewer, said=each["text"])


def _money(each: Facts) -> Money | None:
    """Sums in pounds; others cannot be put beside them."""
    if "£" not in each["text"]:
        return None
    vat, basis = _said_with(IN_VAT, each["text"]), _said_with(IN_BASIS, each["text"])
    return Money(amount=_quantity(each), vat=vat, basis=basis)


def _said_with(words: Mapping[Word, str], text: str) -> Word:
    """Which of the words a sum is followed by; one of them is followed by none."""
    silent = next(word for word, after in words.items() if not after)
    return next((word for word, after in words.items() if after and after in text), silent)
