"""A release's files: the data package, the SQLite file and page.json, all from one look at the database."""

import json
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path
from typing import IO, Any, Final, Protocol

from sqlalchemy.orm import Session

from foi_tracker.domain.findings.releases import LICENCES, PAGE, PROGRAM, MadeRelease, citation, file_stem
from foi_tracker.exports.data_package import DataPackage, as_json
from foi_tracker.exports.findings_tables import PROVENANCE
from foi_tracker.exports.release_files import SHOWN, ReleaseFiles, ReleasePlan
from foi_tracker.exports.release_masks import masked_json, masker
from foi_tracker.exports.release_page import FORMAT, write_page
from foi_tracker.exports.release_words import method, method_text, readme
from foi_tracker.exports.sqlite_file import SqliteFile
from foi_tracker.models import Release
from foi_tracker.queries import release_source, releases

ZIP_TYPE: Final = "application/zip"
SQLITE_TYPE: Final = "application/vnd.sqlite3"
JSON_TYPE: Final = "application/json"


class Kept(Protocol):
    """A file that is stored under its hash."""

    @property
    def sha256(self) -> str:
        """Of its bytes."""

    @property
    def size(self) -> int:
        """In bytes."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Store:
    """Where files are kept: `keep` takes one in, `path_of` says where a hash lies."""

    keep: Callable[[IO[bytes]], Kept]
    path_of: Callable[[str], Path]


def make_release(session: Session, plan: ReleasePlan, store: Store) -> MadeRelease:
    """Write and keep every file. `session` should read one snapshot; nothing is stored in the database."""
    names = [rule.text for rule in releases.mask_rules(session, plan.campaign.id)]
    before = releases.release_before(session, plan.campaign.id, plan.asked.number)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        files = ReleaseFiles(session, plan, masker(names), folder)
        return _Making(files, plan, folder, before).make(store)


class _Making:
    """One release in the making."""

    def __init__(self, files: ReleaseFiles, plan: ReleasePlan, folder: Path, before: Release | None) -> None:
        self.files, self.plan, self.folder, self.before = files, plan, folder, before
        self.stem = file_stem(plan.campaign.slug, plan.asked)
        # Read now: a server ends a transaction that waits too long, and the last tables take their time.
        self.stored = release_source.stored_sets(files.session, list(files.definitions))
        self.agreed = dict(release_source.agreement(files.session, files.selection, files.definitions))

    def make(self, store: Store) -> MadeRelease:
        """Both archives, then the page, then keep them all."""
        archive, database, page = (self.folder / name for name in ("release.zip", "release.sqlite", PAGE))
        older, today = database_of(self.before, store.path_of), self.plan.standpoint.today
        with SqliteFile.new(database, older) as file, DataPackage.new(archive, today) as package:
            self.files.write(package, file)
            self._describe(package, file)
        with page.open("wb") as target:
            lists = {"authorities": self.files.authorities.read(), "deployments": self.files.deployments.read()}
            write_page(target, self._facts(), lists)
        kinds = {f"{self.stem}.zip": (archive, ZIP_TYPE), f"{self.stem}.sqlite": (database, SQLITE_TYPE)}
        kept = {name: _kept(*each, store) for name, each in {**kinds, PAGE: (page, JSON_TYPE)}.items()}
        return MadeRelease(
            content_sha256=self.content, files=kept, counts=self.all_counts, question_sets=tuple(self.question_sets)
        )

    @property
    def content(self) -> str:
        """What the release is known by."""
        return self.files.content.hexdigest()

    @property
    def question_sets(self) -> list[str]:
        """Those that were asked, such as "lfrt-police 1"."""
        return [f"{read.key} {read.version}" for read in self.files.definitions.values()]

    @property
    def counts(self) -> dict[str, int]:
        """How much of everything there is."""
        names = ("authorities", "requests", "answered", "answers", "findings", "deployments")
        found: Counter[str] = self.files.summary.counts
        return {name: found[name] for name in names} | {"questions": len(self.files.summary.questions)}

    @property
    def all_counts(self) -> dict[str, int]:
        """With how many values differ from the release before."""
        found: Counter[str] = self.files.summary.counts
        return self.counts | {name: found[name] for name in ("added", "removed", "changed")}

    @property
    def changed(self) -> dict[str, int | None]:
        """How many values differ from the release before, and which that is."""
        found: Counter[str] = self.files.summary.counts
        since = self.before.number if self.before else None
        return {"since": since} | {name: found[name] for name in ("added", "removed", "changed")}

    def _describe(self, package: DataPackage, file: SqliteFile) -> None:
        """Everything in the package that is no table."""
        facts = self._provenance()
        rows = [(name, value if isinstance(value, str) else json.dumps(value, sort_keys=True)) for name, value in facts]
        file.table(PROVENANCE, [rows])
        package.text("provenance.json", as_json(dict(facts)))
        package.text("METHOD.md", method_text(self.agreed))
        package.text("README.md", readme(self._citation(), self.counts, self._said(self.plan.campaign.name)))
        package.describe(
            {
                "name": self.stem,
                "title": self._said(self.plan.asked.title),
                "description": self._citation(),
                "version": str(self.plan.asked.number),
                "created": self.plan.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            }
        )

    def _provenance(self) -> list[tuple[str, Any]]:
        files, plan = self.files, self.plan
        return [
            ("campaign", self._said(plan.campaign.name)),
            ("release", plan.asked.number),
            ("title", self._said(plan.asked.title)),
            ("notes", self._said(plan.asked.notes)),
            ("frozen_at", plan.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")),
            ("filters", plan.asked.filters),
            ("content_sha256", self.content),
            ("citation", self._citation()),
            ("counts", self.counts),
            ("changes", self.changed),
            ("program", PROGRAM),
            ("licences", list(LICENCES)),
            ("question_sets", masked_json(self.stored, files.masked)),
        ]

    def _facts(self) -> dict[str, Any]:
        """The short parts of the page."""
        files, campaign = self.files, self.plan.campaign
        return {
            "format": FORMAT,
            "campaign": {
                "slug": campaign.slug,
                "name": self._said(campaign.name),
                "summary": self._said(campaign.summary),
                "corrections_contact": campaign.corrections_contact,
            },
            "release": self._release(),
            "counts": self.counts,
            "changes": self.changed,
            "progress": files.summary.progress,
            "questions": files.summary.asked,
            "agreement": [
                {"question": question, "n": each.n, "agreed": each.agreed, "percent": each.percent, "kappa": each.kappa}
                for question, each in self.agreed.items()
            ],
            "method": method(),
            "map": [place.as_json() for place in files.places if place.hex],
            "deployment_columns": list(SHOWN),
        }

    def _release(self) -> dict[str, Any]:
        asked = self.plan.asked
        return {
            "number": asked.number,
            "title": self._said(asked.title),
            "notes": self._said(asked.notes),
            "frozen_on": self.plan.standpoint.today.isoformat(),
            "content_sha256": self.content,
            "filters": asked.filters,
            "question_sets": self.question_sets,
            "citation": self._citation(),
            "licences": list(LICENCES),
            "program": PROGRAM,
        }

    def _citation(self) -> str:
        return citation(
            campaign=self._said(self.plan.campaign.name),
            title=self._said(self.plan.asked.title),
            number=self.plan.asked.number,
            on=self.plan.standpoint.today,
            content_sha256=self.content,
        )

    def _said(self, text: str) -> str:
        return self.files.masked(text)


def database_of(release: Release | None, path_of: Callable[[str], Path]) -> Path | None:
    """The SQLite file of a release, where its bytes are still there."""
    if release is None:
        return None
    found = next((facts["sha256"] for facts in release.files.values() if facts["media_type"] == SQLITE_TYPE), None)
    path = path_of(found) if found else None
    return path.resolve() if path and path.is_file() else None


def _kept(path: Path, media_type: str, store: Store) -> dict[str, Any]:
    with path.open("rb") as file:
        kept = store.keep(file)
    return {"sha256": kept.sha256, "size": kept.size, "media_type": media_type}
