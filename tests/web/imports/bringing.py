"""Sheets brought through the pages, as people bring them."""

import io
import re

from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from tests import builders
from tests.imports.making import csv_of, table
from tests.web.pages import check_manners, filled_in, submit, visit

ROWS = """
Council                    | Ref | Sent       | Due        | Responded  | Result
Barchester City Council    | F1  | 01/09/2026 | 29/09/2026 | 25/09/2026 | Refused
Borsetshire County Council | F2  | 14/09/2026 | 05/10/2026 |            |
"""
MESSY = """
Council                    | Sent       | Due        | Responded  | Status  | Volunteer | Phone
Barchester City Council    | 01/09/2026 | 29/09/2026 | 25/09/2026 | Refused | JS        | 01632 960123
Borsetshire County Council | 14/09/2026 | 05/10/2026 |            | nudge 2 | JS        | 01632 960124
Atlantis Council           | 14/09/2026 |            |            | sent    | JS        |
"""


def authorities(session):
    """Those that the sheets here ask."""
    names = ("Barchester City Council", "Borsetshire County Council", "Silverbridge Borough Council")
    return [builders.authority(session, name) for name in names]


def sheet(text=ROWS):
    """A CSV of a table typed with bars."""
    return csv_of(table(text))


def bring(client, slug, content=None, name="requests.csv"):
    """Upload a sheet; the address of the import."""
    response = upload(client, slug, sheet() if content is None else content, name)
    assert response.status_code == 302, response.text
    return re.fullmatch(r"(.*/imports/\d+)/sheet", response.location)[1]


def upload(client, slug, content, name="requests.csv"):
    """Send a file; the answer."""
    url = f"/campaigns/{slug}/imports/new"
    form = visit(client, url).select_one("main form[method=post]")
    file = FileStorage(io.BytesIO(content), filename=name)
    boundary, body = encode_multipart(filled_in(form) | {"file": file})
    return client.post(url, data=body, content_type=f"multipart/form-data; boundary={boundary}")


def go_on(client, url, fields=None, form="main form[method=post]"):
    """Send the page's form as it stands, with these fields changed; where it leads."""
    response = submit(client, url, fields, form)
    assert response.status_code == 302, f"{url}: {response.status_code}"
    return response.location


def to_words(client, home, columns=None):
    """Past the table and its columns."""
    assert go_on(client, f"{home}/sheet", {"do": "on"}) == f"{home}/columns"
    return go_on(client, f"{home}/columns", columns)


def words_asked(page):
    """The words on a page, and the names of the selects that say what they mean."""
    lines = page.select("main input[name^=word-]")
    return {line["value"].partition(":")[2]: line["name"].replace("word-", "means-") for line in lines}


def checked(client, home):
    """Try it out; the page that says what would happen."""
    go_on(client, f"{home}/check", form=f'main form[action="{home}/check"]')
    return visit(client, f"{home}/check")


def imported(client, home):
    """Press the button; the page that was sent meanwhile."""
    return check_manners(pressed(client, home).text)


def pressed(client, home):
    """The answer to the button."""
    return submit(client, f"{home}/check", form=f'main form[action="{home}/run"]')


def brought_in(client, slug, content=None):
    """All the way; the address of the import."""
    home = bring(client, slug, content)
    to_words(client, home)
    checked(client, home)
    imported(client, home)
    return home


def tiles(page):
    """The numbers of a page's tiles, by their words."""
    return {
        each.select_one(".tile-label").text: int(each.select_one(".tile-number").text)
        for each in page.select(".tiles .tile")
    }


def words(page, selector="main"):
    """The text of a part of a page, with single spaces."""
    return " ".join(page.select_one(selector).get_text(" ").split())


def hidden(page, name):
    """What a hidden field of the page carries."""
    return page.select_one(f"main input[name={name}]")["value"]
