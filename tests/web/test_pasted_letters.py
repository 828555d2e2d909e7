"""A letter that came as the text of an e-mail: pasted into the form, and kept as a file beside the others."""

import hashlib

import pytest

from foi_tracker.models import Attachment, InfoRequest
from foi_tracker.web.forms.event_form import LONGEST_PASTED
from foi_tracker.web.forms.events import EVENT_FORMS
from tests.web.event_cases import SENT
from tests.web.pages import check_manners, sign_in, visit
from tests.web.recording import check, record

LETTER = "Annwyl Ŵyn,\r\n\r\nNi allwn gadarnhau na gwadu – adran 23(5).\r\n\r\nYn gywir\r\n"
REFUSED = {"outcome": "refused", "on": "20/11/2026", "exemptions-0-code": "s.31"}
WE_WROTE = {
    "sent",
    "clarification_provided",
    "fee_paid",
    "review_requested",
    "review_withdrawn",
    "non_compliance_reported",
    "complaint",
    "withdrawn",
    "chased",
    "event_retracted",
}


def kept(session) -> list[Attachment]:
    session.expire_all()
    return session.query(Attachment).order_by(Attachment.id).all()


def test_a_pasted_reply_is_a_file_of_the_answer(app, client, session, volunteer, file_with):
    info_request = file_with(SENT)

    record(sign_in(client, volunteer), info_request, "response", REFUSED | {"pasted": LETTER})

    [reply] = kept(session)
    content = (app.config["DATA_DIR"] / "attachments" / reply.sha256[:2] / reply.sha256).read_bytes()
    assert (reply.filename, reply.media_type, reply.position) == ("reply-2026-11-20.txt", "text/plain", 2)
    assert content.decode() == LETTER.replace("\r\n", "\n")
    assert reply.sha256 == hashlib.sha256(content).hexdigest()
    assert reply.size == len(content)


def test_what_was_pasted_stays_in_the_form_until_it_is_saved(client, session, volunteer, file_with):
    _, page = check(sign_in(client, volunteer), file_with(SENT), "response", REFUSED | {"pasted": LETTER})

    assert page.select_one("textarea[name=pasted]").text.strip() == LETTER.replace("\r\n", "\n").strip()
    assert kept(session) == []


def test_a_pasted_text_comes_beside_the_files_that_were_chosen(client, session, volunteer, file_with):
    info_request = file_with(SENT)
    url = f"/requests/{info_request.reference}"

    record(sign_in(client, volunteer), info_request, "acknowledged", {"on": "2/9/2026", "pasted": "We have it."})

    assert [file.filename for file in kept(session)] == ["acknowledged-2026-09-02.txt"]
    assert "acknowledged-2026-09-02.txt" in visit(client, url).main.text


@pytest.mark.parametrize("text", ["", "  \r\n \t "])
def test_an_empty_paste_is_no_file(client, session, volunteer, file_with, text):
    record(sign_in(client, volunteer), file_with(SENT), "response", REFUSED | {"pasted": text})

    assert kept(session) == []


def test_a_text_too_long_to_paste_is_refused_with_a_way_out(client, volunteer, file_with):
    status, page = check(
        sign_in(client, volunteer), file_with(SENT), "response", REFUSED | {"pasted": "a" * (LONGEST_PASTED + 1)}
    )

    assert status == 422
    assert "That is too long to paste. Add it as a file." in page.main.text


def test_an_answer_without_a_date_is_asked_again_and_loses_no_text(client, session, volunteer, file_with):
    info_request = file_with(SENT)

    status, page = check(
        sign_in(client, volunteer), info_request, "response", REFUSED | {"on": "soon", "pasted": LETTER}
    )

    assert status == 422
    assert "Ni allwn gadarnhau" in page.select_one("textarea[name=pasted]").text
    assert session.get_one(InfoRequest, info_request.id).history_length == 1


@pytest.mark.parametrize("kind", EVENT_FORMS)
def test_only_what_others_wrote_to_us_can_be_pasted(client, volunteer, file_with, kind):
    url = f"/requests/{file_with(SENT).reference}/events/new/{kind}?position=1"

    page = check_manners(sign_in(client, volunteer).get(url).text, url)

    assert (page.select_one("textarea[name=pasted]") is None) == (kind in WE_WROTE)
    words = "with it" if page.select_one("input[name=files]") is None else page.select_one("label[for=files]").text
    assert ("went with it" in words) == (kind in WE_WROTE - {"event_retracted"})


def test_a_text_sent_along_with_our_own_letter_is_not_taken_for_theirs(client, session, volunteer, file_with):
    record(sign_in(client, volunteer), file_with(SENT), "chased", {"on": "1/10/2026", "pasted": "not asked for"})

    assert kept(session) == []
