"""How an import is told in words: its stage, its counts, what happens to a row."""

from collections.abc import Mapping
from typing import Final

from foi_tracker.domain.imports.choices import PLACEHOLDER
from foi_tracker.domain.imports.planned import PlannedRow
from foi_tracker.domain.imports.vocabulary import Deed, ImportStage, Weight
from foi_tracker.web import recording
from foi_tracker.web.filters import plural, short_date

STAGES: Final = {
    ImportStage.OPEN: ("Being prepared", "neutral"),
    ImportStage.CHECKED: ("Ready to import", "soon"),
    ImportStage.IMPORTED: ("Imported", "good"),
    ImportStage.UNDONE: ("Undone", "neutral"),
    ImportStage.DISCARDED: ("Thrown away", "neutral"),
}
# For each deed: a tile before and after, the tag of a row before and after, its tone.
WOULD: Final = {
    Deed.CREATE: ("new requests", "New", "good"),
    Deed.CHANGE: ("requests change", "Changes", "ours"),
    Deed.SAME: ("stay as they are", "Stays as it is", "neutral"),
    Deed.SKIP: ("left out", "Left out", "soon"),
}
DID: Final = {
    Deed.CREATE: ("requests made", "Made", "good"),
    Deed.CHANGE: ("requests changed", "Changed", "ours"),
    Deed.SAME: ("stayed as they were", "Stayed as it was", "neutral"),
    Deed.SKIP: ("left out", "Left out", "soon"),
}
DONE: Final = (Deed.CREATE, Deed.CHANGE)
WEIGHTS: Final = {
    Weight.BLOCKS: "Left out, and why",
    Weight.ASKS: "Left out until you decide",
    Weight.WARNS: "Odd, but imported",
    Weight.TELLS: "Good to know",
}
# What is written on a request besides its history.
FACTS: Final = {
    "title": "Its title",
    "their_reference": "Their reference",
    "url": "Its link",
    "owner": "Who looks after it",
    "wave": "Its round",
}
MOST_LINES: Final = 6
WITHOUT: Final = f"{PLACEHOLDER}:"


def counts_told(counts: Mapping[str, int], stage: ImportStage) -> str:
    """What a sheet holds, in a line; "" before it was tried out."""
    if not counts:
        return ""
    names = WOULD if stage in (ImportStage.OPEN, ImportStage.CHECKED) else DID
    told = [f"{counts[deed.value]:,} {names[deed][0]}" for deed in Deed if counts.get(deed.value)]
    return ", ".join(told) or "No rows"


def to_do(counts: Mapping[str, int]) -> int:
    """How many requests an import makes or changes."""
    return sum(counts.get(deed.value, 0) for deed in DONE)


def row_told(row: PlannedRow, usual_title: str, owner: str = "") -> list[str]:
    """What would happen to a request, or happened, a line each. That it is called as all are goes without saying.

    `owner` is the name of whoever has an account and looks after it: the plan has their number only.
    """
    if row.deed not in DONE:
        return []
    lines = [f"Taken back, since the sheet no longer says so: line {position}." for position in row.take_back]
    lines += [f"{short_date(event.on)}: {recording.told(event)}" for event in row.add]
    lines += [
        f"{name}: {told}"
        for key, name in FACTS.items()
        if (told := _fact(key, row.facts.get(key, ""), owner)) and told != usual_title
    ]
    if row.answers:
        lines.append(f"{plural(len(row.answers), 'answer')} to our questions.")
    if row.deployments:
        lines.append(f"{plural(len(row.deployments), 'row')} for the deployment log.")
    if row.note:
        lines.append("A note with the words of the sheet.")
    return lines or ["A draft: the sheet gives no day on which it was sent."]


def _fact(key: str, value: str, owner: str) -> str:
    if key != "owner":
        return value
    return f"{value.removeprefix(WITHOUT)} (no account)" if value.startswith(WITHOUT) else owner
