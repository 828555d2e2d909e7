"""What a word of a sheet may be said to mean, in groups, the likely ones first; and many words said at once."""

from collections.abc import Iterable, Mapping
from typing import Final

from foi_tracker.domain.imports.asked import AskedWord
from foi_tracker.domain.imports.choices import LEAVE_ROW_OUT, NOBODY, PLACEHOLDER
from foi_tracker.domain.imports.vocabulary import ChoiceKind, Sureness
from foi_tracker.domain.imports.words.status_words import meanings, suggest
from foi_tracker.domain.imports.world import World
from foi_tracker.web.imports_meanings import LEFT_OUT, NO_ACCOUNT, NOBODY_TOLD
from foi_tracker.web.imports_word_keys import shown

Options = list[tuple[str, str]]
Groups = tuple[tuple[str, Options], ...]
STATE: Final = "state:"
PERHAPS: Final = "Perhaps"
NO_ANSWER: Final = "No answer yet"
ANSWERED: Final = "They answered"
CHALLENGED: Final = "Review, complaint, court"
ELSE: Final = "Something else"
# The group of a status, by what its key begins with; the others say that there is no answer yet.
GROUP_OF: Final[Mapping[str, str]] = {
    "answered": ANSWERED,
    "refused": ANSWERED,
    "review": CHALLENGED,
    "commissioner": CHALLENGED,
    "notice": CHALLENGED,
    "closed": CHALLENGED,
    "tribunal": CHALLENGED,
    "withdrawn": ELSE,
    "not_applicable": ELSE,
    "unknown": ELSE,
}
LIKELY: Final = "likely"
PEOPLE: Final = "people"


def is_likely(word: AskedWord) -> bool:
    """Whether there is a suggestion that may stand chosen until a person has seen it."""
    return bool(word.suggestion.means) and word.suggestion.sureness is not Sureness.UNSURE


def is_nobody_here(word: AskedWord) -> bool:
    """Whether it is the name of somebody whom nobody here is like."""
    return word.kind is ChoiceKind.PERSON and not is_likely(word)


def at_once(said: str, words: Iterable[AskedWord]) -> dict[tuple[ChoiceKind, str], str]:
    """What a button that speaks for many words says of each of them."""
    if said == LIKELY:
        return {(each.kind, each.folded): each.suggestion.means for each in words if is_likely(each)}
    if said == PEOPLE:
        return {(each.kind, each.folded): PLACEHOLDER for each in words if is_nobody_here(each)}
    return {}


def groups_of(word: AskedWord, known: World) -> Groups:
    """What there is to choose from, without the groups that are empty."""
    if word.kind is ChoiceKind.AUTHORITY:
        found = _authorities(word)
    elif word.kind is ChoiceKind.PERSON:
        found = _people(word, known)
    elif word.kind is ChoiceKind.ANSWER:
        found = _answers(word)
    else:
        found = _statuses(word)
    return tuple((title, options) for title, options in found if options)


def _authorities(word: AskedWord) -> list[tuple[str, Options]]:
    offered = [(each.means, _with(each.words, each.why)) for each in word.options if each.means != LEAVE_ROW_OUT]
    return [(PERHAPS, offered), ("Or", [(LEAVE_ROW_OUT, LEFT_OUT)])]


def _people(word: AskedWord, known: World) -> list[tuple[str, Options]]:
    perhaps = [
        (each.means, _with(each.words, each.why)) for each in word.options if each.means not in (PLACEHOLDER, NOBODY)
    ]
    keys = {key for key, _ in perhaps}
    people = [(str(each.id), each.name) for each in known.people if not each.is_placeholder]
    return [
        (PERHAPS, perhaps),
        ("Nobody here", [(PLACEHOLDER, f"{NO_ACCOUNT}: {shown(word.said)}"), (NOBODY, NOBODY_TOLD)]),
        ("In the campaign", [each for each in people if each[0] not in keys]),
    ]


def _answers(word: AskedWord) -> list[tuple[str, Options]]:
    offered = [(each.means, each.words) for each in word.options]
    first = [each for each in offered if each[0] == word.suggestion.means]
    rest = [each for each in offered if each not in first]
    return [
        (PERHAPS, first),
        ("The answer is", [each for each in rest if not each[0].startswith(STATE)]),
        ("There is no such answer", [each for each in rest if each[0].startswith(STATE)]),
    ]


def _statuses(word: AskedWord) -> list[tuple[str, Options]]:
    lines = {each.means: each.words for each in word.options} | {each.key: each.words for each in meanings(word.kind)}
    likely = dict.fromkeys((word.suggestion.means, *suggest(word.kind, word.said).candidates))
    first = [(key, lines[key]) for key in likely if key in lines]
    grouped: dict[str, Options] = {PERHAPS: first, NO_ANSWER: [], ANSWERED: [], CHALLENGED: [], ELSE: []}
    for key, words in lines.items():
        if (key, words) not in first:
            grouped[_group(key, word.kind)].append((key, words))
    return list(grouped.items())


def _group(key: str, kind: ChoiceKind) -> str:
    if kind is ChoiceKind.CHANNEL:
        return ELSE
    return PERHAPS if "+" in key else GROUP_OF.get(key.partition(":")[0], NO_ANSWER)


def _with(words: str, why: str) -> str:
    return f"{words} ({why.rstrip('.')})" if why else words
