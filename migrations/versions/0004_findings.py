"""Make room for answers, findings, the deployment log, releases and what is published of them."""

import sqlalchemy as sa
from alembic import op

from foi_tracker.models.base import UTCDateTime

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "mask_rules",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(length=200), nullable=False),
        sa.Column("added_by_id", sa.Integer(), nullable=False),
        sa.Column("added_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["added_by_id"], ["users.id"], name=op.f("fk_mask_rules_added_by_id_users")),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaigns.id"], name=op.f("fk_mask_rules_campaign_id_campaigns")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mask_rules")),
        sa.UniqueConstraint("campaign_id", "text", name=op.f("uq_mask_rules_campaign_id_text")),
    )
    op.create_table(
        "releases",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("filters", sa.JSON(), nullable=False),
        sa.Column("question_sets", sa.JSON(), nullable=False),
        sa.Column("content_sha256", sa.String(length=64), nullable=False),
        sa.Column("files", sa.JSON(), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.Column("frozen_by_id", sa.Integer(), nullable=False),
        sa.Column("frozen_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaigns.id"], name=op.f("fk_releases_campaign_id_campaigns")),
        sa.ForeignKeyConstraint(["frozen_by_id"], ["users.id"], name=op.f("fk_releases_frozen_by_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_releases")),
        sa.UniqueConstraint("campaign_id", "number", name=op.f("uq_releases_campaign_id_number")),
    )
    op.create_table(
        "publications",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("release_id", sa.Integer(), nullable=False),
        sa.Column("embargo_until", UTCDateTime(), nullable=True),
        sa.Column("proposed_by_id", sa.Integer(), nullable=False),
        sa.Column("proposed_at", UTCDateTime(), nullable=False),
        sa.Column("approved_by_id", sa.Integer(), nullable=True),
        sa.Column("approved_at", UTCDateTime(), nullable=True),
        sa.Column("taken_back_by_id", sa.Integer(), nullable=True),
        sa.Column("taken_back_at", UTCDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["approved_by_id"], ["users.id"], name=op.f("fk_publications_approved_by_id_users")),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaigns.id"], name=op.f("fk_publications_campaign_id_campaigns")),
        sa.ForeignKeyConstraint(["proposed_by_id"], ["users.id"], name=op.f("fk_publications_proposed_by_id_users")),
        sa.ForeignKeyConstraint(["release_id"], ["releases.id"], name=op.f("fk_publications_release_id_releases")),
        sa.ForeignKeyConstraint(
            ["taken_back_by_id"], ["users.id"], name=op.f("fk_publications_taken_back_by_id_users")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_publications")),
    )
    op.create_index(op.f("ix_publications_campaign_id"), "publications", ["campaign_id"], unique=False)

    op.create_table(
        "deployments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("identifier", sa.String(length=100), nullable=False),
        sa.Column("info_request_id", sa.Integer(), nullable=False),
        sa.Column("authority_id", sa.Integer(), nullable=False),
        sa.Column("form_key", sa.String(length=36), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("values", sa.JSON(), nullable=False),
        sa.Column("evidence", sa.JSON(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("coder_id", sa.Integer(), nullable=False),
        sa.Column("checked_by_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("saved_at", UTCDateTime(), nullable=False),
        sa.Column("removed_at", UTCDateTime(), nullable=True),
        sa.Column("happened_on", sa.Date(), nullable=True),
        sa.Column("is_day", sa.Boolean(), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("place_key", sa.String(length=200), nullable=False),
        sa.Column("counts_key", sa.String(length=200), nullable=False),
        sa.Column("council_slug", sa.String(length=80), nullable=False),
        sa.Column("setting", sa.String(length=40), nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.Column("errors", sa.Integer(), nullable=False),
        sa.Column("warnings", sa.Integer(), nullable=False),
        sa.Column("faces_low", sa.BigInteger(), nullable=True),
        sa.Column("faces_high", sa.BigInteger(), nullable=True),
        sa.Column("alerts_low", sa.BigInteger(), nullable=True),
        sa.Column("alerts_high", sa.BigInteger(), nullable=True),
        sa.Column("true_alerts_low", sa.BigInteger(), nullable=True),
        sa.Column("true_alerts_high", sa.BigInteger(), nullable=True),
        sa.Column("false_alerts_low", sa.BigInteger(), nullable=True),
        sa.Column("false_alerts_high", sa.BigInteger(), nullable=True),
        sa.Column("stops_low", sa.BigInteger(), nullable=True),
        sa.Column("stops_high", sa.BigInteger(), nullable=True),
        sa.Column("arrests_low", sa.BigInteger(), nullable=True),
        sa.Column("arrests_high", sa.BigInteger(), nullable=True),
        sa.Column("watchlist_low", sa.BigInteger(), nullable=True),
        sa.Column("watchlist_high", sa.BigInteger(), nullable=True),
        sa.Column("minutes_low", sa.BigInteger(), nullable=True),
        sa.Column("minutes_high", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["authority_id"], ["authorities.id"], name=op.f("fk_deployments_authority_id_authorities")
        ),
        sa.ForeignKeyConstraint(["checked_by_id"], ["users.id"], name=op.f("fk_deployments_checked_by_id_users")),
        sa.ForeignKeyConstraint(["coder_id"], ["users.id"], name=op.f("fk_deployments_coder_id_users")),
        sa.ForeignKeyConstraint(
            ["info_request_id"], ["info_requests.id"], name=op.f("fk_deployments_info_request_id_info_requests")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deployments")),
        sa.UniqueConstraint("form_key", "position", name=op.f("uq_deployments_form_key_position")),
        sa.UniqueConstraint("identifier", name=op.f("uq_deployments_identifier")),
    )
    op.create_index(
        op.f("ix_deployments_authority_id_happened_on"), "deployments", ["authority_id", "happened_on"], unique=False
    )
    op.create_index(op.f("ix_deployments_info_request_id"), "deployments", ["info_request_id"], unique=False)

    op.create_table(
        "readings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("info_request_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("question_ids", sa.JSON(), nullable=False),
        sa.Column("opened_by_id", sa.Integer(), nullable=False),
        sa.Column("opened_at", UTCDateTime(), nullable=False),
        sa.Column("needs_second", sa.Boolean(), nullable=False),
        sa.Column("first_by_id", sa.Integer(), nullable=True),
        sa.Column("second_by_id", sa.Integer(), nullable=True),
        sa.Column("conflicts", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["first_by_id"], ["users.id"], name=op.f("fk_readings_first_by_id_users")),
        sa.ForeignKeyConstraint(
            ["info_request_id"], ["info_requests.id"], name=op.f("fk_readings_info_request_id_info_requests")
        ),
        sa.ForeignKeyConstraint(["opened_by_id"], ["users.id"], name=op.f("fk_readings_opened_by_id_users")),
        sa.ForeignKeyConstraint(["second_by_id"], ["users.id"], name=op.f("fk_readings_second_by_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_readings")),
        sa.UniqueConstraint("info_request_id", "position", name=op.f("uq_readings_info_request_id_position")),
    )
    op.create_table(
        "codings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reading_id", sa.Integer(), nullable=False),
        sa.Column("question_id", sa.String(length=10), nullable=False),
        sa.Column(
            "part",
            sa.Enum("first", "second", "third", name="part", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("coder_id", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "pending",
                "answered",
                "nil",
                "not_held",
                "refused",
                "ncnd",
                "partly",
                "published_elsewhere",
                "later_publication",
                "ignored",
                "unclear",
                "not_asked",
                "not_applicable",
                "superseded",
                name="answer_state",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("values", sa.JSON(), nullable=False),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.Column("evidence", sa.JSON(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=True),
        sa.Column("period_from", sa.Date(), nullable=True),
        sa.Column("period_to", sa.Date(), nullable=True),
        sa.Column(
            "confidence",
            sa.Enum(
                "sure", "fairly", "unsure", name="confidence", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("remark", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("saved_at", UTCDateTime(), nullable=False),
        sa.Column("submitted_at", UTCDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["coder_id"], ["users.id"], name=op.f("fk_codings_coder_id_users")),
        sa.ForeignKeyConstraint(["reading_id"], ["readings.id"], name=op.f("fk_codings_reading_id_readings")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_codings")),
    )
    op.create_index(op.f("ix_codings_coder_id"), "codings", ["coder_id"], unique=False)
    op.create_index(op.f("ix_codings_reading_id"), "codings", ["reading_id"], unique=False)
    op.create_index(
        "uq_codings_draft",
        "codings",
        ["reading_id", "question_id", "part", "coder_id"],
        unique=True,
        sqlite_where=sa.text("submitted_at IS NULL"),
        postgresql_where=sa.text("submitted_at IS NULL"),
    )
    op.create_index(
        "uq_codings_submitted",
        "codings",
        ["reading_id", "question_id", "part"],
        unique=True,
        sqlite_where=sa.text("submitted_at IS NOT NULL AND part <> 'third'"),
        postgresql_where=sa.text("submitted_at IS NOT NULL AND part <> 'third'"),
    )

    op.create_table(
        "reservations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reading_id", sa.Integer(), nullable=False),
        sa.Column(
            "part",
            sa.Enum("first", "second", "third", name="part", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("until", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["users.id"], name=op.f("fk_reservations_person_id_users")),
        sa.ForeignKeyConstraint(["reading_id"], ["readings.id"], name=op.f("fk_reservations_reading_id_readings")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reservations")),
        sa.UniqueConstraint("reading_id", "part", name=op.f("uq_reservations_reading_id_part")),
    )
    op.create_index(op.f("ix_reservations_person_id"), "reservations", ["person_id"], unique=False)

    op.create_table(
        "findings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("info_request_id", sa.Integer(), nullable=False),
        sa.Column("question_id", sa.String(length=10), nullable=False),
        sa.Column("coding_id", sa.Integer(), nullable=False),
        sa.Column(
            "settled",
            sa.Enum(
                "single", "agreed", "adjudicated", name="settled", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column(
            "right_of_reply",
            sa.Enum(
                "none",
                "sent",
                "agreed",
                "corrected",
                name="right_of_reply",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("decided_at", UTCDateTime(), nullable=False),
        sa.Column("superseded_at", UTCDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["coding_id"], ["codings.id"], name=op.f("fk_findings_coding_id_codings")),
        sa.ForeignKeyConstraint(
            ["info_request_id"], ["info_requests.id"], name=op.f("fk_findings_info_request_id_info_requests")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_findings")),
    )
    op.create_index(op.f("ix_findings_coding_id"), "findings", ["coding_id"], unique=False)
    op.create_index(op.f("ix_findings_info_request_id"), "findings", ["info_request_id"], unique=False)
    op.create_index(
        "uq_findings_current",
        "findings",
        ["info_request_id", "question_id"],
        unique=True,
        sqlite_where=sa.text("superseded_at IS NULL"),
        postgresql_where=sa.text("superseded_at IS NULL"),
    )

    op.create_index(
        op.f("ix_info_requests_campaign_id_question_set_id"), "info_requests", ["campaign_id", "question_set_id"]
    )
    _add_columns()


def _add_columns() -> None:
    with op.batch_alter_table("campaigns") as campaigns:
        campaigns.add_column(sa.Column("corrections_contact", sa.String(length=254), nullable=False, server_default=""))
        campaigns.add_column(sa.Column("summary", sa.Text(), nullable=False, server_default=""))
    with op.batch_alter_table("campaigns") as campaigns:
        for name in ("corrections_contact", "summary"):
            campaigns.alter_column(name, server_default=None)
    with op.batch_alter_table("question_sets") as question_sets:
        question_sets.add_column(sa.Column("edition", sa.Integer(), nullable=False, server_default="1"))
        question_sets.add_column(sa.Column("made_by_id", sa.Integer(), nullable=True))
        question_sets.add_column(sa.Column("ready_at", UTCDateTime(), nullable=True))
        question_sets.create_foreign_key(
            question_sets.f("fk_question_sets_made_by_id_users"), "users", ["made_by_id"], ["id"]
        )
    with op.batch_alter_table("question_sets") as question_sets:
        question_sets.alter_column("edition", server_default=None)
    op.execute("UPDATE question_sets SET ready_at = created_at")


def downgrade() -> None:
    op.drop_index("ix_info_requests_campaign_id_question_set_id", "info_requests")
    # Before this, whatever is stored may be sent: a draft must not be.
    op.execute("DELETE FROM question_sets WHERE ready_at IS NULL")
    with op.batch_alter_table("question_sets", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_question_sets_made_by_id_users"), type_="foreignkey")
        batch_op.drop_column("ready_at")
        batch_op.drop_column("made_by_id")
        batch_op.drop_column("edition")

    with op.batch_alter_table("campaigns", schema=None) as batch_op:
        batch_op.drop_column("summary")
        batch_op.drop_column("corrections_contact")

    op.drop_index("uq_findings_current", "findings")
    op.drop_index("ix_findings_info_request_id", "findings")
    op.drop_index("ix_findings_coding_id", "findings")

    op.drop_table("findings")
    op.drop_index("ix_reservations_person_id", "reservations")

    op.drop_table("reservations")
    op.drop_index("ix_codings_coder_id", "codings")

    op.drop_table("codings")
    op.drop_table("readings")
    op.drop_index("ix_deployments_info_request_id", "deployments")
    op.drop_index("ix_deployments_authority_id_happened_on", "deployments")

    op.drop_table("deployments")
    op.drop_index("ix_publications_campaign_id", "publications")

    op.drop_table("publications")
    op.drop_table("releases")
    op.drop_table("mask_rules")
