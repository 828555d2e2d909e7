"""Put rows into the deployment log: all of them or none, and once however often the button is pressed."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from foi_tracker.domain.deployments.fields import fold
from foi_tracker.domain.findings.codec import dump_all
from foi_tracker.domain.findings.evidence import Evidence
from foi_tracker.domain.findings.values import DateSpan, Quantity, Value
from foi_tracker.domain.findings.vocabulary import Precision
from foi_tracker.models import (
    Attachment,
    AuditLine,
    Authority,
    Deployment,
    Entry,
    InfoRequest,
    derived_deployment_columns,
)

TRIES = 3
STAMPS = {Precision.DAY: "%Y%m%d", Precision.MONTH: "%Y%m00", Precision.YEAR: "%Y0000"}


@dataclass(frozen=True, kw_only=True, slots=True)
class NewRow:
    """A row as it was read; `position` tells it from the others of its form."""

    position: int
    values: Mapping[str, Value]
    notes: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class NewRows:
    """What one form holds; `form_key` was made when the form was shown."""

    rows: Sequence[NewRow]
    form_key: str


def save_deployments(session: Session, info_request: InfoRequest, new: NewRows, *, entry: Entry) -> list[str]:
    """Our numbers of the rows, in their order; those of the first time where the same form comes again."""
    request_id = info_request.id
    for last in (False,) * (TRIES - 1) + (True,):
        if before := _saved_before(session, new.form_key, entry):
            session.rollback()
            return before
        try:
            return _save(session, session.get_one(InfoRequest, request_id), new, entry)
        except IntegrityError:  # this very form, or somebody who took the same number for the same day
            session.rollback()
            if last:
                raise
    raise AssertionError("the last try returns or raises")


def evidence_of(values: Mapping[str, Value], files: Mapping[str, Attachment]) -> list[dict[str, Any]]:
    """The file and page that a row names, where the file is one of the request's; `files` go by folded name."""
    named, page = values.get("source_file"), values.get("page")
    file = files.get(fold(named)) if isinstance(named, str) else None
    if file is None:
        return []
    number = int(page.exact) if isinstance(page, Quantity) and page.exact is not None else None
    return [Evidence(attachment=file.public_id, filename=file.filename, page=number).dump()]


def files_of(session: Session, request_id: int) -> dict[str, Attachment]:
    """The files of a request by folded name."""
    wanted = select(Attachment).where(Attachment.info_request_id == request_id).order_by(Attachment.id)
    return {fold(file.filename): file for file in session.scalars(wanted)}


def _saved_before(session: Session, form_key: str, entry: Entry) -> list[str]:
    mine = (Deployment.form_key == form_key, Deployment.coder_id == entry.by_id)
    return list(session.scalars(select(Deployment.identifier).where(*mine).order_by(Deployment.position)))


def _save(session: Session, info_request: InfoRequest, new: NewRows, entry: Entry) -> list[str]:
    authority = session.get_one(Authority, info_request.authority_id)
    names = _identifiers(session, authority, new.rows)
    files = files_of(session, info_request.id)
    common = {
        "info_request_id": info_request.id,
        "authority_id": authority.id,
        "form_key": new.form_key,
        "coder_id": entry.by_id,
        "saved_at": entry.at,
        "version": 1,
    }
    rows = [
        {
            **common,
            **derived_deployment_columns(row.values, row.notes),
            "identifier": name,
            "position": row.position,
            "values": dump_all(row.values),
            "notes": row.notes,
            "evidence": evidence_of(row.values, files),
        }
        for name, row in zip(names, new.rows, strict=True)
    ]
    if rows:
        session.execute(insert(Deployment), rows)
        session.add(_line(info_request, names, entry))
    session.commit()
    return names


def _line(info_request: InfoRequest, names: Sequence[str], entry: Entry) -> AuditLine:
    details = {"rows": len(names), "first": names[0], "last": names[-1]}
    subject = f"request {info_request.reference}"
    return AuditLine(actor_id=entry.by_id, action="deployments.add", subject=subject, details=details, at=entry.at)


def _identifiers(session: Session, authority: Authority, rows: Sequence[NewRow]) -> list[str]:
    """force-yyyymmdd-n, counting on from the highest of that day, removed rows included."""
    taken: dict[str, int] = defaultdict(int)
    stored = select(Deployment.identifier).where(Deployment.authority_id == authority.id)
    for name in session.scalars(stored):
        stem, _, number = name.rpartition("-")
        taken[stem] = max(taken[stem], int(number))
    names = []
    for row in rows:
        stem = f"{authority.slug}-{_stamp(row.values.get('date'))}"
        taken[stem] += 1
        names.append(f"{stem}-{taken[stem]}")
    return names


def _stamp(value: Value | None) -> str:
    if not isinstance(value, DateSpan):
        return "undated"
    return value.first.strftime(STAMPS.get(value.precision, "%Y%m00"))
