"""A council or police force, and where to write to it."""

from datetime import date

from sqlalchemy import JSON, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from foi_tracker.domain.authorities import AuthorityKind, Nation
from foi_tracker.domain.vocabulary import RegimeCode
from foi_tracker.models.base import Base, words


class Authority(Base):
    """The register's facts, which a reload rewrites, and below them people's own entries, which it never touches.

    `valid_from` and `valid_to` are the first and last day of its existence, where known. `successors` holds
    slugs. `search_text` is the folded names, for searching. `regime` is the law that binds the body; a single
    request may still be environmental.
    """

    __tablename__ = "authorities"
    __table_args__ = (Index(None, "name", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(80), unique=True)
    name: Mapped[str] = mapped_column(String(120))
    short_name: Mapped[str] = mapped_column(String(80))
    welsh_name: Mapped[str] = mapped_column(String(120), default="")
    kind: Mapped[AuthorityKind] = mapped_column(words(AuthorityKind))
    nation: Mapped[Nation] = mapped_column(words(Nation))
    region: Mapped[str] = mapped_column(String(40))
    regime: Mapped[RegimeCode] = mapped_column(words(RegimeCode))
    ons_code: Mapped[str] = mapped_column(String(9), default="")
    police_force_slug: Mapped[str] = mapped_column(String(80), default="")
    county_slug: Mapped[str] = mapped_column(String(80), default="")
    website: Mapped[str] = mapped_column(String(200), default="")
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    successors: Mapped[list[str]] = mapped_column(JSON, default=list)
    other_names: Mapped[list[str]] = mapped_column(JSON, default=list)
    hex_q: Mapped[int | None]
    hex_r: Mapped[int | None]
    register_note: Mapped[str] = mapped_column(Text, default="")
    search_text: Mapped[str] = mapped_column(Text, default="")

    contact_address: Mapped[str] = mapped_column(String(254), default="")
    contact_verified_on: Mapped[date | None]
    contact_verified_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    notes: Mapped[str] = mapped_column(Text, default="")
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}
