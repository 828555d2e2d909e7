"""An exemption cited in a live answer: derived from the history, so that refusals can be counted and exported."""

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from foi_tracker.domain.vocabulary import RegimeCode
from foi_tracker.models.base import Base, words


class Refusal(Base):
    """`position` is the line of history that cites it."""

    __tablename__ = "refusals"
    __table_args__ = (Index(None, "law", "code"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    info_request_id: Mapped[int] = mapped_column(ForeignKey("info_requests.id"), index=True)
    position: Mapped[int]
    law: Mapped[RegimeCode] = mapped_column(words(RegimeCode))
    code: Mapped[str] = mapped_column(String(20))
    limb: Mapped[str] = mapped_column(String(40), default="")
    ncnd: Mapped[bool] = mapped_column(default=False)
