"""Which revision a database is at, and whether this code knows it."""

from dataclasses import dataclass
from pathlib import Path

from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

MIGRATIONS = Path(__file__).parent.parent / "migrations"


class UnknownRevision(Exception):
    """A newer version of the program made this database."""

    def __init__(self, revision: str) -> None:
        super().__init__(
            f"the database is at revision {revision}, which this version does not know; install the newer version."
        )


class PendingMigrations(Exception):
    """The database is older than the code."""

    def __init__(self) -> None:
        super().__init__("the database is older than this version; run: python3 wsgi.py --prepare")


@dataclass(frozen=True, kw_only=True, slots=True)
class Revisions:
    """`current` is None for a database without tables."""

    current: str | None
    head: str

    @property
    def is_pending(self) -> bool:
        """Whether there is something to migrate."""
        return self.current != self.head


def revisions_of(engine: Engine) -> Revisions:
    """Where the database stands; raises `UnknownRevision` for one from the future."""
    scripts = ScriptDirectory.from_config(_config())
    with engine.connect() as connection:
        current = MigrationContext.configure(connection).get_current_revision()
    if current is not None and current not in {script.revision for script in scripts.walk_revisions()}:
        raise UnknownRevision(current)
    return Revisions(current=current, head=scripts.get_current_head() or "")


def refuse_pending(engine: Engine) -> None:
    """Stop a server that would run on a database older than its code."""
    if revisions_of(engine).is_pending:
        raise PendingMigrations


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config
