"""The share of a watchlist that neither a court nor the police want."""

from decimal import Decimal

import pytest

from foi_tracker.domain.findings.derived import NOT_WANTED, OTHERS, WANTED, not_wanted_share, with_derived
from foi_tracker.domain.findings.flat import cells
from foi_tracker.domain.findings.speech import say
from foi_tracker.domain.findings.values import Quantity
from tests.domain.findings.sets import SETS
from tests.findings_builders import number

P13 = SETS["lfrt-police-2.json"].question("P13")


def watchlist(**known):
    """Nobody on it for any reason but those given."""
    return dict.fromkeys((*WANTED, *OTHERS), number(0)) | known


def test_the_share_is_of_all_reasons_together():
    share = not_wanted_share(watchlist(wanted_court=number(30), wanted_police=number(10), intelligence=number(60)))

    assert (share.exact, share.out_of) == (Decimal("60.0"), Decimal(100))


def test_a_band_makes_the_share_a_range():
    share = not_wanted_share(watchlist(wanted_court=number(95), missing_vulnerable=number(0, 4)))

    assert (share.low, share.high, share.out_of) == (Decimal("0.0"), Decimal("4.1"), None)


def test_a_number_without_an_upper_end_leaves_the_share_open():
    many = Quantity(low=Decimal(100), high=None)

    others = not_wanted_share(watchlist(wanted_court=number(100), other=many))
    wanted = not_wanted_share(watchlist(wanted_court=many, other=number(100)))

    assert (others.low, others.high) == (50, 100)
    assert (wanted.low, wanted.high) == (0, 50)


def test_what_is_roughly_given_makes_a_rough_share():
    assert not_wanted_share(watchlist(wanted_court=number(50, approximate=True), other=number(50))).approximate


@pytest.mark.parametrize("gone", [*WANTED, *OTHERS])
def test_there_is_no_share_while_a_reason_has_no_number(gone):
    values = watchlist(wanted_court=number(5))
    del values[gone]

    assert not_wanted_share(values) is None


def test_an_empty_watchlist_has_no_share():
    assert not_wanted_share(watchlist()) is None


def test_what_somebody_stored_in_its_place_is_not_shown():
    assert NOT_WANTED not in with_derived(P13, {NOT_WANTED: number(12)})


def test_the_share_stands_in_its_own_column_with_what_it_is_of():
    values = with_derived(P13, watchlist(wanted_police=number(250), conditions=number(750)))

    cell = next(each for each in cells(P13, values) if each.field == NOT_WANTED)
    field = next(each for each in P13.fields if each.key == NOT_WANTED)

    assert (cell.value, cell.out_of) == ("75", 1000)
    assert say(values[NOT_WANTED], field) == "75% of 1,000"
