"""What a row says of a request besides its history, beside what the tracker has: facts, answers, a note."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from foi_tracker.domain.findings.vocabulary import AnswerState
from foi_tracker.domain.imports.decisions import BY_PLACEHOLDER, NO_ACCOUNT
from foi_tracker.domain.imports.keys import page_of, same_words
from foi_tracker.domain.imports.plan.differences import SHEET, TRACKER
from foi_tracker.domain.imports.planned import Conflict
from foi_tracker.domain.imports.problems import SheetProblem
from foi_tracker.domain.imports.said import RowSays, SaidAnswer
from foi_tracker.domain.imports.vocabulary import Weight
from foi_tracker.domain.imports.world import KnownPerson, KnownRequest

SIGNED: Final = re.compile(r"From .+, row [0-9]+:")
FACTS: Final[Mapping[str, str]] = {
    "title": "The title",
    "their_reference": "Their reference",
    "url": "The page on WhatDoTheyKnow",
    "owner": "Who has it",
    "wave": "The wave",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class FactChanges:
    """What to write, what stands there now, and what is contested."""

    facts: Mapping[str, str]
    before: Mapping[str, str]
    conflicts: tuple[Conflict, ...]


def facts_of(row: RowSays) -> dict[str, str]:
    """What the row says, without what it leaves blank."""
    said = {
        "title": row.title,
        "their_reference": row.their_reference,
        "url": row.url,
        "owner": row.owner,
        "wave": row.keys.wave,
    }
    return {name: value for name, value in said.items() if value}


def fact_changes(row: RowSays, request: KnownRequest, chosen: str, people: Sequence[KnownPerson]) -> FactChanges:
    """Fill what is blank, correct what an earlier sheet wrote; where people here wrote otherwise, as was chosen."""
    held = _held(request)
    differing = {name: value for name, value in facts_of(row).items() if not _same(name, value, held[name])}
    wrote = _wrote(request, people)
    contested = {name for name in differing if held[name] and held[name] != wrote.get(name)}
    facts = {name: value for name, value in differing.items() if name not in contested or chosen == SHEET}
    names = {str(person.id): person.name for person in people} if contested else {}
    conflicts = tuple(
        Conflict(
            about=FACTS[name],
            sheet=_shown(differing[name], names),
            tracker=_shown(held[name], names),
            chosen=chosen,
        )
        for name in differing
        if name in contested
    )
    return FactChanges(facts=facts, before={name: held[name] for name in facts}, conflicts=conflicts)


def _held(request: KnownRequest) -> dict[str, str]:
    return {
        "title": request.title,
        "their_reference": request.their_reference,
        "url": request.url,
        "owner": str(request.owner_id) if request.owner_id is not None else "",
        "wave": request.wave,
    }


def _same(name: str, said: str, held: str) -> bool:
    if name == "url":
        return page_of(said) == page_of(held)
    return said == held or (name == "wave" and same_words(said, held))


def _wrote(request: KnownRequest, people: Sequence[KnownPerson]) -> dict[str, str]:
    """What an earlier sheet wrote; somebody whom it named without an account has an id by now."""
    owner = request.imported_facts.get("owner", "")
    if not owner.startswith(BY_PLACEHOLDER):
        return dict(request.imported_facts)
    name = owner.removeprefix(BY_PLACEHOLDER) + NO_ACCOUNT
    ids = (str(each.id) for each in people if each.is_placeholder and same_words(each.name, name))
    return {**request.imported_facts, "owner": next(ids, "")}


def _shown(value: str, names: Mapping[str, str]) -> str:
    return names.get(value, value.removeprefix(BY_PLACEHOLDER))


def note_to_add(row: RowSays, request: KnownRequest) -> str:
    """The row's note, unless the request has it, from whichever row of whichever sheet."""
    return "" if any(row.notes in (note, _unsigned(note)) for note in request.notes) else row.notes


def from_the_sheet(note: str, filename: str, number: int) -> str:
    """A note that says where it is from."""
    return f"From {filename}, row {number}:\n{note}"


def _unsigned(note: str) -> str:
    first, _break, rest = note.partition("\n")
    return rest if SIGNED.fullmatch(first) else note


def new_answers(row: RowSays, request: KnownRequest) -> tuple[list[SaidAnswer], list[Conflict]]:
    """What the tracker does not have yet; what people here read is never changed, only shown beside the sheet's."""
    answers: list[SaidAnswer] = []
    conflicts: list[Conflict] = []
    for answer in row.answers:
        known = request.findings.get(answer.question_id)
        before = known[:2] if known else request.said_before.get(answer.question_id)
        if before and (before[0], dict(before[1])) == (answer.state, dict(answer.values)):
            continue
        if known and known[2]:
            conflicts.append(_contested(answer, known[0], known[1]))
        elif is_asked(answer, request) and answer.question_id not in request.read_here:
            answers.append(answer)
    return answers, conflicts


def is_asked(answer: SaidAnswer, request: KnownRequest) -> bool:
    """Whether the request asked that question, of that set; where that is not known, what the sheet says stands."""
    asked = request.questions
    return asked is None or (answer.set_key == request.set_key and answer.question_id in asked)


def answers_left_out(row: RowSays, request: KnownRequest) -> Iterator[SheetProblem]:
    """What of a row's answers no import writes into this request."""
    strange = [each.question_id for each in row.answers if not is_asked(each, request)]
    if strange:
        text = f"{request.reference} did not ask {', '.join(strange)}: what the sheet answers there is left out."
        yield _out(row, text)
    reopened = [each.question_id for each in row.answers if _is_reopened(each, request)]
    if reopened:
        text = f"People here read the answer to {', '.join(reopened)}, and a later reply reopened it: it is theirs."
        yield _out(row, text)


def _is_reopened(answer: SaidAnswer, request: KnownRequest) -> bool:
    return answer.question_id in request.read_here and answer.question_id not in request.findings


def _out(row: RowSays, text: str) -> SheetProblem:
    way_out = "Nothing need be done: the sheet’s own words are kept beside the row."
    return SheetProblem(row=row.number, text=text, way_out=way_out, weight=Weight.TELLS)


def _contested(answer: SaidAnswer, state: AnswerState, values: Mapping[str, object]) -> Conflict:
    return Conflict(
        about=f"The answer to {answer.question_id}",
        sheet=_said(answer.state, answer.values),
        tracker=_said(state, values),
        chosen=TRACKER,
    )


def _said(state: AnswerState, values: Mapping[str, object]) -> str:
    words = [word for value in values.values() for word in _words(value)]
    return ", ".join([state.value.replace("_", " "), *words])


def _words(value: object) -> Iterator[str]:
    """What a value is, as the reply or the form puts it."""
    said = getattr(value, "said", "")
    if isinstance(value, str):
        yield value
    elif said:
        yield said
    else:
        yield from getattr(value, "options", ())
