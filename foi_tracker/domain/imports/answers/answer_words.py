"""Words of a cell that say what became of a question, instead of answering it."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from foi_tracker.domain.findings.tidied import tidied
from foi_tracker.domain.findings.unreadable import STATES
from foi_tracker.domain.findings.vocabulary import AnswerState
from foi_tracker.domain.folding import fold
from foi_tracker.domain.imports.words.cited_exemptions import Cited, cited
from foi_tracker.domain.vocabulary import RegimeCode

S = AnswerState
# What campaigns write beside the words of replies that the answer form knows already.
MORE: Final = {
    S.NOT_HELD: ("n/h", "nh", "don't hold", "do not hold", "does not hold", "no docs", "info not held"),
    S.REFUSED: ("refuse", "rejected", "denied", "declined", "refusal", "exempted", "withheld in full"),
    S.NCND: ("neither confirms nor denies", "will not confirm or deny"),
    S.IGNORED: ("not answered", "no answer", "no answer given", "did not answer", "unanswered", "not addressed"),
    S.UNCLEAR: ("?", "??", "can't tell", "cannot tell", "not clear", "ambiguous"),
    S.PUBLISHED_ELSEWHERE: ("publicly available", "already available"),
    S.LATER_PUBLICATION: ("to be published later", "publishing later"),
    S.PARTLY: ("partial", "partially answered", "part answered"),
}
# They may mean several things, so somebody says once what they mean here.
OPEN_WORDS: Final = frozenset(
    {"", "n/a", "na", "n.a", "#n/a", "not applicable", "-", "--", "---", "tbc", "tbd", "to be confirmed", "null", "x"}
    | {"*", "**", "#", "blank", "..", "...", "see e-mail", "see email", "see attached", "see attachment", "see letter"}
    | {"see notes", "see note", "see response", "see reply", "see file", "various", "varies", "unknown", "pending"}
    | {"none recorded", "none known", "none identified", "nil recorded", "none available"}
)
LONGEST_PHRASE: Final = 80  # letters; no state is said in more
NIL: Final = frozenset({"nil", "none", "nil return", "none at all", "zero", "0"})
REFUSED: Final = re.compile(
    r"^(?:refus(?:ed|al|e)|exempt(?:ed|ion)?|withheld|rejected|denied)\b[\s,:;(–-]*(?:under|by|per)?\s*"
)
CITES: Final = re.compile(r"^\(?(?:s|ss|sec|sect|sections?|reg|regs|regulations?)\.?\s*[0-9]")
# Without spaces before it: a cell may hold thousands of them, and each would be tried.
TAIL: Final = re.compile(r"(?:[-–—:;,.(]|\bbut\b)(?P<rest>.+)$", re.DOTALL)


@dataclass(frozen=True, kw_only=True, slots=True)
class SaidState:
    """What became of a question; `exemptions` as the law's codes are spelled, `rest` is what else the cell says."""

    state: AnswerState
    exemptions: tuple[str, ...] = ()
    rest: str = ""


def word_key(text: str) -> str:
    """What a word is remembered by. Marks that folding would leave nothing of stay as they are."""
    return fold(text) or plain(text)


@lru_cache(maxsize=16_384)
def plain(text: str) -> str:
    """As the words above are written. A sheet says the same thing in thousands of cells."""
    words = " ".join(tidied(text).casefold().split())
    return words.strip(" .[]()") or words


def is_open(text: str) -> bool:
    """Whether the word may mean several things."""
    return len(text) <= LONGEST_PHRASE and plain(text) in OPEN_WORDS


@lru_cache(maxsize=16_384)
def said_state(text: str, regime: RegimeCode) -> SaidState | None:
    """The state that a cell names, if that is what it does; words with more than one meaning name none."""
    if len(text) > LONGEST_PHRASE:
        return _with_rest(text, regime)
    words = plain(text)
    if words in OPEN_WORDS:
        return None
    if state := BY_WORD.get(words):
        return SaidState(state=state)
    return _under(text, regime) or _with_rest(text, regime)


def _under(text: str, regime: RegimeCode) -> SaidState | None:
    """“Refused s31”, “s.40(2)”: nothing but sections, with or without the word. One that no law has goes beside."""
    words = text.strip()
    named = REFUSED.match(words.casefold())
    rest = _balanced(words[named.end() :].strip()) if named else words
    found = cited(rest, regime) if CITES.match(rest.casefold()) else Cited()
    if not (found.exemptions or found.unread) or not all(CITES.match(each.casefold()) for each in found.unread):
        return None
    state = AnswerState.NCND if found.ncnd else AnswerState.REFUSED
    return SaidState(state=state, exemptions=_codes(found), rest="; ".join(found.unread))


def _balanced(text: str) -> str:
    """Without the bracket that closes what was opened before it."""
    return text[:-1].strip() if text.endswith(")") and text.count(")") > text.count("(") else text


def _with_rest(text: str, regime: RegimeCode) -> SaidState | None:
    """“Not held – see the letter”: the state, and the rest for the remark."""
    for tail in _tails(text):
        state = BY_WORD.get(plain(text[: tail[0]]))
        if state:
            found = cited(tail[1], regime) if CITES.match(tail[1].casefold()) else Cited()
            return SaidState(state=state, exemptions=_codes(found), rest=tail[1])
    return None


def _tails(text: str) -> list[tuple[int, str]]:
    """Where a cell may go on after its first words, and with what."""
    found, at = [], 0
    while (tail := TAIL.search(text, at)) and tail.start() <= LONGEST_PHRASE:
        found.append((tail.start(), tail["rest"].strip().removesuffix(")").strip()))
        at = tail.start() + 1
    return found


def first_words(text: str) -> list[tuple[str, str]]:
    """“Yes – see attached” as “Yes” and the rest; longer beginnings later."""
    return [(text[:at].strip(), rest) for at, rest in _tails(text) if text[:at].strip()]


def _codes(found: Cited) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.code for each in found.exemptions))


def _by_word() -> dict[str, AnswerState]:
    known = {plain(word): state for found in (STATES, MORE) for state, words in found.items() for word in words}
    names = {state.value.replace("_", " "): state for state in AnswerState if state.is_coded}
    known |= {word: state for word, state in names.items() if state not in (AnswerState.ANSWERED, AnswerState.NIL)}
    return {word: state for word, state in known.items() if word not in OPEN_WORDS | NIL}


BY_WORD: Final = _by_word()
