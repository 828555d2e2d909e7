"""The lock under which sheets are imported and undone: in one campaign, one after the other."""

from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from foi_tracker.models import Campaign, SheetImport

PATIENCE: Final = ("lock_timeout", "statement_timeout", "idle_in_transaction_session_timeout")


def locked(session: Session, sheet_import_id: int) -> tuple[Campaign, SheetImport]:
    """Both as they are now, until the transaction ends. Who waits here waits longer than pages may.

    The campaign can be read meanwhile, and its requests worked on; only whoever files has to wait for their numbers.
    """
    if session.get_bind().dialect.name == "postgresql":
        for name in PATIENCE:
            session.execute(select(func.set_config(name, "60s", True)))  # for this transaction alone
    afresh = {"populate_existing": True}
    theirs = select(SheetImport.campaign_id).where(SheetImport.id == sheet_import_id).scalar_subquery()
    campaigns = select(Campaign).where(Campaign.id == theirs).with_for_update(key_share=True)
    campaign = session.scalars(campaigns, execution_options=afresh).one()
    imports = select(SheetImport).where(SheetImport.id == sheet_import_id).with_for_update()
    return campaign, session.scalars(imports, execution_options=afresh).one()
