"""`flask foi questions ...`: look at question sets as files, without touching what is stored."""

from typing import TextIO

import click
from flask.cli import AppGroup

from foi_tracker.db import db
from foi_tracker.domain.question_editing.writing import as_text, from_text
from foi_tracker.domain.question_sets import BadQuestionSet, QuestionSetDefinition
from foi_tracker.domain.questions.written import json_schema
from foi_tracker.queries.question_sets import one_set

questions = AppGroup("questions", help="Question sets as files.")


@questions.command("check")
@click.argument("file", type=click.File(encoding="utf-8"))
def check(file: TextIO) -> None:
    """Say everything that is wrong with the question set in FILE."""
    try:
        read = QuestionSetDefinition.parse(from_text(file.read(), file.name))
    except BadQuestionSet as bad:
        for fault in bad.faults:
            click.echo(str(fault))
        raise click.ClickException(f"{file.name} cannot be used; {len(bad.faults)} to mend.") from bad
    click.echo(f"{read.key} version {read.version}: {len(read.questions)} questions, nothing wrong.")


@questions.command("export")
@click.argument("key")
@click.argument("version", type=int)
def export(key: str, version: int) -> None:
    """Write a stored version to standard output."""
    found = one_set(db.session(), key, version)
    if found is None:
        raise click.UsageError(f"There is no version {version} of {key}.")
    click.echo(as_text(dict(found.written)), nl=False)


@questions.command("schema")
def schema() -> None:
    """Write the JSON Schema of question sets to standard output."""
    click.echo(as_text(json_schema()), nl=False)
