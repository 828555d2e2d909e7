"""Sheets that are known by their columns, so that nobody need say what each one holds."""

from collections.abc import Mapping
from typing import Final

from foi_tracker.domain.imports.choices import Words
from foi_tracker.domain.imports.grid import Grid
from foi_tracker.domain.imports.vocabulary import Profile, SheetField

PROFILE_NAMES: Final[Mapping[Profile, str]] = {
    Profile.WDTK_BATCH: "WhatDoTheyKnow batch",
    Profile.WDTK_PROJECT: "WhatDoTheyKnow project",
    Profile.MUCKROCK: "MuckRock export",
    Profile.OUR_REQUESTS: "Our own export of requests",
    Profile.OUR_EVENTS: "Our own export of events",
    Profile.OUR_FINDINGS: "Our own export of findings",
    Profile.OUR_FINDINGS_WIDE: "Our own export of findings, a row for each authority",
    Profile.OUR_DEPLOYMENTS: "Our own export of the deployment log",
    Profile.MARKING_SHEET: "Marking sheet",
    Profile.GENERIC: "A tracking sheet of your own",
}


def profile_of(grid: Grid) -> Profile:
    """Which known sheet this is; GENERIC where it is none of them."""
    return Profile.GENERIC


def columns_of(profile: Profile, grid: Grid) -> dict[int, SheetField]:
    """What each column of a known sheet holds, by place; nothing for a GENERIC one."""
    return {}


def words_of(profile: Profile) -> Words:
    """What the words of a known sheet mean, in the shape of `Choices.words`."""
    return {}
