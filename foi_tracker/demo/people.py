"""The demonstration's people, all invented, and how to be one of them."""

from datetime import datetime

from sqlalchemy.orm import Session

from foi_tracker.domain.roles import Role
from foi_tracker.models import Campaign, User
from foi_tracker.usecases.create_user import create_user
from foi_tracker.usecases.new_account import NewAccount

# Known to all, and harmless: a demonstration holds nothing true but the register, and is served on loopback.
PASSWORD = "one-invented-year"  # noqa: S105
COORDINATOR_EMAIL = "coordinator@demo.example"
VOLUNTEER_EMAIL = "volunteer@demo.example"

COORDINATORS = ("Ama Kestrel", "Rhodri Vale")
VOLUNTEERS = (
    "Ada Fenwick",
    "Bashir Lowe",
    "Carys Pennant",
    "Dilip Marsh",
    "Effie Strang",
    "Farah Holloway",
    "Gwil Ashdown",
    "Hana Thorley",
    "Idris Quayle",
    "Jo Merrin",
    "Kemi Brightwell",
    "Lachlan Orde",
    "Mina Casterton",
    "Nerys Coldwell",
    "Osei Farrow",
    "Priya Langstone",
    "Quentin Sable",
    "Rosa Tindall",
    "Sunil Harkness",
    "Tamsin Grey",
    "Ulla Wexcombe",
    "Viv Dunmore",
    "Wren Abara",
    "Xanthe Mallory",
    "Yusuf Penhale",
    "Zara Whitlock",
    "Bronagh Tully",
    "Conor Islay",
)


def invent_people(session: Session, campaign: Campaign, at: datetime) -> tuple[list[User], list[User]]:
    """Coordinators, the first of them administrator too, and volunteers; all share one password."""
    hashed = NewAccount.of("", "", PASSWORD).password_hash
    coordinators = [
        _invent(session, campaign, NewAccount(email=email, name=name, password_hash=hashed), Role.COORDINATOR, at)
        for name, email in zip(COORDINATORS, (COORDINATOR_EMAIL, _email(COORDINATORS[1])), strict=True)
    ]
    emails = (VOLUNTEER_EMAIL, *(_email(name) for name in VOLUNTEERS[1:]))
    volunteers = [
        _invent(session, campaign, NewAccount(email=email, name=name, password_hash=hashed), Role.VOLUNTEER, at)
        for name, email in zip(VOLUNTEERS, emails, strict=True)
    ]
    return coordinators, volunteers


def _email(name: str) -> str:
    return f"{name.lower().replace(' ', '.')}@demo.example"


def _invent(session: Session, campaign: Campaign, account: NewAccount, role: Role, at: datetime) -> User:
    administers = account.email == COORDINATOR_EMAIL
    return create_user(session, account, (campaign, role), at, is_administrator=administers)
