"""Exports in a process of their own: rows a second beside the database's own program, memory, the first byte."""

import json
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import make_url

from benchmarks.databases import Database
from benchmarks.visitor import Visitor

TABLES = ("requests", "events")
COORDINATOR = "v0@example.org"
WHICH = "r.reference, c.slug, a.slug, a.name, a.ons_code, a.kind, a.nation, a.region, r.regime"
JOINED = "JOIN authorities a ON a.id = r.authority_id JOIN campaigns c ON c.id = r.campaign_id"
# The stored columns of each export. Without days late, exemptions and what is retracted, which only we work out.
QUERIES = {
    "requests": (
        f"SELECT {WHICH}, r.title, r.delivery, r.stage, r.outcome, r.awaiting, r.sent_on, r.clock_start, "
        "r.acknowledged_on, r.first_due_on, r.due_on, r.undated_because, r.responded_on, r.response_late, "
        "r.review_requested_on, r.review_decided_on, r.complaint_on, r.decision_notice_on, r.tribunal_decided_on, "
        "r.last_chased_on, r.last_event_on, r.last_event_kind, u.name, r.whatdotheyknow_url, r.their_reference "
        f"FROM info_requests r {JOINED} LEFT JOIN users u ON u.id = r.owner_id ORDER BY r.id"
    ),
    "events": (
        f"SELECT {WHICH}, e.position, e.kind, e.occurred_on, e.recorded_at, u.name, e.details "
        f"FROM info_requests r {JOINED} JOIN request_events e ON e.info_request_id = r.id "
        "JOIN users u ON u.id = e.recorded_by_id ORDER BY r.id, e.position"
    ),
}


@dataclass(frozen=True)
class ExportFigures:
    """One table of one database as CSV; memory in MiB."""

    database: str
    requests: int
    table: str
    rows: int
    seconds: float
    plain_seconds: float
    first_byte: float
    idle: float
    peak: float

    @property
    def share(self) -> float:
        """Our rows a second as a share of the database's own program's."""
        return self.plain_seconds / self.seconds


def exports(database: Database) -> list[ExportFigures]:
    """Every table: the database's own program first, then ours in a fresh process."""
    found = []
    for table in TABLES:
        plain = min(_plain_seconds(database, table) for _ in range(3 if database.requests < 500_000 else 1))
        probe = (sys.executable, "-m", "benchmarks", "probe", "--table", table, "--requests", str(database.requests))
        root = Path(__file__).parent.parent
        said = subprocess.run(
            [*probe, "--database", database.url], check=True, capture_output=True, text=True, cwd=root
        ).stdout
        found.append(ExportFigures(database.kind, database.requests, table, plain_seconds=plain, **json.loads(said)))
    return found


def _plain_seconds(database: Database, table: str) -> float:
    url = make_url(database.url)
    plain_url = url.set(drivername="postgresql").render_as_string(hide_password=False)
    commands = {
        "sqlite": ["sqlite3", "-csv", str(url.database), QUERIES[table]],
        "postgres": ["psql", plain_url, "-qc", f"\\copy ({QUERIES[table]}) TO STDOUT CSV"],
    }
    began = time.perf_counter()
    subprocess.run(commands[database.kind], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def probe(database: Database, table: str) -> dict[str, float]:
    """Export once, in this process, and say what it took. Memory is what Linux says of the process."""
    visitor = Visitor(database.app(), COORDINATOR)
    visitor.call(visitor.environ("/requests"))
    visitor.call(visitor.environ(f"/exports/{table}.csv?stage=tribunal"))
    idle = memory("VmRSS")
    Path("/proc/self/clear_refs").write_text("5")  # the peak counts from here
    rows, first_byte, began = -1, 0.0, time.perf_counter()
    for piece in visitor.app.wsgi_app(visitor.environ(f"/exports/{table}.csv"), lambda *_: None):
        first_byte = first_byte or time.perf_counter() - began
        rows += piece.count(b"\r\n")
    seconds = time.perf_counter() - began
    return {"rows": rows, "seconds": seconds, "first_byte": first_byte, "idle": idle, "peak": memory("VmHWM")}


def memory(name: str) -> float:
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(f"{name}:"))
