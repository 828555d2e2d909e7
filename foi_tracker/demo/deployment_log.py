"""The invented deployments of some forces, most of them in order and a few with what the checks are there to find."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sqlalchemy.orm import Session

from foi_tracker.demo.values import exactly
from foi_tracker.domain.findings.values import Chosen, DateSpan, Organisation, Quantity, Value
from foi_tracker.domain.findings.vocabulary import Precision
from foi_tracker.models import Entry, InfoRequest
from foi_tracker.usecases.save_deployments import NewRow, NewRows, save_deployments

Row = dict[str, Value]

ROWS_A_FORCE: Final = (18, 34)
PLACES: Final = ("High Street", "Market Square", "Central Station", "Riverside Stadium", "Harbour Festival")
SETTINGS: Final = ("high street", "high street", "station", "sport", "festival")
SUMMED: Final = {"faces_scanned": "faces_scanned", "alerts_total": "alerts_total", "alerts_true": "alerts_true"}
MORE_SUMMED: Final = {"alerts_false": "alerts_false", "engagements": "people_stopped", "arrests": "arrests"}
TROUBLED: Final = 25  # one row in so many has something for the checks to find


@dataclass(frozen=True, slots=True)
class InventedLog:
    """A force's rows, and what it says of them elsewhere in its reply."""

    rows: tuple[Row, ...]

    @property
    def totals(self) -> dict[str, dict[str, Value]]:
        """What its answers to the questions about numbers must say, so that they agree with the rows."""
        sums = {theirs: self._sum(ours) for ours, theirs in {**SUMMED, **MORE_SUMMED}.items()}
        log: dict[str, Value] = {
            "log_supplied": Chosen(options=("full",)),
            **exactly({"deployments_total": len(self.rows)}),
        }
        return {"P01": {"lfr_status": Chosen(options=("in use",))}, "P02": log, "P14": exactly(sums)}

    def _sum(self, key: str) -> int:
        return sum(int(found.low or 0) for row in self.rows if isinstance(found := row.get(key), Quantity))


def invent_log(chance: random.Random, councils: Sequence[tuple[str, str]], until: date) -> InventedLog:
    """Rows up to a day, in places of these councils (slug and name)."""
    days = sorted(chance.sample(range(30, 900), chance.randint(*ROWS_A_FORCE)), reverse=True)
    rows = [_row(chance, until - timedelta(days=ago), chance.choice(councils)) for ago in days]
    return InventedLog(tuple(rows))


def keep_log(session: Session, info_request: InfoRequest, log: InventedLog, entry: Entry) -> int:
    """Store the rows as somebody who pasted the table would; how many."""
    new = NewRows(
        rows=[NewRow(position=at, values=row) for at, row in enumerate(log.rows, 1)],
        form_key=f"demonstration-{info_request.reference}",
    )
    return len(save_deployments(session, info_request, new, entry=entry))


def _row(chance: random.Random, day: date, council: tuple[str, str]) -> Row:
    place = chance.randrange(len(PLACES))
    faces, watchlist = chance.randint(3_000, 60_000), chance.randint(4_000, 16_000)
    alerts = chance.randint(0, 14)
    false = min(alerts, chance.choice((0, 0, 0, 1, 2)))
    stopped = chance.randint(0, alerts)
    arrests = chance.randint(0, max(stopped - false, 0))
    numbers = {
        "watchlist_size": watchlist,
        "faces_scanned": faces,
        "alerts_total": alerts,
        "alerts_true": alerts - false,
        "alerts_false": false,
        "engagements": stopped,
        "confirmed_true": max(stopped - false, 0),
        "arrests": arrests,
        "duration_min": chance.randint(3, 9) * 60,
        "cameras_count": chance.randint(1, 4),
    }
    if chance.randrange(TROUBLED) == 0:
        numbers["alerts_true"] += 3
    return {
        "date": DateSpan(first=day, last=day, precision=Precision.DAY, said=f"{day.day}/{day.month}/{day.year}"),
        "location_name": f"{PLACES[place]} (invented)",
        "borough_or_council": Organisation(name=council[1], slug=council[0]),
        "setting": Chosen(options=(SETTINGS[place],)),
        "camera_form": Chosen(options=(chance.choice(("van", "van", "fixed pole")),)),
        **exactly(numbers),
    }
