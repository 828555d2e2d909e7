"""Small sheets of answers, for reading without a file."""

from foi_tracker.domain.imports.answers.answer_asking import asked_answers
from foi_tracker.domain.imports.answers.answers import AnswerRow, read_answers
from foi_tracker.domain.imports.choices import Choices
from foi_tracker.domain.imports.grid import Column, Grid
from foi_tracker.domain.imports.sheet import SheetRow
from foi_tracker.domain.imports.vocabulary import ChoiceKind, SheetField
from foi_tracker.domain.vocabulary import RegimeCode
from tests.domain.findings.sets import POLICE


def columns(*headings, over=()):
    """Columns with these headings; `over` are the headings above them."""
    above = [*over, *[""] * (len(headings) - len(over))]
    return [Column(place=place, heading=each, over=above[place]) for place, each in enumerate(headings)]


class AnswerSheet:
    """A sheet with answers in columns, by heading: what each is for, or which field of a sheet it is."""

    def __init__(self, *pairs, words=None, about=None, orders=None, definition=POLICE):
        self.definition = definition
        self.grid = Grid(sheet="", header_rows=(1,), columns=tuple(columns(*(each[0] for each in pairs))), rows=[])
        fields = {place: what for place, (_, what) in enumerate(pairs) if isinstance(what, SheetField)}
        answers = {place: {definition.key: what} for place, (_, what) in enumerate(pairs) if type(what) is str}
        answers |= {place: what for place, (_, what) in enumerate(pairs) if isinstance(what, dict)}
        self.choices = Choices(
            columns=fields | dict.fromkeys(answers, SheetField.ANSWER),
            answers=answers,
            about=about or {},
            dates=orders or {},
            words={ChoiceKind.ANSWER: words or {}},
        )

    def read(self, *cells, regime=RegimeCode.FOIA, **facts):
        """The answers and the problems of a row."""
        row = SheetRow(number=2, cells=cells, **facts)
        return read_answers(row, self.grid, self.choices, self.definition, regime)

    def asked(self, *rows, **facts):
        """The words that somebody must say the meaning of."""
        given = {"grid": self.grid, "choices": self.choices, "definition": self.definition}
        cells = (SheetRow(number=number, cells=row, **facts) for number, row in enumerate(rows, 2))
        return asked_answers(AnswerRow(row=row, **given) for row in cells)


def one(name, text, **facts):
    """The answer of one cell in a column of its own; None where there is none."""
    heading = facts.pop("heading", "Answer")
    words = facts.pop("words", None)
    orders = facts.pop("orders", None)
    found, _ = AnswerSheet((heading, name), words=words, orders=orders).read(text, **facts)
    return found[0] if found else None


def value(name, text, **facts):
    """Its value."""
    return one(name, text, **facts).values[name.partition(".")[2]]


def problem(name, text, **facts):
    """What is said of it."""
    heading = facts.pop("heading", "Answer")
    _, (found,) = AnswerSheet((heading, name)).read(text, **facts)
    return found
