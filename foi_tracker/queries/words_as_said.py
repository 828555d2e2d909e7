"""The words whose meaning a campaign remembers, as its sheets have them."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from foi_tracker.domain.imports.vocabulary import ChoiceKind
from foi_tracker.models import RememberedChoice


def words_as_said(session: Session, campaign_id: int) -> dict[tuple[ChoiceKind, str], str]:
    """By kind and folded word."""
    wanted = select(RememberedChoice.kind, RememberedChoice.word, RememberedChoice.said)
    found = session.execute(wanted.where(RememberedChoice.campaign_id == campaign_id))
    return {(kind, word): said for kind, word, said in found}
