"""Numbers beside their neighbours: far from all others, or in another unit."""

from decimal import Decimal

import pytest

from foi_tracker.domain.findings.values import Matrix, Money, Quantity, Table
from foi_tracker.domain.quality.numbers import Others, doubts
from foi_tracker.domain.quality.rules import Check
from tests.domain.quality.reads import TODAY, mine
from tests.findings_builders import number

CAMERAS = (100, 110, 120, 130, 140, 150, 160, 170)
SPENT = (20_000, 22_000, 24_000, 26_000, 28_000, 30_000, 32_000, 34_000)


def pounds(amount, currency="GBP"):
    return Money(amount=number(amount), currency=currency)


def councils(*counts, key="cameras_total", id_="C05", made=number):
    """One answer for each, named by its place."""
    return [mine(place, id_, {key: made(count)}) for place, count in enumerate(counts)]


def found(answers):
    return [(answer, doubt.check) for answer, doubt in doubts(answers, TODAY)]


def test_numbers_near_each_other_raise_no_doubt():
    assert found(councils(*CAMERAS)) == []


@pytest.mark.parametrize(("count", "is_far"), [(790, False), (1_500, True), (5, False)])
def test_a_number_is_an_outlier_above_five_times_the_upper_quartile_and_never_for_being_small(count, is_far):
    told = found(councils(*CAMERAS, count))

    assert told == ([(8, Check.OUTLIER)] if is_far else [])


def test_with_seven_numbers_nothing_is_far_from_the_others():
    assert found(councils(*CAMERAS[:6], 9_999)) == []


def test_an_outlier_is_told_with_what_it_is_held_against():
    ((_, doubt),) = doubts(councils(*CAMERAS, 1_500), TODAY)

    assert doubt.text == "cameras total: 1,500 is 9.4 times the upper quartile, 160. (9 numbers.)"


def test_one_wild_number_does_not_hide_another():
    told = found(councils(*CAMERAS, 1_500, 1_000_000))

    assert told == [(8, Check.OUTLIER), (9, Check.OUTLIER)]


@pytest.mark.parametrize(
    ("amount", "check"),
    [(2_700_000, Check.UNIT), (27_000_000, Check.UNIT), (27, Check.THOUSANDS), (2_000, None)],
    ids=["pence", "a thousand times", "in thousands", "merely little"],
)
def test_money_in_another_unit_is_suspected_beside_the_others(amount, check):
    told = found(councils(*SPENT, amount, key="contract_value", id_="C06", made=pounds))

    assert told == ([(8, check)] if check else [])


def test_euros_are_no_neighbours_of_pounds():
    answers = councils(*SPENT, key="contract_value", id_="C06", made=pounds)
    answers.append(mine("euros", "C06", {"contract_value": pounds(2_700_000, "EUR")}))

    assert found(answers) == []


def by_year(**counts):
    return {"rfr_by_year": Matrix(rows={year[1:]: {"searches": number(count)} for year, count in counts.items()})}


@pytest.mark.parametrize("count", [40_000, 400_000, 4])
def test_a_year_that_is_a_hundred_or_a_thousand_times_its_own_others_is_suspected(count):
    told = found([mine("force", "P04", by_year(y2022=380, y2023=400, y2024=420, y2025=count))])

    assert told == [("force", Check.UNIT)]


def test_one_other_year_is_not_enough_to_suspect_a_unit():
    assert found([mine("force", "P04", by_year(y2022=4, y2023=400))]) == []


def test_a_count_that_looks_like_a_year_is_asked_about_unless_typed_with_a_comma():
    plain = Quantity(low=Decimal(2023), high=Decimal(2023), said="2023")
    comma = Quantity(low=Decimal(2023), high=Decimal(2023), said="2,023")

    assert found([mine("plain", "C05", {"cameras_total": plain})]) == [("plain", Check.YEAR)]
    assert found([mine("comma", "C05", {"cameras_total": comma})]) == []


def test_a_count_among_others_like_it_is_no_year():
    counts = (1_500, 1_600, 1_800, 1_900, 2_100, 2_200, 2_400, 2_600)

    assert found(councils(*counts, 2_020)) == []


def test_bands_and_rough_numbers_are_held_against_nothing():
    answers = councils(*CAMERAS)
    answers.append(mine("band", "C05", {"cameras_total": number(5_000, 6_000)}))
    answers.append(mine("about", "C05", {"cameras_total": number(5_000, approximate=True)}))

    assert found(answers) == []


def test_rows_of_tables_are_neighbours_whatever_their_number():
    def systems(*counts):
        return {"systems": Table(rows=tuple({"cameras": number(count)} for count in counts))}

    answers = [mine("many", "C02", systems(*CAMERAS)), mine("one", "C02", systems(1_500))]

    assert found(answers) == [("one", Check.OUTLIER)]


def test_the_middle_of_the_others_leaves_the_number_itself_out():
    others = Others([Decimal(each) for each in (1, 2, 3, 4, 100)])

    assert others.middle_without(Decimal(100)) == Decimal("2.5")
    assert others.middle_without(Decimal(1)) == Decimal("3.5")
    assert (others.lower, others.upper) == (2, 4)
