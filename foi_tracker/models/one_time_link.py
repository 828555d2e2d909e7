"""A single-use link: the first account, an invitation, a password reset."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from foi_tracker.domain.roles import Role
from foi_tracker.models.base import Base, UTCDateTime, words


class LinkPurpose(StrEnum):
    """What a link is for."""

    FIRST_ACCOUNT = "first_account"
    INVITATION = "invitation"
    PASSWORD_RESET = "password_reset"  # noqa: S105 a purpose, not a password


class OneTimeLink(Base):
    """Only the SHA-256 of the token is stored; what the link grants is fixed when it is made."""

    __tablename__ = "one_time_links"

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    purpose: Mapped[LinkPurpose] = mapped_column(words(LinkPurpose))
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    email: Mapped[str] = mapped_column(String(254), default="")
    campaign_id: Mapped[int | None] = mapped_column(ForeignKey("campaigns.id"))
    role: Mapped[Role | None] = mapped_column(words(Role))
    makes_administrator: Mapped[bool] = mapped_column(default=False)
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    made_at: Mapped[datetime] = mapped_column(UTCDateTime)
    expires_at: Mapped[datetime] = mapped_column(UTCDateTime)
    used_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    withdrawn_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
