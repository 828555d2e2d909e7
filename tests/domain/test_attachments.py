import pytest

from foi_tracker.domain.attachments import HEAD, is_risky, sendable_name, sniff, storable_name


@pytest.mark.parametrize(
    ("given", "sent_as"),
    [
        ("reply.pdf", "reply.pdf"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ('a"b\r\nSet-Cookie: x=1.pdf', 'a"bSet-Cookie: x=1.pdf'),
        ("ex\u202efdp.exe", "exfdp.exe"),
        ("e\u0301t\u00e9.pdf", "été.pdf"),
        ("..", "attachment"),
        ("\x00\x1f", "attachment"),
        ("\ud800.pdf", "pdf"),
    ],
)
def test_a_name_is_made_harmless_on_its_way_out(given, sent_as):
    assert sendable_name(given) == sent_as


@pytest.mark.parametrize("letter", ["a", "é", "€", "𝄞"])
def test_a_long_name_is_cut_to_150_bytes_and_keeps_its_ending(letter):
    name = sendable_name(letter * 300 + ".pdf")

    assert len(name.encode()) <= 150
    assert name.endswith(f"{letter}.pdf")


def test_a_name_is_kept_as_it_was_given_but_for_what_no_database_can_hold():
    assert storable_name("Reply\u202e to.pdf") == "Reply\u202e to.pdf"
    assert storable_name("a\0b\ud800.pdf") == "a\ufffdb?.pdf"
    assert len(storable_name("x" * 999 + ".pdf")) == 255
    assert storable_name("  ") == "attachment"


@pytest.mark.parametrize("name", ["a.HTML", "a.pdf.exe", "a.svg ", "a.docm.", "x.js", "macro.XLSM", "a.exe\u202c"])
def test_an_ending_that_can_run_something_is_risky_however_it_is_dressed_up(name):
    assert is_risky(name)


@pytest.mark.parametrize("name", ["a.pdf", "exe", "a.docx", "html.txt"])
def test_an_ordinary_ending_is_not(name):
    assert not is_risky(name)


def test_text_may_be_cut_in_the_middle_of_a_letter():
    head = ("a" * (HEAD - 1) + "é").encode()[:HEAD]

    assert sniff(head, "a.txt") == "text/plain"


@pytest.mark.parametrize("head", [b"a\x00b", b"\x1b[31m", b"\xff\xfea\x00"])
def test_text_with_control_characters_is_not_taken_for_text(head):
    assert sniff(head, "a.txt") == "application/octet-stream"


def test_an_office_file_needs_both_its_ending_and_its_container():
    assert sniff(b"PK\x03\x04....", "a.xlsx").endswith("spreadsheetml.sheet")
    assert sniff(b"PK\x03\x04....", "a.pdf") == "application/octet-stream"
    assert sniff(b"<html>", "a.xlsx") == "application/octet-stream"
