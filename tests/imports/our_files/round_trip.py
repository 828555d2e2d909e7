"""Exports of a tracker, and what another tracker reads in them."""

from dataclasses import replace

from foi_tracker.domain.imports.choices import Choices
from foi_tracker.domain.imports.names.authority_match import Register
from foi_tracker.domain.imports.ours.our_files import read_our_file
from foi_tracker.domain.imports.table.profiles import columns_of, profile_of
from foi_tracker.domain.imports.table.tables import grid_of
from foi_tracker.domain.policy import Actor
from foi_tracker.domain.roles import Role
from foi_tracker.exports import csv_file, xlsx_file
from foi_tracker.exports.tables import rows_of
from foi_tracker.queries.calendars import current_laws
from foi_tracker.queries.export_names import Selection
from foi_tracker.queries.import_world import world
from foi_tracker.queries.request_filter import RequestFilter, Standpoint
from tests.conftest import TODAY
from tests.imports.reading_files.reading import sheet

WRITERS = {"csv": csv_file.write, "xlsx": xlsx_file.write}


def exported(session, campaign, person, table, kind="csv"):
    """The bytes of an export, as a coordinator would download it."""
    actor = Actor(user_id=person.id, name=person.name, roles={campaign.id: Role.COORDINATOR})
    standpoint = Standpoint(today=TODAY, laws=current_laws(session), user_id=person.id)
    conditions = RequestFilter().conditions(standpoint)
    return b"".join(WRITERS[kind](*rows_of(table, session, Selection(actor, conditions, standpoint))))


def known_world(session, campaign):
    """What the tracker of the export has."""
    return world(session, campaign, TODAY)


def elsewhere(known):
    """A tracker with the same register and members, and no request."""
    return replace(known, requests=[], taken_references=frozenset())


def read(content, known):
    """What another tracker makes of the bytes."""
    grid = grid_of(sheet(content))
    profile = profile_of(grid)
    choices = Choices(profile=profile, columns=columns_of(profile, grid))
    return read_our_file(profile, grid, choices, known, Register(known.authorities.values(), known.today))


def texts(row):
    return [problem.text for problem in row.problems]
