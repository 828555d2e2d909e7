"""Files that came with a reply: taken in whole or not at all, and never run in a browser."""

import hashlib
import io
import stat

import pytest
from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from foi_tracker.domain.attachments import LARGEST_FILE
from foi_tracker.models import Attachment
from tests import builders
from tests.builders import sent
from tests.web.pages import filled_in, sign_in, visit

PDF = b"%PDF-1.7 the log of deployments"


@pytest.fixture
def info_request(session, campaign, volunteer):
    return builders.info_request(
        session, campaign, builders.authority(session), by=volunteer, owner=volunteer, history=[sent("2026-09-01")]
    )


def add(client, info_request, *files):
    """Send files with the form on the request's page."""
    url = f"/requests/{info_request.reference}"
    form = visit(client, url).select_one("form[action$='/attachments']")
    chosen = [FileStorage(io.BytesIO(content), filename=name) for content, name in files]
    boundary, body = encode_multipart(filled_in(form) | {"files": chosen})
    return client.post(form["action"], data=body, content_type=f"multipart/form-data; boundary={boundary}")


def only(session) -> Attachment:
    session.expire_all()
    return session.query(Attachment).one()


def fetch(client, attachment, query=""):
    return client.get(f"/attachments/{attachment.public_id}{query}", buffered=True)


def test_a_file_comes_back_as_it_went_in(app, client, session, volunteer, info_request):
    add(sign_in(client, volunteer), info_request, (PDF, "deployments.pdf"))
    attachment = only(session)

    answer = fetch(client, attachment)

    stored = app.config["DATA_DIR"] / "attachments" / attachment.sha256[:2] / attachment.sha256
    assert answer.data == PDF
    assert answer.content_type == "application/pdf"
    assert attachment.sha256 == hashlib.sha256(PDF).hexdigest()
    assert stored.read_bytes() == PDF
    assert stat.S_IMODE(stored.stat().st_mode) == 0o600


def test_a_download_can_neither_run_nor_be_cached_nor_be_shown_as_a_page(client, session, volunteer, info_request):
    add(sign_in(client, volunteer), info_request, (PDF, "deployments.pdf"))

    headers = fetch(client, only(session)).headers

    assert headers["Content-Disposition"].startswith('attachment; filename="deployments.pdf"')
    assert headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Download-Options"] == "noopen"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("page.html", b"<script>alert(1)</script>", "application/octet-stream"),
        ("picture.svg", b"<svg onload=alert(1)>", "application/octet-stream"),
        ("data.xml", b"<?xml version='1.0'?><a/>", "application/octet-stream"),
        ("page.pdf", b"<script>alert(1)</script>", "application/octet-stream"),
        ("page.txt", b"<script>alert(1)</script>", "text/plain; charset=utf-8"),
        ("table.csv", "Force,Número\r\n".encode(), "text/plain; charset=utf-8"),
        ("table.csv", "Número".encode("cp1252"), "application/octet-stream"),
        ("scan.png", b"\x89PNG\r\n\x1a\n....", "image/png"),
        ("noname", b"hello", "application/octet-stream"),
    ],
)
def test_a_type_is_given_only_where_the_bytes_bear_it_out(
    client, session, volunteer, info_request, name, content, expected
):
    add(sign_in(client, volunteer), info_request, (content, name))

    assert fetch(client, only(session), "?anyway=1").content_type == expected


def test_a_file_that_can_run_something_is_flagged_and_warned_about_first(client, session, volunteer, info_request):
    add(sign_in(client, volunteer), info_request, (b"MZ", "invoice.pdf.exe"))
    page = visit(client, f"/requests/{info_request.reference}")

    warning = visit(client, f"/attachments/{only(session).public_id}")

    assert "May be unsafe to open" in page.main.text
    assert "invoice.pdf.exe" in warning.main.text
    assert client.get(warning.select_one("main a")["href"], buffered=True).data == b"MZ"


@pytest.mark.parametrize(
    ("given", "sent_as"),
    [
        ("../../etc/passwd", '".._.._etc_passwd"'),
        ("..\\..\\boot.ini", "boot.ini"),
        ("/etc/passwd", "etc_passwd"),
        (".htaccess", '"htaccess"'),
        ("ex\u202efdp.exe", "exfdp.exe"),
        ("żółw.pdf", "filename*=UTF-8''%C5%BC%C3%B3%C5%82w.pdf"),
        ("a" * 400 + ".pdf", "a.pdf"),
    ],
)
def test_a_name_cannot_point_elsewhere_hide_its_ending_or_break_a_header(
    client, session, volunteer, info_request, given, sent_as
):
    add(sign_in(client, volunteer), info_request, (PDF, given))

    answer = fetch(client, only(session), "?anyway=1")

    disposition = answer.headers["Content-Disposition"]
    plain = disposition.partition('filename="')[2].partition('"')[0]
    assert not set(plain) & set("/\\\r\n\u202e")
    assert not plain.startswith(".")
    assert len(plain) <= 150
    assert sent_as.strip('"').lstrip(".").removeprefix("_") in disposition


def test_eleven_files_at_once_are_refused_whole(client, session, volunteer, info_request):
    answer = add(sign_in(client, volunteer), info_request, *[(b"%PDF-", f"{number}.pdf") for number in range(11)])

    assert session.query(Attachment).count() == 0
    assert "Add at most 10 files at a time." in client.get(answer.headers["Location"]).text


def test_a_file_of_more_than_25_mb_is_refused_by_name(app, client, session, volunteer, info_request):
    answer = add(sign_in(client, volunteer), info_request, (b"x" * (LARGEST_FILE + 1), "scan.pdf"))

    assert session.query(Attachment).count() == 0
    assert "“scan.pdf” is larger than 25 MB" in client.get(answer.headers["Location"]).text
    assert not any((app.config["DATA_DIR"] / "attachments" / "tmp").iterdir())


def test_more_than_the_whole_form_may_hold_is_refused(client, session, volunteer, info_request):
    sign_in(client, volunteer)
    length = {"CONTENT_LENGTH": str(56 * 1024 * 1024)}

    answer = client.post(f"/requests/{info_request.reference}/attachments", data={}, environ_overrides=length)

    assert answer.status_code == 413
    assert session.query(Attachment).count() == 0


def test_the_same_bytes_twice_take_up_the_room_of_once(app, client, volunteer, info_request):
    sign_in(client, volunteer)

    add(client, info_request, (PDF, "one.pdf"))
    add(client, info_request, (PDF, "two.pdf"))

    folder = app.config["DATA_DIR"] / "attachments" / hashlib.sha256(PDF).hexdigest()[:2]
    assert len(list(folder.iterdir())) == 1


def test_sending_the_form_without_a_file_says_so(client, volunteer, info_request):
    answer = add(sign_in(client, volunteer), info_request)

    assert "Choose a file first." in client.get(answer.headers["Location"]).text


def test_a_file_of_a_request_that_cannot_be_seen_is_as_if_it_were_not_there(
    app, client, session, volunteer, info_request
):
    add(sign_in(client, volunteer), info_request, (PDF, "deployments.pdf"))
    elsewhere = builders.campaign(session, slug="elsewhere", short_name="ELS")
    stranger = sign_in(app.test_client(), builders.user(session, "Stella Stranger", elsewhere, "coordinator"))

    assert fetch(stranger, only(session)).status_code == 404
    assert stranger.get("/attachments/00000000-0000-0000-0000-000000000000").status_code == 404
    assert stranger.get("/attachments/..%2f..%2ffoi.sqlite3").status_code == 404
