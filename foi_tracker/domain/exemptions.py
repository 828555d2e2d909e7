"""The exemptions and exceptions of the four laws, from the data file beside this module."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from foi_tracker.domain.events import CitedExemption
from foi_tracker.domain.vocabulary import RegimeCode

DATA = Path(__file__).with_name("exemptions.csv")


class ExemptionKind(StrEnum):
    """Whether the public interest must be weighed before an exemption is used."""

    ABSOLUTE = "absolute"
    QUALIFIED = "qualified"
    PARTLY = "partly"
    PROCEDURAL = "procedural"


# FOIA s.10(3) gives more time only where s.2 has the public interest weighed.
WEIGHED = (ExemptionKind.QUALIFIED, ExemptionKind.PARTLY)


@dataclass(frozen=True, kw_only=True, slots=True)
class Exemption:
    """One ground on which information may be withheld, or a request refused.

    `prejudice` is whether harm must be shown; `ncnd` whether it lets an authority neither confirm nor deny.
    """

    law: RegimeCode
    code: str
    title: str
    kind: ExemptionKind
    prejudice: bool
    ncnd: bool
    summary: str
    lfrt_relevance: str
    source: str


def exemptions(law: RegimeCode) -> tuple[Exemption, ...]:
    """Every ground that this law gives, in its own order."""
    return tuple(_by_code()[law].values())


def exemption(law: RegimeCode, code: str) -> Exemption | None:
    """The ground spelled exactly so; None where the law has none."""
    return _by_code()[law].get(code)


def may_be_weighed(cited: Iterable[CitedExemption]) -> bool:
    """Whether any of these calls for weighing the public interest. None named, or one we do not know: taken to."""
    known = [exemption(each.law, each.code) for each in cited]
    return not known or any(each is None or each.kind in WEIGHED for each in known)


@cache
def _by_code() -> Mapping[RegimeCode, Mapping[str, Exemption]]:
    found: dict[RegimeCode, dict[str, Exemption]] = {code: {} for code in RegimeCode}
    with DATA.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            each = _read(row)
            found[each.law][each.code] = each
    return found


def _read(row: Mapping[str, str]) -> Exemption:
    return Exemption(
        law=RegimeCode(row["law"]),
        code=row["code"],
        title=row["title"],
        kind=ExemptionKind(row["kind"]),
        prejudice=row["prejudice"] == "true",
        ncnd=row["ncnd"] == "true",
        summary=row["summary"],
        lfrt_relevance=row["lfrt_relevance"],
        source=row["source"],
    )


def as_cited(code: str, limb: str) -> str:
    """s.31(1)(a); or, where the limb is more than brackets, "s.18 with s.35(1)(a)"."""
    return f"{code}{limb}" if not limb or limb.startswith("(") else f"{code} {limb.strip()}"
