"""Sheets that are known by their columns, so that nobody need say what each one holds."""

from collections.abc import Mapping
from typing import Final

from foi_tracker.domain.imports.choices import Words
from foi_tracker.domain.imports.grid import Column, Grid
from foi_tracker.domain.imports.table.column_names import fields_called, heading_key
from foi_tracker.domain.imports.table.profile_columns import (
    EVENTS_ONLY,
    MUCKROCK,
    OUR_REQUESTS,
    WDTK_BATCH,
    WDTK_PROJECT,
    WHICH,
    Columns,
)
from foi_tracker.domain.imports.table.profile_words import MUCKROCK as MUCKROCK_WORDS
from foi_tracker.domain.imports.table.profile_words import WDTK as WDTK_WORDS
from foi_tracker.domain.imports.vocabulary import ChoiceKind, Profile, SheetField

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
# Read whole by our_files, whatever is said of their columns: nobody need choose anything.
OUR_OWN: Final = frozenset(
    {Profile.OUR_REQUESTS, Profile.OUR_EVENTS, Profile.OUR_FINDINGS, Profile.OUR_FINDINGS_WIDE, Profile.OUR_DEPLOYMENTS}
)
# The headings that no other sheet has together; what has more of them is looked for first.
_SIGNS: Final[Mapping[Profile, tuple[str, ...]]] = {
    Profile.OUR_DEPLOYMENTS: ("deployment_id", "reference", "authority_slug"),
    Profile.OUR_FINDINGS: ("reference", "authority_slug", "question_set", "question_id", "field", "state", "value"),
    Profile.OUR_FINDINGS_WIDE: ("authority_slug", "references", "question_sets"),
    Profile.OUR_EVENTS: ("reference", "authority_slug", *EVENTS_ONLY[:3], "details"),
    Profile.OUR_REQUESTS: ("reference", "authority_slug", "delivery", "stage", "awaiting", "first_due_on"),
    Profile.WDTK_PROJECT: ("request", "request_url", "public_body", "public_body_url", "classified_by_url", "status"),
    Profile.WDTK_BATCH: tuple(WDTK_BATCH),
    Profile.MUCKROCK: ("Agency", "Agency ID", "Jurisdiction ID", "Tracking Number", "Date Submitted", "Date Done"),
}
_COLUMNS: Final[Mapping[Profile, Columns]] = {
    Profile.WDTK_BATCH: WDTK_BATCH,
    Profile.WDTK_PROJECT: WDTK_PROJECT,
    Profile.MUCKROCK: MUCKROCK,
    Profile.OUR_REQUESTS: OUR_REQUESTS,
    Profile.OUR_EVENTS: WHICH,
    Profile.OUR_FINDINGS: WHICH,
    Profile.OUR_FINDINGS_WIDE: WHICH,
    Profile.OUR_DEPLOYMENTS: WHICH,
}
# A sheet in which people marked what replies said: answers and what they rest on, and nothing of how the request went.
_MARKS: Final = frozenset(
    {"answer", "grace answer", "our answer", "coded answer", "final answer", "agreed answer", "score", "mark"}
)
_OF_A_TRACKER: Final = frozenset({SheetField.SENT_ON, SheetField.RESPONDED_ON, SheetField.DUE_ON, SheetField.OUTCOME})
_MARKED: Final[Columns] = {"evidence": SheetField.EVIDENCE} | dict.fromkeys(_MARKS, SheetField.ANSWER)


def profile_of(grid: Grid) -> Profile:
    """Which known sheet this is; GENERIC where it is none of them."""
    keys = {heading_key(column.heading) for column in grid.columns}
    for profile, signs in _SIGNS.items():
        if {heading_key(sign) for sign in signs} <= keys:
            return profile
    return Profile.MARKING_SHEET if _is_marking_sheet(grid) else Profile.GENERIC


def columns_of(profile: Profile, grid: Grid) -> dict[int, SheetField]:
    """What each column of a known sheet holds, by place; a column that somebody added to it is not there."""
    if profile is Profile.MARKING_SHEET:
        found = ((column.place, _marked(column)) for column in grid.columns)
        return {place: field for place, field in found if field is not None}
    known = {heading_key(heading): field for heading, field in _COLUMNS.get(profile, {}).items()}
    named = {each.place: known[key] for each in grid.columns if (key := heading_key(each.heading)) in known}
    if profile is not Profile.WDTK_PROJECT:
        return named
    questions = [each for each in grid.columns if each.place > max(named, default=0) and each.heading]
    return named | {each.place: SheetField.ANSWER for each in questions}


def words_of(profile: Profile) -> Words:
    """What the words of a known sheet mean, in the shape of `Choices.words`."""
    if profile in (Profile.WDTK_BATCH, Profile.WDTK_PROJECT):
        return {ChoiceKind.STATUS: WDTK_WORDS}
    return {ChoiceKind.STATUS: MUCKROCK_WORDS} if profile is Profile.MUCKROCK else {}


def _is_marking_sheet(grid: Grid) -> bool:
    fields = {field for column in grid.columns for field in fields_called(column.heading)[:1]}
    keys = {heading_key(column.heading) for column in grid.columns}
    proven = bool(fields & {SheetField.EVIDENCE, SheetField.PAGE}) and bool(keys & _MARKS)
    return proven and SheetField.AUTHORITY in fields and not fields & _OF_A_TRACKER


def _marked(column: Column) -> SheetField | None:
    """What a column of a marking sheet holds; None where its heading does not say."""
    called = fields_called(column.heading)
    known = _MARKED.get(heading_key(column.heading))
    return known or (called[0] if len(called) == 1 else None)
