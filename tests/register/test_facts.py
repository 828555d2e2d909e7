import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from foi_tracker.domain.authorities import AuthorityKind
from foi_tracker.register.coming_change import Certainty
from foi_tracker.register.files import project_register

GOLDEN = Path(__file__).parent.parent / "golden" / "register"
TODAY = date(2026, 11, 23)
HOW_MANY = {
    AuthorityKind.COUNTY_COUNCIL: 21,
    AuthorityKind.DISTRICT_COUNCIL: 164,
    AuthorityKind.UNITARY: 62,
    AuthorityKind.SUI_GENERIS: 1,
    AuthorityKind.METROPOLITAN_DISTRICT: 36,
    AuthorityKind.LONDON_BOROUGH: 32,
    AuthorityKind.CITY_CORPORATION: 1,
    AuthorityKind.WELSH_UNITARY: 22,
    AuthorityKind.SCOTTISH_COUNCIL: 32,
    AuthorityKind.NI_DISTRICT: 11,
    AuthorityKind.POLICE_TERRITORIAL: 45,
    AuthorityKind.POLICE_SPECIAL: 3,
}


@pytest.fixture(scope="module")
def register():
    return project_register()


def _golden(name):
    with (GOLDEN / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _iso(day):
    return day.isoformat() if day else ""


def test_there_are_430_authorities_of_the_kinds_that_official_totals_give(register):
    assert Counter(row.kind for row in register.current) == HOW_MANY
    assert sum(HOW_MANY.values()) == 430


def test_every_authority_that_exists_is_there_once_under_its_official_name_and_code(register):
    ours = sorted(
        (
            row.ons_code,
            row.name,
            row.kind.value,
            row.nation.value,
            row.region,
            row.regime.value,
            _iso(row.valid_from),
            _iso(row.valid_to),
        )
        for row in register.current
    )

    assert ours == sorted(tuple(line.values()) for line in _golden("current.csv"))


def test_every_authority_that_has_ended_is_there_with_its_last_day_and_successors(register):
    names = {row.slug: row.name for row in register.rows}
    ours = sorted(
        (
            row.ons_code,
            row.name,
            row.kind.value,
            row.nation.value,
            _iso(row.valid_to),
            "|".join(names[slug] for slug in row.successors),
        )
        for row in register.former
    )

    assert ours == sorted(tuple(line.values()) for line in _golden("former.csv"))


def test_everybody_on_the_current_list_exists_and_nobody_else_does(register):
    def exists(row):
        return (row.valid_from or TODAY) <= TODAY <= (row.valid_to or TODAY)

    assert all(exists(row) for row in register.current)
    assert not any(exists(row) for row in register.former + register.legislated)


def test_slugs_and_codes_belong_to_one_authority_only(register):
    slugs = Counter(row.slug for row in register.rows)
    codes = Counter(code for row in register.rows for code in (row.ons_code, *row.previous_codes) if code)

    assert [slug for slug, times in slugs.items() if times > 1] == []
    assert {code for code, times in codes.items() if times > 1} == {"E10000023", "E10000027"}  # of what carried on


def test_hex_cells_are_one_each_and_only_counties_and_special_forces_have_none(register):
    cells = Counter((row.kind.is_police, row.hex_q, row.hex_r) for row in register.current if row.hex_q is not None)

    assert max(cells.values()) == 1
    assert {row.kind for row in register.current if row.hex_q is None} == {
        AuthorityKind.COUNTY_COUNCIL,
        AuthorityKind.POLICE_SPECIAL,
    }


def test_every_slug_that_a_line_points_to_is_a_line(register):
    lines = {row.slug: row for row in register.rows}

    for row in register.rows:
        assert all(slug in lines for slug in row.successors), row.slug
        assert not row.police_force or lines[row.police_force].kind.is_police, row.slug
        assert not row.county or lines[row.county].kind is AuthorityKind.COUNTY_COUNCIL, row.slug


def test_every_council_that_exists_has_a_force_and_every_district_a_county(register):
    for row in register.current:
        assert bool(row.police_force) is not row.kind.is_police, row.slug
        assert bool(row.county) is (row.kind is AuthorityKind.DISTRICT_COUNCIL), row.slug


def test_scottish_bodies_answer_under_foisa_and_nobody_else_does(register):
    for row in register.rows:
        assert (row.regime.value == "FOISA") is (row.nation.value == "Scotland"), row.slug


def test_every_authority_that_exists_has_a_website(register):
    assert [row.slug for row in register.current if not row.website] == []


def test_what_has_ended_has_successors_that_were_there_the_next_day(register):
    lines = {row.slug: row for row in register.rows}

    for row in register.rows:
        if row.valid_to:
            assert row.successors, row.slug
            for slug in row.successors:
                begun = lines[slug].valid_from
                assert begun is None or (begun - row.valid_to).days <= 1, (row.slug, slug)


def test_only_what_is_law_becomes_an_authority_and_the_rest_is_a_plan(register):
    assert {row.slug for row in register.legislated} == {"east-surrey", "west-surrey"}
    assert Counter(change.certainty for change in register.changes) == {
        Certainty.LEGISLATED: 2,
        Certainty.ANNOUNCED: 15,
        Certainty.CONSULTED: 16,
    }
    lines = {row.slug for row in register.current}
    assert all(member in lines for change in register.changes for member in change.members)
