from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foi_tracker.domain.findings.numbers import Unreadable, read_quantity
from foi_tracker.domain.findings.vocabulary import AnswerState
from foi_tracker.domain.question_sets import AnswerField, FieldType
from tests.domain.findings.tables import rows

FIELDS = {
    "count": AnswerField(key="fixed_count", type=FieldType.INT, unit="cameras", minimum=0, allow_band=True),
    "hours": AnswerField(key="alert_hours", type=FieldType.NUMBER, unit="hours", minimum=0),
    "share": AnswerField(key="false_alert_rate", type=FieldType.PERCENT, minimum=0, allow_band=True),
    "latitude": AnswerField(key="lat", type=FieldType.NUMBER),
}
COUNT = FIELDS["count"]
READ, ASKED = rows("numbers.csv"), rows("not_numbers.csv")


@pytest.mark.parametrize("row", READ, ids=lambda row: f"{row['field']} {row['text']!r}")
def test_a_number_is_read_however_it_is_printed(row):
    read = read_quantity(row["text"], FIELDS[row["field"]])

    low, high, out_of = (Decimal(row[name]) if row[name] else None for name in ("low", "high", "out_of"))
    assert (read.low, read.high, read.out_of) == (low, high, out_of)
    assert [name for name in ("approximate", "suppressed") if getattr(read, name)] == row["marked"].split()


@pytest.mark.parametrize("row", ASKED, ids=lambda row: f"{row['field']} {row['text']!r}")
def test_what_may_be_two_things_or_none_is_asked_and_not_guessed(row):
    with pytest.raises(Unreadable, match=r"\b([Tt]ype|pick|[Ww]rite)\b") as refused:
        read_quantity(row["text"], FIELDS[row["field"]])

    assert refused.value.suggests == (AnswerState(row["suggests"]) if row["suggests"] else None)


def test_a_state_that_is_suggested_is_one_that_people_pick():
    assert all(AnswerState(row["suggests"]).is_coded for row in ASKED if row["suggests"])


def test_a_large_limit_hides_nobody():
    assert not read_quantity("fewer than 5,000", COUNT).suppressed


def test_how_the_reply_puts_it_is_kept():
    assert read_quantity(" c. 30 cameras ", COUNT).said == "c. 30 cameras"


def test_a_band_has_no_place_where_one_number_is_asked_for():
    with pytest.raises(Unreadable, match="asks for one"):
        read_quantity("5-10", AnswerField(key="page", type=FieldType.INT, minimum=1))


def test_a_very_long_text_is_asked_without_being_repeated():
    with pytest.raises(Unreadable) as refused:
        read_quantity("12 " * 500, COUNT)

    assert len(str(refused.value)) < 200


def reads_or_asks(text, field):
    try:
        read = read_quantity(text, field)
    except Unreadable as asked:
        return bool(str(asked))
    return read.low is None or read.high is None or read.low <= read.high


@given(st.text(max_size=40), st.sampled_from(list(FIELDS.values())))
def test_reading_any_text_gives_a_number_or_asks(text, field):
    assert reads_or_asks(text, field)


PIECES = {word for row in [*READ, *ASKED] for word in row["text"].split(" ")}


@given(st.lists(st.sampled_from(sorted(PIECES)), max_size=7), st.sampled_from(list(FIELDS.values())))
def test_reading_any_row_of_such_words_gives_a_number_or_asks(words, field):
    assert reads_or_asks(" ".join(words), field)


@given(st.integers(min_value=0, max_value=10**12))
def test_every_number_is_read_back_as_it_is_written(number):
    assert read_quantity(f"{number:,}", COUNT).exact == read_quantity(str(number), COUNT).exact == number
