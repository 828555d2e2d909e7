"""`flask foi import ...`: bring a sheet in from the command line, by the same rules as on the pages."""

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO, NoReturn, TextIO

import click
from flask import current_app
from flask.cli import AppGroup
from sqlalchemy.orm import Session

from foi_tracker.cli.import_report import document, lines
from foi_tracker.cli.import_trial import Brought, Trial, keep, load_choices, read_grid, try_out
from foi_tracker.db import db, short_session
from foi_tracker.domain.attachments import KeptFile
from foi_tracker.domain.imports.choices import NEW_REQUEST, SAME_REQUEST, Choices
from foi_tracker.domain.imports.sheet import SheetRefused
from foi_tracker.domain.imports.table.columns import in_memory, word_for
from foi_tracker.domain.imports.vocabulary import ChoiceKind
from foi_tracker.domain.plain_dates import read_day
from foi_tracker.domain.policy import Action, Actor, Subject, can
from foi_tracker.integrations.file_store import path_of
from foi_tracker.models import Campaign, Entry
from foi_tracker.queries.campaigns import campaign_named
from foi_tracker.queries.dropped_rows import dropped_rows
from foi_tracker.queries.import_world import world
from foi_tracker.queries.people import Person, people
from foi_tracker.queries.sheet_imports import remembered_choices
from foi_tracker.usecases.check_import import check_import
from foi_tracker.usecases.discard_import import discard_import
from foi_tracker.usecases.run_import import Moved, PlanMoved, Progress, run_import
from foi_tracker.usecases.save_import_choices import Decided, Said, save_choices
from foi_tracker.usecases.start_import import start_import
from foi_tracker.wall_clock import WallClock

UNDECIDED, UNREADABLE = 1, 2
MOST_DROPPED = 20  # requests that are named
# Whoever runs commands on the server has the whole database anyway; but what is imported is imported by somebody.
OPERATOR = Actor(user_id=0, name="command line", is_administrator=True)

imports = AppGroup("import", help="Sheets that people bring.")


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """What is to be done with the sheet; `importer` is None where it is only tried out."""

    given: Choices
    importer: int | None
    as_json: bool
    leave_out: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Ended:
    """Whether it is imported, or something changed meanwhile: the first rows that would be imported otherwise."""

    is_done: bool = False
    has_moved: bool = False
    moved: tuple[Moved, ...] = ()


def _with_options(command: Callable[..., None]) -> Callable[..., None]:
    for option in reversed(
        (
            click.argument("file", type=click.File("rb")),
            click.option("--campaign", default="lfrt", show_default=True, help="The campaign's slug."),
            click.option("--by", default="", metavar="EMAIL", help="Who imports: somebody who coordinates it."),
            click.option("--sheet", default="", metavar="NAME", help="Which sheet; the first if left out."),
            click.option("--sent-on", default="", metavar="DAY", help="The day of sending of rows that give none."),
            click.option("--answered-on", default="", metavar="DAY", help="The day of answers that no column gives."),
            click.option("--year", type=click.IntRange(2000, 2100), help="The year of days without one."),
            click.option(
                "--already-asked",
                "already",
                type=click.Choice([SAME_REQUEST, NEW_REQUEST]),
                help="What rows are that are to authorities asked before.",
            ),
            click.option("--choices", type=click.File(encoding="utf-8"), help="What was decided, as --json writes it."),
            click.option("--dry-run", is_flag=True, help="Say what would be done, and do nothing."),
            click.option("--json", "as_json", is_flag=True, help="Write one JSON document to standard output."),
            click.option("--leave-out-undecided", "leave_out", is_flag=True, help="Import what is decided."),
        )
    ):
        command = option(command)
    return command


@imports.command("requests")
@_with_options
def requests(  # noqa: PLR0913 the command's options
    *,
    file: BinaryIO,
    campaign: str,
    by: str,
    sheet: str,
    sent_on: str,
    answered_on: str,
    year: int | None,
    already: str | None,
    choices: TextIO | None,
    dry_run: bool,
    as_json: bool,
    leave_out: bool,
) -> None:
    """Import the requests in FILE: CSV, XLSX, XLS or ODS.

    Exit 1 where something is undecided, and nothing is written; 2 where the file cannot be read.
    """
    chosen = _campaign(campaign)
    days = {"sent_on": _day(sent_on), "answered_on": _day(answered_on)}
    given = _given(choices, {"sheet": sheet, "year": year, "already_asked": already} | days)
    importer = None if dry_run else _importer(db.session(), chosen, by)
    wanted = Wanted(given=given, importer=importer, as_json=as_json, leave_out=leave_out)
    with TemporaryDirectory() as folder:
        try:
            _import(file, Path(folder), chosen, wanted)
        except SheetRefused as refused:
            _refuse(str(refused), as_json=as_json)


def _campaign(slug: str) -> Campaign:
    found = campaign_named(db.session(), slug)
    if found is None:
        raise click.UsageError(f"There is no campaign “{slug}”.")
    return found


def _given(choices: TextIO | None, options: Mapping[str, Any]) -> Choices:
    """What was decided: in the file, and by the options, which count before it."""
    try:
        found = load_choices(json.load(choices)) if choices else Choices()
    except (ValueError, TypeError, AttributeError, KeyError) as bad:
        raise click.UsageError(f"The choices cannot be used: {bad}. Write them with --dry-run --json.") from bad
    return replace(found, **{name: given for name, given in options.items() if given})


def _day(text: str) -> date | None:
    day = read_day(text)
    if text and day is None:
        raise click.UsageError(f"“{text}” is no day. Write it as 2026-09-01 or 1/9/2026.")
    return day


def _importer(session: Session, campaign: Campaign, by: str) -> int:
    """Whose import it is: whoever is named, or else the only coordinator, or the only administrator where none is."""
    subject = Subject(campaign_id=campaign.id)
    able = [
        each for each in people(session, OPERATOR) if not each.is_suspended and can(each.actor, Action.IMPORT, subject)
    ]
    if by:
        found = [each for each in able if each.email == by.strip().casefold()]
    else:
        found = [each for each in able if each.actor.coordinates(campaign.id)] or able
    if len(found) == 1:
        return found[0].id
    raise click.UsageError(_who(found, by, campaign))


def _who(found: Sequence[Person], by: str, campaign: Campaign) -> str:
    if by:
        return f"“{by}” is no account that coordinates “{campaign.name}”."
    if found:
        return f"{len(found)} people could import this. Say whose import it is: --by {found[0].email}"
    return (
        f"Nobody coordinates “{campaign.name}” yet, so nobody can import. Make an account first: flask foi user create"
    )


def _import(file: BinaryIO, folder: Path, campaign: Campaign, wanted: Wanted) -> None:
    """Try it out in a folder that goes again; then, where that is wanted and nothing stands against it, in earnest."""
    kept = keep(file, Path(file.name).name, folder / "files")
    grid = read_grid(folder, kept, wanted.given)
    session, campaign_id = db.session(), campaign.id
    known = world(session, campaign, _clock().today())
    remembered = remembered_choices(session, campaign_id)
    session.rollback()  # nothing is held while it is worked out and shown
    brought = Brought(filename=kept.filename, grid=grid, given=wanted.given, remembered=remembered)
    trial = try_out(brought, known, leaves_out=wanted.leave_out)
    if not wanted.as_json:
        _echo(lines(trial))
        _echo(_told_dropped(session, campaign_id, trial))
    ended = Ended()
    if wanted.importer is not None and not trial.stops and trial.to_do:
        file.seek(0)
        entry = Entry(by_id=wanted.importer, at=_clock().now())
        ended = _run(trial, keep(file, kept.filename, _store()), campaign_id, entry)
    _tell(trial, ended, as_json=wanted.as_json)
    if trial.stops or ended.has_moved:
        raise click.exceptions.Exit(UNDECIDED)


def _told_dropped(session: Session, campaign_id: int, trial: Trial) -> Iterator[str]:
    """What a sheet leaves out that it had before is no reason to take anything back."""
    found = dropped_rows(session, campaign_id, trial.filename, {row.request_id for row in trial.plan.rows})
    session.rollback()
    if found:
        more = f" and {len(found) - MOST_DROPPED:,} more" if len(found) > MOST_DROPPED else ""
        yield f"In an earlier file of this name, and no longer in it: {', '.join(found[:MOST_DROPPED])}{more}."
        yield "They are left as they are."


def _tell(trial: Trial, ended: Ended, *, as_json: bool) -> None:
    """How it ended; people have read the rest already."""
    if as_json:
        last = {"imported": ended.is_done, "moved": [asdict(each) for each in ended.moved]}
        click.echo(json.dumps(document(trial) | last, ensure_ascii=False, indent=2))
    elif ended.has_moved:
        click.echo("Somebody changed something meanwhile. Nothing is imported: run it again.", err=True)
        for each in ended.moved:
            click.echo(f"  row {each.number}: was to be {each.was}, would be {each.now}", err=True)
    elif ended.is_done:
        click.echo("Imported.")


def _run(trial: Trial, kept: KeptFile, campaign_id: int, entry: Entry) -> Ended:
    session = db.session()
    made = start_import(session, campaign_id, kept, entry=entry)
    decided = Decided(choices=trial.choices, seen_version=made.version, remember=_remember(trial))
    save_choices(session, made, decided, entry=entry)
    check_import(session, made, trial.plan, entry=entry)
    import_id = made.id
    session.rollback()
    try:
        with short_session() as running:
            _show(run_import(running, import_id, trial.plan.digest, trial.planner, entry=entry), len(trial.plan.rows))
    except PlanMoved as clash:
        discard_import(session, import_id, forget=_forget, entry=entry)
        return Ended(has_moved=True, moved=tuple(clash.moved))
    return Ended(is_done=True)


def _show(steps: Iterator[Progress], total: int) -> None:
    """How far it is, on a terminal."""
    with click.progressbar(length=total, file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:
        for step in steps:
            bar.label = step.words
            bar.update(step.done - bar.pos)


def _remember(trial: Trial) -> list[Said]:
    """What the campaign need not be asked again: columns by their headings, and words."""
    said = [
        Said(
            kind=ChoiceKind.COLUMN,
            word=word,
            said=column.name,
            means=in_memory(field, trial.choices.answers.get(place, {})),
        )
        for place, field in trial.choices.columns.items()
        if (column := trial.grid.column(place)) and (word := word_for(column))
    ]
    said += [
        Said(kind=kind, word=word, said=word, means=means)
        for kind, words in trial.choices.words.items()
        if kind is not ChoiceKind.COLUMN
        for word, means in words.items()
    ]
    return said


def _refuse(why: str, *, as_json: bool) -> NoReturn:
    click.echo(json.dumps({"refused": why}, ensure_ascii=False, indent=2) if as_json else why, err=not as_json)
    raise click.exceptions.Exit(UNREADABLE)


def _echo(told: Iterator[str]) -> None:
    for line in told:
        click.echo(line)


def _store() -> Path:
    data_dir: Path = current_app.config["DATA_DIR"]
    return data_dir / "imports"


def _forget(sha256: str) -> None:
    path_of(_store(), sha256).unlink(missing_ok=True)


def _clock() -> WallClock:
    clock: WallClock = current_app.extensions["wall_clock"]
    return clock
