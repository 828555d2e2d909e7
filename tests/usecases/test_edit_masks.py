"""Names that are struck out: several people may add the same at once."""

from threading import Barrier, Thread

from sqlalchemy import select
from sqlalchemy.orm import Session

from foi_tracker.db import db
from foi_tracker.models import Entry, MaskRule
from foi_tracker.usecases.edit_masks import add_masks
from tests.builders import NOON

AT_ONCE = 6


def test_a_name_that_several_add_at_once_is_on_the_list_once(app, session, campaign, coordinator):
    with app.app_context():
        engine = db.engine
    campaign_id, entry, barrier, added = campaign.id, Entry(by_id=coordinator.id, at=NOON), Barrier(AT_ONCE), []
    session.rollback()

    def add():
        with Session(engine) as own:
            barrier.wait()
            added.append(add_masks(own, campaign_id, ["Obadiah Slope"], entry=entry))

    threads = [Thread(target=add) for _ in range(AT_ONCE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(added) == [0] * (AT_ONCE - 1) + [1]
    assert session.scalars(select(MaskRule.text)).all() == ["Obadiah Slope"]
