"""What a sheet's trial found, for people to read and for programs."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Final

from foi_tracker.cli.import_trial import Trial
from foi_tracker.domain.imports.asked import AskedAlready, AskedColumns, AskedDays, AskedWord
from foi_tracker.domain.imports.choices import NEW_REQUEST, SAME_REQUEST
from foi_tracker.domain.imports.planned import PlannedRow
from foi_tracker.domain.imports.table.columns import NAMES, Guess
from foi_tracker.domain.imports.table.profiles import PROFILE_NAMES
from foi_tracker.domain.imports.vocabulary import Deed, SheetField, Weight
from foi_tracker.domain.narrative import describe
from foi_tracker.domain.plain_dates import written
from foi_tracker.domain.vocabulary import RegimeCode
from foi_tracker.exports.import_tables import days_apart

Json = dict[str, Any]
FIRST_ROWS: Final = 5
FIRST_DIFFERENCES: Final = 20
DEEDS: Final[Mapping[Deed, str]] = {
    Deed.CREATE: "new",
    Deed.CHANGE: "changed",
    Deed.SAME: "as they are already",
    Deed.SKIP: "left out",
}
ALREADY_ASKED: Final[Mapping[str, str]] = {
    SAME_REQUEST: "They are the requests that are here",
    NEW_REQUEST: "They are new requests",
}
HOW_TO_DECIDE: Final = """\
To decide: run this again with --dry-run --json > choices.json. Write an answer for each null under "choices" (what may
stand there is listed under "undecided"). Then run it with --choices choices.json."""
OR_LEAVE_OUT: Final = "Or import only what is decided: --leave-out-undecided."


def document(trial: Trial) -> Json:
    """Everything, as one document."""
    rows = trial.plan.rows
    return {
        "file": trial.filename,
        "sheet": trial.grid.sheet,
        "profile": trial.choices.profile.value,
        "counts": trial.plan.counts(),
        "undecided": [*_undecided(trial)],
        "answered_on_rows": list(trial.asked.answered_on_rows),
        "differences": [_difference(trial, row) for row in rows if row.dates_differ],
        "problems": [each.dump() for row in rows for each in row.problems],
        "rows": [_row(trial, row) for row in rows],
        "choices": with_blanks(trial),
    }


def with_blanks(trial: Trial) -> Json:
    """The choices, with a null for everything that somebody must still decide."""
    found = trial.choices.dump()
    found["columns"] |= {str(each.place): None for each in trial.unsure}
    found["dates"] |= {str(each.place): None for each in trial.asked.days}
    for word in trial.asked.words:
        found["words"].setdefault(word.kind.value, {})[word.folded] = None
    if trial.asked.already:
        found["already_asked"] = None
    return found


def lines(trial: Trial) -> Iterator[str]:
    """The same for people."""
    counts = trial.plan.counts()
    told = ", ".join(f"{counts[deed.value]:,} {words}" for deed, words in DEEDS.items() if counts[deed.value])
    sheet = f", sheet “{trial.grid.sheet}”" if trial.grid.sheet else ""
    yield f"{trial.filename}{sheet}: {PROFILE_NAMES[trial.choices.profile]}."
    yield f"Rows: {counts['rows']:,}{told and f' ({told})'}."
    yield f"Events: {counts['events']:,}. Answers: {counts['answers']:,}."
    if trial.supposes:
        yield "This supposes that the columns below hold what they seem to: nothing is imported before they are named."
    yield from _told_left_out(trial)
    yield from _told_differences(trial)
    yield from _told_problems(trial)
    yield from _told_unanswered(trial)
    yield from _told_undecided(trial)


def _told_left_out(trial: Trial) -> Iterator[str]:
    for each in trial.grid.left_out:
        yield f"{_counted(len(each.numbers), 'row is', 'rows are')} no data ({each.why}): {_numbers(each.numbers)}."


def _told_differences(trial: Trial) -> Iterator[str]:
    found = [row for row in trial.plan.rows if row.dates_differ]
    if found:
        yield f"Last days that differ: {len(found):,}"
    for row in islice(found, FIRST_DIFFERENCES):
        said = _difference(trial, row)
        apart = _apart(said["working_days_apart"])
        days = f"the sheet says {_day(row.claimed_due_on)}, we count {_day(row.our_due_on)}"
        yield f"  row {row.number}, {said['authority']}: {days}{apart} ({row.provision})"
    if len(found) > FIRST_DIFFERENCES:
        yield f"  and {len(found) - FIRST_DIFFERENCES:,} more: --json lists all"


def _apart(days: int | None) -> str:
    if days is None:
        return ""
    if not days:
        return ", no working day between them"
    return f", {abs(days)} working {'day' if abs(days) == 1 else 'days'} {'later' if days > 0 else 'earlier'}"


def _told_problems(trial: Trial) -> Iterator[str]:
    """The heaviest first; what is said of several rows is said once."""
    found: dict[tuple[Weight, str, str], list[int]] = {}
    for each in (each for row in trial.plan.rows for each in row.problems):
        column = f", column “{each.column}”" if each.column else ""
        found.setdefault((each.weight, column, f"{each.text} {each.way_out}".rstrip()), []).append(each.row)
    if found:
        yield f"Problems: {sum(map(len, found.values())):,}"
    weights = list(Weight)
    for (weight, column, text), rows in sorted(found.items(), key=lambda each: (weights.index(each[0][0]), each[1])):
        yield f"  {_rows(rows)}{column} {weight.value}: {text}"


def _told_unanswered(trial: Trial) -> Iterator[str]:
    rows = trial.asked.answered_on_rows
    if rows:
        told = "1 row tells" if len(rows) == 1 else f"{len(rows):,} rows tell"
        yield (
            f"{told} of an answer, and no column gives its day. Only if you know it, give one for all "
            "with --answered-on: it is written into every such history."
        )


def _told_undecided(trial: Trial) -> Iterator[str]:
    found = list(_undecided(trial))
    if not found:
        return
    yield f"Not decided yet: {len(found):,}"
    for each in found:
        yield f"  {each['says']}"
    yield HOW_TO_DECIDE
    if not trial.leaves_out:
        yield OR_LEAVE_OUT


def _undecided(trial: Trial) -> Iterator[Json]:
    yield from (_column(trial, each) for each in trial.unsure)
    yield from (_columns(each) for each in trial.asked.columns)
    yield from (_days(each) for each in trial.asked.days)
    yield from (_word(each) for each in trial.asked.words)
    if trial.asked.already:
        yield _already(trial.asked.already)
    for rows, key, says in (
        (trial.asked.sent_on_rows, "sent_on", "no day of sending: give one for all with --sent-on"),
        (trial.asked.year_rows, "year", "a day without its year: give the year with --year"),
    ):
        if rows:
            yield {
                "what": key,
                "write": key,
                "rows": list(rows),
                "says": f"{_counted(len(rows), 'row has', 'rows have')} {says}.",
            }


def _column(trial: Trial, guess: Guess) -> Json:
    column = trial.grid.column(guess.place)
    name = column.name if column else str(guess.place)
    suggestion = guess.field.value if guess.field else ""
    likely = f"Perhaps “{NAMES[guess.field]}” ({'; '.join(guess.reasons)})." if guess.field else ""
    return {
        "what": "column",
        "write": f"columns.{guess.place}",
        "place": guess.place,
        "said": name,
        "suggestion": {"means": suggestion, "sureness": guess.sureness.value, "reason": "; ".join(guess.reasons)},
        "options": [_option(each) for each in dict.fromkeys((*guess.alternatives, *SheetField))],
        "says": f"Column “{name}”: nobody has said what it holds. {likely}".rstrip(),
    }


def _option(found: SheetField) -> Json:
    return {"means": found.value, "words": NAMES[found]}


def _columns(asked: AskedColumns) -> Json:
    named = " and ".join(f"“{each}”" for each in asked.columns)
    says = f"{named} are both said to hold “{asked.field}”. Say “{SheetField.LEAVE_OUT}” for all but one."
    return {"what": "columns", "write": "columns", "said": list(asked.columns), "says": says}


def _days(asked: AskedDays) -> Json:
    examples = ", ".join(asked.examples)
    return {
        "what": "days",
        "write": f"dates.{asked.place}",
        "place": asked.place,
        "said": asked.column,
        "examples": list(asked.examples),
        "suggestion": {"means": asked.suggestion.value},
        "options": [{"means": "day_first"}, {"means": "month_first"}],
        "says": f"Column “{asked.column}”: day first or month first in {examples}? Perhaps {asked.suggestion.value}.",
    }


def _already(asked: AskedAlready) -> Json:
    likely = "; ".join(f"row {number}: {references}" for number, references in asked.examples)
    rows = "1 row is" if asked.count == 1 else f"{asked.count:,} rows are"
    says = f"{rows} about authorities that this campaign has asked already, perhaps {likely}."
    return {
        "what": "already_asked",
        "write": "already_asked",
        "count": asked.count,
        "rows": list(asked.rows),
        "options": [{"means": means, "words": words} for means, words in ALREADY_ASKED.items()],
        "says": f"{says} The same requests or new ones? Say with --already-asked.",
    }


def _word(asked: AskedWord) -> Json:
    means = f"Perhaps {asked.suggestion.means}: " if asked.suggestion.means else ""
    likely = f" {means}{asked.suggestion.reason}".rstrip()
    said = f"“{asked.said}”" if asked.folded else "no word where there is an answer"
    return {
        "what": "word",
        "write": f"words.{asked.kind.value}.{asked.folded}",
        "kind": asked.kind.value,
        "said": asked.said,
        "count": asked.count,
        "rows": list(asked.rows),
        "suggestion": {
            "means": asked.suggestion.means,
            "sureness": asked.suggestion.sureness.value,
            "reason": asked.suggestion.reason,
        },
        "options": [{"means": each.means, "words": each.words, "why": each.why} for each in asked.options],
        "says": f"{asked.kind.value}: {said}, {_rows(asked.rows, asked.count)}.{likely}",
    }


def _row(trial: Trial, row: PlannedRow) -> Json:
    return {
        "row": row.number,
        "deed": row.deed.value,
        "reference": row.reference,
        "authority": trial.authority(row.authority),
        "events": [{"on": each.on.isoformat(), "kind": each.kind, "text": describe(each)} for each in row.add],
        "taken_back": list(row.take_back),
        "facts": dict(row.facts),
        "answers": len(row.answers),
        "conflicts": [{"about": each.about, "sheet": each.sheet, "tracker": each.tracker} for each in row.conflicts],
        "problems": len(row.problems),
    }


def _difference(trial: Trial, row: PlannedRow) -> Json:
    claimed, ours = row.claimed_due_on, row.our_due_on
    apart = days_apart(trial.known.laws, row.regime or RegimeCode.FOIA, claimed, ours) if claimed and ours else None
    return {
        "row": row.number,
        "reference": row.reference,
        "authority": trial.authority(row.authority),
        "claimed_due_on": claimed.isoformat() if claimed else None,
        "our_due_on": ours.isoformat() if ours else None,
        "working_days_apart": apart,
        "provision": row.provision,
    }


def _day(day: Any) -> str:  # noqa: ANN401 a day or None
    return written(day) if day else ""


def _rows(numbers: Sequence[int], count: int = 0) -> str:
    many = max(count, len(numbers))
    if many > FIRST_ROWS:
        return f"{many:,} rows from row {numbers[0]} on"
    return f"row {numbers[0]}" if many == 1 else f"rows {_numbers(numbers)}"


def _numbers(numbers: Sequence[int]) -> str:
    more = "…" if len(numbers) > FIRST_ROWS else ""
    return ", ".join(str(each) for each in numbers[:FIRST_ROWS]) + more


def _counted(number: int, one: str, several: str) -> str:
    return f"1 {one}" if number == 1 else f"{number:,} {several}"
