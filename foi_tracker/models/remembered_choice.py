"""What a word of a sheet was said to mean: asked once in a campaign."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from foi_tracker.domain.imports.vocabulary import ChoiceKind
from foi_tracker.models.base import Base, UTCDateTime, words


class RememberedChoice(Base):
    """`word` is folded, `said` is as the sheet had it; `means` is what `Choices` keeps for the kind."""

    __tablename__ = "remembered_choices"
    __table_args__ = (UniqueConstraint("campaign_id", "kind", "word"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaigns.id"))
    kind: Mapped[ChoiceKind] = mapped_column(words(ChoiceKind))
    word: Mapped[str] = mapped_column(String(200))
    said: Mapped[str] = mapped_column(String(200))
    means: Mapped[str] = mapped_column(String(200))
    chosen_by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    chosen_at: Mapped[datetime] = mapped_column(UTCDateTime)
