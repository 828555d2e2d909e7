"""The whole register, in every spelling that people use: each is itself or is asked about, never somebody else."""

from datetime import date
from itertools import pairwise

import pytest

from foi_tracker.domain.imports.names.authority_words import named
from foi_tracker.domain.imports.vocabulary import Sureness
from tests.imports.matching.whole_register import TODAY, authorities, register, spellings

LAW_BEGINS = date(2005, 1, 1)


def days_of(authority):
    """Its first and last day as far as requests could be sent, and today where it still is."""
    last = authority.valid_to or TODAY
    first = max(authority.valid_from or LAW_BEGINS, LAW_BEGINS)
    return {first, min(last, TODAY)} if first <= TODAY else set()


def taken(name, **beside):
    """Who is taken without asking anybody."""
    match = register().match(name, **beside)
    return match.slug if match.sureness is Sureness.SURE else None


def test_the_whole_register_is_tried_in_ten_spellings_and_more():
    assert len(authorities()) >= 556
    assert sum(len(list(spellings(each))) for each in authorities()) > 10 * len(authorities())


def test_each_authority_is_itself_or_is_asked_about_while_it_exists():
    wrong = {
        (spelling, on, who)
        for each in authorities()
        for spelling in spellings(each)
        for on in days_of(each)
        if (who := taken(spelling, on=on)) not in (None, each.slug)
    }

    assert wrong == set()


def test_the_name_of_the_register_is_taken_while_its_authority_exists():
    asked = {each.slug for each in authorities() for on in days_of(each) if taken(each.name, on=on) != each.slug}

    assert asked == set()


def test_an_authority_that_has_ended_is_never_taken_again():
    gone = [each for each in authorities() if each.valid_to and each.valid_to < TODAY]

    assert len(gone) == 126
    assert {taken(each.name) for each in gone} == {None}
    assert {taken(spelling) for each in gone for spelling in spellings(each)}.isdisjoint(each.slug for each in gone)


def test_what_an_ended_authority_was_called_is_taken_only_for_one_of_that_name():
    by_slug = {each.slug: each for each in authorities()}
    places = {slug: {named(name).place for name in (*spellings(each), each.name)} for slug, each in by_slug.items()}
    wrong = {
        (spelling, who)
        for each in authorities()
        for spelling in spellings(each)
        if (who := taken(spelling)) and named(spelling).place not in places[who]
    }

    assert wrong == set()


def test_one_wrong_letter_never_makes_it_somebody_else():
    wrong = {
        (spoilt, who)
        for each in authorities()
        for spoilt in spoilt_spellings(each.name)
        if (who := taken(spoilt, on=min(each.valid_to or TODAY, TODAY))) not in (None, each.slug)
    }

    assert wrong == set()


def spoilt_spellings(name):
    """A letter left out, or changed for the one after it."""
    for place in range(len(name) - 1):
        yield name[:place] + name[place + 1 :]
        yield name[:place] + name[place + 1] + name[place] + name[place + 2 :]


def test_a_column_of_kinds_parts_the_force_from_the_council_of_its_name():
    for each in authorities():
        kind = "Police force" if each.kind.is_police else "Council"
        for on in days_of(each):
            assert taken(each.short_name, kind=kind, on=on) in (None, each.slug)


@pytest.mark.parametrize("kind", ["Police force", "police", "Constabulary"])
def test_bare_names_of_forces_are_taken_where_a_column_says_police(kind):
    forces = [each for each in authorities() if each.kind.is_police and each.valid_to is None]

    assert len(forces) == 48
    assert {each.slug for each in forces if taken(each.short_name, kind=kind) != each.slug} == set()


def test_every_code_of_the_register_is_its_own_authoritys():
    for each in authorities():
        for on in days_of(each):
            assert not each.ons_code or taken("", code=f" {each.ons_code.lower()} ", on=on) == each.slug
            assert taken("", code=each.slug, on=on) == each.slug


def test_candidates_stand_in_order_and_each_only_once():
    for each in authorities():
        found = register().match(each.name[:-1] + "x").candidates
        assert len({candidate.slug for candidate in found}) == len(found)
        scores = [candidate.score for candidate in found[1:]]
        assert all(first >= second for first, second in pairwise(scores))
