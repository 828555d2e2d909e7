import csv
from datetime import date, timedelta
from pathlib import Path

import pytest

from foi_tracker.domain.bank_holidays import FIRST_DAY, HORIZON, NATIONS, ProclaimedDay, in_nation
from foi_tracker.domain.regimes import laws
from foi_tracker.domain.vocabulary import RegimeCode

FACTS = Path(__file__).parent.parent / "golden" / "bank_holidays.csv"
CUP_FINAL = date(2026, 6, 15)


def facts(nation):
    """The weekday holidays of a nation by the law, as they were worked out day by day."""
    with FACTS.open(encoding="utf-8", newline="") as file:
        rows = [(date.fromisoformat(row["date"]), row[nation] == "true") for row in csv.DictReader(file)]
    return {day for day, is_holiday in rows if is_holiday and day <= HORIZON}


@pytest.mark.parametrize("nation", NATIONS)
def test_the_calendar_agrees_with_the_facts_nation_by_nation(nation):
    assert set(in_nation(nation)) == facts(nation)


def test_foia_and_eir_leave_out_the_holidays_of_every_part_of_the_uk():
    union = set().union(*(facts(nation) for nation in NATIONS))

    for code in (RegimeCode.FOIA, RegimeCode.EIR):
        assert set(laws()[code].calendar.holidays) == union


def test_scottish_law_leaves_out_scotlands_holidays_alone():
    for code in (RegimeCode.FOISA, RegimeCode.EISR):
        assert set(laws()[code].calendar.holidays) == facts("SCT")


def test_the_calendar_runs_from_the_day_the_laws_began_to_its_horizon():
    for law in laws().values():
        assert (
            (law.calendar.first, law.calendar.horizon) == (FIRST_DAY, HORIZON) == (date(2005, 1, 1), date(2028, 12, 31))
        )


def test_st_andrews_day_2006_was_an_ordinary_day():
    assert laws()[RegimeCode.FOISA].calendar.is_working(date(2006, 11, 30))
    assert not laws()[RegimeCode.FOISA].calendar.is_working(date(2007, 11, 30))


def test_a_holiday_says_where_it_is_one():
    names = laws()[RegimeCode.FOIA].calendar.holidays

    assert names[date(2026, 11, 30)] == "St Andrew's Day (Scotland)"
    assert names[date(2026, 8, 31)] == "Summer bank holiday (England, Wales and Northern Ireland)"
    assert names[date(2026, 12, 25)] == "Christmas Day"


def proclaimed(day, nation, *, is_holiday):
    return frozenset({ProclaimedDay(day=day, nation=nation, name="Moved", is_holiday=is_holiday, citation="An Order")})


def test_a_day_proclaimed_in_wales_counts_out_for_foia_and_not_in_scotland():
    day = date(2027, 3, 1)
    changed = laws(proclaimed(day, "WLS", is_holiday=True))

    assert not changed[RegimeCode.FOIA].calendar.is_working(day)
    assert changed[RegimeCode.FOISA].calendar.is_working(day)


def test_a_day_taken_away_counts_again_unless_another_nation_keeps_it():
    changed = laws(proclaimed(CUP_FINAL, "SCT", is_holiday=False))
    still_english = laws(proclaimed(date(2026, 8, 31), "WLS", is_holiday=False))

    assert changed[RegimeCode.FOISA].calendar.is_working(CUP_FINAL)
    assert changed[RegimeCode.FOIA].calendar.is_working(CUP_FINAL)
    assert not still_english[RegimeCode.FOIA].calendar.is_working(date(2026, 8, 31))


@pytest.mark.parametrize("nation", NATIONS)
@pytest.mark.parametrize("day", [date(2026, 4, 3), date(2026, 12, 25)])
def test_no_proclamation_makes_good_friday_or_christmas_day_count(nation, day):
    changed = laws(proclaimed(day, nation, is_holiday=False))

    assert not changed[RegimeCode.FOIA].calendar.is_working(day)
    assert not changed[RegimeCode.FOISA].calendar.is_working(day)


def test_every_weekday_is_either_a_holiday_with_a_name_or_a_working_day():
    for law in laws().values():
        day = FIRST_DAY
        while day <= HORIZON:
            assert law.calendar.is_working(day) == (day.weekday() < 5 and day not in law.calendar.holidays)
            day += timedelta(days=1)
    assert all(name for law in laws().values() for name in law.calendar.holidays.values())
