"""Worked dates on the command line, with the days that were proclaimed for this tracker."""

from datetime import UTC, date, datetime

from foi_tracker.domain.bank_holidays import ProclaimedDay
from foi_tracker.models import Entry
from foi_tracker.usecases.proclaim_day import proclaim_day


def test_with_the_database_its_proclaimed_days_count_too(app, session, coordinator):
    cup_final = ProclaimedDay(
        day=date(2026, 9, 14), nation="SCT", name="Cup Final Day", is_holiday=True, citation="An Order"
    )
    proclaim_day(session, cup_final, entry=Entry(by_id=coordinator.id, at=datetime(2026, 9, 1, tzinfo=UTC)))
    runner = app.test_cli_runner()

    plain = runner.invoke(args=["foi", "due", "FOIA", "2026-09-01"])
    counted = runner.invoke(args=["foi", "due", "FOIA", "2026-09-01", "--with-database"])

    assert "Due Tue 29 Sep 2026" in plain.output
    assert "Due Wed 30 Sep 2026" in counted.output
    assert "Cup Final Day (Scotland)" in counted.output
