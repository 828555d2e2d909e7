"""How letters went out: one date and way for all, and exceptions by row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol
from urllib.parse import urlsplit

from foi_tracker.domain.vocabulary import Channel
from foi_tracker.usecases.record_sent import Sending
from foi_tracker.web.forms.fields import read_day

LONGEST_URL = 300
HOSTS = ("whatdotheyknow.com", "www.whatdotheyknow.com")


class Unsent(Protocol):
    """A letter in a list, as its row's own fields are named."""

    @property
    def id(self) -> int:
        """What the caller knows it by."""

    @property
    def reference(self) -> str:
        """The reference of its request."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sendings:
    """What was read, by request id; `problems` are sentences by the name of their field."""

    by_id: Mapping[int, Sending] = field(default_factory=dict)
    problems: Mapping[str, str] = field(default_factory=dict)


def read_sendings(form: Mapping[str, str], not_sent: Sequence[str], rows: Sequence[Unsent], today: date) -> Sendings:
    """Each row's own date, way and address where it has them, and otherwise those for all."""
    reader = _Reader(form, today)
    for_all = (reader.day("on", None), reader.channel("channel", None))
    sendings = {row.id: reader.sending(row.reference, for_all) for row in rows if row.reference not in set(not_sent)}
    if not sendings and not reader.problems:
        reader.problems["on"] = "Nothing is left to record: every letter is marked as not sent."
    whole = {key: sending for key, sending in sendings.items() if sending}
    return Sendings(by_id={} if reader.problems else whole, problems=reader.problems)


class _Reader:
    def __init__(self, form: Mapping[str, str], today: date) -> None:
        self.form, self.today = form, today
        self.problems: dict[str, str] = {}

    def sending(self, reference: str, for_all: tuple[date | None, Channel | None]) -> Sending | None:
        on = self.day(f"on-{reference}", for_all[0])
        channel = self.channel(f"channel-{reference}", for_all[1])
        url = self.url(f"url-{reference}")
        return Sending(on=on, channel=channel, url=url) if on and channel else None

    def day(self, name: str, otherwise: date | None) -> date | None:
        text = self.form.get(name, "").strip()
        if not text:
            if name == "on":
                self.problems[name] = "Enter the day the letters went out."
            return otherwise
        found = read_day(text)
        if found is None:
            self.problems[name] = f"“{text}” is not a date. Write it day first, such as 4/9/2026."
        elif found > self.today:
            self.problems[name] = "A letter cannot have gone out in the future."
        return found

    def channel(self, name: str, otherwise: Channel | None) -> Channel | None:
        text = self.form.get(name, "").strip()
        if text in tuple(Channel):
            return Channel(text)
        if text or name == "channel":
            self.problems[name] = "Choose how the letters went out."
        return otherwise

    def url(self, name: str) -> str:
        text = self.form.get(name, "").strip()
        if text and not is_on_whatdotheyknow(text):
            self.problems[name] = "Enter an address that starts with https://www.whatdotheyknow.com/"
        return text


def is_on_whatdotheyknow(address: str) -> bool:
    """Only a page there: anything else would be a link to anywhere on a page that people trust."""
    if len(address) > LONGEST_URL or not address.isprintable() or " " in address:
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme == "https" and parts.netloc.lower() in HOSTS
