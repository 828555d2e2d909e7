"""Put rows of the deployment log that our own file brings back where they were. Nothing here commits."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from sqlalchemy import insert, or_, select
from sqlalchemy.orm import Session

from foi_tracker.domain.findings.codec import dump_all
from foi_tracker.domain.findings.evidence import Evidence
from foi_tracker.domain.imports.ours.our_deployments import NUMBERED, is_number_of
from foi_tracker.domain.imports.said import SaidDeployment
from foi_tracker.models import Authority, Deployment, Entry, InfoRequest, derived_deployment_columns

Rows = Sequence[tuple[int, Sequence[SaidDeployment]]]


def write_deployments(session: Session, rows: Rows, entry: Entry) -> None:
    """Each under its own number where that is free, and never twice: a row that was written before is left alone."""
    asked = [(request_id, row) for request_id, each in rows for row in each if row.identifier]
    if not asked:
        return
    slugs = _slugs(session, {request_id for request_id, _ in asked})
    known = _known(session, [row.identifier for _, row in asked], [_key(*each) for each in asked])
    new = []
    for request_id, row in asked:
        authority_id, slug = slugs[request_id]
        mine = known.get(row.identifier) == request_id or _key(request_id, row) in known
        if mine or not is_number_of(row.identifier, slug):
            continue
        name = _free(row.identifier, known)
        known |= {name: request_id, _key(request_id, row): request_id}
        new.append(_columns(row, entry) | {"identifier": name, "authority_id": authority_id} | _where(request_id, row))
    if new:
        session.execute(insert(Deployment), new)


def _where(request_id: int, row: SaidDeployment) -> dict[str, Any]:
    return {"info_request_id": request_id, "form_key": _key(request_id, row), "position": 0}


def _key(request_id: int, row: SaidDeployment) -> str:
    """The same for the same row of the same request, however often its file is brought."""
    return str(uuid5(NAMESPACE_URL, f"deployment {request_id} {row.identifier}"))


def _slugs(session: Session, request_ids: Iterable[int]) -> dict[int, tuple[int, str]]:
    wanted = select(InfoRequest.id, Authority.id, Authority.slug).join(
        Authority, Authority.id == InfoRequest.authority_id
    )
    return {row[0]: (row[1], row[2]) for row in session.execute(wanted.where(InfoRequest.id.in_(list(request_ids))))}


def _known(session: Session, names: Sequence[str], keys: Sequence[str]) -> dict[str, int]:
    """The requests of the rows that have these numbers, or were written from the same file, by either."""
    mine = or_(Deployment.identifier.in_(names), Deployment.form_key.in_(keys))
    stored = select(Deployment.identifier, Deployment.form_key, Deployment.info_request_id).where(mine)
    found = session.execute(stored).all()
    return {row.identifier: row.info_request_id for row in found} | {row.form_key: row.info_request_id for row in found}


def _free(identifier: str, known: Mapping[str, int]) -> str:
    """The number itself; where another campaign has it, the next that nobody has in this file's sight."""
    numbered = NUMBERED.fullmatch(identifier)
    if numbered is None or identifier not in known:
        return identifier
    number = int(numbered["number"])
    while f"{numbered['stem']}-{number}" in known:
        number += 1
    return f"{numbered['stem']}-{number}"


def _columns(row: SaidDeployment, entry: Entry) -> dict[str, Any]:
    place = Evidence(filename=row.filename, page=row.page, quote=row.quote)
    return {
        **derived_deployment_columns(row.values, row.notes),
        "values": dump_all(row.values),
        "notes": row.notes,
        "evidence": [] if place == Evidence() else [place.dump()],
        "coder_id": entry.by_id,
        "saved_at": entry.at,
        "version": 1,
    }
