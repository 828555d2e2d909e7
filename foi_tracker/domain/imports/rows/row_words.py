"""What the words of a row say on the three axes: the status, the outcome, the review, the notice, the way it went."""

from dataclasses import dataclass
from typing import Final

from foi_tracker.domain.imports.decisions import Decisions
from foi_tracker.domain.imports.keys import whatdotheyknow
from foi_tracker.domain.imports.row_cells import NO_CELL, Cell, RowCells
from foi_tracker.domain.imports.vocabulary import ChoiceKind, SheetField, Weight
from foi_tracker.domain.imports.ways_out import SAY_WORD
from foi_tracker.domain.imports.words.status_meanings import UNKNOWN
from foi_tracker.domain.imports.words.status_words import StatusMeaning, channel_meant, meanings, status_meaning
from foi_tracker.domain.vocabulary import Channel, Delivery, Outcome

NOTHING_SAID: Final = status_meaning(UNKNOWN)


@dataclass(frozen=True, kw_only=True, slots=True)
class Word:
    """A cell and what it means; `is_asked` where nobody has decided that."""

    cell: Cell = NO_CELL
    meaning: StatusMeaning = NOTHING_SAID
    is_asked: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class RowWords:
    """All that a row says in words."""

    status: Word
    outcome: Word
    review: Word
    notice: Word
    channel: Channel

    @property
    def answer(self) -> Word:
        """The word that says what was answered: the outcome's column before the status."""
        return self.outcome if self.outcome.meaning.outcome or self.outcome.is_asked else self.status

    @property
    def says_sent(self) -> bool:
        """Whether the words mean that the request went out."""
        return any(word.meaning.delivery not in (None, Delivery.DRAFT) for word in (self.status, self.outcome))

    @property
    def says_draft(self) -> bool:
        """Whether the status says that it has not gone out."""
        return self.status.meaning.delivery is Delivery.DRAFT

    @property
    def is_withdrawn(self) -> bool:
        """Whether we took it back."""
        return Outcome.WITHDRAWN in (self.status.meaning.outcome, self.outcome.meaning.outcome)


def row_words(cells: RowCells, decisions: Decisions) -> RowWords:
    """What each column of words says; one that nobody has decided is a problem of the row."""
    return RowWords(
        status=_status(cells, decisions),
        outcome=_word(cells, decisions, ChoiceKind.OUTCOME, SheetField.OUTCOME),
        review=_word(cells, decisions, ChoiceKind.REVIEW, SheetField.REVIEW_RESULT),
        notice=_word(cells, decisions, ChoiceKind.NOTICE, SheetField.NOTICE_RESULT),
        channel=_channel(cells, decisions),
    )


def _status(cells: RowCells, decisions: Decisions) -> Word:
    """The status, or what the colour of the row was said to mean where it has no word."""
    said = _word(cells, decisions, ChoiceKind.STATUS, SheetField.STATUS)
    if said.cell or not cells.row.colours:
        return said
    colours = dict.fromkeys(cells.row.colours[place] for place in sorted(cells.row.colours))
    keys = (decisions.word(ChoiceKind.COLOUR, colour) for colour in colours)
    key = next((key for key in keys if key not in (None, UNKNOWN)), None)
    return Word(meaning=status_meaning(key)) if key else said


def _word(cells: RowCells, decisions: Decisions, kind: ChoiceKind, field: SheetField) -> Word:
    cell = cells.first(field)
    key = decisions.word(kind, cell.text) if cell else None
    if key is None and (not cell or decisions.says_nothing(kind, cell.text)):
        return Word()
    if key is None:
        cells.problem(cell, f"Nobody has said yet what “{cell.text}” means.", SAY_WORD, Weight.ASKS)
        return Word(cell=cell, is_asked=True)
    meaning = status_meaning(key)
    cells.took(cell, meaning.words)
    return Word(cell=cell, meaning=meaning)


def _channel(cells: RowCells, decisions: Decisions) -> Channel:
    """As the sheet says; else by its page. An e-mail is what nearly all requests are."""
    cell = cells.one(SheetField.CHANNEL)
    key = decisions.word(ChoiceKind.CHANNEL, cell.text) if cell else ""
    if key is None:
        cells.problem(cell, f"Nobody has said yet what “{cell.text}” means.", SAY_WORD, Weight.ASKS)
    elif key:
        cells.took(cell, CHANNEL_WORDS.get(key, cell.text))
    on_a_page = any(whatdotheyknow(each.text) for each in cells.all(SheetField.REQUEST_URL))
    return channel_meant(key or "") or (Channel.WHATDOTHEYKNOW if on_a_page else Channel.EMAIL)


CHANNEL_WORDS: Final = {each.key: each.words for each in meanings(ChoiceKind.CHANNEL)}
