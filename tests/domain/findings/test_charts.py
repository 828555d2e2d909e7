"""Charts of answers: nobody is counted twice, a band stays a band, and every number says what it rests on."""

from decimal import Decimal

import pytest

from foi_tracker.domain.findings.bins import bins
from foi_tracker.domain.findings.charts import Said
from foi_tracker.domain.findings.choice_charts import name_chart, option_chart, state_chart
from foi_tracker.domain.findings.number_charts import known, matrix_charts, middle, spread_chart, top_chart
from foi_tracker.domain.findings.values import Chosen, Matrix, Money, Organisation, Quantity
from foi_tracker.domain.findings.vocabulary import AnswerState
from foi_tracker.domain.question_sets import AnswerField, FieldType

CAMERAS = AnswerField(key="cameras", type=FieldType.INT)
USE = AnswerField(key="use", type=FieldType.CHOICE, options=("in use", "never"), other=True)
SETTING = AnswerField(key="setting", type=FieldType.MULTI, options=("street", "housing"))
SUPPLIER = AnswerField(key="supplier", type=FieldType.ORG)
SPENT = AnswerField(key="spent", type=FieldType.MONEY)
COST = AnswerField(key="cost", type=FieldType.MATRIX, by="financial year", columns=(SPENT,))


def said(values=None, name="Barchester", group="Unitary council", state=AnswerState.ANSWERED):
    return Said(name, group, state, values or {})


def quantity(low, high=None, **facts):
    most = low if high is None else high
    return Quantity(low=Decimal(low), high=None if most == "open" else Decimal(most), **facts)


def cameras(*values):
    return [said({"cameras": value}, name=f"Council {place}") for place, value in enumerate(values)]


def counted(chart):
    return {bar.label: bar.said for bar in chart.bars}


def test_what_replies_did_is_counted_by_kind_of_authority():
    everybody = [said(), said(group="District council"), said(state=AnswerState.PENDING)]

    chart = state_chart([*everybody, said(state=AnswerState.NOT_ASKED)])

    assert counted(chart) == {"answered in full": "2", "no answer yet": "1", "not asked": "1"}
    assert chart.headings == ["District council", "Unitary council", "Together"]
    assert list(chart.rows[0]) == ["answered in full", "1", "1", "2"]
    assert chart.coverage == "2 answered of 3 asked"


def test_an_option_nobody_picked_is_shown_with_nought():
    chart = option_chart(
        USE,
        "Use",
        [said({"use": Chosen(options=("in use",))}), said(), said({"use": Chosen(options=(), other="on loan")})],
    )

    assert counted(chart) == {"in use": "1", "never": "0", "something else": "1", "no option picked": "1"}
    assert chart.coverage == "2 answered of 3 asked"


def test_several_options_of_one_reply_count_each_and_the_chart_says_so():
    chart = option_chart(SETTING, "Setting", [said({"setting": Chosen(options=("street", "housing"))})])

    assert counted(chart) == {"street": "1", "housing": "1", "no option picked": "0"}
    assert "add up to more" in chart.notes[0]


def test_the_parts_of_a_bar_lie_side_by_side_and_the_longest_fills_the_width():
    everybody = [said(), said(), said(group="District council"), said(state=AnswerState.REFUSED)]

    longest, refused = state_chart(everybody).bars

    assert [(part.x, part.width) for part in longest.parts] == [(0.0, 33.333), (33.333, 66.667)]
    assert [part.width for part in refused.parts] == [33.333]


def test_names_are_counted_with_the_most_often_named_first():
    named = [said({"supplier": Organisation(name=name)}) for name in ("Argus", "Ferndale", "Argus")]

    chart = name_chart(SUPPLIER, "Supplier", [*named, said()])

    assert list(counted(chart).items()) == [("Argus", "2"), ("Ferndale", "1")]
    assert chart.coverage == "3 answered of 4 asked"


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ([0, 3, 8], ["0", "1", "2", "3", "4", "5", "6", "7", "8"]),
        (
            [10, 35, 40],
            ["1 to 4", "5 to 9", "10 to 14", "15 to 19", "20 to 24", "25 to 29", "30 to 34", "35 to 39", "40 to 44"],
        ),
        ([1, 2, 5_000], ["1 to 9", "10 to 99", "100 to 999", "1,000 to 9,999"]),
        ([0.2, 0.5], ["0 to under 1"]),
        ([], []),
    ],
)
def test_a_distribution_is_cut_at_round_numbers(numbers, words):
    assert [each.words for each in bins([(number, number) for number in numbers])] == words


@pytest.mark.parametrize("number", [1, 2, 7, 9.5, 10, 99, 100, 4_321, 1_000_000])
def test_every_number_above_nought_is_in_exactly_one_bin(number):
    made = bins([(1, 1), (number, number), (1_000_000, 1_000_000)])

    assert sum(each.holds((number, number)) for each in made) == 1


def test_nought_has_a_bin_of_its_own_and_a_band_from_nought_is_not_in_it():
    chart = spread_chart(CAMERAS, "Cameras", cameras(quantity(0), quantity(0, 4, suppressed=True), quantity(7)))

    assert counted(chart)["0"] == "1"
    assert counted(chart)["a band across several"] == "1"


def test_a_band_is_counted_where_all_of_it_fits_and_told_from_exact_numbers():
    chart = spread_chart(CAMERAS, "Cameras", cameras(*map(quantity, (3, 4, 5_000)), quantity(12, 30), quantity(5, 20)))

    assert counted(chart) == {
        "1 to 9": "2",
        "10 to 99": "1",
        "100 to 999": "0",
        "1,000 to 9,999": "1",
        "a band across several": "1",
    }
    assert list(chart.rows[1]) == ["10 to 99", "0", "1", "1"]


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ([quantity(3), quantity(5), quantity(100)], "Median 5 of 3 numbers"),
        ([quantity(3), quantity(4, 8), quantity(100)], "Median between 4 and 8 of 3 numbers"),
        ([quantity(3), quantity(50, "open")], "Median 26.5 or more of 2 numbers"),
        ([quantity(3)], "Median 3 (one number)"),
        ([], ""),
    ],
)
def test_a_median_says_how_many_it_rests_on_and_leaves_open_what_bands_leave_open(values, words):
    assert middle(known(cameras(*values), "cameras")) == words


def test_those_who_gave_no_number_are_in_no_median_but_are_told():
    chart = spread_chart(CAMERAS, "Cameras", [*cameras(quantity(4)), said(), said(state=AnswerState.NOT_ASKED)])

    assert chart.coverage == "1 answered of 2 asked"
    assert chart.notes == ["Median 4 (one number)."]


def test_the_largest_come_first_and_a_band_is_paler_where_it_is_open():
    chart = top_chart(CAMERAS, "Cameras", cameras(quantity(10), quantity(40, 80), quantity(20, approximate=True)))

    assert [(bar.label, bar.said) for bar in chart.bars] == [
        ("Council 1", "40 to 80"),
        ("Council 2", "about 20"),
        ("Council 0", "10"),
    ]
    assert [(part.tone, part.x, part.width) for part in chart.bars[0].parts] == [("p1", 0.0, 50.0), ("p5", 50.0, 50.0)]


def money(low, high=None, currency="GBP"):
    return Money(amount=quantity(low, high), currency=currency)


def test_sums_by_year_count_those_who_gave_one_and_leave_other_currencies_out():
    years = [
        {"2023/24": {"spent": money(100)}, "2024/25": {"spent": money(10, 20)}},
        {"2024/25": {"spent": money(5)}},
        {"2024/25": {"spent": money(7, currency="USD")}},
    ]
    everybody = [said({"cost": Matrix(rows=rows)}, name=f"Council {place}") for place, rows in enumerate(years)]

    (chart,) = matrix_charts(COST, "Cost", [*everybody, said()], {"spent": "Spent"})

    assert chart.caption == "Cost: Spent, all together"
    assert counted(chart) == {"2023/24": "£100", "2024/25": "£15 to £25"}
    assert list(chart.rows[1]) == ["2024/25", "£15 to £25", "2", "Median between 7.5 and 12.5 of 2 numbers"]
    assert chart.coverage == "2 answered of 4 asked"


def test_pounds_are_spread_without_other_currencies():
    chart = spread_chart(SPENT, "Spent", [said({"spent": money(4)}), said({"spent": money(9, currency="USD")})])

    assert chart.caption == "Spent: how the pounds are spread"
    assert sum(int(words) for words in counted(chart).values()) == 1


def test_a_large_number_is_written_out_on_its_bar():
    (bar,) = top_chart(CAMERAS, "Cameras", cameras(quantity(1_087_763))).bars

    assert [part.words for part in bar.parts] == ["at least 1,087,763"]
