"""Refuse changes to the history, on both databases."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

REFUSAL = "the history of a request is never changed; retract the entry instead"


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for deed in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER request_events_no_{deed.lower()} BEFORE {deed} ON request_events "
                f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
            )
        return
    op.execute(
        "CREATE FUNCTION refuse_history_change() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$"
    )
    op.execute(
        "CREATE TRIGGER request_events_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON request_events "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_history_change()"
    )


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for deed in ("UPDATE", "DELETE"):
            op.execute(f"DROP TRIGGER request_events_no_{deed.lower()}")
        return
    op.execute("DROP TRIGGER request_events_no_change ON request_events")
    op.execute("DROP FUNCTION refuse_history_change()")
