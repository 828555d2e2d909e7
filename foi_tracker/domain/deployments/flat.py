"""A row of the deployment log as cells: a number with its bounds, a date with its end, a name with its slug."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from foi_tracker.domain.deployments.definitions import DEFINITIONS
from foi_tracker.domain.deployments.fields import OURS, label_of
from foi_tracker.domain.deployments.rates import RATES, derived
from foi_tracker.domain.findings.canonical import plain_number
from foi_tracker.domain.findings.flat import FlatCell, cells_of
from foi_tracker.domain.findings.speech import say
from foi_tracker.domain.findings.values import Value
from foi_tracker.domain.question_sets import AnswerField, FieldType, LogDefinition

NUMBERS: Final = (FieldType.INT, FieldType.NUMBER, FieldType.PERCENT, FieldType.MONEY)
# Kept beside the values, or told by the columns that every export begins with.
ELSEWHERE: Final = OURS | {"notes"}
FIGURES: Final = 6
DERIVED: Final = {"hours": "Hours it ran"} | {
    rule.name: f"{rule.label}, in percent" if rule.unit == "%" else rule.label for rule in RATES
}


@dataclass(frozen=True, kw_only=True, slots=True)
class LogColumn:
    """A column of the log; `part` is "" for the value itself, or low, high, said, last, precision, slug or rate."""

    key: str
    part: str
    meaning: str
    type: FieldType

    @property
    def name(self) -> str:
        """alerts_total; alerts_total_low; hours_high."""
        return f"{self.key}_{self.part}" if self.part else self.key


def log_columns(logs: Iterable[LogDefinition]) -> list[LogColumn]:
    """The columns of these logs in their order, each once, and what we work out from them."""
    fields = {field.key: field for log in logs for field in log.fields if field.key not in ELSEWHERE}
    typed = [column for field in fields.values() for column in _of_field(field)]
    rates = [(name, label, part) for name, label in DERIVED.items() for part in ("low", "high")]
    ours = [
        LogColumn(key=name, part=part, meaning=_ours(label, part), type=FieldType.NUMBER) for name, label, part in rates
    ]
    return [*typed, *ours]


def _ours(label: str, part: str) -> str:
    return f"{label}, {'at least' if part == 'low' else 'at most'}; worked out, never typed."


def log_cells(columns: Iterable[LogColumn], log: LogDefinition, values: Mapping[str, Value]) -> list[str]:
    """What stands in each column; "" where the source does not say."""
    plain = tuple(field for field in log.fields if field.columns == ())
    found = {cell.field: _parts(cell) for cell in cells_of(plain, values)}
    found |= {f.key: {"": say(values[f.key], f)} for f in log.fields if f.columns and f.key in values}
    for name, span in derived(values).items():
        found[name] = {"low": _rounded(span.low), "high": _rounded(span.high)}
    return [found.get(column.key, {}).get(column.part, "") for column in columns]


def _of_field(field: AnswerField) -> list[LogColumn]:
    label, text = label_of(field.key), FieldType.TEXT
    parts = [("", field.type, f"{label}.")]
    if field.type in NUMBERS:
        parts = [
            ("", FieldType.NUMBER, f"{label}, where the source gives an exact number."),
            ("low", FieldType.NUMBER, f"{label}, at least."),
            ("high", FieldType.NUMBER, f"{label}, at most."),
            ("said", text, f"{label}, as the source puts it."),
        ]
    elif field.type is FieldType.DATE:
        parts = [
            ("", FieldType.DATE, f"{label}: the first day it may mean."),
            ("last", FieldType.DATE, f"{label}: the last day it may mean."),
            ("precision", text, f"{label}: how exactly it is given."),
        ]
    elif field.type is FieldType.ORG:
        parts += [("slug", text, f"{label}: its short address name in the register.")]
    defined = f" {DEFINITIONS[field.key]}" if field.key in DEFINITIONS else ""
    return [LogColumn(key=field.key, part=part, meaning=meaning + defined, type=kind) for part, kind, meaning in parts]


def _parts(cell: FlatCell) -> dict[str, str]:
    if cell.type in NUMBERS:
        exact = cell.low if cell.low == cell.high else None
        return {"": _plain(exact), "low": _plain(cell.low), "high": _plain(cell.high), "said": cell.said or cell.value}
    if cell.type is FieldType.DATE:
        first, last = (each.isoformat() if each else "" for each in (cell.first, cell.last))
        return {"": first, "last": last, "precision": cell.precision}
    return {"": cell.value, "slug": cell.identifier}


def _plain(number: Decimal | None) -> str:
    return "" if number is None else plain_number(number)


def _rounded(number: Decimal | None) -> str:
    """To six figures, however small."""
    if not number:
        return "" if number is None else "0"
    return plain_number(number.quantize(Decimal(1).scaleb(number.adjusted() - FIGURES + 1)) if number else number)
