"""Our own findings.csv, findings_wide.csv and deployments.csv, read back as what they say of each request."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from foi_tracker.domain.findings.values import Organisation, Value
from foi_tracker.domain.imports.choices import Choices
from foi_tracker.domain.imports.grid import Grid
from foi_tracker.domain.imports.ours.our_answer_values import restored
from foi_tracker.domain.imports.ours.our_deployments import deployment_of
from foi_tracker.domain.imports.ours.our_findings import Line, answers_of, complaint
from foi_tracker.domain.imports.ours.our_findings_wide import by_reference, counting, wide_answers
from foi_tracker.domain.imports.problems import SheetProblem
from foi_tracker.domain.imports.said import Keys, RowSays, SaidAnswer, SaidDeployment
from foi_tracker.domain.imports.vocabulary import Profile, Weight
from foi_tracker.domain.imports.world import KnownRequest, World
from foi_tracker.domain.question_sets import AnswerField, QuestionSetDefinition
from foi_tracker.domain.vocabulary import RegimeCode

Found = tuple[Sequence[SaidAnswer], Sequence[SaidDeployment], Sequence[SheetProblem]]
Reader = Callable[[Sequence[Line], World], Found]
ANSWER_FILES: Final = frozenset({Profile.OUR_FINDINGS, Profile.OUR_FINDINGS_WIDE, Profile.OUR_DEPLOYMENTS})


def read_our_answers(profile: Profile, grid: Grid, choices: Choices, world: World) -> list[RowSays]:
    """A row for each request that the file names, in the order of the file."""
    found: dict[str, list[Line]] = {}
    requests = by_reference(world)
    reference: Callable[[Line], str] = _reference
    if profile is Profile.OUR_FINDINGS_WIDE:
        reference = partial(_last_answered, requests)
    for line in lines_of(grid):
        found.setdefault(reference(line), []).append(line)
    readers: dict[Profile, Reader] = {
        Profile.OUR_FINDINGS: _findings,
        Profile.OUR_FINDINGS_WIDE: partial(_wide, requests),
        Profile.OUR_DEPLOYMENTS: _deployments,
    }
    read = readers[profile]
    rows = [_row(reference, lines, read(lines, world)) for reference, lines in found.items()]
    column = "references" if profile is Profile.OUR_FINDINGS_WIDE else "reference"
    there = [row if row.keys.reference in requests else _refused(row, column) for row in rows]
    return [replace(row, keys=replace(row.keys, wave=choices.wave)) for row in there]


def _refused(row: RowSays, column: str) -> RowSays:
    """Answers make no request, and belong to none but that of their number."""
    reference = row.keys.reference
    problem = SheetProblem(
        row=row.number,
        column=column,
        value=reference,
        text="The request of this row is not here." if reference else "The row does not say which request it is about.",
        way_out="Bring the exports of events and of requests first, and then this file again.",
        weight=Weight.BLOCKS,
    )
    return replace(row, answers=(), deployments=(), problems=(problem,))


def lines_of(grid: Grid) -> list[Line]:
    """The rows of one of our files by the names of its columns; a spreadsheet program may leave the first in quotes."""
    names = {each.place: each.heading.strip('\ufeff"') for each in grid.columns}
    return [
        Line(number=row.number, cells={name: restored(row.at(place)) for place, name in names.items()})
        for row in grid.rows
    ]


def _reference(line: Line) -> str:
    return line["reference"]


def _last_answered(requests: Mapping[str, KnownRequest], line: Line) -> str:
    return counting(line, requests).reference


def _row(reference: str, lines: Sequence[Line], found: Found) -> RowSays:
    answers, deployments, problems = found
    regimes = {code.value for code in RegimeCode}
    return RowSays(
        number=lines[0].number,
        keys=Keys(reference=reference),
        authority=lines[0]["authority_slug"] or None,
        regime=RegimeCode(lines[0]["regime"]) if lines[0]["regime"] in regimes else None,
        answers=tuple(answers),
        deployments=tuple(deployments),
        problems=tuple(problems),
    )


def _findings(lines: Sequence[Line], world: World) -> Found:
    answers, problems = answers_of(lines, world.sets)
    return _with_slugs(answers, world), (), problems


def _wide(requests: Mapping[str, KnownRequest], lines: Sequence[Line], world: World) -> Found:
    """Each set that the row names; more than one row for a request is a mistake that its last row settles."""
    line, answers, problems = lines[-1], list[SaidAnswer](), list[SheetProblem]()
    known = counting(line, requests)
    for key in dict.fromkeys(each.strip().partition(" ")[0] for each in line["question_sets"].split(";")):
        definition = world.sets.get(key)
        if definition is None:
            problems.append(complaint(line, "question_sets", f"there is no question set “{key}” here"))
            continue
        said, wrong = wide_answers(line, definition, known)
        answers += said
        problems += wrong
    return _with_slugs(answers, world), (), problems


def _deployments(lines: Sequence[Line], world: World) -> Found:
    fields, rows, problems = _log_fields(world.sets.values()), list[SaidDeployment](), list[SheetProblem]()
    for line in lines:
        row, wrong = deployment_of(line, fields)
        rows += [replace(row, values=_in_register(row.values, world))] if row else []
        problems += wrong
    return (), rows, problems


def _in_register(values: Mapping[str, Value], world: World) -> Mapping[str, Value]:
    """A short address name that the register does not have would lead nowhere."""
    return {
        key: replace(value, slug=value.slug if value.slug in world.authorities else "")
        if isinstance(value, Organisation)
        else value
        for key, value in values.items()
    }


def _log_fields(sets: Iterable[QuestionSetDefinition]) -> list[AnswerField]:
    return list({field.key: field for each in sets if each.log for field in each.log.fields}.values())


def _with_slugs(answers: Iterable[SaidAnswer], world: World) -> list[SaidAnswer]:
    """Organisations that the register knows by just this name are who they were."""
    slugs: Callable[[str], str] = {each.name: slug for slug, each in world.authorities.items()}.get  # type: ignore[assignment]
    return [replace(each, values=_known(each.values, slugs)) for each in answers]


def _known(values: Mapping[str, Value], slugs: Callable[[str], str | None]) -> Mapping[str, Value]:
    return {
        key: replace(value, slug=slugs(value.name) or "") if isinstance(value, Organisation) else value
        for key, value in values.items()
    }
