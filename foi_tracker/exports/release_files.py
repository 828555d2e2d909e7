"""The tables of a release being written, each into the data package and the SQLite file at once."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from sqlalchemy.orm import Session

from foi_tracker.domain.findings.releases import NewRelease
from foi_tracker.domain.findings.wide import labels_seen
from foi_tracker.domain.policy import Actor
from foi_tracker.domain.question_sets import QuestionSetDefinition
from foi_tracker.exports.codebook import CODEBOOK, Table, codebook_rows
from foi_tracker.exports.data_package import DataPackage, Digest, Keys
from foi_tracker.exports.findings_tables import (
    CHANGES,
    FINDINGS,
    QUESTIONS,
    REQUESTS_OF_A_RELEASE,
    deployments_table,
    wide_table,
    without,
)
from foi_tracker.exports.release_changes import changes
from foi_tracker.exports.release_masks import Mask, masked_header, masked_rows
from foi_tracker.exports.release_page import Lines
from foi_tracker.exports.release_summary import Summary
from foi_tracker.exports.sqlite_file import SqliteFile
from foi_tracker.models import Campaign
from foi_tracker.queries import deployment_export, release_source
from foi_tracker.queries.answers import Answers, answers, definitions_of
from foi_tracker.queries.export_names import Chunks, Selection, names_of
from foi_tracker.queries.finding_rows import day, rows_of
from foi_tracker.queries.request_filter import Standpoint
from foi_tracker.queries.wide_rows import by_authority, merged, wide_row

# What says who worked on an answer, or was written for ourselves.
OURS: Final = ("coder", "checked_by", "notes", "saved_at")
RELEASED: Final = without(FINDINGS, *OURS)
Foreign = Mapping[tuple[str, ...], tuple[str, tuple[str, ...]]]
SET_KEY: Final = ("question_set", "set_version", "question_id")
TO_REQUESTS: Final[Foreign] = {("reference",): ("requests", ("reference",))}
TO_BOTH: Final[Foreign] = {**TO_REQUESTS, SET_KEY: ("questions", SET_KEY)}
SHOWN: Final = (
    *("deployment_id", "reference", "authority_slug", "authority_name", "date", "date_last", "location_name"),
    *("borough_or_council", "borough_or_council_slug", "setting", "evidence_file", "evidence_page", "quote"),
    *(
        f"{name}{part}"
        for name in (
            "watchlist_size",
            "faces_scanned",
            "alerts_total",
            "alerts_true",
            "alerts_false",
            "engagements",
            "arrests",
        )
        for part in ("", "_low", "_high")
    ),
    *("false_alert_rate_per_faces_low", "false_alert_rate_per_faces_high"),
    *("false_share_of_alerts_low", "false_share_of_alerts_high"),
)
ROWS_AT_ONCE: Final = 100


@dataclass(frozen=True, kw_only=True, slots=True)
class ReleasePlan:
    """What is to be frozen, by whom, and when."""

    campaign: Campaign
    asked: NewRelease
    actor: Actor
    standpoint: Standpoint
    at: datetime

    @property
    def selection(self) -> Selection:
        """The requests it is about. No key: nobody can be told apart in a release."""
        found = release_source.conditions(self.campaign.slug, self.asked.filters, self.standpoint)
        return Selection(self.actor, found, self.standpoint)


class Nowhere:
    """A digest that nobody reads."""

    def update(self, data: bytes, /) -> None:
        """Nothing."""


class ReleaseFiles:
    """What is being written, and what was counted meanwhile."""

    def __init__(self, session: Session, plan: ReleasePlan, masked: Mask, folder: Path) -> None:
        self.session, self.selection, self.masked = session, plan.selection, masked
        self.definitions = definitions_of(session, self.selection)
        self.names = names_of(session)
        self.places = release_source.places(session)
        self.summary = Summary(masked, {place.slug: place for place in self.places})
        self.content = hashlib.sha256()
        self.authorities, self.deployments = Lines(folder / "authorities"), Lines(folder / "deployments")
        self.tables: dict[str, Table] = {}
        self.references: set[str] = set()
        self.labels: dict[tuple[str, str], set[str]] = {}

    def write(self, package: DataPackage, file: SqliteFile) -> None:
        """Every table. Findings and deployments are what the release is known by."""
        key = ("reference", "question_id", "field", "row", "column")
        out = _Both(package, file, self)
        file.create(REQUESTS_OF_A_RELEASE)
        out.table(RELEASED, self._findings(file), Keys(primary=key, foreign=TO_BOTH), self.content)
        self._deployed(out)
        out.packed(REQUESTS_OF_A_RELEASE, _read_back(file, REQUESTS_OF_A_RELEASE), Keys(primary=("reference",)))
        self._wide(out)
        out.table(QUESTIONS, [list(_questions(self.definitions.values()))], Keys(primary=SET_KEY))
        out.table(CHANGES, self._changes(file), Keys())
        rows = codebook_rows(self.tables)
        out.table(CODEBOOK, [rows], Keys(primary=("table", "column")))

    def _findings(self, file: SqliteFile) -> Chunks:
        for chunk in answers(self.session, self.selection):
            file.add(REQUESTS_OF_A_RELEASE, [self._request(each) for each in chunk])
            self.references |= {each.row.reference for each in chunk}
            for each in chunk:
                self._note_labels(each)
                rows = [row[:-1] for row in rows_of(each, self.names)]
                self.summary.counts["findings"] += len(rows)
                yield rows

    def _note_labels(self, asked: Answers) -> None:
        for where, found in labels_seen((each.question.id, each.values) for each in asked.answers).items():
            self.labels.setdefault(where, set()).update(found)

    def _request(self, asked: Answers) -> tuple[str, ...]:
        row, definition = asked.row, asked.definition
        standing = (str(row.stage), str(row.outcome or ""), str(row.timing))
        days = (day(row.sent_on), day(row.first_due_on), day(row.responded_on))
        return (*self.names.which(row), definition.key, str(definition.version), *standing, *days)

    def _deployed(self, out: "_Both") -> None:
        columns = deployment_export.columns(self.session)
        whole = deployments_table(columns)
        table = without(whole, *OURS)
        kept = [at for at, name in enumerate(whole.names) if name not in OURS]
        rows = deployment_export.deployment_rows(self.session, self.selection, columns)
        known = self._with_their_requests(rows, out.file)
        chosen = ([tuple(row[at] for at in kept) for row in chunk] for chunk in known)
        out.table(
            table, self._shown(table, chosen), Keys(primary=("deployment_id",), foreign=TO_REQUESTS), self.content
        )

    def _with_their_requests(self, chunks: Chunks, file: SqliteFile) -> Chunks:
        """A row of the log may hang on a request that asked no question set: it must be found all the same."""
        for rows in chunks:
            new = {row[1]: row for row in rows if row[1] not in self.references}
            file.add(REQUESTS_OF_A_RELEASE, [(*row[1:10], *[""] * 8) for row in new.values()])
            self.references |= new.keys()
            yield rows

    def _shown(self, table: Table, chunks: Iterable[Sequence[Sequence[str]]]) -> Iterator[Sequence[Sequence[str]]]:
        at = {name: place for place, name in enumerate(table.names)}
        for rows in masked_rows(table, chunks, self.masked):
            for row in rows:
                self.deployments.add([row[at[name]] if name in at else "" for name in SHOWN])
            self.summary.counts["deployments"] += len(rows)
            yield rows

    def _wide(self, out: "_Both") -> None:
        labels = {where: sorted(found) for where, found in self.labels.items()}
        columns = merged(self.definitions.values(), labels)

        def rows() -> Iterator[list[tuple[str, ...]]]:
            for requests in by_authority(self.session, self.selection):
                row = wide_row(requests, columns, self.names)
                self.authorities.add(self.summary.add(requests, row[1:7]))
                yield [row]

        out.packed(masked_header(wide_table(columns), self.masked), rows(), Keys(primary=("authority_slug",)))

    def _changes(self, file: SqliteFile) -> Iterator[Sequence[Sequence[str]]]:
        for rows in changes(file):
            for row in rows:
                self.summary.counts[row[0]] += 1
            yield rows


class _Both:
    """The two files that a table goes into."""

    def __init__(self, package: DataPackage, file: SqliteFile, release: ReleaseFiles) -> None:
        self.package, self.file, self.release = package, file, release

    def table(
        self, table: Table, chunks: Iterable[Sequence[Sequence[str]]], keys: Keys, also: Digest | None = None
    ) -> None:
        """Into both."""
        self.file.create(table)
        self.packed(table, chunks, keys, also, self.file.add)

    def packed(
        self,
        table: Table,
        chunks: Iterable[Sequence[Sequence[str]]],
        keys: Keys,
        also: Digest | None = None,
        add: Callable[[Table, Sequence[Sequence[str]]], None] = lambda _table, _rows: None,
    ) -> None:
        """Into the package, and wherever `add` puts it."""
        self.release.tables[table.name] = table

        def passed() -> Iterator[Sequence[Sequence[str]]]:
            for rows in masked_rows(table, chunks, self.release.masked):
                add(table, rows)
                yield rows

        self.package.table(table, passed(), keys, also or Nowhere())


def _read_back(file: SqliteFile, table: Table) -> Iterator[list[tuple[str, ...]]]:
    """Rows that were added before, as text."""
    cursor = file.connection.execute(f'SELECT * FROM "{table.name}" ORDER BY rowid')  # noqa: S608 one of ours
    while rows := cursor.fetchmany(ROWS_AT_ONCE):
        yield [tuple("" if cell is None else str(cell) for cell in row) for row in rows]


def _questions(definitions: Iterable[QuestionSetDefinition]) -> Iterator[tuple[str, ...]]:
    for read in definitions:
        for each in read.questions:
            which = (read.key, str(read.version), each.id, each.key, each.group.value, each.priority.value)
            yield (*which, each.ask, "true" if each.double_entry else "false", each.guidance)
