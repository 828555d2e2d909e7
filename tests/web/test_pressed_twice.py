"""A button pressed twice does what pressing it once does."""

import io
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from flask.testing import FlaskClient
from werkzeug.datastructures import FileStorage

from foi_tracker.domain.vocabulary import RegimeCode
from foi_tracker.models import Attachment, InfoRequest, Letter, Note, SavedView
from tests.builders import sent
from tests.web.pages import filled_in, sign_in, token, visit

PRESSES = 5


def press_at_once(app, user, url, fields):
    """The statuses that as many presses of one button get, all at the same moment."""
    browsers = [sign_in(app.test_client(), user) for _ in range(PRESSES)]
    tokens, together = [token(browser) for browser in browsers], Barrier(PRESSES)

    def press(browser, csrf_token):
        files = {"files": FileStorage(io.BytesIO(b"A letter"), "letter.txt")} if url.endswith("/attachments") else {}
        together.wait(timeout=30)
        # Past the test's own session, which is not to be shared between threads.
        sent_fields = fields | files | {"csrf_token": csrf_token}
        return FlaskClient.open(browser, url, method="POST", data=sent_fields).status_code

    with ThreadPoolExecutor(PRESSES) as people:
        return set(people.map(press, browsers, tokens))


@pytest.mark.parametrize(
    ("url", "fields", "made"),
    [
        ("/requests/{}/notes", {"body": "Rang them."}, Note),
        ("/requests/{}/attachments", {}, Attachment),
        (
            "/requests/{}/letters/new/reminder",
            {"subject": "LFR-0001", "body": "Where is it? LFR-0001", "action": "save"},
            Letter,
        ),
        ("/overdue/views", {"name": "Mine", "query": "owner=me"}, SavedView),
    ],
)
def test_what_several_presses_at_once_make_is_there_once(app, session, volunteer, file_with, url, fields, made):
    info_request = file_with(sent("2026-09-01"))

    answers = press_at_once(app, volunteer, url.format(info_request.reference), fields)

    assert answers == {302}
    assert session.query(made).count() == 1


def test_the_law_of_a_request_is_not_changed_back(client, session, volunteer, file_with):
    info_request = file_with(sent("2026-09-01"))
    url = f"/requests/{info_request.reference}/regime"
    form = filled_in(visit(sign_in(client, volunteer), url).select_one("main form"))

    answers = [client.post(url, data=form).status_code for _ in range(2)]

    session.expire_all()
    assert answers == [302, 302]
    assert session.get_one(InfoRequest, info_request.id).regime is RegimeCode.EIR
