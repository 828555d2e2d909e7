"""What time it is, for views: the app's own clock, which tests can set."""

from datetime import date, datetime

from flask import current_app

from foi_tracker.wall_clock import WallClock


def _clock() -> WallClock:
    clock: WallClock = current_app.extensions["wall_clock"]
    return clock


def now() -> datetime:
    """This instant, in UTC."""
    return _clock().now()


def today() -> date:
    """Today's civil date in London."""
    return _clock().today()
