"""Our own exports as somebody downloads them, and as the reader of sheets hands them back."""

import csv
import io
from dataclasses import replace

from sqlalchemy import delete

from foi_tracker.domain.imports.choices import Choices
from foi_tracker.domain.imports.grid import Column, Grid
from foi_tracker.domain.imports.ours.our_answer_files import read_our_answers
from foi_tracker.domain.imports.sheet import SheetRow
from foi_tracker.domain.policy import Actor
from foi_tracker.domain.roles import Role
from foi_tracker.exports.csv_file import write
from foi_tracker.exports.findings_tables import FINDINGS, deployments_table, wide_table
from foi_tracker.models import Coding, Deployment, Finding, Reading
from foi_tracker.queries import deployment_export, wide_rows
from foi_tracker.queries.calendars import current_laws
from foi_tracker.queries.export_names import Selection
from foi_tracker.queries.finding_rows import finding_rows
from foi_tracker.queries.import_world import world
from foi_tracker.queries.request_filter import Standpoint
from foi_tracker.usecases.imported_answers import ToWrite, write_answers
from tests.conftest import TODAY


class OurOwn:
    """A campaign whose files go out and come back."""

    def __init__(self, session, campaign, person, sets):
        self.session, self.campaign, self.person, self.sets = session, campaign, person, sets

    def findings(self):
        return self._written(FINDINGS, finding_rows(self.session, self._selection()))

    def wide(self):
        columns = wide_rows.columns(self.session, self._selection())
        return self._written(wide_table(columns), wide_rows.wide_rows(self.session, self._selection(), columns))

    def deployments(self):
        columns = deployment_export.columns(self.session)
        rows = deployment_export.deployment_rows(self.session, self._selection(), columns)
        return self._written(deployments_table(columns), rows)

    def says(self, profile, file, choices=None):
        """What each request of a file says."""
        return read_our_answers(profile, grid_of(file), choices or Choices(), self._world())

    def bring_back(self, profile, file, requests, entry):
        """Into the same requests, once all that was read of them is gone."""
        self.forget()
        ids = {each.reference: each for each in requests}
        for row in self.says(profile, file):
            self.write(ids[row.keys.reference], row, entry)

    def forget(self):
        """All that was read of replies."""
        for table in (Finding, Coding, Reading, Deployment):
            self.session.execute(delete(table))

    def write(self, info_request, row, entry):
        """What a row says of a request."""
        facts = {"answers": row.answers, "deployments": row.deployments}
        write_answers(self.session, [ToWrite(info_request_id=info_request.id, **facts)], entry)
        self.session.commit()
        self.session.expire_all()

    def _written(self, table, chunks):
        return b"".join(write(table, chunks)).decode("utf-8-sig")

    def _selection(self):
        actor = Actor(user_id=self.person.id, name="Cora", roles={self.campaign.id: Role.COORDINATOR})
        standpoint = Standpoint(today=TODAY, laws=current_laws(self.session), user_id=self.person.id)
        return Selection(actor, [], standpoint, key="a key", superseded=True)

    def _world(self):
        return replace(world(self.session, self.campaign, TODAY), sets=self.sets)


def grid_of(file):
    heading, *rows = csv.reader(io.StringIO(file, newline=""))
    return Grid(
        sheet="",
        header_rows=(1,),
        columns=tuple(Column(place=place, heading=name) for place, name in enumerate(heading)),
        rows=[SheetRow(number=number, cells=tuple(cells)) for number, cells in enumerate(rows, 2)],
    )


def told(file, *without):
    """The rows of a file by column, without some of them."""
    rows = csv.DictReader(io.StringIO(file, newline=""))
    return [{name: cell for name, cell in row.items() if name not in without} for row in rows]
