"""One cell of a sheet, read as the value its field may hold, as the state it names, or as something to be asked."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final

from foi_tracker.domain.findings.dates import read_dates
from foi_tracker.domain.findings.money import read_money
from foi_tracker.domain.findings.numbers import read_quantity
from foi_tracker.domain.findings.unreadable import Unreadable
from foi_tracker.domain.findings.values import Chosen, DateSpan, Document, Organisation, Plain
from foi_tracker.domain.findings.vocabulary import DERIVED_STATES, AnswerState, Precision
from foi_tracker.domain.imports.answers.answer_options import Undecided, read_choice, read_several, read_yes_no
from foi_tracker.domain.imports.answers.answer_words import NIL, SaidState, is_open, plain, said_state, word_key
from foi_tracker.domain.imports.vocabulary import DateOrder
from foi_tracker.domain.question_sets import AnswerField, FieldType
from foi_tracker.domain.vocabulary import RegimeCode

F = FieldType
LONGEST_TEXT, LONGEST_NAME, LONGEST_ADDRESS = 5000, 300, 2000
# What a word was said to mean: an option, a state, the reply's own words, or nothing at all.
OPTION, STATE, OTHER, NOTHING = "option:", "state:", "other", "nothing"
OF_ONE, OF_HUNDRED = "of_one", "of_hundred"
SHARES: Final = "numbers from 0 to 1"
FRACTION: Final = re.compile(r"\bfraction\b|\bproportion\b|\b0 ?(?:to|-|–) ?1\b|\bshare of 1\b")
SLASHED: Final = re.compile(
    r"(?P<one>[0-9]{1,2})(?P<mark>[/.-])(?P<two>[0-9]{1,2})(?P=mark)(?P<year>[0-9]{4}|[0-9]{2})"
)
ADDRESS: Final = re.compile(r"(?:https?://)?[\w-]+(?:\.[\w-]+)+(?:[/?#]\S*)?", re.IGNORECASE)
# States that follow from what was asked and from what came: a sheet's word for one is no answer.
FOLLOWS: Final = frozenset(state.value.replace("_", " ") for state in DERIVED_STATES)
SHARE: Final = re.compile(r"[01]?(?:\.[0-9]{1,15})?")
NUMERIC: Final = (F.INT, F.NUMBER, F.PERCENT, F.MONEY)


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """A cell with what its column and its file say about it. `key` is the name of what it answers."""

    text: str
    key: str
    heading: str = ""
    is_date: bool = False
    is_number: bool = False
    order: DateOrder = DateOrder.DAY_FIRST
    regime: RegimeCode = RegimeCode.FOIA
    words: Mapping[str, str] = field(default_factory=dict)

    def meaning(self, word: str) -> str | None:
        """What somebody said that a word means: in this column, or wherever it stands."""
        folded = word_key(word)
        return self.words.get(f"{self.key}={folded}") or self.words.get(folded)


@dataclass(frozen=True, kw_only=True, slots=True)
class Read:
    """What a cell says: a value, or a state; `rest` is for the remark."""

    value: Plain | None = None
    state: AnswerState | None = None
    exemptions: tuple[str, ...] = ()
    rest: str = ""


def read_answer_cell(cell: Cell, asked: AnswerField | None) -> Read | None:
    """None for a cell that says nothing. Raises `Unreadable`, or `Undecided` where a person must say what it means.

    `asked` is None where the column is for the state of a question.
    """
    if not cell.text.strip() or (asked is None and plain(cell.text).replace("_", " ") in FOLLOWS):
        return None
    meant = cell.meaning(cell.text)
    if meant is not None:
        return _as_meant(meant, cell, asked)
    if is_open(cell.text) and not _is_own_word(cell.text, asked):
        raise Undecided(cell.text, key=word_key(cell.text), suggestion=f"{STATE}{AnswerState.UNCLEAR.value}")
    return _unasked(cell, asked)


def _unasked(cell: Cell, asked: AnswerField | None) -> Read:
    said = None if _is_own_word(cell.text, asked) else said_state(cell.text, cell.regime)
    if said:
        return _in_state(said)
    if asked is None:
        return _bare_state(cell)
    if plain(cell.text) in NIL and asked.type not in NUMERIC and not _is_own_word(cell.text, asked):
        return Read(state=AnswerState.NIL)
    return READERS[asked.type](cell, asked)


def _bare_state(cell: Cell) -> Read:
    words = plain(cell.text)
    if words in NIL:
        return Read(state=AnswerState.NIL)
    if words in ("answered", "yes", "full", "complete"):
        return Read(state=AnswerState.ANSWERED)
    raise Undecided(cell.text, key=f"{cell.key}={word_key(cell.text)}")


def _in_state(said: SaidState) -> Read:
    return Read(state=said.state, exemptions=said.exemptions, rest=said.rest)


def _is_own_word(text: str, asked: AnswerField | None) -> bool:
    """Whether a word that may be a state is an option of this very field: “none”, “unknown”, “ignored”."""
    if asked is None:
        return False
    options = (*asked.options, "unknown") if asked.type is F.BOOL3 else asked.options
    return word_key(text) in {word_key(option) for option in options}


def _as_meant(meant: str, cell: Cell, asked: AnswerField | None) -> Read | None:
    """As somebody said; None where they said that it is no answer."""
    kind, _, word = meant.partition(":")
    if meant == NOTHING:
        return None
    if f"{kind}:" == STATE:
        return Read(state=AnswerState(word), rest=cell.text.strip())
    if asked is None or (f"{kind}:" != OPTION and meant != OTHER):
        raise Unreadable(f"“{meant}” is nothing that this can mean.")
    if asked.type is F.BOOL3:
        return Read(value=word, rest=cell.text.strip())
    chosen = Chosen(options=(), other=cell.text.strip()) if meant == OTHER else Chosen(options=(word,))
    return Read(value=chosen, rest="" if meant == OTHER else cell.text.strip())


def _quantity(cell: Cell, asked: AnswerField) -> Read:
    return Read(value=read_quantity(_number(cell), asked))


def _number(cell: Cell) -> str:
    """A file keeps 12 as 12.0 where all its numbers are of one kind."""
    return re.sub(r"\.0+$", "", cell.text.strip()) if cell.is_number else cell.text


def _share(cell: Cell, asked: AnswerField) -> Read:
    """0.45 may be 45% or 0.45%: by its sign, by its heading, or by what somebody said of the column."""
    share = _bare_share(cell.text)
    if share is None:
        return _quantity(cell, asked)
    is_of_one = _of_one(cell)
    if is_of_one is None:
        raise Undecided(cell.text, key=f"{cell.key}={SHARES}", said=SHARES)
    percent = share * 100 if is_of_one else share
    return Read(value=read_quantity(f"{percent.normalize():f}%", asked))


def _bare_share(text: str) -> Decimal | None:
    if not SHARE.fullmatch(text.strip() or "-"):
        return None
    number = Decimal(text.strip())
    return number if 0 < number <= 1 else None


def _of_one(cell: Cell) -> bool | None:
    """Whether 1 is the whole; None where nothing says so."""
    meant = cell.words.get(f"{cell.key}={SHARES}")
    if meant:
        return meant == OF_ONE
    heading = cell.heading.casefold()
    if FRACTION.search(heading):
        return True
    # A file's own 0.45 under “%” may be shown as 45% there: only a typed one is as its heading says.
    return False if not cell.is_number and re.search(r"%|per ?cent", heading) else None


def _money(cell: Cell, _asked: AnswerField) -> Read:
    return Read(value=read_money(cell.text))


def _dates(cell: Cell, _asked: AnswerField) -> Read:
    if cell.is_date:
        day = date.fromisoformat(cell.text.strip()[: len("2026-11-23")])
        return Read(value=DateSpan(first=day, last=day, precision=Precision.DAY, said=cell.text.strip()))
    return Read(value=read_dates(_day_first(cell)))


def _day_first(cell: Cell) -> str:
    found = SLASHED.fullmatch(cell.text.strip())
    if found is None or cell.order is DateOrder.DAY_FIRST:
        return cell.text
    return f"{found['two']}/{found['one']}/{found['year']}"


def _text(cell: Cell, _asked: AnswerField) -> Read:
    return Read(value=_short(cell.text, LONGEST_TEXT))


def _url(cell: Cell, _asked: AnswerField) -> Read:
    text = cell.text.strip()
    if not ADDRESS.fullmatch(text) or len(text) > LONGEST_ADDRESS:
        raise Unreadable(f"“{text[:80]}” is not a whole web address, such as https://www.example.org/page.")
    has_scheme = text.casefold().startswith(("http://", "https://"))
    return Read(value=text if has_scheme else f"https://{text}")


def _document(cell: Cell, _asked: AnswerField) -> Read:
    return Read(value=Document(title=_short(cell.text, LONGEST_NAME)))


def _organisation(cell: Cell, _asked: AnswerField) -> Read:
    return Read(value=Organisation(name=_short(cell.text, LONGEST_NAME)))


def _short(text: str, longest: int) -> str:
    if len(text.strip()) > longest:
        raise Unreadable(f"This is too long: use at most {longest:,} letters.")
    return text.strip()


def _yes_no(cell: Cell, _asked: AnswerField) -> Read:
    value, rest = read_yes_no(cell.text, cell.key)
    return Read(value=value, rest=rest)


def _choice(cell: Cell, asked: AnswerField) -> Read:
    option, rest = read_choice(cell.text, asked, cell.key)
    return Read(value=Chosen(options=(option,)), rest=rest)


def _several(cell: Cell, asked: AnswerField) -> Read:
    options, others = read_several(cell.text, asked, cell.key, cell.meaning)
    return Read(value=Chosen(options=options, other="; ".join(others)))


def _rows(_cell: Cell, _asked: AnswerField) -> Read:
    raise Unreadable("This question asks for a table, and one cell cannot hold it.")


READERS: Final[Mapping[FieldType, Callable[[Cell, AnswerField], Read]]] = {
    F.BOOL3: _yes_no,
    F.INT: _quantity,
    F.NUMBER: _quantity,
    F.PERCENT: _share,
    F.MONEY: _money,
    F.DATE: _dates,
    F.CHOICE: _choice,
    F.MULTI: _several,
    F.TEXT: _text,
    F.URL: _url,
    F.DOCUMENT: _document,
    F.ORG: _organisation,
    F.TABLE: _rows,
    F.MATRIX: _rows,
}
