"""Sheets brought through the pages, as people bring them."""

import io
import re

from tests import builders
from tests.imports.making import csv_of, table
from tests.web.pages import filled_in, submit, visit

ROWS = """
Council                  | Sent       | Due        | Responded  | Result
Barchester City Council  | 01/09/2026 | 29/09/2026 | 25/09/2026 | Refused
Borsetshire County Council | 14/09/2026 | 05/10/2026 |          |
"""


def authorities(session):
    """Those that the sheets here ask."""
    return [
        builders.authority(session, "Barchester City Council"),
        builders.authority(session, "Borsetshire County Council"),
    ]


def sheet(text=ROWS):
    """A CSV of a table typed with bars."""
    return csv_of(table(text))


def bring(client, slug, content, name="requests.csv"):
    """Upload a sheet; the address of its first page."""
    home = f"/campaigns/{slug}/imports"
    response = submit(client, f"{home}/new", {"file": (io.BytesIO(content), name)})
    assert response.status_code == 302, response.text
    return re.fullmatch(r"(.*/imports/\d+)/sheet", response.location)[1]


def go_on(client, url, fields=None):
    """Send the page's form as it stands, with these fields changed; where it leads."""
    response = submit(client, url, fields)
    assert response.status_code == 302, f"{url}: {response.status_code}"
    return response.location


def to_words(client, home, columns=None):
    """Past the table and its columns."""
    assert go_on(client, f"{home}/sheet", {"do": "on"}) == f"{home}/columns"
    return go_on(client, f"{home}/columns", columns)


def checked(client, home):
    """Try it out; the page that says what would happen."""
    page = visit(client, f"{home}/check")
    form = page.select_one(f'main form[action="{home}/check"]')
    assert client.post(f"{home}/check", data=filled_in(form)).status_code == 302
    return visit(client, f"{home}/check")
