"""What a refusal means and how to argue against it, from the data files of `advice`, one for each law."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar

from foi_tracker.domain.events import CitedExemption
from foi_tracker.domain.exemptions import exemption
from foi_tracker.domain.vocabulary import Level, RegimeCode

DATA = Path(__file__).with_name("advice")
PLACEHOLDERS = frozenset({"{authority}", "{exemption}", "{title}", "{response_on}", "{due_on}"})

CHECK_KEYS = frozenset({"id", "ask", "why", "argues_when", "argument", "provision", "level"})
ENTRY_KEYS = frozenset({"code", "topic", "ncnd", "title", "means", "notice", "checks", "ground", "source"})
ALSO = "also"  # may be left out

Kind = TypeVar("Kind", bound=StrEnum)


class BadAdvice(ValueError):
    """A data file that cannot be used; the message names the file, the entry and the key."""


class Tick(StrEnum):
    """What a volunteer answers to a check."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


class Topic(StrEnum):
    """What there is advice on although no exemption was cited."""

    SILENCE = "silence"
    NOT_HELD = "not_held"
    LATE_ANSWER = "late_answer"
    PARTLY_ANSWERED = "partly_answered"


@dataclass(frozen=True, kw_only=True, slots=True)
class Check:
    """A question about the reply. The answer `argues_when` gives the argument; its id is stored with ticks."""

    id: str
    ask: str
    why: str
    argues_when: Tick
    argument: str
    provision: str
    level: Level


@dataclass(frozen=True, kw_only=True, slots=True)
class Demand:
    """Something that the notice had to contain."""

    text: str
    provision: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Advice:
    """What one ground, one limb to neither confirm nor deny, or one topic means, and what to ask about it.

    `ground` and the checks' arguments are for a letter, whose writer fills their PLACEHOLDERS. `also` holds the
    other codes that a limb serves.
    """

    law: RegimeCode
    code: str
    also: tuple[str, ...]
    topic: Topic | None
    ncnd: str
    title: str
    means: tuple[str, str]
    notice: tuple[Demand, ...]
    checks: tuple[Check, ...]
    ground: str
    source: str

    @property
    def key(self) -> str:
        """What it is called: "s.31", "s.31(3)" for a limb to neither confirm nor deny, or the topic's word."""
        return self.topic or self.ncnd or self.code


@dataclass(frozen=True, kw_only=True, slots=True)
class Argument:
    """What a letter may say because of how a check was answered; its placeholders are not yet filled."""

    check_id: str
    text: str
    provision: str
    level: Level


def all_advice(law: RegimeCode) -> tuple[Advice, ...]:
    """Everything there is under this law, in the order of its file."""
    return _of(law)


def advice_for(cited: CitedExemption) -> Advice | None:
    """On this citation: the limb's own where it neither confirms nor denies and the law has one, else the code's."""
    limb = (each for each in _of(cited.law) if cited.ncnd and each.ncnd and cited.code in (each.code, *each.also))
    own = (each for each in _of(cited.law) if each.key == cited.code)
    return next(chain(limb, own), None)


def advice_on(law: RegimeCode, topic: Topic) -> Advice | None:
    """What there is on this topic."""
    return next((each for each in _of(law) if each.topic is topic), None)


def arguments(advice: Advice, ticks: Mapping[str, Tick]) -> tuple[Argument, ...]:
    """What follows from the ticks, in the order of the checks. Ticks that the advice does not know are left out."""
    return tuple(
        Argument(check_id=check.id, text=check.argument, provision=check.provision, level=check.level)
        for check in advice.checks
        if ticks.get(check.id) is check.argues_when
    )


def read_advice(path: Path) -> tuple[Advice, ...]:
    """All that a data file says, or BadAdvice."""
    file = _Table(path.name, "the file", _parsed(path))
    law = file.one_of(RegimeCode, "law")
    checks = {each.id: each for each in map(_check, file.tables("checks"))}
    if len(checks) < len(file.tables("checks")):
        raise file.bad("checks", "has an id twice")
    found = tuple(_advice(law, each, checks) for each in file.tables("entries"))
    if len({each.key for each in found}) < len(found):
        raise file.bad("entries", "says something twice")
    return found


@cache
def _of(law: RegimeCode) -> tuple[Advice, ...]:
    return read_advice(DATA / f"{law.value.lower()}.toml")


def _parsed(path: Path) -> Mapping[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as problem:
        raise BadAdvice(f"{path.name}: {problem}") from problem


@dataclass(frozen=True, slots=True)
class _Table:
    """One table of a data file, which knows where it stands, so that it can say what is wrong there."""

    file: str
    entry: str
    values: Mapping[str, Any]

    def bad(self, key: str, what: str) -> BadAdvice:
        return BadAdvice(f"{self.file}: {self.entry}: {key} {what}")

    def holds(self, wanted: Iterable[str], *, perhaps: str = "") -> None:
        """Refuse a table that lacks a key or has a strange one."""
        wanted = frozenset(wanted)
        for key in sorted(wanted - self.values.keys()):
            raise self.bad(key, "is missing")
        for key in sorted(self.values.keys() - wanted - {perhaps}):
            raise self.bad(key, "is not a key")

    def text(self, key: str) -> str:
        value = self.values.get(key)
        if not isinstance(value, str):
            raise self.bad(key, "is not a text")
        return value

    def words(self, key: str) -> str:
        """A text that says something."""
        if not self.text(key).strip():
            raise self.bad(key, "is empty")
        return self.text(key)

    def letter(self, key: str) -> str:
        """Words for a letter: every brace belongs to a placeholder that will be filled."""
        text = self.words(key)
        for unknown in set(re.findall(r"\{[^{}]*\}|[{}]", text)) - PLACEHOLDERS:
            raise self.bad(key, f"has the unknown placeholder {unknown}")
        return text

    def one_of(self, kinds: type[Kind], key: str) -> Kind:
        try:
            return kinds(self.text(key))
        except ValueError:
            raise self.bad(key, f"is not one of {', '.join(kinds)}") from None

    def texts(self, key: str) -> tuple[str, ...]:
        value = self.values.get(key)
        if not isinstance(value, list) or not all(isinstance(each, str) and each.strip() for each in value):
            raise self.bad(key, "is not a list of texts")
        return tuple(value)

    def tables(self, key: str) -> list["_Table"]:
        value = self.values.get(key)
        if not isinstance(value, list) or not value or not all(isinstance(each, dict) for each in value):
            raise self.bad(key, "is not a list of tables")
        return [_Table(self.file, self._named(key, each, number), each) for number, each in enumerate(value, 1)]

    def _named(self, key: str, values: Mapping[str, Any], number: int) -> str:
        names = [values.get(each) for each in ("id", "topic", "ncnd", "code")]
        own = next((str(each) for each in names if each), f"number {number}")
        return f"{key}: {own}" if self.entry == "the file" else f"{self.entry}: {key} {own}"


def _check(table: _Table) -> Check:
    table.holds(CHECK_KEYS)
    argues_when = table.one_of(Tick, "argues_when")
    if argues_when is Tick.UNSURE:
        raise table.bad("argues_when", "is neither yes nor no")
    return Check(
        id=table.words("id"),
        ask=table.words("ask"),
        why=table.words("why"),
        argues_when=argues_when,
        argument=table.letter("argument"),
        provision=table.words("provision"),
        level=table.one_of(Level, "level"),
    )


def _advice(law: RegimeCode, table: _Table, checks: Mapping[str, Check]) -> Advice:
    table.holds(ENTRY_KEYS, perhaps=ALSO)
    return Advice(
        law=law,
        code=table.text("code"),
        also=table.texts(ALSO) if ALSO in table.values else (),
        topic=_topic(law, table),
        ncnd=table.text("ncnd"),
        title=table.words("title"),
        means=_means(table),
        notice=tuple(_demand(each) for each in table.tables("notice")),
        checks=_asked(table, checks),
        ground=table.letter("ground"),
        source=table.words("source"),
    )


def _topic(law: RegimeCode, table: _Table) -> Topic | None:
    """An entry is on a topic, or else on a code that exemptions.csv knows."""
    if not table.text("code"):
        return table.one_of(Topic, "topic")
    if table.text("topic"):
        raise table.bad("topic", "stands beside a code")
    cited = [table.text("code"), *table.values.get(ALSO, [])]
    for unknown in [code for code in cited if exemption(law, code) is None]:
        raise table.bad("code", f"{unknown} is not in exemptions.csv")
    return None


def _means(table: _Table) -> tuple[str, str]:
    match table.texts("means"):
        case (first, second):
            return first, second
        case _:
            raise table.bad("means", "is not two sentences")


def _demand(table: _Table) -> Demand:
    table.holds({"text", "provision"})
    return Demand(text=table.words("text"), provision=table.words("provision"))


def _asked(table: _Table, checks: Mapping[str, Check]) -> tuple[Check, ...]:
    asked = table.texts("checks")
    for unknown in [each for each in asked if each not in checks]:
        raise table.bad("checks", f"names {unknown}, which the file does not ask")
    if len(set(asked)) < len(asked):
        raise table.bad("checks", "has an id twice")
    return tuple(checks[each] for each in asked)
