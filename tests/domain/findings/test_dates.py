from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foi_tracker.domain.findings.dates import Unreadable, read_dates
from foi_tracker.domain.findings.vocabulary import AnswerState, Precision
from tests.domain.findings.tables import rows

READ, ASKED = rows("dates.csv"), rows("not_dates.csv")


@pytest.mark.parametrize("row", READ, ids=lambda row: repr(row["text"]))
def test_a_date_is_read_day_first_and_as_exactly_as_it_is_given(row):
    read = read_dates(row["text"])

    assert (read.first.isoformat(), read.last.isoformat(), read.precision) == (
        row["first"],
        row["last"],
        row["precision"],
    )


@pytest.mark.parametrize("row", ASKED, ids=lambda row: repr(row["text"]))
def test_a_date_that_may_be_two_things_or_none_is_asked(row):
    with pytest.raises(Unreadable, match=r"\b([Tt]ype|pick)\b|, as in ") as refused:
        read_dates(row["text"])

    assert refused.value.suggests == (AnswerState(row["suggests"]) if row["suggests"] else None)


@pytest.mark.parametrize(
    "form", ["{0.day} {0:%B} {0.year}", "{0:%d/%m/%Y}", "{0:%Y-%m-%d}", "{0:%a %d %b %Y}", "{0:%d.%m.%Y}"]
)
@given(day=st.dates(min_value=date(2000, 1, 1), max_value=date(2049, 12, 31)))
def test_every_day_is_read_back_from_every_way_of_writing_it(form, day):
    read = read_dates(form.format(day))

    assert (read.first, read.last, read.precision) == (day, day, Precision.DAY)


PIECES = {word for row in [*READ, *ASKED] for word in row["text"].split(" ")}


@given(st.one_of(st.text(max_size=40), st.lists(st.sampled_from(sorted(PIECES)), max_size=6).map(" ".join)))
def test_reading_any_text_gives_a_date_or_asks(text):
    try:
        read = read_dates(text)
    except Unreadable:
        return

    assert read.first <= read.last
