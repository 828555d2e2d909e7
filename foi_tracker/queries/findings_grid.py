"""The grid of findings: authorities by questions, a page at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Self

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import Session

from foi_tracker.domain.authorities import AuthorityKind, Nation
from foi_tracker.domain.findings.vocabulary import AnswerState, Settled
from foi_tracker.models import Authority, Coding, Finding, InfoRequest
from foi_tracker.queries.campaign_answers import Answer, SetAsked, answers
from foi_tracker.queries.request_filter import is_id

Named = tuple[int, str, str]
PAGE = 50
WORDS: Mapping[str, Any] = {"kind": AuthorityKind, "nation": Nation, "state": AnswerState}


@dataclass(frozen=True, kw_only=True, slots=True)
class GridFilter:
    """What somebody asked the grid for; None or empty means any.

    `state` is looked for in `question`, or in any question. `wide` shows every field instead of the first of each
    question. `unknown` says that a word was not understood: then nothing is shown, as everything would mislead.
    """

    questions: str = ""
    question: str = ""
    text: str = ""
    kind: AuthorityKind | None = None
    nation: Nation | None = None
    region: str = ""
    state: AnswerState | None = None
    disagreed: bool = False
    wide: bool = False
    unknown: str = ""

    @classmethod
    def from_args(cls, args: Mapping[str, str]) -> Self:
        """Read a query string."""
        given = {field.name: args.get(field.name, "").strip() for field in fields(cls)}
        values: dict[str, Any] = dict(given)
        values |= {name: bool(given[name]) for name in ("disagreed", "wide")}
        values |= {name: {each.value: each for each in words}.get(given[name]) for name, words in WORDS.items()}
        lost = [f"{name}={given[name]}" for name in WORDS if given[name] and not values[name]]
        return cls(**values | {"unknown": " ".join(lost)})

    def args(self) -> dict[str, str]:
        """The query string that asks for the same again."""
        values = {field.name: getattr(self, field.name) for field in fields(self) if field.name != "unknown"}
        return {name: "1" if value is True else str(value) for name, value in values.items() if value}

    def conditions(self) -> list[ColumnElement[bool]]:
        """What an authority must satisfy."""
        columns = ((Authority.kind, self.kind), (Authority.nation, self.nation), (Authority.region, self.region))
        named = Authority.search_text.contains(self.text.casefold(), autoescape=True)
        return [*(column == value for column, value in columns if value), *([named] if self.text else [])]


@dataclass(frozen=True, slots=True)
class GridRow:
    """An authority and its answers by question."""

    id: int
    name: str
    slug: str
    answers: Mapping[str, Answer]


@dataclass(frozen=True, slots=True)
class GridPage:
    """`total` counts the authorities of every page; `after` names the last row where there are more."""

    rows: Sequence[GridRow]
    total: int
    after: str


def grid(session: Session, asked: SetAsked, wanted: GridFilter, *, after: str = "") -> GridPage:
    """The page that follows the row named by `after`: seven statements at most, however many there are."""
    rows = authorities(session, asked, wanted)
    beyond = [row for row in rows if _place(row) > _read(after)] if after else rows
    page = beyond[:PAGE]
    held = answers(session, asked.wanted(_chosen(asked, wanted), [row[0] for row in page])) if page else {}
    return GridPage(
        [GridRow(id_, name, slug, held.get(id_, {})) for id_, name, slug in page],
        len(rows),
        _cursor(page[-1]) if len(beyond) > PAGE else "",
    )


def authorities(session: Session, asked: SetAsked, wanted: GridFilter) -> list[Named]:
    """The id, name and short address of each that matches, by name.

    A few hundred at most, so that pages are cut here and not by the database's own order of letters.
    """
    rows = [] if wanted.unknown else _authorities(session, asked, wanted)
    if not wanted.state or (wanted.state.is_coded and not wanted.question):
        return rows
    found = answers(session, asked.wanted(_chosen(asked, wanted)))
    return [row for row in rows if any(each.state is wanted.state for each in found.get(row[0], {}).values())]


def _chosen(asked: SetAsked, wanted: GridFilter) -> list[str]:
    return [wanted.question] if wanted.question else [each.id for each in asked.definition.questions]


def _authorities(session: Session, asked: SetAsked, wanted: GridFilter) -> list[Named]:
    requests = select(InfoRequest.authority_id).where(
        InfoRequest.campaign_id == asked.campaign_id, InfoRequest.question_set_id.in_(asked.set_ids)
    )
    some = [InfoRequest.id.in_(each) for each in _holding(wanted)]
    statement = select(Authority.id, Authority.name, Authority.slug).where(
        Authority.id.in_(requests.where(*some)), *wanted.conditions()
    )
    return sorted(((id_, name, slug) for id_, name, slug in session.execute(statement)), key=_place)


def _holding(wanted: GridFilter) -> list[Select[int]]:
    """Requests with a finding as it is wanted: in a state that somebody coded, or settled by a third reader."""
    one = [Finding.question_id == wanted.question] if wanted.question else []
    current = select(Finding.info_request_id).where(Finding.superseded_at.is_(None), *one)
    coded = current.join(Coding, Coding.id == Finding.coding_id).where(Coding.state == wanted.state)
    disagreed = current.where(Finding.settled == Settled.ADJUDICATED)
    return [
        *([coded] if wanted.state and wanted.state.is_coded else []),
        *([disagreed] if wanted.disagreed else []),
    ]


def _place(row: Named) -> tuple[str, int]:
    return row[1].casefold(), row[0]


def _cursor(row: Named) -> str:
    return f"{row[0]}~{row[1]}"


def _read(after: str) -> tuple[str, int]:
    number, _, name = after.partition("~")
    return name.casefold(), int(number) if is_id(number) else 0
