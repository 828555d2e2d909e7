"""Sheets, choices and a tracker for the tests of reading and planning. Everybody and everywhere here is invented."""

from dataclasses import replace
from datetime import date

from foi_tracker.domain import events as happened
from foi_tracker.domain.authorities import AuthorityKind, Nation
from foi_tracker.domain.folding import fold
from foi_tracker.domain.history import retracted
from foi_tracker.domain.imports.choices import Choices
from foi_tracker.domain.imports.grid import Column, Grid
from foi_tracker.domain.imports.names.authority_match import Register
from foi_tracker.domain.imports.plan.planning import plan
from foi_tracker.domain.imports.reading import read_rows
from foi_tracker.domain.imports.sheet import SheetRow
from foi_tracker.domain.imports.vocabulary import DateOrder, Deed, SheetField
from foi_tracker.domain.imports.world import KnownAuthority, KnownPerson, KnownRequest, World
from foi_tracker.domain.regimes import laws
from foi_tracker.domain.vocabulary import RegimeCode

TODAY = date(2026, 11, 23)
F = SheetField


def authority(name, number, *, regime=RegimeCode.FOIA, kind=AuthorityKind.UNITARY):
    return KnownAuthority(
        id=number,
        slug=fold(name).replace(" ", "-"),
        name=name,
        short_name=name.removesuffix(" Council"),
        welsh_name="",
        other_names=(),
        kind=kind,
        nation=Nation.SCOTLAND if regime.is_scottish else Nation.ENGLAND,
        region="",
        regime=regime,
        ons_code="",
        contact_address=f"foi@{fold(name).replace(' ', '')}.example",
        valid_from=None,
        valid_to=None,
        successors=(),
    )


AUTHORITIES = [
    authority("Barchester Council", 1),
    authority("Borsetshire Council", 2),
    authority("Glenbogle Council", 3, regime=RegimeCode.FOISA, kind=AuthorityKind.SCOTTISH_COUNCIL),
    *(authority(f"Sheet Town {number} Council", 10 + number) for number in range(12)),
]


def world(*requests, people=(), sets=None, today=TODAY):
    return World(
        today=today,
        laws=laws(),
        campaign_slug="lfrt",
        campaign_name="Live facial recognition",
        short_name="LFR",
        authorities={each.slug: each for each in AUTHORITIES},
        people=list(people),
        requests=list(requests),
        sets=sets or {},
        taken_references=frozenset(request.reference for request in requests),
    )


def known(number=1, authority="barchester-council", history=(), **facts):
    plain = {
        "id": number,
        "reference": f"LFR-{number:04}",
        "authority": authority,
        "regime": RegimeCode.FOIA,
        "title": "Live facial recognition",
        "url": "",
        "their_reference": "",
        "owner_id": None,
        "wave": "",
    }
    return KnownRequest(**(plain | facts), history=tuple(history))


def sheet(fields, *rows, first=2):
    """A grid and the choices for its columns, day first; rows are tuples of texts in the order of `fields`."""
    columns = tuple(
        Column(place=at, heading=field.value.replace("_", " ").capitalize()) for at, field in enumerate(fields)
    )
    lines = [SheetRow(number=first + at, cells=tuple(cells)) for at, cells in enumerate(rows)]
    grid = Grid(sheet="Requests", header_rows=(first - 1,), columns=columns, rows=lines)
    return grid, Choices(columns=dict(enumerate(fields)), dates=dict.fromkeys(range(len(fields)), DateOrder.DAY_FIRST))


def read(grid, choices, tracker=None):
    tracker = tracker or world()
    return read_rows(grid, choices, tracker, Register(tracker.authorities.values(), tracker.today))


def read_one(fields, *cells, tracker=None, **chosen):
    """The only row of a sheet."""
    grid, choices = sheet(fields, cells)
    return read(grid, replace(choices, **chosen), tracker)[0]


def planned(fields, *rows, tracker=None, **chosen):
    """The plan for a sheet of these rows."""
    grid, choices = sheet(fields, *rows)
    choices = replace(choices, **chosen)
    tracker = tracker or world()
    return plan(read(grid, choices, tracker), tracker, choices)


def apply(made, tracker):
    """The tracker as it would be once a plan is carried out, as the use-case does it."""
    requests = {request.id: request for request in tracker.requests}
    people = {person.name: person for person in tracker.people}
    for row in made.rows:
        if row.deed not in (Deed.CREATE, Deed.CHANGE):
            continue
        before = requests.get(row.request_id) or _new(row, max(requests, default=0) + 1, tracker)
        requests[before.id] = _changed(before, row, people, tracker.today)
    taken = tracker.taken_references | {request.reference for request in requests.values()}
    return replace(
        tracker, requests=list(requests.values()), people=list(people.values()), taken_references=frozenset(taken)
    )


def does(made):
    """The rows that would do something."""
    return [row for row in made.rows if row.deed in (Deed.CREATE, Deed.CHANGE)]


def _new(row, number, tracker):
    reference = row.reference or f"LFR-{number:04}"
    return known(number, row.authority, reference=reference, regime=row.regime, title=tracker.campaign_name)


def _changed(request, row, people, today):
    back = tuple(happened.EventRetracted(on=today, position=position) for position in row.take_back)
    dropped = [request.history[position - 1] for position in row.take_back]
    imported = [*request.imported, *row.add]
    for event in dropped:
        if event in imported:
            imported.remove(event)
    facts = row.facts
    owner = _owner(facts["owner"], people) if "owner" in facts else request.owner_id
    return replace(
        request,
        keys=row.keys,
        title=facts.get("title", request.title),
        url=facts.get("url", request.url),
        their_reference=facts.get("their_reference", request.their_reference),
        wave=facts.get("wave", request.wave),
        owner_id=owner,
        history=(*request.history, *back, *row.add),
        imported=tuple(imported),
        deployments=request.deployments | {each.identifier for each in row.deployments},
        imported_facts={**request.imported_facts, **facts},
        notes=(*request.notes, f"From sheet.csv, row {row.number}:\n{row.note}") if row.note else request.notes,
    )


def _owner(said, people):
    if not said.startswith("placeholder:"):
        return int(said)
    name = f"{said.removeprefix('placeholder:')} (no account)"
    people.setdefault(name, KnownPerson(id=900 + len(people), name=name, is_placeholder=True))
    return people[name].id


def standing(request):
    gone = retracted(request.history)
    return [
        event
        for at, event in enumerate(request.history, 1)
        if at not in gone and not isinstance(event, happened.EventRetracted)
    ]
