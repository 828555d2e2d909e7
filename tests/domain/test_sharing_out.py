import pytest
from hypothesis import given
from hypothesis import strategies as st

from foi_tracker.domain.sharing_out import Portion, share_evenly

ANN, BOB, CAT = 1, 2, 3


def portions(**regions):
    """So many requests in each region, numbered from 1 in the order given."""
    names = [region for region, count in regions.items() for _ in range(count)]
    return [Portion(request_id=number, region=region) for number, region in enumerate(names, 1)]


def test_regions_that_fit_stay_whole():
    shares = share_evenly(portions(north=4, south=2, west=2), {ANN: 0, BOB: 0})

    assert shares == {ANN: [1, 2, 3, 4], BOB: [5, 6, 7, 8]}


def test_a_region_too_large_for_one_is_cut_once():
    shares = share_evenly(portions(north=6, south=2), {ANN: 0, BOB: 0})

    assert sorted(map(len, shares.values())) == [4, 4]
    assert shares[ANN] == [1, 2, 3, 4]


def test_the_odd_one_goes_to_whoever_has_least():
    shares = share_evenly(portions(north=4), {ANN: 9, BOB: 2, CAT: 5})

    assert {person: len(share) for person, share in shares.items()} == {ANN: 1, BOB: 2, CAT: 1}


def test_with_nothing_to_share_everybody_gets_nothing():
    assert share_evenly([], {ANN: 0, BOB: 3}) == {ANN: [], BOB: []}


def test_sharing_among_nobody_is_a_mistake():
    with pytest.raises(ValueError, match="nobody to share among"):
        share_evenly(portions(north=1), {})


@given(
    regions=st.lists(st.sampled_from(["north", "south", "east", "west", "middle"]), max_size=80),
    loads=st.dictionaries(st.integers(1, 40), st.integers(0, 30), min_size=1, max_size=9),
)
def test_every_request_goes_to_one_person_and_shares_differ_by_one_at_most(regions, loads):
    given_out = [Portion(request_id=number, region=region) for number, region in enumerate(regions)]

    shares = share_evenly(given_out, loads)

    sizes = [len(share) for share in shares.values()]
    assert sorted(each for share in shares.values() for each in share) == list(range(len(regions)))
    assert set(shares) == set(loads)
    assert max(sizes) - min(sizes) <= 1


@given(st.lists(st.sampled_from(["north", "south", "east", "west"]), max_size=60), st.integers(1, 8))
def test_there_are_no_more_cuts_than_there_are_people(regions, people):
    given_out = [Portion(request_id=number, region=region) for number, region in enumerate(regions)]

    shares = share_evenly(given_out, dict.fromkeys(range(people), 0))

    pieces = sum(len({regions[each] for each in share}) for share in shares.values())
    assert pieces - len(set(regions)) <= people - 1
