"""Which passwords are good enough: long, not common, not about the person or the product (security.md 6.2)."""

from collections.abc import Iterable
from functools import cache
from itertools import pairwise

from zxcvbn.frequency_lists import FREQUENCY_LISTS

SHORTEST = 12
LONGEST = 256
SHORTEST_WORD = 3
OUR_WORDS = frozenset({"foi", "foitracker", "tracker", "freedom of information", "facial recognition", "lfrt"})


def fault(password: str, *, about: Iterable[str] = ()) -> str | None:
    """What is wrong with it, as a sentence; None where nothing is. `about` is what a stranger could know."""
    if len(password) < SHORTEST:
        return f"Use at least {SHORTEST} characters. Three or four unrelated words are easy to remember."
    if len(password) > LONGEST:
        return f"Use at most {LONGEST} characters."
    if _is_common(password.casefold()):
        return "This is one of the passwords that are tried first. Choose something less common."
    if _is_mostly(password.casefold(), {word.casefold() for word in about} | OUR_WORDS):
        return "Do not build the password from your name, your e-mail address, the campaign or the tracker."
    return None


def words_about(*facts: str) -> set[str]:
    """The words in names and addresses that a password should not be built from."""
    for mark in "@.-_+":
        facts = tuple(fact.replace(mark, " ") for fact in facts)
    return {word for fact in facts for word in fact.split() if len(word) > SHORTEST_WORD}


def _is_common(password: str) -> bool:
    letters = password.strip("0123456789!?.,-_*#@$%&+= ")
    return password in _common() or letters in _common() or _is_run(password)


@cache
def _common() -> frozenset[str]:
    return frozenset(FREQUENCY_LISTS["passwords"])


def _is_run(password: str) -> bool:
    """Whether it only repeats, or counts: aaaaaaaaaaaa, abcabcabcabc, 123456789012."""
    steps = {(ord(after) - ord(before)) % 10 for before, after in pairwise(password)}
    return len(steps) == 1 or password in (password + password)[1:-1]


def _is_mostly(password: str, words: set[str]) -> bool:
    """Whether little is left once the words are taken out: what is left must still be a password's length."""
    left = password
    for word in sorted(words, key=len, reverse=True):
        left = left.replace(word, "")
    return left != password and len(left) < SHORTEST
