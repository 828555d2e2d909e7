"""Make room for chasers, challenges and versions of letters."""

import sqlalchemy as sa
from alembic import op

from foi_tracker.models.base import UTCDateTime

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

PHASES = (
    "draft",
    "sent",
    "awaiting_response",
    "awaiting_clarification",
    "awaiting_fee",
    "pit_extension",
    "lapsed",
    "responded",
    "review_requested",
    "review_complete",
    "regulator_complaint",
    "decision_notice",
    "tribunal_decided",
    "withdrawn",
)
MORE_PHASES = ("complaint_closed", "appealed", "appeal_decided")
NEW_WORDS = {
    "review_result": ("upheld", "partly_upheld", "overturned", "more_released", "late", "declined"),
    "finding": ("complaint_upheld", "complaint_partly_upheld", "complaint_not_upheld"),
    "disposal": ("allowed", "partly_allowed", "dismissed", "withdrawn"),
}
NEW_DAYS = ("appealed_on", "appeal_decided_on", "non_compliance_on")
NEW_IN_LETTERS = (
    "language",
    "version",
    "replaces_id",
    "chaser_round_id",
    "seen_length",
    "sent_on",
    "position",
    "discarded_at",
)
TO_SEND = "chaser_round_id IS NOT NULL AND sent_on IS NULL AND discarded_at IS NULL"
NEW_TEXTS = ("commissioner_reference", "notice_reference")


def upgrade() -> None:
    _create_tables()
    _widen_letters()
    _add_columns()
    with op.batch_alter_table("info_requests") as requests:
        requests.drop_constraint(requests.f("ck_info_requests_phase"), type_="check")
        requests.create_check_constraint(
            requests.f("ck_info_requests_phase"), _one_of("phase", (*PHASES, *MORE_PHASES))
        )
        for name, words in NEW_WORDS.items():
            requests.create_check_constraint(requests.f(f"ck_info_requests_{name}"), _one_of(name, words))
        for name in (*NEW_TEXTS, "chasers"):
            requests.alter_column(name, server_default=None)


def downgrade() -> None:
    # Derived columns: the older program derives its own words for these again (flask foi rebuild).
    op.execute("UPDATE info_requests SET phase = 'tribunal_decided' WHERE phase IN ('appealed', 'appeal_decided')")
    op.execute("UPDATE info_requests SET phase = 'review_complete' WHERE phase = 'complaint_closed'")
    with op.batch_alter_table("info_requests") as requests:
        for name in ("phase", *NEW_WORDS):
            requests.drop_constraint(requests.f(f"ck_info_requests_{name}"), type_="check")
        requests.create_check_constraint(requests.f("ck_info_requests_phase"), _one_of("phase", PHASES))
        for name in (*NEW_WORDS, *NEW_DAYS, *NEW_TEXTS, "chasers"):
            requests.drop_column(name)
    op.drop_index("ix_letters_to_send", "letters")
    with op.batch_alter_table("letters") as letters:
        letters.drop_index(letters.f("ix_letters_chaser_round_id"))
        letters.drop_constraint(letters.f("fk_letters_chaser_round_id_chaser_rounds"), type_="foreignkey")
        letters.drop_constraint(letters.f("fk_letters_replaces_id_letters"), type_="foreignkey")
        letters.drop_constraint(letters.f("uq_letters_replaces_id"), type_="unique")
        for name in NEW_IN_LETTERS:
            letters.drop_column(name)
    op.drop_table("assessments")
    op.drop_table("chaser_rounds")


def _create_tables() -> None:
    op.create_table(
        "chaser_rounds",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("form_key", sa.String(length=43), nullable=False),
        sa.Column("approved_by_id", sa.Integer(), nullable=False),
        sa.Column("approved_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["approved_by_id"], ["users.id"], name=op.f("fk_chaser_rounds_approved_by_id_users")),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaigns.id"], name=op.f("fk_chaser_rounds_campaign_id_campaigns")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chaser_rounds")),
        sa.UniqueConstraint("approved_by_id", "form_key", name=op.f("uq_chaser_rounds_approved_by_id_form_key")),
    )
    op.create_index(op.f("ix_chaser_rounds_campaign_id"), "chaser_rounds", ["campaign_id"])
    op.create_table(
        "assessments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("info_request_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("ticks", sa.JSON(), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("made_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["info_request_id"], ["info_requests.id"], name=op.f("fk_assessments_info_request_id_info_requests")
        ),
        sa.ForeignKeyConstraint(["made_by_id"], ["users.id"], name=op.f("fk_assessments_made_by_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assessments")),
        sa.UniqueConstraint("info_request_id", "position", name=op.f("uq_assessments_info_request_id_position")),
    )


def _widen_letters() -> None:
    with op.batch_alter_table("letters") as letters:
        letters.add_column(sa.Column("language", sa.String(length=5), nullable=False, server_default="en"))
        letters.add_column(sa.Column("version", sa.Integer(), nullable=False, server_default="1"))
        letters.add_column(sa.Column("replaces_id", sa.Integer(), nullable=True))
        letters.add_column(sa.Column("chaser_round_id", sa.Integer(), nullable=True))
        letters.add_column(sa.Column("seen_length", sa.Integer(), nullable=True))
        letters.add_column(sa.Column("sent_on", sa.Date(), nullable=True))
        letters.add_column(sa.Column("position", sa.Integer(), nullable=True))
        letters.add_column(sa.Column("discarded_at", UTCDateTime(), nullable=True))
        letters.create_foreign_key(letters.f("fk_letters_replaces_id_letters"), "letters", ["replaces_id"], ["id"])
        letters.create_foreign_key(
            letters.f("fk_letters_chaser_round_id_chaser_rounds"), "chaser_rounds", ["chaser_round_id"], ["id"]
        )
        letters.create_unique_constraint(letters.f("uq_letters_replaces_id"), ["replaces_id"])
        letters.create_index(letters.f("ix_letters_chaser_round_id"), ["chaser_round_id"])
    with op.batch_alter_table("letters") as letters:
        letters.alter_column("language", server_default=None)
        letters.alter_column("version", server_default=None)
    # Not within a batch, which would forget the condition.
    op.create_index(
        "ix_letters_to_send",
        "letters",
        ["chaser_round_id"],
        sqlite_where=sa.text(TO_SEND),
        postgresql_where=sa.text(TO_SEND),
    )


def _add_columns() -> None:
    for name in NEW_WORDS:
        op.add_column("info_requests", sa.Column(name, sa.String(length=40), nullable=True))
    for name in NEW_DAYS:
        op.add_column("info_requests", sa.Column(name, sa.Date(), nullable=True))
    for name in NEW_TEXTS:
        op.add_column("info_requests", sa.Column(name, sa.String(length=60), nullable=False, server_default=""))
    op.add_column("info_requests", sa.Column("chasers", sa.Integer(), nullable=False, server_default="0"))


def _one_of(column: str, words: tuple[str, ...]) -> str:
    return f"{column} IN ({', '.join(repr(word) for word in words)})"
