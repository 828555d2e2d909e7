"""What is wrong with a row or a cell of a sheet, where it is, and the way out."""

from dataclasses import dataclass
from typing import Any, Self

from foi_tracker.domain.imports.vocabulary import Weight


@dataclass(frozen=True, kw_only=True, slots=True)
class SheetProblem:
    """`column` is what people call it ("" for the whole row), `value` the cell as it stands in the sheet."""

    row: int
    text: str
    way_out: str
    weight: Weight
    column: str = ""
    value: str = ""

    def dump(self) -> dict[str, Any]:
        """As it is stored."""
        return {
            "row": self.row,
            "column": self.column,
            "value": self.value,
            "text": self.text,
            "way_out": self.way_out,
            "weight": self.weight.value,
        }

    @classmethod
    def load(cls, stored: dict[str, Any]) -> Self:
        """From how it is stored."""
        return cls(**{**stored, "weight": Weight(stored["weight"])})
