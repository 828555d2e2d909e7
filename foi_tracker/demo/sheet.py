"""A sheet that a group kept before there was a tracker, brought in as a coordinator would bring it."""

import csv
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from io import BytesIO, StringIO
from typing import Final

from foi_tracker.demo.scene import Scene, at_noon, weekday_before
from foi_tracker.domain.attachments import HEAD, KeptFile, kept_file
from foi_tracker.domain.authorities import AuthorityKind
from foi_tracker.domain.folding import fold
from foi_tracker.domain.imports.choices import PLACEHOLDER, Choices
from foi_tracker.domain.imports.planner import Planner
from foi_tracker.domain.imports.table.tables import grid_of
from foi_tracker.domain.imports.vocabulary import ChoiceKind, DateOrder, SheetField
from foi_tracker.integrations import file_store, sheet_files
from foi_tracker.models import Campaign, Entry
from foi_tracker.queries.authorities import matching
from foi_tracker.queries.authority_filter import AuthorityFilter
from foi_tracker.queries.import_world import world
from foi_tracker.usecases.check_import import check_import
from foi_tracker.usecases.run_import import run_import
from foi_tracker.usecases.save_import_choices import Decided, save_choices
from foi_tracker.usecases.start_import import start_import

NAME: Final = "Councils before the tracker.csv"
COLUMNS: Final = {
    "Council": SheetField.AUTHORITY,
    "No": SheetField.OUR_REFERENCE,
    "Round": SheetField.WAVE,
    "Date sent": SheetField.SENT_ON,
    "Due": SheetField.DUE_ON,
    "Date responded": SheetField.RESPONDED_ON,
    "Outcome": SheetField.OUTCOME,
    "Refused under": SheetField.EXEMPTIONS,
    "Who": SheetField.OWNER,
    "Own use": SheetField.ANSWER,
}
# How many days after sending they answered, what, on what ground, and what they say of their own use.
ROWS: Final = (
    (22, "Full", "", "never"),
    (28, "Full", "", "never"),
    (41, "Refused", "s31(1)(a)", ""),
    (19, "Not held", "", ""),
    (27, "Partial", "s40(2)", "trial"),
    (30, "Not held", "", ""),
    (33, "Full", "", "never"),
    (36, "Full", "", "never"),
)
SENT_BEFORE: Final = 560  # days
FOUR_WEEKS: Final = timedelta(days=28)  # twenty weekdays, as if there were no bank holidays
WHO: Final = "JS"
OUTCOMES: Final = {
    "Full": "answered:supplied_in_full",
    "Partial": "answered:supplied_in_part",
    "Refused": "answered:refused",
    "Not held": "answered:not_held",
}
SETTLED_WORDS: Final = {
    ChoiceKind.OUTCOME: {fold(word): meaning for word, meaning in OUTCOMES.items()},
    ChoiceKind.PERSON: {fold(WHO): PLACEHOLDER},
}


def bring_a_sheet(scene: Scene) -> int:
    """How many requests it made."""
    session, folder = scene.session, scene.files.parent / "imports"
    entry = Entry(by_id=scene.coordinator.id, at=at_noon(scene.today))
    file = _kept(scene)
    grid = grid_of(sheet_files.sheet(folder / "files", folder / "read", file.sha256, file.filename))
    places = {name: place for place, name in enumerate(COLUMNS)}
    choices = Choices(
        columns={places[name]: held for name, held in COLUMNS.items()},
        answers={places["Own use"]: {"lfrt-council": "C01.own_use"}},
        dates={places[name]: DateOrder.DAY_FIRST for name in ("Date sent", "Due", "Date responded")},
        words=SETTLED_WORDS,
    )
    planner = Planner(grid, choices, filename=file.filename)
    made = start_import(session, scene.campaign_id, file, entry=entry)
    save_choices(session, made, Decided(choices=choices, seen_version=made.version), entry=entry)
    plan = planner(world(session, session.get_one(Campaign, scene.campaign_id), scene.today))
    check_import(session, made, plan, entry=entry)
    for _ in run_import(session, made.id, plan.digest, planner, entry=entry):
        pass
    return plan.counts()["create"]


def _kept(scene: Scene) -> KeptFile:
    text = StringIO()
    csv.writer(text).writerows([tuple(COLUMNS), *_rows(scene)])
    content = BytesIO(text.getvalue().encode())
    stored = file_store.keep(
        scene.files.parent / "imports" / "files", content, largest=sheet_files.MOST_BYTES, head=HEAD
    )
    return kept_file(stored.sha256, stored.size, NAME, stored.head)


def _rows(scene: Scene) -> Iterator[Sequence[str]]:
    wanted = AuthorityFilter(on=scene.today, kind=AuthorityKind.LONDON_BOROUGH.value)
    sent = weekday_before(scene.today, SENT_BEFORE)
    for number, (council, row) in enumerate(zip(matching(scene.session, wanted), ROWS, strict=False), 1):
        after, outcome, ground, own_use = row
        answered = _written(weekday_before(scene.today, SENT_BEFORE - after))
        yield (council.name, f"S{number}", "Before the tracker", _written(sent), _written(sent + FOUR_WEEKS),
               answered, outcome, ground, WHO, own_use)  # fmt: skip


def _written(day: date) -> str:
    return f"{day:%d/%m/%Y}"
