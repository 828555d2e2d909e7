"""What the page of words shows, and what was decided on it: only meanings that there are."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Self

from werkzeug.datastructures import MultiDict

from foi_tracker.db import db
from foi_tracker.domain.folding import fold
from foi_tracker.domain.imports.asked import AskedWord, Undecided
from foi_tracker.domain.imports.vocabulary import ChoiceKind
from foi_tracker.domain.imports.world import World
from foi_tracker.queries.words_as_said import words_as_said
from foi_tracker.web.imports_asked_before import FIELD, MEANS, SAID, AlreadyAsked, question_of
from foi_tracker.web.imports_desk import Desk
from foi_tracker.web.imports_meanings import is_known, told
from foi_tracker.web.imports_questions import words_of
from foi_tracker.web.imports_word_keys import key_of, shown
from foi_tracker.web.imports_words_options import Groups, at_once, groups_of, is_likely, is_nobody_here

PAGE_LENGTH: Final = 50
MOST_DECIDED: Final = 300
KINDS: Final = {
    ChoiceKind.AUTHORITY: "Authorities",
    ChoiceKind.STATUS: "Statuses",
    ChoiceKind.OUTCOME: "Outcomes",
    ChoiceKind.REVIEW: "Results of reviews",
    ChoiceKind.NOTICE: "Decisions of the Commissioner",
    ChoiceKind.CHANNEL: "Ways of sending",
    ChoiceKind.COLOUR: "Colours of cells",
    ChoiceKind.PERSON: "People",
    ChoiceKind.ANSWER: "Answers to our questions",
}
BLANK: Final = "An answer came, and the sheet does not say what it was"


@dataclass(frozen=True, kw_only=True, slots=True)
class Decision:
    """What a word was said to mean; "" where that waits, with a `fault` where something else was typed."""

    word: AskedWord
    means: str
    typed: str = ""
    fault: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """Which words to show: of one kind, from one of its pages; of all where they fit on one page (`kind` is "")."""

    kind: str
    number: int

    @classmethod
    def read(cls, args: MultiDict[str, str], words: Sequence[AskedWord]) -> Self:
        """From the address; the first kind that has any where it names none, and there are many."""
        kinds = [each for each in KINDS if any(word.kind is each for word in words)]
        named = args.get("kind", "")
        first = next(iter(kinds), "") if len(words) > PAGE_LENGTH else ""
        kind = named if named in kinds else first
        last = max((sum(word.kind == kind for word in words) - 1) // PAGE_LENGTH, 0) + 1
        return cls(kind=kind, number=min(max(args.get("page", 1, type=_page_number), 1), last))

    def of_kind(self, words: Iterable[AskedWord]) -> list[AskedWord]:
        """Those of its kind, or all by their kinds."""
        order = list(KINDS)
        return sorted((word for word in words if self.kind in ("", word.kind)), key=lambda word: order.index(word.kind))

    def shown(self, words: Iterable[AskedWord]) -> list[AskedWord]:
        """Those on this page."""
        first = (self.number - 1) * PAGE_LENGTH
        return self.of_kind(words)[first : first + PAGE_LENGTH]

    def after(self, decided: Sequence[Decision]) -> dict[str, Any]:
        """Where to go when these are decided: what was put off is passed, and comes again at the end."""
        if not self.kind or all(each.means for each in decided):
            return {"kind": self.kind} if self.number > 1 else {}
        return {"kind": self.kind, "page": self.number + 1}


@dataclass(frozen=True, kw_only=True, slots=True)
class WordLine:
    """A word as the page shows it; `number` is its place on the page."""

    number: int
    said: str
    key: str
    count: int
    rows: str
    groups: Groups
    chosen: str
    is_suggested: bool
    reason: str
    searched: str


@dataclass(frozen=True, kw_only=True, slots=True)
class WordTable:
    """Words of one kind; authorities can be searched for by name."""

    title: str
    searches: bool
    lines: Sequence[WordLine]


@dataclass(frozen=True, kw_only=True, slots=True)
class KindLine:
    """How many words of a kind wait."""

    name: str
    href: str
    count: int
    likely: int
    is_current: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class DecidedLine:
    """A word that was decided, and what it was said to mean."""

    key: str
    said: str
    kind: str
    means: str


@dataclass(frozen=True, kw_only=True, slots=True)
class WordsPage:
    """All of it."""

    action: str
    total: int
    likely: int
    people: int
    already: AlreadyAsked | None
    kinds: Sequence[KindLine]
    tables: Sequence[WordTable]
    register: Sequence[str]
    faults: tuple[tuple[str, str], ...]
    next_url: str | None
    first_url: str | None
    decided: tuple[DecidedLine, ...]
    decided_count: int


def read_decisions(form: MultiDict[str, str], words: Sequence[AskedWord], known: World) -> list[Decision]:
    """What was said of each word that was on the page."""
    waiting = {_key(word): word for word in words}
    found = []
    for number in range(1, PAGE_LENGTH + 1):
        word = waiting.get(form.get(f"word-{number}", "\n"))
        if word:
            found.append(_decision(word, form, number, known))
    return found


def decided_at_once(said: str, words: Sequence[AskedWord], decided: Sequence[Decision]) -> list[Decision]:
    """With what a button says of many words; what was chosen on the page itself stands."""
    chosen = [each for each in decided if each.means]
    keys = {_key(each.word) for each in chosen}
    means = at_once(said, words)
    rest = [(word, means[found]) for word in words if (found := (word.kind, word.folded)) in means]
    return [*chosen, *(Decision(word=word, means=each) for word, each in rest if _key(word) not in keys)]


def words_page(desk: Desk, asked: Undecided, known: World, decided: Sequence[Decision], wanted: Wanted) -> WordsPage:
    """What the page shows; what was just decided on it stands as it was typed."""
    typed = {_key(each.word): each for each in decided}
    tables = list(_tables(wanted.shown(asked.words), typed, known))
    following = wanted.number + 1 if wanted.number * PAGE_LENGTH < len(wanted.of_kind(asked.words)) else None
    remembered = _decided(desk, known)
    return WordsPage(
        action=desk.address("import_words.decide", kind=wanted.kind or None, page=wanted.number),
        total=len(asked.words),
        likely=sum(map(is_likely, asked.words)),
        people=sum(map(is_nobody_here, asked.words)),
        already=question_of(asked.already),
        kinds=list(_kinds(desk, asked.words, wanted.kind)),
        tables=tables,
        register=_names(known) if any(each.searches for each in tables) else (),
        faults=tuple(
            (f"search-{line.number}", typed[line.key].fault)
            for table in tables
            for line in table.lines
            if line.key in typed and typed[line.key].fault
        ),
        next_url=desk.address("import_words.show", kind=wanted.kind, page=following) if following else None,
        first_url=desk.address("import_words.show", kind=wanted.kind) if wanted.number > 1 else None,
        decided=tuple(remembered[:MOST_DECIDED]),
        decided_count=len(remembered),
    )


def _tables(words: Sequence[AskedWord], typed: Mapping[str, Decision], known: World) -> Iterable[WordTable]:
    numbered = list(enumerate(words, 1))
    for kind, title in KINDS.items():
        lines = [_line(number, word, typed.get(_key(word)), known) for number, word in numbered if word.kind is kind]
        if lines:
            yield WordTable(title=title, searches=kind is ChoiceKind.AUTHORITY, lines=lines)


def _key(word: AskedWord) -> str:
    return key_of(word.kind, word.folded)


def _decision(word: AskedWord, form: MultiDict[str, str], number: int, known: World) -> Decision:
    """What is typed in the search wins: it is there because none of the lines was right."""
    typed = " ".join(form.get(f"search-{number}", "").split())
    if typed and word.kind is ChoiceKind.AUTHORITY:
        slug = _slug(typed, known)
        fault = (
            "" if slug else f"“{shown(word.said)}”: no authority is called “{typed[:120]}”. Choose one from the list."
        )
        return Decision(word=word, means=slug, typed=typed, fault=fault)
    means = form.get(f"means-{number}", "")
    if word.kind is ChoiceKind.ANSWER:
        return Decision(word=word, means=means if means in {each.means for each in word.options} else "")
    return Decision(word=word, means=means if is_known(word.kind, means, known) else "")


def _slug(typed: str, known: World) -> str:
    """The only authority of this name; of two of one name, the one that exists today."""
    wanted = fold(typed)
    found = [each for each in known.authorities.values() if wanted in (fold(each.name), fold(each.slug))]
    standing = [each for each in found if each.valid_to is None or each.valid_to >= known.today] or found
    return standing[0].slug if len(standing) == 1 else ""


def _line(number: int, word: AskedWord, typed: Decision | None, known: World) -> WordLine:
    suggested = word.suggestion.means if is_likely(word) else ""
    rows = ", ".join(map(str, word.rows))
    more = ", …" if word.count > len(word.rows) else ""
    return WordLine(
        number=number,
        said=shown(word.said) or BLANK,
        key=_key(word),
        count=word.count,
        rows=f"Row {rows}{more}" if word.count == 1 else f"Rows {rows}{more}",
        groups=groups_of(word, known),
        chosen=typed.means if typed else suggested,
        is_suggested=is_likely(word),
        reason=word.suggestion.reason,
        searched=typed.typed if typed else "",
    )


def _kinds(desk: Desk, words: Sequence[AskedWord], current: str) -> Iterable[KindLine]:
    for kind, name in KINDS.items():
        found = [word for word in words if word.kind is kind]
        if found:
            yield KindLine(
                name=name,
                href=desk.address("import_words.show", kind=kind.value),
                count=len(found),
                likely=sum(map(is_likely, found)),
                is_current=kind.value == current,
            )


def _names(known: World) -> list[str]:
    return sorted({each.name for each in known.authorities.values()})


def _decided(desk: Desk, known: World) -> list[DecidedLine]:
    already = desk.choices.already_asked
    lines = [DecidedLine(key=f"{FIELD}:", said=SAID, kind="", means=MEANS[already])] if already else []
    said = words_as_said(db.session(), desk.campaign_id)
    return lines + [
        DecidedLine(
            key=key_of(kind, word),
            said=shown(said.get((kind, word)) or _readable(kind, word)) or BLANK,
            kind=KINDS[kind],
            means=told(kind, means, known),
        )
        for kind, words in desk.choices.words.items()
        if kind in KINDS
        for word, means in sorted(words.items())
    ]


def _readable(kind: ChoiceKind, word: str) -> str:
    """A word that nobody typed here: what is kept of an answer begins with its place."""
    place, parted, answer = word.partition("=")
    return f"{answer} ({words_of(place)})" if parted and kind is ChoiceKind.ANSWER else word


def _page_number(given: str) -> int:
    number = int(given)
    if number > 10_000:  # noqa: PLR2004 no sheet has as many rows
        raise ValueError(given)
    return number
