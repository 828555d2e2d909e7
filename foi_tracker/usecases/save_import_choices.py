"""Keep what somebody decided about a sheet, and what of it the campaign need not be asked again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Insert
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from foi_tracker.domain.imports.choices import Choices
from foi_tracker.domain.imports.vocabulary import ChoiceKind, ImportStage
from foi_tracker.models import Entry, RememberedChoice, SheetImport

UNDECIDED = (ImportStage.OPEN, ImportStage.CHECKED)
LONGEST = 200


class ChoicesMoved(Exception):
    """Somebody else decided something about this sheet after it was shown, or it is decided no longer."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """What a word of the sheet was said to mean, to be remembered: `word` is folded, `said` as the sheet has it."""

    kind: ChoiceKind
    word: str
    said: str
    means: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Decided:
    """All choices about a sheet as they are now; `seen_version` is the sheet's when the form was shown."""

    choices: Choices
    seen_version: int
    remember: Sequence[Said] = ()


def save_choices(session: Session, sheet_import: SheetImport, decided: Decided, *, entry: Entry) -> SheetImport:
    """Replace the choices, if nobody else has; what a dry run found before them is no longer so."""
    if sheet_import.version != decided.seen_version or sheet_import.stage not in UNDECIDED:
        raise ChoicesMoved(sheet_import.filename)
    sheet_import.choices = decided.choices.dump()
    sheet_import.stage, sheet_import.plan_digest, sheet_import.counts = ImportStage.OPEN, "", {}
    try:
        session.flush()
        _remember(session, sheet_import.campaign_id, decided.remember, entry)
        session.commit()
    except StaleDataError as clash:
        session.rollback()
        raise ChoicesMoved(sheet_import.filename) from clash
    return sheet_import


def _remember(session: Session, campaign_id: int, remember: Iterable[Said], entry: Entry) -> None:
    """The last word counts, whoever had it; too long to be a word is not remembered."""
    rows = {
        (each.kind, each.word): {
            "campaign_id": campaign_id,
            "kind": each.kind,
            "word": each.word,
            "said": each.said,
            "means": each.means,
            "chosen_by_id": entry.by_id,
            "chosen_at": entry.at,
        }
        for each in remember
        if max(len(each.word), len(each.said), len(each.means)) <= LONGEST
    }
    # In one order, so that two people who save the same words at once do not wait for each other in a circle.
    for key in sorted(rows):
        session.execute(_upsert(session, rows[key]))


def _upsert(session: Session, row: dict[str, Any]) -> Insert:
    postgres = session.get_bind().dialect.name == "postgresql"
    statement = postgresql.insert(RememberedChoice) if postgres else sqlite.insert(RememberedChoice)
    statement = statement.values(row)
    newer = {name: statement.excluded[name] for name in ("said", "means", "chosen_by_id", "chosen_at")}
    return statement.on_conflict_do_update(index_elements=["campaign_id", "kind", "word"], set_=newer)
