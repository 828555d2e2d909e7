"""Which columns of a sheet hold answers, and to which questions: suggested, and taken unasked only where it is sure."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from rapidfuzz import fuzz

from foi_tracker.domain.folding import fold
from foi_tracker.domain.imports.answers.answer_fields import Place, field_for, label_of, nth_field
from foi_tracker.domain.imports.answers.answer_targets import target
from foi_tracker.domain.imports.answers.answer_topics import by_topic
from foi_tracker.domain.imports.grid import Column
from foi_tracker.domain.imports.vocabulary import Sureness
from foi_tracker.domain.question_sets import Question, QuestionSetDefinition

RANK: Final = {Sureness.SURE: 0, Sureness.LIKELY: 1, Sureness.UNSURE: 2}
# Spreadsheet programs cut the names of sheets here.
SHEET_NAME: Final = 31
SHORTEST_NAME: Final = 8
LONGEST_MARK: Final = 40  # letters; a whole question may have the same words in it
# Judged on the questions that come with the program: lower lets one question be taken for another.
ALIKE, MARGIN, FEWEST_WORDS = 82, 8, 4
OWN_NUMBER: Final = re.compile(
    r"(?:q(?:uestion)?\.?\s*(?P<number>[0-9]{1,2})\s*(?P<part>[a-h])?|(?P<bare>[0-9]{1,2})\s*(?P<letter>[a-h])?)\s*[).:]?"
)
OWN_ID: Final = re.compile(
    r"(?:q(?:uestion)?\.?\s*)?(?P<letters>[a-z]{1,3})\s?0*(?P<number>[0-9]{1,3})\b[\s).:–-]*(?P<rest>.*)"
)
DECIDED: Final = re.compile(
    r"\b(?:coded|grace|final|our answer|agreed|adjudicated|score|mark|marked|verified|checked)\b"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class AnswerColumn:
    """What a column of answers is for: `targets` maps the key of each set to a name such as "P01.lfr_status"."""

    targets: Mapping[str, str]
    sureness: Sureness
    reasons: tuple[str, ...]


class _Found(NamedTuple):
    """A question that a heading is about, and what of the headings is left to tell its field."""

    question: Question
    sureness: Sureness
    reason: str
    hint: str
    part: int | None = None


def is_decided(column: Column) -> bool:
    """Whether somebody looked at the raw answers before they filled this column: its answer wins over theirs."""
    return len(column.heading) <= LONGEST_MARK and bool(DECIDED.search(column.heading.casefold()))


def match_answer_columns(
    columns: Sequence[Column], sets: Iterable[QuestionSetDefinition], sheet_name: str = ""
) -> dict[int, AnswerColumn]:
    """The columns that look like answers, by their places; those of the surest sets alone where sets differ."""
    found: dict[int, dict[str, Place]] = {}
    for definition in sets:
        for place, matched in _in_set(columns, definition, sheet_name).items():
            found.setdefault(place, {})[definition.key] = matched
    return {place: _surest(by_set) for place, by_set in sorted(found.items())}


def _surest(by_set: Mapping[str, Place]) -> AnswerColumn:
    best = min(map(_rank, by_set.values()))
    kept = {key: each for key, each in by_set.items() if _rank(each) == best}
    reasons = tuple(dict.fromkeys(each.reason for each in kept.values()))
    sureness = next(iter(kept.values())).sureness
    return AnswerColumn(targets={key: each.name for key, each in kept.items()}, sureness=sureness, reasons=reasons)


def _rank(place: Place) -> tuple[int, int]:
    """The very text of one set's question is better than words like those of another's."""
    return RANK[place.asked], RANK[place.sureness]


def _in_set(columns: Sequence[Column], definition: QuestionSetDefinition, sheet_name: str) -> dict[int, Place]:
    found: dict[int, Place] = {}
    about = _by_sheet(sheet_name, definition)
    for column in columns:
        taken = {each.name for each in found.values()}
        place = _ours(column, definition) or _place(column, definition, taken) or _in_sheet(column, about, taken)
        if place:
            found[column.place] = place
    return found


def _ours(column: Column, definition: QuestionSetDefinition) -> Place | None:
    known = target(column.heading, definition)
    if known is None:
        return None
    return Place(name=known.name, sureness=Sureness.SURE, reason="our own name of the column")


def _place(column: Column, definition: QuestionSetDefinition, taken: set[str]) -> Place | None:
    found = _by_question(column, definition, taken) or _by_field(column, definition)
    if found and found.sureness is not Sureness.UNSURE:
        return found
    return by_topic(column, definition, _not_again(column, taken)) or found


def _by_question(column: Column, definition: QuestionSetDefinition, taken: set[str]) -> Place | None:
    found = _question(column, definition)
    if found is None:
        return None
    numbered = nth_field(found.question, found.part) if found.part is not None else None
    return _both(found, numbered or field_for(found.question, column, found.hint, _not_again(column, taken)))


def _not_again(column: Column, taken: set[str]) -> set[str]:
    """A decided answer stands beside the raw one, for the same field."""
    return set() if is_decided(column) else taken


def _both(found: _Found, place: Place | None) -> Place | None:
    """As sure as the less sure of the question and its field."""
    if place is None:
        return None
    sureness = max((found.sureness, place.sureness), key=RANK.__getitem__)
    reason = f"{found.reason}; {place.reason}"
    return Place(name=place.name, sureness=sureness, reason=reason, asked=found.sureness)


def _question(column: Column, definition: QuestionSetDefinition) -> _Found | None:
    """The upper heading says which question it is, and else the lower."""
    pairs = [(column.over, column.heading), (column.heading, "")] if column.over else [(column.heading, "")]
    finders = (_by_text, _by_id, _by_key, _by_likeness, _by_own_number)
    return _first_of(finder(text, hint, definition) for finder in finders for text, hint in pairs if text.strip())


def _first_of(found: Iterable[_Found | None]) -> _Found | None:
    return next((each for each in found if each), None)


def _by_text(text: str, hint: str, definition: QuestionSetDefinition) -> _Found | None:
    words = fold(text)
    for question in definition.questions:
        if words and words in {fold(ask) for ask in _asks(question)}:
            return _Found(question, Sureness.SURE, f"it is the text of question {question.id}", hint)
    return None


def _by_id(text: str, hint: str, definition: QuestionSetDefinition) -> _Found | None:
    named = OWN_ID.fullmatch(text.strip().casefold())
    if named is None:
        return None
    wanted = f"{named['letters']}{int(named['number'])}"
    for question in definition.questions:
        ours = OWN_ID.fullmatch(question.id.casefold())
        if ours and f"{ours['letters']}{int(ours['number'])}" == wanted:
            return _Found(question, Sureness.LIKELY, f"it is numbered like {question.id}", hint or named["rest"])
    return None


def _by_key(text: str, hint: str, definition: QuestionSetDefinition) -> _Found | None:
    words = fold(text.replace("_", " "))
    for question in definition.questions:
        if words == fold(question.key.replace("_", " ")):
            return _Found(question, Sureness.LIKELY, f"it is called like question {question.id}", hint)
    return None


def _by_likeness(text: str, hint: str, definition: QuestionSetDefinition) -> _Found | None:
    """By the words it shares with a question, if it shares fewer with every other."""
    words = fold(text)
    if len(set(words.split())) < FEWEST_WORDS:
        return None
    scored = sorted(
        ((_likeness(words, each), each.id, each) for each in definition.questions), reverse=True, key=_score
    )
    best, second = scored[0], scored[1] if len(scored) > 1 else (0.0, "", None)
    if best[0] < ALIKE or best[0] - second[0] < MARGIN:
        return None
    return _Found(best[2], Sureness.LIKELY, f"its words are like those of question {best[1]}", hint)


def _score(scored: tuple[float, str, Question]) -> float:
    return scored[0]


def _likeness(words: str, question: Question) -> float:
    """A shorter heading may be a part of a question; how much of the question it is breaks the tie."""
    asks = [fold(ask) for ask in _asks(question)]
    return max(fuzz.token_set_ratio(words, ask) * 0.9 + fuzz.partial_ratio(words, ask) * 0.1 for ask in asks)


def _by_own_number(text: str, hint: str, definition: QuestionSetDefinition) -> _Found | None:
    """A campaign's own numbers follow its own order: good for a suggestion, and for nothing more."""
    named = OWN_NUMBER.fullmatch(text.strip().casefold())
    if named is None:
        return None
    number, part = int(named["number"] or named["bare"]), named["part"] or named["letter"]
    if not part and named["bare"]:
        return None  # a plain number is a number: a year, or a rank
    if not 1 <= number <= len(definition.questions):
        return None
    question = definition.questions[number - 1]
    place = ord(part) - ord("a") if part else None
    return _Found(question, Sureness.UNSURE, f"question {question.id} is number {number} of ours", hint, place)


def _by_field(column: Column, definition: QuestionSetDefinition) -> Place | None:
    """By the name of a field that only one question has."""
    words = fold(column.heading.replace("_", " "))
    found = [
        f"{question.id}.{field.key}"
        for question in definition.questions
        for field in question.fields
        if not field.columns and words and words == fold(label_of(field))
    ]
    if len(found) != 1 or len(words.split()) == 1:  # one word, such as supplier, is too little
        return None
    return Place(name=found[0], sureness=Sureness.LIKELY, reason=f"it is called like {found[0]}")


def _by_sheet(sheet_name: str, definition: QuestionSetDefinition) -> _Found | None:
    """The question that a sheet is named after, as far as its name goes."""
    name = sheet_name.strip()
    if not name:
        return None
    return _by_id(name, "", definition) or _by_key(name, "", definition) or _by_cut_name(name, definition)


def _by_cut_name(name: str, definition: QuestionSetDefinition) -> _Found | None:
    words = fold(name)
    if len(words) < SHORTEST_NAME:
        return None
    found = [each for each in definition.questions if any(fold(ask).startswith(words) for ask in _starts(each, name))]
    if len(found) != 1:
        return None
    return _Found(found[0], Sureness.LIKELY, f"the sheet is named after question {found[0].id}", "")


def _starts(question: Question, name: str) -> Iterator[str]:
    """What a sheet may be named after; one that was cut may have lost the end of a word."""
    yield from _asks(question)
    if len(name) < SHEET_NAME:
        yield question.key.replace("_", " ")


ANSWER_HEADINGS: Final = re.compile(
    r"^(?:answers?|responses?|values?|figures?|\[?number\]?|%|\[%\]|yes ?/ ?no|y ?/ ?n|£|our answer|coded.*|final.*|"
    r"grace answer|raw answer|score|mark)$"
)


def _in_sheet(column: Column, about: _Found | None, taken: set[str]) -> Place | None:
    """On a sheet of one question, columns that are headed as answers are."""
    heading = column.heading.strip().casefold()
    if about is None or not ANSWER_HEADINGS.match(heading):
        return None
    hint = "" if is_decided(column) else column.heading
    return _both(about, field_for(about.question, column, hint, _not_again(column, taken)))


def _asks(question: Question) -> list[str]:
    return [ask for ask in (question.ask, question.ask_documents, question.ask_cy) if ask]
