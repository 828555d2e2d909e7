from datetime import date

import pytest

from foi_tracker.queries import authorities
from foi_tracker.queries.authorities import AuthorityFilter
from foi_tracker.usecases.load_register import load_register
from tests.builders import NOON

TODAY = date(2026, 11, 23)
LAST_DAY_OF_SURREY = date(2027, 3, 31)
FIRST_DAY_AFTER = date(2027, 4, 1)


@pytest.fixture
def register(session):
    load_register(session, at=NOON)
    return session


def _slugs(session, on=TODAY, **wanted):
    return [found.slug for found in authorities.matching(session, AuthorityFilter(on=on, **wanted))]


def test_with_no_filter_everything_that_exists_today_is_found(register):
    assert len(_slugs(register)) == 430


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        ({"kind": "forces"}, 48),
        ({"kind": "police_territorial"}, 45),
        ({"kind": "councils"}, 382),
        ({"nation": "Wales"}, 26),
        ({"region": "London"}, 35),
        ({"regime": "FOISA"}, 33),
        ({"kind": "councils", "nation": "Scotland"}, 32),
        ({"standing": "former"}, 126),
        ({"standing": "coming"}, 2),
        ({"standing": "all"}, 558),
    ],
)
def test_each_filter_limits_what_is_found(register, wanted, count):
    assert len(_slugs(register, **wanted)) == count


def test_a_force_filter_gives_the_force_and_the_councils_in_its_area(register):
    found = _slugs(register, force="gwent-police")

    assert "gwent-police" in found
    assert {"newport", "torfaen", "monmouthshire"} < set(found)
    assert "cardiff" not in found


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("Kent County Council", "kent"),
        ("kings lynn", "kings-lynn-and-west-norfolk"),
        ("ynys mon", "isle-of-anglesey"),
        ("YNYS MÔN", "isle-of-anglesey"),
        ("BTP", "british-transport-police"),
        ("E08000038", "barnsley"),
        ("E08000016", "barnsley"),
        ("Hampshire Constabulary", "hampshire-and-isle-of-wight-constabulary"),
        ("hove brighton", "brighton-and-hove"),
        ("Caerdydd", "cardiff"),
    ],
)
def test_a_name_is_found_however_it_is_typed(register, typed, slug):
    assert _slugs(register, words=typed)[0] == slug


def test_every_word_must_match(register):
    assert _slugs(register, words="kent zebra") == []


def test_the_whole_name_comes_before_names_that_begin_with_it(register):
    found = _slugs(register, words="York")

    assert found[0] == "york"
    assert "north-yorkshire" in found[1:]


def test_percent_and_underscore_are_only_letters_to_look_for(register):
    assert len(_slugs(register, words="%")) == len(_slugs(register))
    assert _slugs(register, words="_ent") == []


def test_an_unknown_word_in_the_address_finds_nothing_rather_than_everybody(register):
    wanted = AuthorityFilter.read({"kind": "parish", "nation": "Narnia"}, on=TODAY)

    assert wanted.unknown == ("parish", "Narnia")
    assert authorities.matching(register, wanted) == []


def test_a_filter_comes_back_from_its_own_address():
    wanted = AuthorityFilter(on=TODAY, words="kent", kind="councils", standing="all", force="kent-police")

    assert AuthorityFilter.read(wanted.parameters, on=TODAY) == wanted


def test_a_near_miss_suggests_the_authority_meant(register):
    suggested = [found.slug for found in authorities.did_you_mean(register, "Westmidlands Polise", on=TODAY)]

    assert suggested[0] == "west-midlands-police"


def test_nonsense_suggests_nothing(register):
    assert authorities.did_you_mean(register, "qqqqzzzz", on=TODAY) == []


@pytest.mark.parametrize(("day", "old", "new"), [(LAST_DAY_OF_SURREY, True, False), (FIRST_DAY_AFTER, False, True)])
def test_surrey_exists_to_its_last_day_and_its_successors_from_the_next(register, day, old, new):
    found = set(_slugs(register, on=day))

    assert ("surrey" in found, "woking" in found) == (old, old)
    assert ("east-surrey" in found, "west-surrey" in found) == (new, new)
    for slug in ("surrey", "east-surrey"):
        assert authorities.is_current(authorities.by_slug(register, slug), day) == (slug in found)


def test_a_merger_of_a_merger_leads_to_whoever_answers_today(register):
    taunton = authorities.by_slug(register, "taunton-deane-borough-council")

    on_the_way = authorities.successors_of(register, [taunton], on=date(2020, 1, 1))
    today = authorities.successors_of(register, [taunton], on=TODAY)

    assert [each.slug for each in on_the_way[taunton.slug]] == ["somerset-west-and-taunton-council"]
    assert [each.slug for each in today[taunton.slug]] == ["somerset"]


def test_predecessors_are_listed_latest_first(register):
    somerset = authorities.by_slug(register, "somerset")

    found = [each.slug for each in authorities.predecessors_of(register, somerset)]

    assert set(found) == {
        "mendip-district-council",
        "sedgemoor-district-council",
        "somerset-county-council",
        "somerset-west-and-taunton-council",
        "south-somerset-district-council",
    }
