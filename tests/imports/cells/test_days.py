"""Days as people write them in sheets."""

from datetime import date

import pytest

from foi_tracker.domain.imports.vocabulary import DateOrder
from foi_tracker.domain.imports.words.days import (
    NotADay,
    doubt,
    in_turn,
    lacks_year,
    read_day,
)

THE_THIRD = date(2026, 4, 3)
NBSP, EN_DASH = "\u00a0", "–"

THE_THIRD_OF_APRIL = [
    *("2026-04-03", "2026/04/03", "2026.04.03", "20260403", "2026-4-3"),
    *(
        "2026-04-03T10:00Z",
        "2026-04-03T10:00:00Z",
        "2026-04-03 10:00:00",
        "2026-04-03 00:00:00.000",
        "2026-04-03T10:00",
    ),
    *("03/04/2026", "3/4/2026", "3/4/26", "03/04/26", "03.04.26", "3.4.2026", "03-04-2026", "3-4-26", "03\\04\\2026"),
    *("03 / 04 / 2026", "03 04 2026", f"03{NBSP}/{NBSP}04/26", f"03{EN_DASH}04{EN_DASH}2026", "03//04/2026"),
    *(
        "3 Apr 2026",
        "3 April 2026",
        "03 APR 2026",
        "3-Apr-2026",
        "3-Apr-26",
        "3 Apr 26",
        "3 Apr '26",
        "3Apr26",
        "03APR2026",
    ),
    *(
        "3rd April 2026",
        "3rd of April 2026",
        "3 April, 2026",
        "the 3rd April 2026".removeprefix("the "),
        "3. April 2026",
    ),
    *("April 3, 2026", "Apr 3 2026", "April 3rd, 2026", "2026 Apr 3", "2026-Apr-03", f"3{NBSP}April{NBSP}2026"),
    *(
        "Fri 3 Apr 2026",
        "Friday 3 April 2026",
        "Fri, 3 Apr 2026",
        "Fri. 3 Apr 2026",
        "Fri 03/04/2026",
        "03/04/2026 (Fri)",
    ),
    *("3 Ebrill 2026", "3 Ebr 2026", "Dydd Gwener 3 Ebrill 2026", "3ydd o Ebrill 2026", "Gwener 3 Ebrill 2026"),
    *("03/04/2026 10:00", "03/04/2026, 14:05", "03/04/2026 2:05 pm", "3 Apr 2026 at 10:15am", "10:32, 3 April 2026"),
    *("3 April 2026 14:05 BST", "Fri, 03 Apr 2026 10:15:00 +0100", "Fri Apr 03 2026 10:00:00 GMT+0100 (BST)"),
    *(
        " 3/4/26 ",
        "3/4/26.",
        '"3/4/26"',
        "on 3/4/26",
        "Yes 3/4/26",
        "Y - 3/4/26",
        "✓ 3/4/26",
        "- 3/4/26",
        "dated 3/4/26",
    ),
]


@pytest.mark.parametrize("text", THE_THIRD_OF_APRIL)
def test_the_third_of_april_is_read_however_it_is_written(text):
    assert read_day(text) == THE_THIRD


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("4th September, 2026", date(2026, 9, 4)),
        ("4 Sept 2026", date(2026, 9, 4)),
        ("Fri 4 Sep 2026", date(2026, 9, 4)),
        ("1st Jan 2026", date(2026, 1, 1)),
        ("22nd Feb 2026", date(2026, 2, 22)),
        ("29 Feb 2024", date(2024, 2, 29)),
        ("31/12/2025", date(2025, 12, 31)),
        ("13/04/2026", date(2026, 4, 13)),
        ("Thurs 9th April 26", date(2026, 4, 9)),
        ("Tues 7 Apr 26", date(2026, 4, 7)),
        ("Weds 8 Apr 26", date(2026, 4, 8)),
        ("12 Febuary 2026", date(2026, 2, 12)),
    ],
)
def test_other_days_are_read_too(text, day):
    assert read_day(text) == day


WELSH = {
    "Ionawr": 1,
    "Chwefror": 2,
    "Mawrth": 3,
    "Ebrill": 4,
    "Mai": 5,
    "Mehefin": 6,
    "Gorffennaf": 7,
    "Awst": 8,
    "Medi": 9,
    "Hydref": 10,
    "Tachwedd": 11,
    "Rhagfyr": 12,
    "Chwef": 2,
    "Maw": 3,
    "Gorff": 7,
    "Hyd": 10,
    "Tach": 11,
    "o Fawrth": 3,
    "o Fai": 5,
    "o Fehefin": 6,
    "o Orffennaf": 7,
    "o Fedi": 9,
    "o Dachwedd": 11,
    "o Ragfyr": 12,
}


@pytest.mark.parametrize(("name", "month"), WELSH.items())
def test_welsh_months_are_read(name, month):
    assert read_day(f"6 {name} 2026") == date(2026, month, 6)


def test_a_welsh_tuesday_is_not_taken_for_march():
    assert read_day("dydd Mawrth 3 Mawrth 2026") == date(2026, 3, 3)


def test_a_time_with_its_zone_gives_the_day_in_london():
    assert read_day("2026-04-03T23:30Z") == date(2026, 4, 4)
    assert read_day("2026-01-03T23:30Z") == date(2026, 1, 3)
    assert read_day("2026-04-03T00:30+02:00") == date(2026, 4, 2)
    assert read_day("2026-04-03 23:30") == THE_THIRD


def test_a_column_of_another_order_is_read_as_somebody_said():
    assert read_day("04/03/2026", order=DateOrder.MONTH_FIRST) == THE_THIRD
    assert read_day("4/13/26", order=DateOrder.MONTH_FIRST) == date(2026, 4, 13)
    assert read_day("3 Apr 2026", order=DateOrder.MONTH_FIRST) == THE_THIRD
    assert read_day("2026-04-03", order=DateOrder.MONTH_FIRST) == THE_THIRD


@pytest.mark.parametrize(
    ("text", "order", "says"),
    [
        ("03/13/2026", DateOrder.DAY_FIRST, "There is no month 13. If this column is written month first, say so."),
        ("13/03/2026", DateOrder.MONTH_FIRST, "There is no month 13. If this column is written day first, say so."),
    ],
)
def test_a_month_that_does_not_exist_asks_for_the_order_of_the_column(text, order, says):
    with pytest.raises(NotADay) as refused:
        read_day(text, order=order)
    assert refused.value.way_out == says


@pytest.mark.parametrize(
    "text",
    [
        *(
            "early March",
            "March 2026",
            "03/2026",
            "Mar-26",
            "Apr 26",
            "w/c 3 March",
            "w/c 3/3/2026",
            "Spring 2024",
            "tbc",
        ),
        *(
            "mid-April",
            "end of May 2026",
            "by 3 April 2026",
            "c. 3 April 2026",
            "3/4/26?",
            "~3/4/26",
            "Q1 2026",
            "2026",
        ),
        *("31/02/2026", "29/02/2026", "32/01/2026", "00/04/2026", "13/13/2026", "2026-13-04", "31 June 2026"),
        *("3/4/202", "3/4/20266", "3.4", "5-10", "12", "-", "", "   ", "yes", "see email", "\x00", "3/4/26/5"),
        *("3/4/26; 10/4/26", "3 Apr and 10 Apr 2026", "3/4/26 - 10/4/26", "Ref 123/04/2026", "£3/4/26", "3 Foo 2026"),
        *("03/04/1926", "03/04/2004", "3 Apr 2060", "3/4/99", "99999999", "10:30", "0", "1e5", "½/4/26", "3²/4/26"),
    ],
)
def test_what_is_no_single_day_says_the_way_out(text):
    with pytest.raises(NotADay) as refused:
        read_day(text, year=2026)
    assert refused.value.text == text
    assert refused.value.way_out.endswith(".")


@pytest.mark.parametrize("text", ["3/4/26 (by email)", "sent 3/4/26", "3/4/26 - auto reply", "Ack 3 April 2026"])
def test_a_day_among_other_words_is_named_but_not_taken(text):
    with pytest.raises(NotADay, match="If it is Fri 3 Apr 2026, type that alone"):
        read_day(text)


@pytest.mark.parametrize("text", ["00/01/1900", "01/01/1900", "1900-01-01", "30/12/1899", "1904-01-01"])
def test_an_empty_date_of_a_spreadsheet_is_called_so(text):
    with pytest.raises(NotADay, match="empty date"):
        read_day(text)


def test_a_weekday_that_does_not_fit_is_never_passed_over():
    with pytest.raises(NotADay, match="3 April 2026 was a Friday"):
        read_day("Mon 3 Apr 2026")


def test_a_number_is_a_day_only_where_the_file_says_that_it_is_a_number():
    assert read_day("46115", is_number=True) == THE_THIRD
    assert read_day("46115.4375", is_number=True) == THE_THIRD
    with pytest.raises(NotADay, match="If it is Fri 3 Apr 2026, kept as a number"):
        read_day("46115")
    for other in ("2026", "12", "99999", "38352"):
        with pytest.raises(NotADay):
            read_day(other, is_number=True)


@pytest.mark.parametrize("text", ["3-Apr", "3 April", "3rd Apr", "3/4", "Apr 3", "April 3rd", "Fri 3 Apr", "3 Ebrill"])
def test_a_day_without_its_year_waits_for_one(text):
    assert lacks_year(text)
    assert read_day(text, year=2026) == THE_THIRD
    with pytest.raises(NotADay, match="which year"):
        read_day(text)


def test_a_day_with_its_year_lacks_none():
    assert not any(map(lacks_year, ("3/4/26", "3 Apr 2026", "tbc", "", "2026-04-03")))


def test_a_day_without_its_year_follows_what_came_before_it():
    november = date(2025, 11, 20)
    assert in_turn(date(2025, 1, 8), "8-Jan", november) == date(2026, 1, 8)
    assert in_turn(date(2025, 12, 8), "8-Dec", november) == date(2025, 12, 8)
    assert in_turn(date(2025, 1, 8), "8 Jan 2025", november) == date(2025, 1, 8)
    assert in_turn(date(2025, 1, 8), "8-Jan", None) == date(2025, 1, 8)
    assert in_turn(date(2024, 2, 29), "29-Feb", date(2024, 3, 1)) == date(2024, 2, 29)


def test_a_day_after_next_year_is_doubted():
    today = date(2026, 11, 23)
    assert doubt(date(2027, 12, 31), today) == ""
    assert doubt(date(2028, 1, 1), today) == "Sat 1 Jan 2028 is far off. Check its year."
