"""A letter as a file: plain text, an e-mail ready to send, or a whole batch in one archive."""

import re
import secrets
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes
from email.header import Header, decode_header, make_header
from email.mime.text import MIMEText
from email.utils import format_datetime, formataddr
from io import BytesIO

from foi_tracker.domain.email_address import EmailAddressRefused, read_email_address

UTF8 = "utf-8"
LONGEST_LINE = 998  # RFC 5322 s.2.1.1
CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u2028\u2029\ud800-\udfff]")
LINE_BREAKS = re.compile(r"[\r\n\t]")
# A draft needs no more, and more could say who wrote it or on which machine.
HEADERS = {
    "Content-Type",
    "MIME-Version",
    "Content-Transfer-Encoding",
    "From",
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "X-Unsent",
}


class UnsafeLetter(ValueError):
    """A letter that cannot be an e-mail as it stands; the message says what is wrong with it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class OutgoingLetter:
    """What the file needs to know. `recipient` is empty where the authority's address is not known."""

    reference: str
    authority_slug: str
    sender_name: str
    reply_address: str
    recipient: str
    subject: str
    body: str
    made_at: datetime

    @property
    def file_name(self) -> str:
        """Without its ending: our reference and the authority, in letters that every system can store."""
        return re.sub(r"[^A-Za-z0-9]+", "-", f"{self.reference}-{self.authority_slug}")[:100]


def as_text(letter: OutgoingLetter) -> bytes:
    """The letter to paste or print, with its address and subject above it."""
    to = letter.recipient or "[no address known]"
    return f"To: {to}\r\nSubject: {letter.subject}\r\n\r\n{_with_crlf(letter.body)}".encode()


def as_email(letter: OutgoingLetter) -> bytes:
    """The letter as a draft that a mail program opens ready to send; raises `UnsafeLetter`."""
    headers = _headers(letter)
    message = MIMEText(letter.body, "plain", UTF8)
    for name, value in headers.items():
        message[name] = value  # type: ignore[assignment]  # its stub forgets that a value may be a Header
    made = _with_crlf(message.as_bytes().decode("ascii")).encode("ascii")
    _check(made, letter)
    return made


def as_archive(letters: Iterable[OutgoingLetter]) -> bytes:
    """Both files of every letter."""
    archive = BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as files:
        for letter in letters:
            at = letter.made_at.astimezone(UTC).timetuple()[:6]
            for ending, content in ((".eml", as_email(letter)), (".txt", as_text(letter))):
                entry = zipfile.ZipInfo(letter.file_name + ending, date_time=at)
                entry.compress_type = zipfile.ZIP_DEFLATED
                files.writestr(entry, content)
    return archive.getvalue()


def _with_crlf(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\n", "\r\n")


def _headers(letter: OutgoingLetter) -> dict[str, str | Header]:
    if CONTROLS.search(letter.subject + letter.body) or LINE_BREAKS.search(letter.subject):
        raise UnsafeLetter(f"{letter.reference}: the letter has a control character in it")
    headers: dict[str, str | Header] = {
        "Subject": Header(letter.subject, UTF8),
        "Date": format_datetime(letter.made_at.astimezone(UTC)),
        "X-Unsent": "1",
    }
    if letter.reply_address:
        sender = _address(letter, letter.reply_address)
        # The domain of the reply address, since the default would name this machine.
        headers["Message-ID"] = f"<{secrets.token_hex(16)}@{sender.partition('@')[2]}>"
        headers["From"] = _from(letter, sender)
    if letter.recipient:
        headers["To"] = _address(letter, letter.recipient)
    return headers


def _from(letter: OutgoingLetter, address: str) -> str:
    if CONTROLS.search(letter.sender_name) or LINE_BREAKS.search(letter.sender_name):
        raise UnsafeLetter(f"{letter.reference}: the campaign's name has a control character in it")
    return formataddr((letter.sender_name, address), UTF8)


def _address(letter: OutgoingLetter, text: str) -> str:
    try:
        return read_email_address(text)
    except EmailAddressRefused as refused:
        raise UnsafeLetter(f"{letter.reference}: {refused}") from None


def _check(made: bytes, letter: OutgoingLetter) -> None:
    """Read the finished bytes back as a mail program would: nothing may have been smuggled into them."""
    read = message_from_bytes(made)
    names = [name for name, _ in read.items()]
    payload = read.get_payload(decode=True)
    sound = (
        len(names) == len(set(names))
        and set(names) <= HEADERS
        and (read["To"] or "") == (_address(letter, letter.recipient) if letter.recipient else "")
        and str(make_header(decode_header(read["Subject"]))) == letter.subject
        and isinstance(payload, bytes)
        and payload.decode(UTF8) == letter.body
        and all(len(line) <= LONGEST_LINE for line in made.split(b"\r\n"))
    )
    if not sound:
        raise UnsafeLetter(f"{letter.reference}: the e-mail does not read back as it was written")
