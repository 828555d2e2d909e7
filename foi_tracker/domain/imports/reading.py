"""What every row of a sheet says, once its words, days and names are read by what was decided about them."""

from typing import Final

from foi_tracker.domain.imports.answers.answers import AnswerReader
from foi_tracker.domain.imports.cell_days import Days
from foi_tracker.domain.imports.choices import LEAVE_ROW_OUT, Choices
from foi_tracker.domain.imports.decisions import Decisions, named_in
from foi_tracker.domain.imports.grid import Grid
from foi_tracker.domain.imports.keys import page_of
from foi_tracker.domain.imports.names.authority_match import Register
from foi_tracker.domain.imports.ours.our_answer_files import read_our_answers
from foi_tracker.domain.imports.ours.our_files import read_our_file
from foi_tracker.domain.imports.plan.due_days import DueDays
from foi_tracker.domain.imports.row_cells import NO_CELL, Cell, Layout, RowCells
from foi_tracker.domain.imports.rows.already_known import without_what_is_known
from foi_tracker.domain.imports.rows.answered import answered, words_without_days
from foi_tracker.domain.imports.rows.comparisons import compare
from foi_tracker.domain.imports.rows.extensions import extended
from foi_tracker.domain.imports.rows.happenings import (
    Matter,
    Told,
    chased,
    complained,
    in_legal_order,
    on_their_days,
    reviewed,
    start,
)
from foi_tracker.domain.imports.rows.row_facts import (
    key_of,
    note_of,
    owner_of,
    page_and_rest,
    regime_of,
    their_references,
    title_of,
    wave_of,
)
from foi_tracker.domain.imports.rows.row_words import RowWords, row_words
from foi_tracker.domain.imports.said import Keys, RowSays, SaidAnswer
from foi_tracker.domain.imports.sheet import SheetRow
from foi_tracker.domain.imports.vocabulary import Profile, SheetField, Weight
from foi_tracker.domain.imports.ways_out import NO_DAY_OF_SENDING, SAY_AUTHORITY, SAY_SENT
from foi_tracker.domain.imports.words.days import doubt
from foi_tracker.domain.imports.world import KnownAuthority, World
from foi_tracker.domain.question_sets import for_kind
from foi_tracker.domain.vocabulary import RegimeCode

TURNED_ROUND: Final = (
    "Days up to the twelfth are dates in this column and later ones are text: a spreadsheet set to American dates does "
    "that, and then day and month may have changed places."
)
TOO_LONG: Final = "The row has more cells than the others: what it says may stand in the wrong columns."
PUT_IN_MARKS: Final = (
    "Put the text that has a comma (or whatever parts the columns) in quotation marks, and bring the sheet again."
)
RIGHT_DAY: Final = "Compare some with the letters. If they are wrong, correct the sheet and bring it again."
OUR_HISTORIES: Final = (Profile.OUR_REQUESTS, Profile.OUR_EVENTS)
OUR_ANSWERS: Final = (Profile.OUR_FINDINGS, Profile.OUR_FINDINGS_WIDE, Profile.OUR_DEPLOYMENTS)


def read_rows(grid: Grid, choices: Choices, world: World, register: Register) -> list[RowSays]:
    """A `RowSays` for each row. Nothing raises, whatever a cell holds: what cannot be read is a problem of its row."""
    if choices.profile in OUR_HISTORIES:
        return read_our_file(choices.profile, grid, choices, world, register)
    if choices.profile in OUR_ANSWERS:
        return read_our_answers(choices.profile, grid, choices, world)
    reader = _Reader(grid, choices, world, register)
    return without_what_is_known([reader.read(row) for row in grid.rows], world, choices)


class _Reader:
    """Reads the rows of one sheet."""

    def __init__(self, grid: Grid, choices: Choices, world: World, register: Register) -> None:
        self.grid, self.choices, self.world = grid, choices, world
        self.layout, self.days = Layout(grid, choices), Days(grid, choices)
        self.swapped = self.days.swapped(grid.rows)
        self.decisions = Decisions(choices, world, register)
        self.answers = AnswerReader(grid, choices)
        self.due_days = DueDays(world.laws)
        self.known = {request.reference.casefold(): request.authority for request in world.requests}
        self.known |= {page: each.authority for each in world.requests if (page := page_of(each.url))}

    def read(self, row: SheetRow) -> RowSays:
        """One row."""
        cells = RowCells(row, self.layout, self.days)
        slug = self._authority(cells)
        authority = self.world.authorities.get(slug or "")
        own = authority.regime if authority else RegimeCode.FOIA
        regime = regime_of(cells, own)
        answers = self._answers(cells, authority)
        matter = self._matter(cells, regime or own, has_answers=bool(answers))
        told = self._told(cells, matter, authority)
        reference, more = their_references(cells)
        page, links = page_and_rest(cells)
        return RowSays(
            number=row.number,
            keys=self._keys(cells, slug, page),
            authority=slug,
            regime=regime,
            title=title_of(cells),
            their_reference=reference,
            url=page,
            owner=owner_of(cells, self.decisions),
            events=tuple(event for event, _column in told),
            columns=tuple(column for _event, column in told),
            claimed_due_on=cells.day(SheetField.DUE_ON),
            answers=tuple(answers),
            notes=note_of(cells, more, links),
            cells=self.layout.kept(row),
            meant=cells.meant,
            problems=tuple(dict.fromkeys(cells.problems)),
        )

    def _keys(self, cells: RowCells, slug: str | None, page: str) -> Keys:
        return Keys(reference=key_of(cells), url=page, authority=slug or "", wave=wave_of(cells, self.choices))

    def _matter(self, cells: RowCells, code: RegimeCode, *, has_answers: bool) -> Matter:
        words, law = row_words(cells, self.decisions), self.world.laws[code]
        self._leave_out(cells, words)
        return Matter(words=words, law=law, choices=self.choices, today=self.world.today, has_answers=has_answers)

    def _told(self, cells: RowCells, matter: Matter, authority: KnownAuthority | None) -> list[Told]:
        """Everything that happened, in legal order."""
        begun = list(start(cells, matter))
        told = [*begun, *on_their_days(cells, matter)]
        first = min((event.on for event, _column in told), default=None)
        told += extended(cells, matter, first)
        told += answered(cells, matter, self.decisions)
        told += reviewed(cells, matter)
        told += complained(cells, matter)
        told += chased(cells, matter)
        words_without_days(cells, matter.words, told)
        self._unsent(cells, matter.words, told)
        told = in_legal_order(told)
        compare(cells, [event for event, _column in told], matter.law, self.due_days, authority)
        self._odd_days(cells)
        return told

    def _unsent(self, cells: RowCells, words: RowWords, told: list[Told]) -> None:
        """A row that was sent, and does not say when: asked once where no column can say it."""
        if any(event.kind in ("sent", "received") for event, _column in told) or not was_sent(cells, words, told):
            return
        if self.layout.has(SheetField.SENT_ON) or self.layout.has(SheetField.RECEIVED_ON):
            if not any(problem.weight.keeps_out for problem in cells.problems):
                text = "It was sent, and the row does not say when: without that day no clock runs."
                has_sent = self.layout.has(SheetField.SENT_ON)
                where = cells.blank(SheetField.SENT_ON if has_sent else SheetField.RECEIVED_ON)
                cells.problem(where, text, NO_DAY_OF_SENDING)
            return
        cells.problem(NO_CELL, "No column gives the day of sending.", SAY_SENT, Weight.ASKS)

    def _odd_days(self, cells: RowCells) -> None:
        """Days that make nothing happen, so that no law looks at them, and what the file says is askew."""
        if cells.row.number in self.grid.long_rows:
            cells.problem(NO_CELL, TOO_LONG, PUT_IN_MARKS, Weight.BLOCKS)
        for field in (SheetField.DUE_ON, SheetField.REVIEW_DUE_ON):
            day = cells.day_at_a_glance(field)
            odd = doubt(day, self.world.today) if day else ""
            if odd:
                cells.problem(cells.glance(field), odd, RIGHT_DAY)
        for place in sorted(self.swapped & cells.row.dates):
            cell = Cell(cells.row.at(place), self.layout.name(place), place)
            cells.problem(cell, TURNED_ROUND, RIGHT_DAY)

    def _leave_out(self, cells: RowCells, words: RowWords) -> None:
        for word in (words.status, words.outcome):
            if word.meaning.leaves_out:
                text = f"“{word.cell.text}” was said to mean that the row is no request, so it is left out."
                cells.problem(word.cell, text, "Nothing need be done.", Weight.BLOCKS)

    def _authority(self, cells: RowCells) -> str | None:
        cell, code = cells.one(SheetField.AUTHORITY), cells.one(SheetField.AUTHORITY_CODE)
        named = named_in(cells, self.choices.sent_on)
        if not cell and not code:
            return self._by_request(cells)
        slug = self.decisions.authority(named)
        shown = cell or code
        if slug == LEAVE_ROW_OUT:
            text = f"Somebody chose to leave out the rows of “{shown.text}”."
            cells.problem(shown, text, "Choose an authority for it if its rows should come in.", Weight.BLOCKS)
            return None
        if slug is None:
            text = f"Nobody has said yet which authority “{shown.text}” is. {self.decisions.match(named).reason}"
            cells.problem(shown, text.strip(), SAY_AUTHORITY, Weight.ASKS)
            return None
        cells.took(shown, self.world.authorities[slug].name)
        return slug

    def _by_request(self, cells: RowCells) -> str | None:
        """A row that names only a request of ours is to the authority that was asked."""
        pages = [page_of(cells.address(each) or each.text) for each in cells.all(SheetField.REQUEST_URL)]
        names = [key_of(cells).casefold(), *pages]
        found = next((self.known[name] for name in names if name and name in self.known), None)
        if found is None:
            text = "The row names no authority."
            way_out = "Write it in the sheet and bring it again, or choose the column that names it."
            cells.problem(NO_CELL, text, way_out, Weight.BLOCKS)
        return found

    def _answers(self, cells: RowCells, authority: KnownAuthority | None) -> list[SaidAnswer]:
        definition = for_kind(self.world.sets.values(), authority.kind) if authority else None
        if not authority or not definition or not self.choices.answers:
            return []
        answers, problems = self.answers.read(cells.row, definition, authority.regime)
        cells.problems += problems
        return answers


def was_sent(cells: RowCells, words: RowWords, told: list[Told]) -> bool:
    """Whether anything of a row shows that the request went out."""
    return bool(told) or words.says_sent or bool(page_and_rest(cells)[0])
