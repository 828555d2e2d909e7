"""Pages timed beside the floor: those with a figure to reach, and those that must only stay usable."""

import re
import time
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.databases import Database
from benchmarks.floor import floor_app
from benchmarks.timing import Times, interleaved
from benchmarks.visitor import Visitor

FLOOR = "floor"
COORDINATOR, VOLUNTEER = "v0@example.org", "v1@example.org"
ROUNDS = 300
SECONDS_EACH = 4.0


@dataclass(frozen=True)
class Page:
    """An address; `{n}` in it is the number of the last request, the one with ten events."""

    name: str
    path: str
    who: str = COORDINATOR


FIGURED = (
    Page("overdue board", "/overdue"),
    Page("list of requests", "/requests"),
    Page("request page, ten events", "/requests/LFR-{n:04}"),
    Page("my desk", "/", VOLUNTEER),
    Page("campaign's requests", "/requests?campaign=lfrt"),
)
SHOWS = ("due_this_week", "1-5", "6-20", "over-20", "rights_lapsing", "drafts", "undated", "unowned", "open")
USABLE = (
    *(Page(f"board: {show}", f"/overdue?show={show}") for show in SHOWS),
    *(Page(f"board by {sort}", f"/overdue?sort={sort}") for sort in ("authority", "owner", "last_event")),
    Page("board of one nation", "/overdue?nation=scotland"),
    Page("board of one region", "/overdue?region=London"),
    Page("board, my own", "/overdue?owner=me"),
    Page("list by reference", "/requests?sort=reference"),
    Page("list by last event", "/requests?sort=last_event"),
    Page("list: overdue", "/requests?overdue=1"),
    Page("list: refused", "/requests?outcome=refused"),
    Page("list: one authority", "/requests?authority=kent-police"),
    Page("list: searched", "/requests?text=barnet"),
    Page("list: one reference", "/requests?text=5000"),
    Page("list: nothing found", "/requests?outcome=withdrawn&stage=tribunal"),
    Page("list: my own", "/requests?owner=me", VOLUNTEER),
    Page("coordinator's desk", "/"),
    Page("campaign", "/campaigns/lfrt"),
    Page("register", "/authorities"),
    Page("authority", "/authorities/kent-police"),
    Page("assignments", "/assignments"),
    Page("people", "/people"),
    Page("choose authorities to file for", "/file"),
    Page("report", "/reports"),
    Page("report of one nation", "/reports?nation=Scotland"),
)


@dataclass(frozen=True)
class PageFigures:
    """One page on one database."""

    database: str
    requests: int
    page: str
    times: Times
    statements: int
    size: int


def figured(databases: Sequence[Database]) -> tuple[Times, list[PageFigures]]:
    """The floor and every page with a figure, on all databases, interleaved."""
    floor = Visitor(floor_app())
    at_floor = floor.environ("/")
    deeds = {FLOOR: lambda: floor.call(at_floor)}
    found = {}
    for database in databases:
        app = database.app()
        visitors = {who: Visitor(app, who) for who in (COORDINATOR, VOLUNTEER)}
        for page in FIGURED:
            visitor, path = visitors[page.who], page.path.format(n=database.requests)
            environ = visitor.environ(path)
            size = _sound(visitor, path)
            key = f"{database.name} {page.name}"
            deeds[key] = lambda visitor=visitor, environ=environ: visitor.call(environ)
            found[key] = (database, page, len(visitor.statements(path)), size)
    times = interleaved(deeds, rounds=ROUNDS, each_at_most=SECONDS_EACH)
    return times[FLOOR], [
        PageFigures(database.kind, database.requests, page.name, times[key], statements, size)
        for key, (database, page, statements, size) in found.items()
    ]


def usable(database: Database) -> list[PageFigures]:
    """Every other page and the last page of the long lists, a few times each."""
    app = database.app()
    visitors = {who: Visitor(app, who) for who in (COORDINATOR, VOLUNTEER)}
    pages = (*USABLE, Page("list, page 200", _page_after(visitors[COORDINATOR], "/requests", 200)))
    return [_looked_at(database, page, visitors[page.who]) for page in pages]


def _looked_at(database: Database, page: Page, visitor: Visitor) -> PageFigures:
    path = page.path.format(n=database.requests)
    environ, size = visitor.environ(path), _sound(visitor, path)
    statements, times = len(visitor.statements(path)), Times()
    began = time.perf_counter()
    while len(times.seconds) < 3 or (time.perf_counter() - began < 0.3 and len(times.seconds) < 20):
        times.seconds.append(visitor.call(environ).seconds)
    return PageFigures(database.kind, database.requests, page.name, times, statements, size)


def _sound(visitor: Visitor, path: str) -> int:
    answer = visitor.call(visitor.environ(path))
    assert answer.status == 200, f"{path}: {answer.status} {answer.location}"
    return answer.size


def _page_after(visitor: Visitor, path: str, pages: int) -> str:
    """The address that following "next page" so many times leads to."""
    for _ in range(pages):
        links = re.findall(r'href="(/requests\?[^"]*after=[^"]*)"', visitor.read(path))
        if not links:
            return path
        path = links[0].replace("&amp;", "&")
    return path
