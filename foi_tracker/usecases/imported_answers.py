"""Write the answers and the rows of the deployment log that a sheet brought, in bulk. Nothing here commits."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from foi_tracker.domain.imports.said import SaidAnswer, SaidDeployment
from foi_tracker.models import Entry


@dataclass(frozen=True, kw_only=True, slots=True)
class ToWrite:
    """What a sheet says of one request that is in the tracker by now."""

    info_request_id: int
    answers: Sequence[SaidAnswer] = ()
    deployments: Sequence[SaidDeployment] = ()


def write_answers(session: Session, rows: Sequence[ToWrite], entry: Entry) -> None:
    """Findings that count until somebody here has read the reply, and deployments; a few statements a batch."""
