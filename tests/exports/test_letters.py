import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.header import decode_header, make_header
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foi_tracker.exports.letters import OutgoingLetter, UnsafeLetter, as_archive, as_email, as_text

LETTER = OutgoingLetter(
    reference="LFR-0042",
    authority_slug="barchester-city-council",
    sender_name="Watchful Streets",
    reply_address="replies@watchful.example",
    recipient="foi@barchester.example",
    subject="LFR – information request – Barchester City Council – our ref LFR-0042",
    body="Dear colleague,\n\nPlease tell us: “nil” is an answer.\n\nWatchful Streets\n" + "x" * 1200 + "\n",
    made_at=datetime(2026, 7, 1, 9, 30, tzinfo=UTC),
)


def read(letter):
    return message_from_bytes(as_email(letter))


def test_the_email_opens_as_a_draft_to_the_authority_from_the_campaign():
    message = read(LETTER)

    assert message["X-Unsent"] == "1"
    assert message["To"] == "foi@barchester.example"
    assert message["From"] == "Watchful Streets <replies@watchful.example>"
    assert str(make_header(decode_header(message["Subject"]))) == LETTER.subject
    assert message.get_payload(decode=True).decode() == LETTER.body


def test_the_email_says_nothing_about_who_made_it_or_where():
    message = read(LETTER)

    assert message["Date"] == "Wed, 01 Jul 2026 09:30:00 +0000"
    assert message["Message-ID"].endswith("@watchful.example>")
    assert message["Message-ID"] != read(LETTER)["Message-ID"]
    assert sorted(message.keys()) == sorted(
        ["Content-Type", "MIME-Version", "Content-Transfer-Encoding", "Subject", "Date", "X-Unsent", "Message-ID",
         "From", "To"]
    )  # fmt: skip


def test_without_a_known_address_the_email_has_no_recipient():
    message = read(replace(LETTER, recipient=""))

    assert message["To"] is None
    assert as_text(replace(LETTER, recipient="")).startswith(b"To: [no address known]\r\n")


def test_without_a_reply_address_the_email_has_no_sender():
    message = read(replace(LETTER, reply_address=""))

    assert message["From"] is None
    assert message["Message-ID"] is None


def test_no_line_of_the_email_is_too_long_or_broken():
    made = as_email(LETTER)

    assert all(len(line) <= 998 for line in made.split(b"\r\n"))
    assert b"\n" not in made.replace(b"\r\n", b"")


@pytest.mark.parametrize(
    "spoilt",
    [
        {"subject": "Hello\r\nBcc: spy@example.org"},
        {"subject": "Hello\nBcc: spy@example.org"},
        {"subject": "Hello\x00"},
        {"subject": "Hello\u2028Bcc: spy@example.org"},
        {"body": "Hello\x1b[2J"},
        {"body": "Hello \ud800"},
        {"sender_name": "Watchful\r\nBcc: spy@example.org"},
        {"recipient": "foi@barchester.example, spy@example.org"},
        {"recipient": "foi@barchester.example\r\nBcc: spy@example.org"},
        {"recipient": "foi@barchester.example)<spy@example.org"},
        {"reply_address": "replies@watchful.example\r\nBcc: spy@example.org"},
    ],
    ids=lambda spoilt: repr(spoilt)[:50],
)
def test_nothing_can_be_smuggled_into_the_headers(spoilt):
    with pytest.raises(UnsafeLetter, match="LFR-0042"):
        as_email(replace(LETTER, **spoilt))


PRINTED = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=120)


@given(subject=PRINTED, name=PRINTED, body=PRINTED)
def test_whatever_is_written_reads_back_the_same_or_is_refused(subject, name, body):
    letter = replace(LETTER, subject=subject, sender_name=name, body=body)
    try:
        made = as_email(letter)
    except UnsafeLetter:
        return
    message = message_from_bytes(made)

    assert str(make_header(decode_header(message["Subject"]))) == subject
    assert message.get_payload(decode=True).decode() == body
    assert message["To"] == "foi@barchester.example"
    assert len(message.keys()) == 9


@pytest.mark.parametrize("subject", ["=?utf-8?q?Bcc=3A?= x", "Straße – Œuvre", "é" * 150, "plain"])
def test_unusual_subjects_come_through(subject):
    assert str(make_header(decode_header(read(replace(LETTER, subject=subject))["Subject"]))) == subject


def test_the_text_file_has_the_address_and_subject_above_the_letter():
    text = as_text(LETTER).decode()

    assert text.startswith(f"To: foi@barchester.example\r\nSubject: {LETTER.subject}\r\n\r\nDear colleague,\r\n")
    assert "\n" not in text.replace("\r\n", "")


def test_the_archive_holds_both_files_of_every_letter():
    other = replace(LETTER, reference="LFR-0043", authority_slug="../../etc/passwd")

    archive = zipfile.ZipFile(BytesIO(as_archive([LETTER, other])))

    assert archive.namelist() == [
        "LFR-0042-barchester-city-council.eml",
        "LFR-0042-barchester-city-council.txt",
        "LFR-0043-etc-passwd.eml",
        "LFR-0043-etc-passwd.txt",
    ]
    assert archive.read("LFR-0042-barchester-city-council.txt") == as_text(LETTER)
