"""The list of requests: what each line says, and how its address is made."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import request, url_for
from sqlalchemy import Row

from foi_tracker.domain.authorities import AuthorityKind, Nation
from foi_tracker.domain.exemptions import exemptions
from foi_tracker.domain.overdue import LateBand, days_late, is_overdue
from foi_tracker.domain.regimes import Laws
from foi_tracker.domain.vocabulary import Awaiting, Delivery, Outcome, Phase, RegimeCode, Stage
from foi_tracker.queries.info_requests import MOST_COUNTED, After, Listing, Sort, Wanted
from foi_tracker.queries.request_filter import ME, NOBODY, RequestFilter, Standpoint
from foi_tracker.web.filters import label, plural

LATE_WORDS = {
    LateBand.DUE_THIS_WEEK: "Due this week",
    LateBand.UP_TO_5: "1 to 5 working days late",
    LateBand.UP_TO_20: "6 to 20 working days late",
    LateBand.OVER_20: "More than 20 working days late",
}
CLOSED_SETS: tuple[tuple[str, str, Any], ...] = (
    ("stage", "Stage", Stage),
    ("phase", "How far it has got", Phase),
    ("outcome", "Outcome", Outcome),
    ("awaiting", "Whose turn", Awaiting),
    ("delivery", "Delivery", Delivery),
    ("regime", "Law", RegimeCode),
    ("kind", "Kind", AuthorityKind),
    ("nation", "Nation", Nation),
)
EXEMPTIONS = [
    (f"{law} {each.code}", f"{law} {each.code} {each.title}") for law in RegimeCode for each in exemptions(law)
]

ORDERS = {
    Sort.DUE: "the earliest due first",
    Sort.REFERENCE: "in order of reference",
    Sort.LAST_EVENT: "the latest event first",
}
TABLES = (("requests", "Requests"), ("events", "Everything that happened"), ("refusals", "Exemptions cited"))
ENDINGS = ("csv", "json", "xlsx")
SORTS = [("last_event", "Last event"), ("due", "Due date"), ("reference", "Reference")]
COLUMNS = [
    ("reference", "Reference"),
    ("", "Authority"),
    ("", "Stage, outcome"),
    ("", "Whose turn"),
    ("due", "Due"),
    ("last_event", "Last event"),
    ("", "Owner"),
]


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """A filter as a select: its words with their labels, and the one in use."""

    name: str
    label: str
    words: list[tuple[str, str]]
    chosen: str

    @property
    def narrows(self) -> bool:
        """Whether it can make the list shorter: a choice of one is no choice."""
        return len(self.words) > 1 or bool(self.chosen)


@dataclass(frozen=True, kw_only=True, slots=True)
class ListedRequest:
    """A line of the list, with how late it is in words."""

    row: Row[*tuple[Any, ...]]
    is_late: bool
    when: str


def listed(row: Row[*tuple[Any, ...]], laws: Laws, today: date) -> ListedRequest:
    """A row of the database, judged today."""
    late = is_overdue(row.awaiting, row.due_on, today)
    return ListedRequest(row=row, is_late=late, when=_when(row, laws, today) if row.due_on else _no_date(row))


def _no_date(row: Row[*tuple[Any, ...]]) -> str:
    return row.undated_because or ("no date yet" if row.awaiting is not Awaiting.NOBODY else "")


def _when(row: Row[*tuple[Any, ...]], laws: Laws, today: date) -> str:
    if row.due_on == today:
        return "due today" if row.awaiting is Awaiting.AUTHORITY else "last day today"
    calendar = laws[row.regime].calendar
    if is_overdue(row.awaiting, row.due_on, today):
        late = days_late(row.due_on, today, calendar)
        return f"{plural(late, 'working day')} late" if late else "late since the weekend began"
    if row.due_on < today:
        return "that day is past"
    return f"{plural(days_late(today, row.due_on, calendar), 'working day')} left"


def choices_for(args: dict[str, str], open_words: dict[str, list[tuple[str, str]]]) -> list[Choice]:
    """Every filter of the list, in the order people narrow it down."""
    owners = [(ME, "Me"), (NOBODY, "Nobody"), *open_words["owner"]]
    closed = [(name, text, [(word.value, label(word.value)) for word in words]) for name, text, words in CLOSED_SETS]
    late = ("late_band", "How late", [(band.value, text) for band, text in LATE_WORDS.items()])
    every = [
        ("campaign", "Campaign", open_words["campaign"]),
        ("owner", "Owner", owners),
        late,
        *closed,
        ("region", "Region", open_words["region"]),
        ("exemption", "Exemption cited", EXEMPTIONS),
    ]
    return [Choice(name=name, label=text, words=words, chosen=args.get(name, "")) for name, text, words in every]


def wanted(standpoint: Standpoint) -> Wanted:
    """Which requests the address asks for, in which order, from where on."""
    sorts = {sort.value: sort for sort in Sort}
    return Wanted(
        chosen=RequestFilter.from_args(request.args),
        standpoint=standpoint,
        sort=sorts.get(request.args.get("sort", ""), Sort.LAST_EVENT),
        after=After.read(request.args.get("after", "")),
    )


def downloads(chosen: dict[str, Any]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Every table of the same requests, by name, with its address in each format."""
    return [
        (text, [(ending, url_for("exports.download", table=table, ending=ending, **chosen)) for ending in ENDINGS])
        for table, text in TABLES
    ]


def count_words(found: Listing) -> str:
    """How many requests match, so far as they were counted."""
    return f"More than {MOST_COUNTED:,} requests" if found.count > MOST_COUNTED else plural(found.count, "request")


def page_urls(asked: Wanted, found: Listing) -> dict[str, str | None]:
    """Where the next page is, and the first."""
    here: dict[str, Any] = {**asked.chosen.args(), "sort": asked.sort.value}
    return {
        "next_url": url_for("requests.index", **here, after=str(found.following)) if found.following else None,
        "first_url": url_for("requests.index", **here) if asked.after else None,
    }
