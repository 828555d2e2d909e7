"""The project's whole register as matching sees it, and what people make of its names."""

from datetime import date
from functools import cache

from foi_tracker.domain.imports.names.authority_match import Register
from foi_tracker.domain.imports.world import KnownAuthority
from foi_tracker.register.files import project_register

TODAY = date(2026, 11, 23)


@cache
def authorities():
    return tuple(_known(number, row) for number, row in enumerate(project_register().rows, start=1))


@cache
def register():
    return Register(authorities(), TODAY)


def _known(number, row):
    return KnownAuthority(
        id=number,
        slug=row.slug,
        name=row.name,
        short_name=row.short_name,
        welsh_name=row.welsh_name,
        other_names=(*row.other_names, *row.former_names),
        kind=row.kind,
        nation=row.nation,
        region=row.region,
        regime=row.regime,
        ons_code=row.ons_code,
        contact_address="",
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        successors=row.successors,
        previous_codes=row.previous_codes,
    )


def spellings(authority):
    """How people write it: the ways seen in tracking sheets."""
    name = authority.name
    yield from (name, authority.short_name, name.upper(), f"  {name.lower()}. ")
    yield from (name.replace(" and ", " & "), name.replace("-", " "), name.replace("St ", "St. ").replace("'", "’"))
    yield name.removesuffix(" Council").removesuffix(" Constabulary").removesuffix(" Police")
    yield f"The {name}".replace("Police", "Constabulary")
    yield from _abbreviated(name)
    yield f"{authority.short_name} {'Police' if authority.kind.is_police else 'Council'}"
    yield from filter(None, (authority.welsh_name, authority.welsh_name and f"Cyngor {authority.welsh_name}"))
    yield from authority.other_names


def _abbreviated(name):
    for long, short in (
        ("Metropolitan Borough Council", "MBC"),
        ("County Borough Council", "CBC"),
        ("Borough Council", "BC"),
        ("District Council", "DC"),
        ("County Council", "CC"),
        ("City Council", "CC"),
        ("London Borough of", "LB"),
    ):
        if long in name:
            yield name.replace(long, short)
