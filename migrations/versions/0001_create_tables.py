"""Create the tables."""

import sqlalchemy as sa
from alembic import op

from foi_tracker.models.base import UTCDateTime

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "campaigns",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(length=60), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("short_name", sa.String(length=20), nullable=False),
        sa.Column("signatory", sa.String(length=120), nullable=False),
        sa.Column("reply_address", sa.String(length=254), nullable=False),
        sa.Column("last_reference", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaigns")),
        sa.UniqueConstraint("slug", name=op.f("uq_campaigns_slug")),
    )
    op.create_table(
        "question_sets",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("definition", sa.JSON(), nullable=False),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question_sets")),
        sa.UniqueConstraint("key", "version", name=op.f("uq_question_sets_key_version")),
    )
    op.create_table(
        "sign_in_failures",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_hash", sa.String(length=64), nullable=False),
        sa.Column("address_hash", sa.String(length=64), nullable=False),
        sa.Column("device_hash", sa.String(length=64), nullable=False),
        sa.Column("failed_at", UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in_failures")),
    )
    with op.batch_alter_table("sign_in_failures", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_sign_in_failures_account_hash_failed_at"),
            ["account_hash", "failed_at"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_sign_in_failures_address_hash_failed_at"),
            ["address_hash", "failed_at"],
            unique=False,
        )
        batch_op.create_index(batch_op.f("ix_sign_in_failures_failed_at"), ["failed_at"], unique=False)

    op.create_table(
        "users",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("password_hash", sa.String(length=255), nullable=True),
        sa.Column("is_administrator", sa.Boolean(), nullable=False),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.Column("suspended_at", UTCDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_users")),
        sa.UniqueConstraint("email", name=op.f("uq_users_email")),
    )
    op.create_table(
        "audit_lines",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("action", sa.String(length=60), nullable=False),
        sa.Column("subject", sa.String(length=120), nullable=False),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["actor_id"], ["users.id"], name=op.f("fk_audit_lines_actor_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_lines")),
    )
    op.create_table(
        "authorities",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("short_name", sa.String(length=80), nullable=False),
        sa.Column("welsh_name", sa.String(length=120), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "county_council",
                "district_council",
                "unitary",
                "sui_generis",
                "metropolitan_district",
                "london_borough",
                "city_corporation",
                "welsh_unitary",
                "scottish_council",
                "ni_district",
                "police_territorial",
                "police_special",
                name="authority_kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "nation",
            sa.Enum(
                "England",
                "Wales",
                "Scotland",
                "Northern Ireland",
                "UK-wide",
                name="nation",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("region", sa.String(length=40), nullable=False),
        sa.Column(
            "regime",
            sa.Enum(
                "FOIA",
                "FOISA",
                "EIR",
                "EISR",
                name="regime_code",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("ons_code", sa.String(length=9), nullable=False),
        sa.Column("police_force_slug", sa.String(length=80), nullable=False),
        sa.Column("county_slug", sa.String(length=80), nullable=False),
        sa.Column("website", sa.String(length=200), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("successors", sa.JSON(), nullable=False),
        sa.Column("other_names", sa.JSON(), nullable=False),
        sa.Column("hex_q", sa.Integer(), nullable=True),
        sa.Column("hex_r", sa.Integer(), nullable=True),
        sa.Column("register_note", sa.Text(), nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.Column("contact_address", sa.String(length=254), nullable=False),
        sa.Column("contact_verified_on", sa.Date(), nullable=True),
        sa.Column("contact_verified_by_id", sa.Integer(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["contact_verified_by_id"],
            ["users.id"],
            name=op.f("fk_authorities_contact_verified_by_id_users"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_authorities")),
        sa.UniqueConstraint("slug", name=op.f("uq_authorities_slug")),
    )
    with op.batch_alter_table("authorities", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_authorities_name_id"), ["name", "id"], unique=False)

    op.create_table(
        "authority_lists",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("slugs", sa.JSON(), nullable=False),
        sa.Column("created_by_id", sa.Integer(), nullable=False),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["campaign_id"],
            ["campaigns.id"],
            name=op.f("fk_authority_lists_campaign_id_campaigns"),
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"],
            ["users.id"],
            name=op.f("fk_authority_lists_created_by_id_users"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_authority_lists")),
        sa.UniqueConstraint("campaign_id", "name", name=op.f("uq_authority_lists_campaign_id_name")),
    )
    op.create_table(
        "batches",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("form_key", sa.String(length=43), nullable=False),
        sa.Column("filed_by_id", sa.Integer(), nullable=False),
        sa.Column("filed_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["campaign_id"],
            ["campaigns.id"],
            name=op.f("fk_batches_campaign_id_campaigns"),
        ),
        sa.ForeignKeyConstraint(["filed_by_id"], ["users.id"], name=op.f("fk_batches_filed_by_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_batches")),
        sa.UniqueConstraint("filed_by_id", "form_key", name=op.f("uq_batches_filed_by_id_form_key")),
    )
    with op.batch_alter_table("batches", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_batches_campaign_id"), ["campaign_id"], unique=False)

    op.create_table(
        "memberships",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "volunteer",
                "coordinator",
                name="role",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["campaign_id"],
            ["campaigns.id"],
            name=op.f("fk_memberships_campaign_id_campaigns"),
        ),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_memberships_user_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_memberships")),
        sa.UniqueConstraint("campaign_id", "user_id", name=op.f("uq_memberships_campaign_id_user_id")),
    )
    with op.batch_alter_table("memberships", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_memberships_user_id"), ["user_id"], unique=False)

    op.create_table(
        "one_time_links",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column(
            "purpose",
            sa.Enum(
                "first_account",
                "invitation",
                "password_reset",
                name="link_purpose",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=True),
        sa.Column(
            "role",
            sa.Enum(
                "volunteer",
                "coordinator",
                name="role",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("makes_administrator", sa.Boolean(), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("made_at", UTCDateTime(), nullable=False),
        sa.Column("expires_at", UTCDateTime(), nullable=False),
        sa.Column("used_at", UTCDateTime(), nullable=True),
        sa.Column("withdrawn_at", UTCDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["campaign_id"],
            ["campaigns.id"],
            name=op.f("fk_one_time_links_campaign_id_campaigns"),
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"],
            ["users.id"],
            name=op.f("fk_one_time_links_made_by_id_users"),
        ),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_one_time_links_user_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_one_time_links")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_one_time_links_token_hash")),
    )
    op.create_table(
        "proclaimed_days",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("nation", sa.String(length=3), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("is_holiday", sa.Boolean(), nullable=False),
        sa.Column("citation", sa.String(length=200), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.Column("recorded_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"],
            ["users.id"],
            name=op.f("fk_proclaimed_days_recorded_by_id_users"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proclaimed_days")),
        sa.UniqueConstraint("day", "nation", name=op.f("uq_proclaimed_days_day_nation")),
    )
    op.create_table(
        "saved_views",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("page", sa.String(length=60), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("query", sa.Text(), nullable=False),
        sa.Column("saved_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_saved_views_user_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_views")),
        sa.UniqueConstraint("user_id", "page", "name", name=op.f("uq_saved_views_user_id_page_name")),
    )
    op.create_table(
        "user_sessions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("known_device", sa.Boolean(), nullable=False),
        sa.Column("browser", sa.String(length=40), nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.Column("last_seen_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_user_sessions_user_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_user_sessions")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_user_sessions_token_hash")),
    )
    with op.batch_alter_table("user_sessions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_user_sessions_last_seen_at"), ["last_seen_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_user_sessions_user_id"), ["user_id"], unique=False)

    op.create_table(
        "info_requests",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(length=20), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("authority_id", sa.Integer(), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.Column("question_set_id", sa.Integer(), nullable=True),
        sa.Column(
            "regime",
            sa.Enum(
                "FOIA",
                "FOISA",
                "EIR",
                "EISR",
                name="regime_code",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("whatdotheyknow_url", sa.String(length=300), nullable=False),
        sa.Column("their_reference", sa.String(length=60), nullable=False),
        sa.Column("filed_by_id", sa.Integer(), nullable=False),
        sa.Column("filed_at", UTCDateTime(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("history_length", sa.Integer(), nullable=False),
        sa.Column(
            "phase",
            sa.Enum(
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
                name="phase",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "delivery",
            sa.Enum(
                "draft",
                "sent",
                "received",
                "bounced",
                name="delivery",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "stage",
            sa.Enum(
                "not_sent",
                "awaiting_response",
                "awaiting_clarification",
                "awaiting_fee",
                "internal_review",
                "commissioner",
                "tribunal",
                "closed",
                name="stage",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "outcome",
            sa.Enum(
                "supplied_in_full",
                "supplied_in_part",
                "refused",
                "not_held",
                "ncnd",
                "withdrawn",
                name="outcome",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "awaiting",
            sa.Enum(
                "authority",
                "requester",
                "commissioner",
                "tribunal",
                "nobody",
                name="awaiting",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("first_due_on", sa.Date(), nullable=True),
        sa.Column("undated_because", sa.String(length=200), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("clock_start", sa.Date(), nullable=True),
        sa.Column("responded_on", sa.Date(), nullable=True),
        sa.Column("response_late", sa.Boolean(), nullable=True),
        sa.Column("acknowledged_on", sa.Date(), nullable=True),
        sa.Column("review_requested_on", sa.Date(), nullable=True),
        sa.Column("review_decided_on", sa.Date(), nullable=True),
        sa.Column("complaint_on", sa.Date(), nullable=True),
        sa.Column("decision_notice_on", sa.Date(), nullable=True),
        sa.Column("tribunal_decided_on", sa.Date(), nullable=True),
        sa.Column("last_chased_on", sa.Date(), nullable=True),
        sa.Column("last_event_on", sa.Date(), nullable=True),
        sa.Column("last_event_kind", sa.String(length=40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["authority_id"],
            ["authorities.id"],
            name=op.f("fk_info_requests_authority_id_authorities"),
        ),
        sa.ForeignKeyConstraint(["batch_id"], ["batches.id"], name=op.f("fk_info_requests_batch_id_batches")),
        sa.ForeignKeyConstraint(
            ["campaign_id"],
            ["campaigns.id"],
            name=op.f("fk_info_requests_campaign_id_campaigns"),
        ),
        sa.ForeignKeyConstraint(
            ["filed_by_id"],
            ["users.id"],
            name=op.f("fk_info_requests_filed_by_id_users"),
        ),
        sa.ForeignKeyConstraint(["owner_id"], ["users.id"], name=op.f("fk_info_requests_owner_id_users")),
        sa.ForeignKeyConstraint(
            ["question_set_id"],
            ["question_sets.id"],
            name=op.f("fk_info_requests_question_set_id_question_sets"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_info_requests")),
        sa.UniqueConstraint("reference", name=op.f("uq_info_requests_reference")),
    )
    with op.batch_alter_table("info_requests", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_info_requests_authority_id"), ["authority_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_info_requests_awaiting_due_on_id"),
            ["awaiting", "due_on", "id"],
            unique=False,
        )
        batch_op.create_index(batch_op.f("ix_info_requests_batch_id"), ["batch_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_info_requests_campaign_id_authority_id"),
            ["campaign_id", "authority_id"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_info_requests_campaign_id_awaiting_due_on_id"),
            ["campaign_id", "awaiting", "due_on", "id"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_info_requests_campaign_id_id"),
            ["campaign_id", "id"],
            unique=False,
        )
        batch_op.create_index(
            "ix_info_requests_open",
            ["awaiting", "due_on", "id", "campaign_id", "authority_id", "regime", "stage", "owner_id"],
            unique=False,
            sqlite_where=sa.text("stage <> 'closed'"),
            postgresql_where=sa.text("stage <> 'closed'"),
        )
        batch_op.create_index(
            batch_op.f("ix_info_requests_owner_id_awaiting_due_on_campaign_id"),
            ["owner_id", "awaiting", "due_on", "campaign_id"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_info_requests_campaign_id_stage_outcome"), ["campaign_id", "stage", "outcome"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_info_requests_campaign_id_due_on_id"), ["campaign_id", "due_on", "id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_info_requests_campaign_id_last_event_on_id"),
            ["campaign_id", "last_event_on", "id"],
            unique=False,
        )
        batch_op.create_index(batch_op.f("ix_info_requests_due_on_id"), ["due_on", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_info_requests_last_event_on_id"), ["last_event_on", "id"], unique=False)

    op.create_table(
        "assignments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("info_request_id", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("assigned_by_id", sa.Integer(), nullable=False),
        sa.Column("assigned_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assigned_by_id"],
            ["users.id"],
            name=op.f("fk_assignments_assigned_by_id_users"),
        ),
        sa.ForeignKeyConstraint(
            ["info_request_id"],
            ["info_requests.id"],
            name=op.f("fk_assignments_info_request_id_info_requests"),
        ),
        sa.ForeignKeyConstraint(["owner_id"], ["users.id"], name=op.f("fk_assignments_owner_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignments")),
    )
    with op.batch_alter_table("assignments", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_assignments_info_request_id"),
            ["info_request_id"],
            unique=False,
        )

    op.create_table(
        "attachments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=36), nullable=False),
        sa.Column("info_request_id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("filename", sa.String(length=255), nullable=False),
        sa.Column("media_type", sa.String(length=100), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=True),
        sa.Column("added_by_id", sa.Integer(), nullable=False),
        sa.Column("added_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["added_by_id"], ["users.id"], name=op.f("fk_attachments_added_by_id_users")),
        sa.ForeignKeyConstraint(
            ["info_request_id"],
            ["info_requests.id"],
            name=op.f("fk_attachments_info_request_id_info_requests"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachments")),
        sa.UniqueConstraint("public_id", name=op.f("uq_attachments_public_id")),
    )
    with op.batch_alter_table("attachments", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_attachments_info_request_id"),
            ["info_request_id"],
            unique=False,
        )
        batch_op.create_index(batch_op.f("ix_attachments_sha256"), ["sha256"], unique=False)

    op.create_table(
        "deadlines",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("info_request_id", sa.Integer(), nullable=False),
        sa.Column(
            "party",
            sa.Enum(
                "authority",
                "requester",
                "commissioner",
                "tribunal",
                "nobody",
                name="awaiting",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "kind",
            sa.Enum(
                "response",
                "fee_payment",
                "pit_decision",
                "clarification_reminder",
                "review_request",
                "review_outcome",
                "review_long_stop",
                "complaint",
                "commissioner_decision",
                "compliance",
                "tribunal_appeal",
                "court_appeal",
                "ftt_permission",
                "ut_permission",
                "claimed",
                name="deadline_kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("opens_on", sa.Date(), nullable=True),
        sa.Column(
            "level",
            sa.Enum(
                "statute",
                "rule",
                "guidance",
                "convention",
                name="level",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("provision", sa.String(length=120), nullable=False),
        sa.Column("opened_by", sa.Integer(), nullable=False),
        sa.Column("unknown_because", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["info_request_id"],
            ["info_requests.id"],
            name=op.f("fk_deadlines_info_request_id_info_requests"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deadlines")),
    )
    with op.batch_alter_table("deadlines", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_deadlines_info_request_id"),
            ["info_request_id"],
            unique=False,
        )
        batch_op.create_index(batch_op.f("ix_deadlines_party_due_on"), ["party", "due_on"], unique=False)

    op.create_table(
        "letters",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("info_request_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("recipient", sa.String(length=254), nullable=False),
        sa.Column("subject", sa.String(length=200), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("made_at", UTCDateTime(), nullable=False),
        sa.Column("sent_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["info_request_id"],
            ["info_requests.id"],
            name=op.f("fk_letters_info_request_id_info_requests"),
        ),
        sa.ForeignKeyConstraint(["made_by_id"], ["users.id"], name=op.f("fk_letters_made_by_id_users")),
        sa.ForeignKeyConstraint(["sent_by_id"], ["users.id"], name=op.f("fk_letters_sent_by_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letters")),
    )
    with op.batch_alter_table("letters", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_letters_info_request_id"), ["info_request_id"], unique=False)

    op.create_table(
        "notes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("info_request_id", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("written_by_id", sa.Integer(), nullable=False),
        sa.Column("written_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["info_request_id"],
            ["info_requests.id"],
            name=op.f("fk_notes_info_request_id_info_requests"),
        ),
        sa.ForeignKeyConstraint(["written_by_id"], ["users.id"], name=op.f("fk_notes_written_by_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notes")),
    )
    with op.batch_alter_table("notes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_notes_info_request_id"), ["info_request_id"], unique=False)

    op.create_table(
        "refusals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("info_request_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column(
            "law",
            sa.Enum(
                "FOIA",
                "FOISA",
                "EIR",
                "EISR",
                name="regime_code",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("limb", sa.String(length=40), nullable=False),
        sa.Column("ncnd", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["info_request_id"],
            ["info_requests.id"],
            name=op.f("fk_refusals_info_request_id_info_requests"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_refusals")),
    )
    with op.batch_alter_table("refusals", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_refusals_info_request_id"), ["info_request_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_refusals_law_code"), ["law", "code"], unique=False)

    op.create_table(
        "request_events",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("info_request_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("occurred_on", sa.Date(), nullable=False),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.Column("recorded_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["info_request_id"],
            ["info_requests.id"],
            name=op.f("fk_request_events_info_request_id_info_requests"),
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"],
            ["users.id"],
            name=op.f("fk_request_events_recorded_by_id_users"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_request_events")),
        sa.UniqueConstraint(
            "info_request_id",
            "position",
            name=op.f("uq_request_events_info_request_id_position"),
        ),
    )


def downgrade() -> None:
    op.drop_table("request_events")
    with op.batch_alter_table("refusals", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_refusals_law_code"))
        batch_op.drop_index(batch_op.f("ix_refusals_info_request_id"))

    op.drop_table("refusals")
    with op.batch_alter_table("notes", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_notes_info_request_id"))

    op.drop_table("notes")
    with op.batch_alter_table("letters", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_letters_info_request_id"))

    op.drop_table("letters")
    with op.batch_alter_table("deadlines", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_deadlines_party_due_on"))
        batch_op.drop_index(batch_op.f("ix_deadlines_info_request_id"))

    op.drop_table("deadlines")
    with op.batch_alter_table("attachments", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_attachments_sha256"))
        batch_op.drop_index(batch_op.f("ix_attachments_info_request_id"))

    op.drop_table("attachments")
    with op.batch_alter_table("assignments", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_assignments_info_request_id"))

    op.drop_table("assignments")
    with op.batch_alter_table("info_requests", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_info_requests_last_event_on_id"))
        batch_op.drop_index(batch_op.f("ix_info_requests_campaign_id_last_event_on_id"))
        batch_op.drop_index(batch_op.f("ix_info_requests_campaign_id_due_on_id"))
        batch_op.drop_index(batch_op.f("ix_info_requests_due_on_id"))
        batch_op.drop_index("ix_info_requests_open")
        batch_op.drop_index(batch_op.f("ix_info_requests_campaign_id_stage_outcome"))
        batch_op.drop_index(batch_op.f("ix_info_requests_owner_id_awaiting_due_on_campaign_id"))
        batch_op.drop_index(batch_op.f("ix_info_requests_campaign_id_id"))
        batch_op.drop_index(batch_op.f("ix_info_requests_campaign_id_awaiting_due_on_id"))
        batch_op.drop_index(batch_op.f("ix_info_requests_campaign_id_authority_id"))
        batch_op.drop_index(batch_op.f("ix_info_requests_batch_id"))
        batch_op.drop_index(batch_op.f("ix_info_requests_awaiting_due_on_id"))
        batch_op.drop_index(batch_op.f("ix_info_requests_authority_id"))

    op.drop_table("info_requests")
    with op.batch_alter_table("user_sessions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_user_sessions_user_id"))
        batch_op.drop_index(batch_op.f("ix_user_sessions_last_seen_at"))

    op.drop_table("user_sessions")
    op.drop_table("saved_views")
    op.drop_table("proclaimed_days")
    op.drop_table("one_time_links")
    with op.batch_alter_table("memberships", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_memberships_user_id"))

    op.drop_table("memberships")
    with op.batch_alter_table("batches", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_batches_campaign_id"))

    op.drop_table("batches")
    op.drop_table("authority_lists")
    with op.batch_alter_table("authorities", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_authorities_name_id"))

    op.drop_table("authorities")
    op.drop_table("audit_lines")
    op.drop_table("users")
    with op.batch_alter_table("sign_in_failures", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sign_in_failures_failed_at"))
        batch_op.drop_index(batch_op.f("ix_sign_in_failures_address_hash_failed_at"))
        batch_op.drop_index(batch_op.f("ix_sign_in_failures_account_hash_failed_at"))

    op.drop_table("sign_in_failures")
    op.drop_table("question_sets")
    op.drop_table("campaigns")
