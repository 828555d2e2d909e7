import pytest

from foi_tracker.domain.findings.dates import read_dates
from foi_tracker.domain.findings.flat import cells
from foi_tracker.domain.findings.money import read_money
from foi_tracker.domain.findings.numbers import read_quantity
from foi_tracker.domain.findings.speech import say
from foi_tracker.domain.findings.values import Chosen, Document, Matrix, Organisation, Table
from foi_tracker.domain.findings.vocabulary import Basis
from foi_tracker.domain.question_sets import AnswerField, FieldType, Group, Priority, Question

COUNT = AnswerField(key="searches", type=FieldType.INT, minimum=0, allow_band=True)
SHARE = AnswerField(key="rate", type=FieldType.PERCENT, minimum=0, allow_band=True)
SUM = AnswerField(key="cost", type=FieldType.MONEY, unit="GBP")
DAY = AnswerField(key="day", type=FieldType.DATE)
FORCE = AnswerField(key="org", type=FieldType.ORG)
KIT = AnswerField(key="kit", type=FieldType.MULTI, options=("own", "loan"), other=True)
PAPER = AnswerField(key="paper", type=FieldType.DOCUMENT)
YEARS = AnswerField(key="by_year", type=FieldType.MATRIX, by="calendar year", columns=(COUNT, SUM))
SHARING = AnswerField(key="sharing", type=FieldType.TABLE, columns=(FORCE, DAY))
NOTE = AnswerField(key="note", type=FieldType.TEXT)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("1,200", "1,200"),
        ("c. 30", "about 30"),
        ("<5", "fewer than 5"),
        ("5–10", "5 to 10"),
        ("up to 20", "up to 20"),
        ("over 100", "101 or more"),
        ("10 of 2,077", "10 of 2,077"),
        ("nil", "0"),
    ],
)
def test_a_number_is_said_in_plain_words(text, line):
    assert say(read_quantity(text, COUNT), COUNT) == line


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("0.48%", "0.48%"),
        ("0.0003%", "0.0003%"),
        ("5-10%", "5% to 10%"),
        ("10 of 2,077", "0.4815% of 2,077"),
        ("over 90%", "90% or more"),
    ],
)
def test_a_share_is_said_with_its_sign(text, line):
    assert say(read_quantity(text, SHARE), SHARE) == line


def test_a_sum_is_said_with_its_tax_and_its_basis():
    assert say(read_money("£12k ex VAT", basis=Basis.BUDGET), SUM) == "£12,000 plus VAT (budget)"
    assert say(read_money("€5,000.50 inc VAT"), SUM) == "€5,000.50 including VAT"
    assert say(read_money("about £5k to £10k spent"), SUM) == "about £5,000 to £10,000 (spent)"


@pytest.mark.parametrize(
    ("text", "line", "iso"),
    [
        ("12/3/2024", "Tue 12 Mar 2024", "2024-03-12"),
        ("March 2024", "March 2024", "2024-03"),
        ("Q2 2024", "April to June 2024", "2024-04-01/2024-06-30"),
        ("2024", "2024", "2024"),
        ("2023/24", "2023/24", "2023-04-01/2024-03-31"),
        ("1-3 April 2024", "Mon 1 Apr 2024 to Wed 3 Apr 2024", "2024-04-01/2024-04-03"),
    ],
)
def test_a_date_is_said_as_exactly_as_it_was_given(text, line, iso):
    read = read_dates(text)

    (cell,) = cells(asking(DAY), {"day": read})
    assert (say(read, DAY), cell.value) == (line, iso)
    assert (cell.first, cell.last, cell.precision) == (read.first, read.last, read.precision)


def test_other_values_are_said_in_their_words():
    paper = Document(title="Policy", dated=read_dates("March 2024"), redacted="two names")

    assert say(Chosen(options=("own", "loan"), other="hired"), KIT) == "own; loan; other: hired"
    assert say(paper, PAPER) == "Policy, March 2024 (redacted: two names)"
    assert say(Organisation(name="Borsetshire Police"), FORCE) == "Borsetshire Police"
    assert say("as printed", NOTE) == "as printed"


def by_year():
    first = {"searches": read_quantity("c. 30", COUNT), "cost": read_money("£5k")}
    return Matrix(rows={"2023": first, "2024": {"searches": read_quantity("<5", COUNT)}})


def sharing():
    first = {"org": Organisation(name="Barchester BID", slug="barchester-bid"), "day": read_dates("2024")}
    return Table(rows=(first, {"org": Organisation(name="A shop")}))


def asking(*fields):
    return Question(id="P04", key="use", group=Group.USE, priority=Priority.A, ask="?", fields=fields)


def test_a_matrix_and_a_table_are_said_row_by_row():
    assert say(by_year(), YEARS) == "2023: searches about 30, cost £5,000; 2024: searches fewer than 5"
    assert say(sharing(), SHARING) == "org Barchester BID, day 2024; org A shop"


def test_a_matrix_has_a_cell_for_each_year_and_column():
    flat = cells(asking(NOTE, YEARS), {"by_year": by_year()})

    assert [(cell.name, cell.value) for cell in flat] == [
        ("searches[2023]", "30"),
        ("cost[2023]", "5000"),
        ("searches[2024]", "fewer than 5"),
    ]
    assert (flat[0].approximate, flat[1].currency, flat[2].low, flat[2].high) == (True, "GBP", 0, 4)


def test_a_table_has_a_cell_for_each_row_and_column():
    flat = cells(asking(SHARING), {"sharing": sharing()})

    assert [(cell.name, cell.value, cell.identifier) for cell in flat] == [
        ("org[1]", "Barchester BID", "barchester-bid"),
        ("day[1]", "2024", ""),
        ("org[2]", "A shop", ""),
    ]


def test_a_cell_never_passes_a_limit_off_as_a_number():
    values = {"searches": read_quantity("over 1,000", COUNT)}

    (cell,) = cells(asking(COUNT), values)
    assert (cell.value, cell.low, cell.high) == ("1,001 or more", 1001, None)
