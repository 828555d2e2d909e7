"""One cell of a table, or one box of a form, read as what its field of the log may hold."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from foi_tracker.domain.deployments.clock_times import read_time, written_time
from foi_tracker.domain.deployments.fields import fold
from foi_tracker.domain.deployments.groups import read_groups
from foi_tracker.domain.findings.dates import read_dates
from foi_tracker.domain.findings.numbers import read_quantity
from foi_tracker.domain.findings.unreadable import Unreadable
from foi_tracker.domain.findings.values import YES_NO_UNKNOWN, Chosen, Document, Organisation, Value
from foi_tracker.domain.question_sets import AnswerField, FieldType

TIMES: Final = frozenset({"start_time", "end_time"})
COUNCIL: Final = "borough_or_council"
LONGEST_TEXT: Final = 2_000
LONGEST_URL: Final = 500
YES: Final = frozenset({"yes", "y", "true", "1"})
NO: Final = frozenset({"no", "n", "false", "0"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Register:
    """Slug and name of each council and force, by every folded name it has."""

    councils: Mapping[str, Organisation] = field(default_factory=dict)
    forces: Mapping[str, Organisation] = field(default_factory=dict)

    def named(self, name: str, key: str) -> Organisation:
        """Who is meant, where the register knows the name exactly; else the name alone."""
        known = self.councils if key == COUNCIL else self.forces
        return known.get(fold(name)) or Organisation(name=name)


def read_cell(text: str, asked: AnswerField, register: Register) -> Value:
    """Raises `Unreadable`, which says what to type instead."""
    plain = text.strip()
    if asked.type is FieldType.ORG:
        return register.named(plain, asked.key)
    if asked.key in TIMES:
        return _time(plain)
    return READERS.get(asked.type, _text)(plain, asked)


def asked_again(unreadable: Unreadable) -> str:
    """What is wrong, without the answers that only a question has, such as one to pick where a reply is silent."""
    said = re.split(r"(?<=\.) ", str(unreadable))
    return " ".join(sentence for sentence in said if " pick " not in sentence) or str(unreadable)


def _time(text: str) -> str:
    minutes = read_time(text)
    if minutes is None:
        raise Unreadable(f"“{text}” is no time of day. Type it like 13:30.")
    return written_time(minutes)


def _text(text: str, _: AnswerField) -> str:
    if len(text) > LONGEST_TEXT:
        raise Unreadable(f"This is {len(text):,} letters long. Use at most {LONGEST_TEXT:,}.")
    return text


def _url(text: str, _: AnswerField) -> str:
    if not text.startswith(("http://", "https://")) or len(text.split()) > 1 or len(text) > LONGEST_URL:
        raise Unreadable("A web address starts with https:// and has no spaces.")
    return text


def _yes_or_no(text: str, _: AnswerField) -> str:
    plain = fold(text)
    if plain in YES or plain in NO:
        return "yes" if plain in YES else "no"
    if plain in YES_NO_UNKNOWN:
        return plain
    raise Unreadable(f"“{text}” is neither yes nor no. Type yes, no or unknown.")


def _choice(text: str, asked: AnswerField) -> Chosen:
    known = {fold(option): option for option in asked.options}
    plain = fold(text)
    option = known.get(plain) or known.get(plain.removesuffix("s"))
    if option:
        return Chosen(options=(option,))
    if asked.other:
        return Chosen(options=(), other=text)
    raise Unreadable(f"“{text}” is none of: {', '.join(asked.options)}.")


def _document(text: str, asked: AnswerField) -> Document:
    return Document(title=_text(text, asked))


READERS: Final[Mapping[FieldType, Callable[[str, AnswerField], Value]]] = {
    FieldType.INT: read_quantity,
    FieldType.NUMBER: read_quantity,
    FieldType.PERCENT: read_quantity,
    FieldType.DATE: lambda text, _: read_dates(text),
    FieldType.CHOICE: _choice,
    FieldType.BOOL3: _yes_or_no,
    FieldType.URL: _url,
    FieldType.DOCUMENT: _document,
    FieldType.MATRIX: read_groups,
}
