"""One run of everything, as a table and as JSON: beside each figure its floor, and whether it is reached."""

import json
import platform
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import work
from benchmarks.bundle import bundles
from benchmarks.databases import Database
from benchmarks.documents import looked_at
from benchmarks.exports import ExportFigures, exports
from benchmarks.imports import ImportFigures, imported
from benchmarks.pages import PageFigures, figured, usable
from benchmarks.timing import Times

MILLI, MICRO, NANO = 1e3, 1e6, 1e9
FLATTEST = 1.25
TOO_SLOW = 1.0
# From design/performance.md: times the floor page, and statements.
TIMES_FLOOR = {
    ("overdue board", "sqlite"): 4,
    ("overdue board", "postgres"): 6,
    ("campaign's requests", "sqlite"): 8,
    ("campaign's requests", "postgres"): 8,
}
STATEMENTS = {
    "overdue board": 6,
    "list of requests": 5,
    "request page, ten events": 6,
    "my desk": 6,
    "campaign's requests": 5,
}
FILING_MS = {"sqlite": 60, "postgres": 120}
FILING_STATEMENTS = 10
CSV_SHARE = 0.6
EXPORT_MIB = 16
DUE_DATE_NS = 500
IMPORT_SECONDS = {"dry run": 12, "import": 12}
IMPORT_MIB = 250
BUNDLE_SECONDS, BUNDLE_MIB = 10, 64


@dataclass(frozen=True)
class Line:
    """One figure: what was measured, what it is a ratio of, and our figure; `reached` is None where there is none."""

    what: str
    where: str
    measured: str
    ratio: str = ""
    figure: str = ""
    reached: bool | None = None


@dataclass(frozen=True)
class Report:
    """Everything one run found, by part."""

    at: str
    machine: str
    parts: dict[str, list[Line]]


def report(databases: Sequence[Database], parts: Sequence[str]) -> Report:
    """Measure these parts on these databases, which are filled already."""
    found = {}
    for part in parts:
        print(f"Measuring {part}", flush=True)
        found[part] = list(PARTS[part](databases))
    return Report(datetime.now(UTC).date().isoformat(), _machine(), found)


def _timed_pages(databases: Sequence[Database]) -> Iterator[Line]:
    floor, pages = figured(databases)
    yield Line("floor page", "", _ms(floor))
    yield from _pages(floor, pages)
    yield from _growth(pages)


def _all_work(databases: Sequence[Database]) -> Iterator[Line]:
    yield from _pure()
    for database in databases:
        yield from _work(database)


def _all_exports(databases: Sequence[Database]) -> Iterator[Line]:
    for database in databases:
        yield from _exports(exports(database))


def _other_pages(databases: Sequence[Database]) -> Iterator[Line]:
    """At the largest size only."""
    largest = max(database.requests for database in databases)
    for database in databases:
        if database.requests == largest:
            yield from map(_usable, usable(database))


def _bundle(_: Sequence[Database]) -> Iterator[Line]:
    """Of no database: what it costs is files and pages."""
    made = bundles()
    yield Line("bundle.pdf of 40 events, 60 files", "", f"{made.document:.1f} s, {made.pages} pages")
    most, more = f"<= {BUNDLE_SECONDS} s", made.peak - made.idle
    size = f"{made.archive:.1f} s, {made.megabytes:,.0f} MB"
    yield Line("bundle.zip of the same", "", size, "", most, made.archive <= BUNDLE_SECONDS)
    figure = f"idle + <= {BUNDLE_MIB} MiB"
    peak = f"peak {made.peak:.0f} MiB"
    yield Line("bundle.zip: memory", "", peak, f"idle + {more:.1f} MiB", figure, more <= BUNDLE_MIB)


def _documents(_: Sequence[Database]) -> Iterator[Line]:
    """Of no database either."""
    for each in looked_at():
        first, later = f"first look {each.first * MILLI:.0f} ms", f"later {each.later * MILLI:.1f} ms"
        yield Line(f"a page of {each.what}, with a quote looked up", "", first, later)


def _imports(databases: Sequence[Database]) -> Iterator[Line]:
    """Beside the smallest: a sheet brings its own requests."""
    for database in databases:
        if database.requests == min(each.requests for each in databases):
            yield from _imported(database, imported(database))


PARTS = {
    "pages": _timed_pages,
    "work": _all_work,
    "exports": _all_exports,
    "other": _other_pages,
    "bundle": _bundle,
    "documents": _documents,
    "imports": _imports,
}


def _pages(floor: Times, pages: Sequence[PageFigures]) -> Iterator[Line]:
    for each in pages:
        ratio, most = each.times.least / floor.least, TIMES_FLOOR.get((each.page, each.database))
        where = f"{each.database} {each.requests:,}"
        yield Line(
            each.page,
            where,
            f"{_ms(each.times)}, {each.size / 1000:.0f} kB",
            f"{ratio:.1f} x floor ({each.times.median / floor.median:.1f} by medians)",
            f"<= {most} x floor" if most else "",
            ratio <= most if most else None,
        )
        allowed = STATEMENTS[each.page]
        yield Line(each.page, where, f"{each.statements} statements", "", f"<= {allowed}", each.statements <= allowed)


def _growth(pages: Sequence[PageFigures]) -> Iterator[Line]:
    """The largest database beside the smallest: time and statements must not grow with what is in it."""
    for first in pages:
        others = [each for each in pages if (each.page, each.database) == (first.page, first.database)]
        last = max(others, key=lambda each: each.requests)
        if first.requests != min(each.requests for each in others) or last is first:
            continue
        growth = last.times.least / first.times.least
        flat = growth <= FLATTEST and last.statements == first.statements
        yield Line(
            f"{first.page}: growth",
            f"{first.database} {first.requests:,} to {last.requests:,}",
            f"{first.statements} and {last.statements} statements, {last.size / first.size:.2f} x the bytes",
            f"{growth:.2f} x the time",
            f"<= {FLATTEST} x",
            flat,
        )


def _pure() -> Iterator[Line]:
    due, reckoned, replayed = work.due_date(), work.reckoned_date(), work.replay_of_ten()
    reached = due.least * NANO <= DUE_DATE_NS
    yield Line(
        "one due date",
        "",
        f"{due.median * NANO:.0f} ns (least {due.least * NANO:.0f})",
        "",
        f"<= {DUE_DATE_NS} ns",
        reached,
    )
    yield Line("the same with its explanation", "", f"{reckoned.median * MICRO:.1f} us")
    yield Line("replay of ten events", "", f"{replayed.median * MICRO:.0f} us")


def _work(database: Database) -> Iterator[Line]:
    for what, (times, statements) in work.filing(database).items():
        most = FILING_MS[database.kind]
        yield Line(what, database.name, _ms(times), "", f"<= {most} ms", times.least * MILLI <= most)
        few = statements <= FILING_STATEMENTS
        yield Line(what, database.name, f"{statements} statements", "", f"<= {FILING_STATEMENTS}", few)
    speed, changed = work.rebuilding(database)
    everything = f"{speed:,.0f} requests/s, so {database.requests / speed:,.0f} s in all; {changed:,} written again"
    yield Line("rebuild of everything", database.name, everything)


def _exports(figures: Sequence[ExportFigures]) -> Iterator[Line]:
    for each in figures:
        where, what = f"{each.database} {each.requests:,}", f"{each.table}.csv"
        program = {"sqlite": "sqlite3 -csv", "postgres": "psql \\copy"}[each.database]
        yield Line(
            what,
            where,
            f"{each.rows / each.seconds:,.0f} rows/s of {each.rows:,}",
            f"{each.share:.2f} x {program} ({each.rows / each.plain_seconds:,.0f})",
            f">= {CSV_SHARE} x",
            each.share >= CSV_SHARE,
        )
        more = each.peak - each.idle
        yield Line(
            f"{what}: memory",
            where,
            f"peak {each.peak:.0f} MiB, first byte {each.first_byte * MILLI:.0f} ms",
            f"idle + {more:.1f} MiB",
            f"idle + <= {EXPORT_MIB} MiB",
            more <= EXPORT_MIB,
        )


def _imported(database: Database, each: ImportFigures) -> Iterator[Line]:
    what = f"a sheet of {each.rows:,} rows, {each.events:,} entries"
    for step, seconds in each.seconds.items():
        most = IMPORT_SECONDS.get(step)
        figure, reached = (f"<= {most} s", seconds <= most) if most else ("", None)
        yield Line(f"{what}: {step}", database.name, f"{seconds:.1f} s", "", figure, reached)
    peak, figure = f"peak {each.peak:.0f} MiB", f"<= {IMPORT_MIB} MiB"
    more = f"idle + {each.peak - each.idle:.0f} MiB"
    yield Line(f"{what}: memory", database.name, peak, more, figure, each.peak <= IMPORT_MIB)
    again = f"{each.after['same']:,} of {each.created:,} the same"
    yield Line(f"{what}: brought again", database.name, again, "", "all", each.after["same"] == each.created)


def _usable(each: PageFigures) -> Line:
    return Line(
        each.page,
        f"{each.database} {each.requests:,}",
        f"{_ms(each.times)}, {each.size / 1000:.0f} kB, {each.statements} statements",
        "",
        f"< {TOO_SLOW:.0f} s",
        each.times.least < TOO_SLOW,
    )


def _ms(times: Times) -> str:
    return f"{times.median * MILLI:.2f} ms (least {times.least * MILLI:.2f})"


def _machine() -> str:
    python, sqlite = platform.python_version(), sqlite3.sqlite_version
    return f"{platform.system()} {platform.machine()}, Python {python}, SQLite {sqlite}"


def as_table(lines: Sequence[Line]) -> str:
    """For a terminal and for the documentation alike."""
    heading = "| What | Where | Median | Ratio | Our figure | Reached |\n|---|---|---|---|---|---|"
    words = {True: "yes", False: "**no**", None: ""}
    rows = (
        f"| {each.what} | {each.where} | {each.measured} | {each.ratio} | {each.figure} | {words[each.reached]} |"
        for each in lines
    )
    return "\n".join((heading, *rows))


def write(found: Report, path: Path) -> None:
    """Keep it as JSON."""
    path.write_text(json.dumps(asdict(found), indent=1) + "\n")
