"""Public authorities: their kinds and nations."""

from enum import StrEnum


class AuthorityKind(StrEnum):
    """The kinds of council and police force that exist in the UK (facts in the register)."""

    COUNTY_COUNCIL = "county_council"
    DISTRICT_COUNCIL = "district_council"
    UNITARY = "unitary"
    SUI_GENERIS = "sui_generis"
    METROPOLITAN_DISTRICT = "metropolitan_district"
    LONDON_BOROUGH = "london_borough"
    CITY_CORPORATION = "city_corporation"
    WELSH_UNITARY = "welsh_unitary"
    SCOTTISH_COUNCIL = "scottish_council"
    NI_DISTRICT = "ni_district"
    POLICE_TERRITORIAL = "police_territorial"
    POLICE_SPECIAL = "police_special"

    @property
    def is_police(self) -> bool:
        """Whether this is a police force rather than a council."""
        return self in (AuthorityKind.POLICE_TERRITORIAL, AuthorityKind.POLICE_SPECIAL)


class Nation(StrEnum):
    """Where an authority is. British Transport Police and its like are UK-wide."""

    ENGLAND = "England"
    WALES = "Wales"
    SCOTLAND = "Scotland"
    NORTHERN_IRELAND = "Northern Ireland"
    UK_WIDE = "UK-wide"
