"""Public authorities: their kinds and nations, and the access law that binds each."""

from dataclasses import dataclass
from enum import StrEnum

from foi_tracker.domain.regulators import ICO, SIC, Regulator
from foi_tracker.domain.vocabulary import RegimeCode


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


@dataclass(frozen=True, kw_only=True, slots=True)
class Coverage:
    """Which access law binds an authority, under which provision, and who watches over it."""

    act: str
    provision: str
    environmental: str
    environmental_provision: str
    regulator: Regulator


FOIA_COUNCIL = "FOIA s.3(1) and Schedule 1, Part II (local government)"
FOIA_POLICE = "FOIA s.3(1) and Schedule 1, Part V (police)"
FOISA_COUNCIL = "FOISA s.3(1) and schedule 1, Part 3 (local government)"
FOISA_POLICE = "FOISA s.3(1) and schedule 1, Part 6 (police)"


def coverage(kind: AuthorityKind, regime: RegimeCode) -> Coverage:
    """The law of a council or police force whose own access law is `regime`."""
    if regime.is_scottish:
        return Coverage(
            act="Freedom of Information (Scotland) Act 2002 (FOISA)",
            provision=FOISA_POLICE if kind.is_police else FOISA_COUNCIL,
            environmental="Environmental Information (Scotland) Regulations 2004 (EISR)",
            environmental_provision="EISR reg.2(1)",
            regulator=SIC,
        )
    return Coverage(
        act="Freedom of Information Act 2000 (FOIA)",
        provision=FOIA_POLICE if kind.is_police else FOIA_COUNCIL,
        environmental="Environmental Information Regulations 2004 (EIR)",
        environmental_provision="EIR reg.2(2)",
        regulator=ICO,
    )
