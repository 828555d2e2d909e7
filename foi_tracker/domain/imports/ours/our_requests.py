"""Our own requests.csv, read back: what a request is called, who has it, and what its columns tell of its course."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from foi_tracker.domain.events import Event
from foi_tracker.domain.imports.ours.our_course import COMPARED, ToldDays, course_told, otherwise
from foi_tracker.domain.imports.ours.our_which import EXPORT_AGAIN, OurRows
from foi_tracker.domain.imports.plan.known_requests import Found, KnownRequests
from foi_tracker.domain.imports.problems import SheetProblem
from foi_tracker.domain.imports.said import Keys, RowSays
from foi_tracker.domain.imports.sheet import SheetRow
from foi_tracker.domain.imports.vocabulary import Weight
from foi_tracker.domain.imports.world import KnownRequest
from foi_tracker.domain.law import Law

KEPT: Final = (
    "reference",
    "campaign",
    "authority_slug",
    "authority_name",
    "regime",
    "title",
    "stage",
    "outcome",
    "owner",
)
LONGEST: Final[Mapping[str, int]] = {
    "title": 200,
    "whatdotheyknow_url": 300,
    "their_reference": 60,
    "commissioner_reference": 60,
    "notice_reference": 60,
}
ACCOUNT: Final = "Make an account of that name and bring the file again, or say on its page who does."
BRING_EVENTS: Final = (
    "Bring the export of events, which has every line; or record what is missing on the request’s page."
)


def read_requests(rows: OurRows) -> list[RowSays]:
    """A row for each request."""
    named = [_named(rows, row) for row in rows.rows]
    found = KnownRequests(rows.world, rows.choices).find_all(named)
    return [_with_history(rows, row, says, found[row.number]) for row, says in zip(rows.rows, named, strict=True)]


def _named(rows: OurRows, row: SheetRow) -> RowSays:
    """What the request is called and who has it."""
    which = rows.which(row)
    owner = rows.decisions.person(rows.text(row, "owner"))
    url = rows.text(row, "whatdotheyknow_url")
    return RowSays(
        number=row.number,
        keys=Keys(reference=which.reference, url=url, authority=which.authority or ""),
        authority=which.authority,
        regime=which.regime,
        title=rows.text(row, "title"),
        their_reference=rows.text(row, "their_reference"),
        url=url,
        owner=owner or "",
        cells=rows.cells(row, *KEPT),
        problems=(*which.problems, *_too_long(rows, row), *_owner(rows, row, owner)),
    )


def _with_history(rows: OurRows, row: SheetRow, says: RowSays, found: Found) -> RowSays:
    """What happened besides. Only a reference or a page is enough to take the tracker's own history for it."""
    history = _History(rows, row, says, None if found.by_authority else found.request)
    return replace(
        says,
        events=history.events,
        columns=history.columns,
        is_exact=history.is_known,
        problems=(*says.problems, *history.problems),
    )


class _History:
    """What happened, by the columns of a row; where the tracker has a history of the request already, that one."""

    def __init__(self, rows: OurRows, row: SheetRow, says: RowSays, known: KnownRequest | None) -> None:
        self.rows, self.row = rows, row
        self.is_known = known is not None and bool(known.history)
        told = ToldDays(lambda name: rows.text(row, name))
        law = self._law(says, known)
        self.events: tuple[Event, ...] = known.history if known else ()
        odd: frozenset[str] = frozenset()
        if law and self.is_known:
            odd = otherwise(told, self.events, law)
        elif law:
            self.events, odd = course_told(told, law)
        self.columns = tuple(told.columns.get(event, "") for event in self.events)
        self.problems = (*self._unreadable(told), *(() if told.unreadable else self._differing(odd)))

    def _law(self, says: RowSays, known: KnownRequest | None) -> Law | None:
        authority = self.rows.world.authorities.get(says.authority or "")
        own = known.regime if known else authority.regime if authority else None
        regime = says.regime or own
        return self.rows.world.laws[regime] if regime else None

    def _unreadable(self, told: ToldDays) -> Iterator[SheetProblem]:
        for name, why in told.unreadable.items():
            yield self.rows.problem(self.row, name, why)

    def _differing(self, odd: frozenset[str]) -> Iterator[SheetProblem]:
        """Never silently: the columns that would read otherwise, were the request exported again."""
        if not odd:
            return
        text = (
            "The tracker has a history of this request, and it stays. These columns of the file say otherwise"
            if self.is_known
            else "This file does not tell all that happened. Exported again, these columns would read otherwise"
        )
        said = (f"{text}: {', '.join(name for name in COMPARED if name in odd)}.", BRING_EVENTS)
        yield self.rows.problem(self.row, "", said, Weight.WARNS)


def _too_long(rows: OurRows, row: SheetRow) -> Iterator[SheetProblem]:
    for name, longest in LONGEST.items():
        if len(rows.text(row, name)) > longest:
            yield rows.problem(row, name, (f"It has more than {longest} characters.", "Shorten it, or " + _again()))


def _again() -> str:
    return EXPORT_AGAIN[0].lower() + EXPORT_AGAIN[1:]


def _owner(rows: OurRows, row: SheetRow, owner: str | None) -> Iterator[SheetProblem]:
    if owner is None:
        text = f"Nobody here is called “{rows.text(row, 'owner')}”, so nobody looks after the request."
        yield rows.problem(row, "owner", (text, ACCOUNT), Weight.WARNS)
