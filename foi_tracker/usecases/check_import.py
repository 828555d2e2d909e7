"""Keep what a dry run found, in place of what the one before it did."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from foi_tracker.domain.imports.plan import plan_codec
from foi_tracker.domain.imports.planned import Plan, PlannedRow
from foi_tracker.domain.imports.vocabulary import ImportStage
from foi_tracker.models import Authority, Entry, ImportRow, SheetImport
from foi_tracker.usecases.save_import_choices import UNDECIDED, ChoicesMoved

AT_A_TIME = 500
LONGEST_KEY, LONGEST_URL = 200, 300


def check_import(session: Session, sheet_import: SheetImport, plan: Plan, *, entry: Entry) -> SheetImport:
    """Store the plan's rows, if the choices it was made from are still those of the sheet."""
    if sheet_import.stage not in UNDECIDED:
        raise ChoicesMoved(sheet_import.filename)
    sheet_import.stage, sheet_import.checked_at = ImportStage.CHECKED, entry.at
    sheet_import.plan_digest, sheet_import.counts = plan.digest, plan.counts()
    try:
        session.flush()  # first of all, so that whoever comes second waits here, and then is told
        _replace_rows(session, sheet_import.id, plan)
        session.commit()
    except StaleDataError as clash:
        session.rollback()
        raise ChoicesMoved(sheet_import.filename) from clash
    return sheet_import


def _replace_rows(session: Session, import_id: int, plan: Plan) -> None:
    session.execute(
        delete(ImportRow).where(ImportRow.sheet_import_id == import_id),
        execution_options={"synchronize_session": False},
    )
    authorities = {row.slug: row.id for row in session.execute(select(Authority.slug, Authority.id))}
    for first in range(0, len(plan.rows), AT_A_TIME):
        some = plan.rows[first : first + AT_A_TIME]
        session.connection().execute(insert(ImportRow), [_row(import_id, planned, authorities) for planned in some])


def _row(import_id: int, planned: PlannedRow, authorities: Mapping[str, int]) -> dict[str, Any]:
    return {
        "sheet_import_id": import_id,
        "number": planned.number,
        "deed": planned.deed,
        "info_request_id": planned.request_id,
        "authority_id": authorities.get(planned.authority or ""),
        "reference": planned.reference if planned.request_id else "",
        "reference_key": planned.keys.reference[:LONGEST_KEY],
        "url_key": planned.keys.url[:LONGEST_URL],
        "wave_key": planned.keys.wave[:LONGEST_KEY],
        "claimed_due_on": planned.claimed_due_on,
        "our_due_on": planned.our_due_on,
        "dates_differ": planned.dates_differ,
        "problem_count": len(planned.problems),
        "conflict_count": len(planned.conflicts),
        "history_before": planned.seen_length,
        "history_after": planned.seen_length,
        "plan": plan_codec.dump(planned),
        "cells": dict(planned.cells),
        "meant": dict(planned.meant),
        "problems": [each.dump() for each in planned.problems],
        "conflicts": [asdict(each) for each in planned.conflicts],
    }
