"""Keep a choice of authorities under a name, and let go of one."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from foi_tracker.models import AuthorityList, Entry


class NameTaken(Exception):
    """The campaign has a list of this name already."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ListToSave:
    """A name and the slugs it stands for."""

    campaign_id: int
    name: str
    slugs: Iterable[str]


def save_authority_list(session: Session, wanted: ListToSave, *, entry: Entry) -> AuthorityList:
    """A new list; raises `NameTaken`."""
    taken = select(AuthorityList.id).where(
        AuthorityList.campaign_id == wanted.campaign_id, AuthorityList.name == wanted.name
    )
    if session.scalar(taken) is not None:
        raise NameTaken(wanted.name)
    made = AuthorityList(
        campaign_id=wanted.campaign_id,
        name=wanted.name,
        slugs=sorted(set(wanted.slugs)),
        created_by_id=entry.by_id,
        created_at=entry.at,
    )
    session.add(made)
    try:
        session.commit()
    except IntegrityError:
        session.rollback()
        raise NameTaken(wanted.name) from None
    return made


def delete_authority_list(session: Session, unwanted: AuthorityList) -> None:
    """Forget a list. What was filed with it stays."""
    session.delete(unwanted)
    session.commit()
