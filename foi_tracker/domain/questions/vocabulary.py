"""The closed sets of words that a question set is written in."""

from enum import StrEnum


class Priority(StrEnum):
    """A is answered first; C is never asked in a first letter."""

    A = "A"
    B = "B"
    C = "C"


class Group(StrEnum):
    """The headings under which a letter asks, in its order."""

    USE = "Use"
    NUMBERS = "Numbers"
    MONEY = "Money"
    SAFEGUARDS = "Safeguards"


class FieldType(StrEnum):
    """What an answer may be."""

    BOOL3 = "bool3"
    INT = "int"
    NUMBER = "number"
    PERCENT = "percent"
    MONEY = "money"
    DATE = "date"
    CHOICE = "choice"
    MULTI = "multi"
    TEXT = "text"
    URL = "url"
    DOCUMENT = "document"
    ORG = "org"
    TABLE = "table"
    MATRIX = "matrix"

    @property
    def is_number(self) -> bool:
        """Whether it may have a unit and a least value, and take a band such as "fewer than 5"."""
        return self in (FieldType.INT, FieldType.NUMBER, FieldType.PERCENT, FieldType.MONEY)

    @property
    def has_options(self) -> bool:
        """Whether the answer is picked from a list."""
        return self in (FieldType.CHOICE, FieldType.MULTI)

    @property
    def has_columns(self) -> bool:
        """Whether the answer is rows of other fields."""
        return self in (FieldType.TABLE, FieldType.MATRIX)
