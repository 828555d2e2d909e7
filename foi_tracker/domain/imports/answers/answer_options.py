"""Words of a cell matched to the options of a field: exactly, or asked; never by likeness alone."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from rapidfuzz import fuzz

from foi_tracker.domain.findings.unreadable import Unreadable
from foi_tracker.domain.folding import fold
from foi_tracker.domain.imports.answers.answer_words import first_words, word_key
from foi_tracker.domain.question_sets import AnswerField

YES: Final = frozenset({"yes", "y", "true", "✓", "✔", "☑", "✅"})
NO: Final = frozenset({"no", "n", "false", "✗", "✘", "❌"})
UNKNOWN: Final = frozenset({"unknown", "not known", "dont know", "dk"})
SEPARATORS: Final = (";", "\n", ",", "/", " & ", " and ")
ALIKE, MARGIN = 84, 10
# Longer words are sentences: nobody could say once for all rows what they mean.
LONGEST_WORD: Final = 60
OPTION, OTHER, NOTHING = "option:", "other", "nothing"


class Undecided(Exception):
    """A person must say what a word means; `key` is what it is remembered by, `suggestion` what it may be."""

    def __init__(self, word: str, *, key: str, suggestion: str = "", said: str = "") -> None:
        super().__init__(word)
        self.word, self.key, self.suggestion, self.said = word, key, suggestion, said or word.strip()


def read_yes_no(text: str, key: str) -> tuple[str, str]:
    """Yes, no or unknown, and what else the cell says."""
    for words, rest in [(text, ""), *first_words(text)]:
        if found := _truth(words):
            return found, rest
    # “No longer” is no “no”, so only a yes is suggested.
    raise _undecided(text, key, f"{OPTION}yes" if fold(text).startswith("yes ") else "")


def _truth(text: str) -> str:
    words = fold(text) or text.strip()
    known = {"yes": YES, "no": NO, "unknown": UNKNOWN}
    return next((meant for meant, found in known.items() if words in found), "")


def read_choice(text: str, asked: AnswerField, key: str) -> tuple[str, str]:
    """The option, and what else the cell says."""
    for words, rest in [(text, ""), *first_words(text)]:
        if option := _exactly(words, asked):
            return option, rest
    raise _undecided(text, key, _likely(text, asked))


def read_several(
    text: str, asked: AnswerField, key: str, meaning: Callable[[str], str | None]
) -> tuple[tuple[str, ...], list[str]]:
    """The options that a cell lists, in the order of the field, and what else it names where the field allows it."""
    picked, others = set(), []
    for part in _parts(text, asked):
        meant = meaning(part)
        option = meant.removeprefix(OPTION) if meant and meant.startswith(OPTION) else _exactly(part, asked)
        if option:
            picked.add(option)
        elif meant == OTHER:
            others.append(part)
        elif meant != NOTHING:
            raise _undecided(part, key, _likely(part, asked))
    return tuple(each for each in asked.options if each in picked), others


def _parts(text: str, asked: AnswerField) -> Iterator[str]:
    """The list taken apart, but an option that has a comma or a stroke of its own left whole."""
    part = text.strip()
    sign = next((each for each in SEPARATORS if each in part), None)
    if not part:
        return
    if sign is None or _exactly(part, asked):
        yield part
        return
    for each in part.split(sign):
        yield from _parts(each, asked)


def _exactly(text: str, asked: AnswerField) -> str:
    """By its words, in one or many, whatever signs are between them."""
    words = fold(text)
    by_words = {fold(option.replace("_", " ")): option for option in asked.options}
    return by_words.get(words) or by_words.get(re.sub(r"s$", "", words)) or by_words.get(f"{words}s") or ""


def _likely(text: str, asked: AnswerField) -> str:
    """The option to suggest, where one is much more like the words than every other."""
    words = fold(text)
    scored = sorted(((fuzz.token_set_ratio(words, fold(each)), each) for each in asked.options), reverse=True)
    second = scored[1][0] if len(scored) > 1 else 0
    return f"{OPTION}{scored[0][1]}" if scored and scored[0][0] >= ALIKE and scored[0][0] - second >= MARGIN else ""


def _undecided(text: str, key: str, suggestion: str) -> Undecided | Unreadable:
    if len(text.strip()) > LONGEST_WORD:
        return Unreadable("This is none of the answers to pick from.")
    return Undecided(text, key=f"{key}={word_key(text)}", suggestion=suggestion)
