from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foi_tracker.domain.findings.money import Unreadable, read_money
from foi_tracker.domain.findings.vocabulary import AnswerState, Basis, Vat
from tests.domain.findings.tables import rows

READ, ASKED = rows("sums.csv"), rows("not_sums.csv")


@pytest.mark.parametrize("row", READ, ids=lambda row: repr(row["text"]))
def test_a_sum_is_read_with_its_currency_tax_and_basis(row):
    read = read_money(row["text"])

    low, high = (Decimal(row[name]) if row[name] else None for name in ("low", "high"))
    assert (read.amount.low, read.amount.high) == (low, high)
    assert read.amount.approximate == (row["marked"] == "approximate")
    assert (read.currency, read.vat, read.basis) == (row["currency"], row["vat"], row["basis"])


@pytest.mark.parametrize("row", ASKED, ids=lambda row: repr(row["text"]))
def test_a_sum_that_may_be_two_things_or_none_is_asked(row):
    with pytest.raises(Unreadable, match=r"\b([Tt]ype|pick|[Ww]rite|agree)\b") as refused:
        read_money(row["text"])

    assert refused.value.suggests == (AnswerState(row["suggests"]) if row["suggests"] else None)


def test_what_was_picked_stays_where_the_words_say_nothing():
    read = read_money("£12,000", vat=Vat.INCLUDED, basis=Basis.BUDGET)

    assert (read.vat, read.basis) == (Vat.INCLUDED, Basis.BUDGET)


def test_what_was_picked_and_what_the_words_say_may_agree():
    assert read_money("£12,000 + VAT", vat=Vat.EXCLUDED).vat is Vat.EXCLUDED


@pytest.mark.parametrize(
    ("text", "picked"),
    [
        ("£12,000 + VAT", {"vat": Vat.INCLUDED}),
        ("£12,000 inc. VAT", {"vat": Vat.EXCLUDED}),
        ("£12,000 spent", {"basis": Basis.BUDGET}),
    ],
)
def test_what_was_picked_must_not_contradict_the_words(text, picked):
    with pytest.raises(Unreadable, match="Make them agree"):
        read_money(text, **picked)


def test_how_the_reply_puts_a_sum_is_kept():
    assert read_money(" £12k ex VAT ").amount.said == "£12k ex VAT"


PIECES = {word for row in [*READ, *ASKED] for word in row["text"].split(" ")}


@given(st.one_of(st.text(max_size=40), st.lists(st.sampled_from(sorted(PIECES)), max_size=6).map(" ".join)))
def test_reading_any_text_gives_a_sum_or_asks(text):
    try:
        read = read_money(text)
    except Unreadable:
        return

    assert read.amount.high is None or 0 <= read.amount.low <= read.amount.high
