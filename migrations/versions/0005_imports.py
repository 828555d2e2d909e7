"""Make room for sheets that people bring, for what was decided about them, and for undoing what they made."""

import sqlalchemy as sa
from alembic import op

from foi_tracker.models.base import UTCDateTime

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

REFUSAL = "the history of a request is never changed; retract the entry instead"
SETTLED = ("single", "agreed", "adjudicated")
# Only what the undoing of an import has named, in the same transaction, may go.
GOING = "EXISTS (SELECT 1 FROM undone_requests WHERE going_id = OLD.info_request_id)"


def upgrade() -> None:
    _create_tables()
    with op.batch_alter_table("users") as users:
        users.add_column(sa.Column("is_placeholder", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("users") as users:
        users.alter_column("is_placeholder", server_default=None)
    _settled((*SETTLED, "imported"))
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TRIGGER request_events_no_delete")
        op.execute(
            f"CREATE TRIGGER request_events_no_delete BEFORE DELETE ON request_events WHEN NOT {GOING} "
            f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        )
        return
    op.execute("DROP TRIGGER request_events_no_change ON request_events")
    op.execute(
        "CREATE FUNCTION refuse_history_deletion() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN IF {GOING} THEN RETURN OLD; END IF; RAISE EXCEPTION '{REFUSAL}'; END $$"
    )
    op.execute(
        "CREATE TRIGGER request_events_no_change BEFORE UPDATE OR TRUNCATE ON request_events "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_history_change()"
    )
    op.execute(
        "CREATE TRIGGER request_events_no_delete BEFORE DELETE ON request_events "
        "FOR EACH ROW EXECUTE FUNCTION refuse_history_deletion()"
    )


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TRIGGER request_events_no_delete")
        op.execute(
            "CREATE TRIGGER request_events_no_delete BEFORE DELETE ON request_events "
            f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        )
    else:
        op.execute("DROP TRIGGER request_events_no_delete ON request_events")
        op.execute("DROP TRIGGER request_events_no_change ON request_events")
        op.execute("DROP FUNCTION refuse_history_deletion()")
        op.execute(
            "CREATE TRIGGER request_events_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON request_events "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_history_change()"
        )
    # The older program has no word for what a sheet brought; what it counts for is the same.
    op.execute("UPDATE findings SET settled = 'single' WHERE settled = 'imported'")
    _settled(SETTLED)
    with op.batch_alter_table("users") as users:
        users.drop_column("is_placeholder")
    for table in ("import_rows", "undone_requests", "sheet_imports", "remembered_choices"):
        op.drop_table(table)


def _settled(words: tuple[str, ...]) -> None:
    """The words a finding may be settled by. A batch forgets partial indexes, so that one is made again."""
    op.drop_index("uq_findings_current", "findings")
    with op.batch_alter_table("findings") as findings:
        findings.drop_constraint(findings.f("ck_findings_settled"), type_="check")
        findings.create_check_constraint(
            findings.f("ck_findings_settled"), f"settled IN ({', '.join(repr(word) for word in words)})"
        )
    op.create_index(
        "uq_findings_current",
        "findings",
        ["info_request_id", "question_id"],
        unique=True,
        sqlite_where=sa.text("superseded_at IS NULL"),
        postgresql_where=sa.text("superseded_at IS NULL"),
    )


def _create_tables() -> None:
    op.create_table(
        "remembered_choices",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "column",
                "answer",
                "status",
                "outcome",
                "review",
                "notice",
                "channel",
                "person",
                "authority",
                "colour",
                name="choice_kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("word", sa.String(length=200), nullable=False),
        sa.Column("said", sa.String(length=200), nullable=False),
        sa.Column("means", sa.String(length=200), nullable=False),
        sa.Column("chosen_by_id", sa.Integer(), nullable=False),
        sa.Column("chosen_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["campaign_id"], ["campaigns.id"], name=op.f("fk_remembered_choices_campaign_id_campaigns")
        ),
        sa.ForeignKeyConstraint(["chosen_by_id"], ["users.id"], name=op.f("fk_remembered_choices_chosen_by_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_remembered_choices")),
        sa.UniqueConstraint("campaign_id", "kind", "word", name=op.f("uq_remembered_choices_campaign_id_kind_word")),
    )
    op.create_table(
        "sheet_imports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("filename", sa.String(length=255), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column(
            "stage",
            sa.Enum(
                "open",
                "checked",
                "imported",
                "undone",
                "discarded",
                name="import_stage",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("choices", sa.JSON(), nullable=False),
        sa.Column("plan_digest", sa.String(length=64), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.Column("uploaded_by_id", sa.Integer(), nullable=False),
        sa.Column("uploaded_at", UTCDateTime(), nullable=False),
        sa.Column("checked_at", UTCDateTime(), nullable=True),
        sa.Column("imported_by_id", sa.Integer(), nullable=True),
        sa.Column("imported_at", UTCDateTime(), nullable=True),
        sa.Column("undone_by_id", sa.Integer(), nullable=True),
        sa.Column("undone_at", UTCDateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaigns.id"], name=op.f("fk_sheet_imports_campaign_id_campaigns")),
        sa.ForeignKeyConstraint(["imported_by_id"], ["users.id"], name=op.f("fk_sheet_imports_imported_by_id_users")),
        sa.ForeignKeyConstraint(["undone_by_id"], ["users.id"], name=op.f("fk_sheet_imports_undone_by_id_users")),
        sa.ForeignKeyConstraint(["uploaded_by_id"], ["users.id"], name=op.f("fk_sheet_imports_uploaded_by_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sheet_imports")),
    )
    op.create_index(op.f("ix_sheet_imports_campaign_id"), "sheet_imports", ["campaign_id"], unique=False)

    op.create_table(
        "undone_requests",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("going_id", sa.Integer(), nullable=True),
        sa.Column("reference", sa.String(length=20), nullable=False),
        sa.Column("sheet_import_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["sheet_import_id"], ["sheet_imports.id"], name=op.f("fk_undone_requests_sheet_import_id_sheet_imports")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_undone_requests")),
        sa.UniqueConstraint("reference", name=op.f("uq_undone_requests_reference")),
    )
    op.create_index(op.f("ix_undone_requests_going_id"), "undone_requests", ["going_id"], unique=False)
    op.create_index(op.f("ix_undone_requests_sheet_import_id"), "undone_requests", ["sheet_import_id"], unique=False)

    op.create_table(
        "import_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sheet_import_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column(
            "deed",
            sa.Enum(
                "create", "change", "same", "skip", name="deed", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("info_request_id", sa.Integer(), nullable=True),
        sa.Column("authority_id", sa.Integer(), nullable=True),
        sa.Column("reference", sa.String(length=20), nullable=False),
        sa.Column("reference_key", sa.String(length=200), nullable=False),
        sa.Column("url_key", sa.String(length=300), nullable=False),
        sa.Column("wave_key", sa.String(length=200), nullable=False),
        sa.Column("claimed_due_on", sa.Date(), nullable=True),
        sa.Column("our_due_on", sa.Date(), nullable=True),
        sa.Column("dates_differ", sa.Boolean(), nullable=False),
        sa.Column("problem_count", sa.Integer(), nullable=False),
        sa.Column("conflict_count", sa.Integer(), nullable=False),
        sa.Column("history_before", sa.Integer(), nullable=False),
        sa.Column("history_after", sa.Integer(), nullable=False),
        sa.Column("plan", sa.JSON(), nullable=False),
        sa.Column("cells", sa.JSON(), nullable=False),
        sa.Column("meant", sa.JSON(), nullable=False),
        sa.Column("problems", sa.JSON(), nullable=False),
        sa.Column("conflicts", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["authority_id"], ["authorities.id"], name=op.f("fk_import_rows_authority_id_authorities")
        ),
        sa.ForeignKeyConstraint(
            ["info_request_id"], ["info_requests.id"], name=op.f("fk_import_rows_info_request_id_info_requests")
        ),
        sa.ForeignKeyConstraint(
            ["sheet_import_id"], ["sheet_imports.id"], name=op.f("fk_import_rows_sheet_import_id_sheet_imports")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_rows")),
    )
    op.create_index(op.f("ix_import_rows_info_request_id"), "import_rows", ["info_request_id"], unique=False)
    op.create_index(
        op.f("ix_import_rows_sheet_import_id_deed_number"),
        "import_rows",
        ["sheet_import_id", "deed", "number"],
        unique=False,
    )
    op.create_index(
        op.f("ix_import_rows_sheet_import_id_number"), "import_rows", ["sheet_import_id", "number"], unique=False
    )
