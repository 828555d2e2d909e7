from itertools import product

import pytest

from foi_tracker.exports.formula_guard import defuse, restore

SYMBOLS = "=+-@\t\r\n\0＝＋－＠'a"


def test_every_text_of_up_to_four_symbols_comes_back_exactly():
    texts = ["".join(symbols) for length in range(5) for symbols in product(SYMBOLS, repeat=length)]

    assert len(texts) == 1 + 14 + 14**2 + 14**3 + 14**4
    assert [text for text in texts if restore(defuse(text)) != text] == []


@pytest.mark.parametrize("first", SYMBOLS[:-1])
def test_text_that_a_spreadsheet_might_run_is_quoted(first):
    assert defuse(first + "1+1") == "'" + first + "1+1"


def test_no_two_texts_become_the_same_cell():
    texts = {"".join(symbols) for length in range(4) for symbols in product(SYMBOLS, repeat=length)}

    assert len({defuse(text) for text in texts}) == len(texts)


@pytest.mark.parametrize("text", ["", "Barchester", "s.31(1)(a)", "a=b", " =1"])
def test_harmless_text_is_left_alone(text):
    assert defuse(text) == text
