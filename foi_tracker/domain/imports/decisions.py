"""What the words, names and authorities of a sheet mean, as somebody decided or a rule is sure: each read once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from foi_tracker.domain.folding import fold
from foi_tracker.domain.imports.choices import LEAVE_ROW_OUT, NOBODY, PLACEHOLDER, Choices
from foi_tracker.domain.imports.names.authority_match import Match, Register
from foi_tracker.domain.imports.names.authority_words import named as name_words
from foi_tracker.domain.imports.names.person_match import PersonMatch, match_person
from foi_tracker.domain.imports.row_cells import RowCells
from foi_tracker.domain.imports.table.profiles import words_of
from foi_tracker.domain.imports.vocabulary import ChoiceKind, SheetField, Sureness
from foi_tracker.domain.imports.words.cell_words import is_nothing
from foi_tracker.domain.imports.words.status_words import Suggestion, fold_word, is_meaning, suggest
from foi_tracker.domain.imports.world import World

NO_ACCOUNT: Final = " (no account)"
NO_REQUEST: Final = "not_applicable"
BY_PLACEHOLDER: Final = "placeholder:"


@dataclass(frozen=True, kw_only=True, slots=True)
class Named:
    """What stands beside an authority in its row, and helps to tell which it is; `on` is the day of sending."""

    name: str
    code: str = ""
    kind: str = ""
    on: date | None = None


def named_in(cells: RowCells, sent_on: date | None) -> Named:
    """The authority of a row. A heading such as "Police force" says of bare names what they are."""
    cell = cells.glance(SheetField.AUTHORITY)
    heading = "" if name_words(cell.text).signs else cell.column
    return Named(
        name=cell.text,
        code=cells.glance(SheetField.AUTHORITY_CODE).text,
        kind=cells.glance(SheetField.AUTHORITY_KIND).text or heading,
        on=cells.day_at_a_glance(SheetField.SENT_ON) or sent_on,
    )


class Decisions:
    """Answers for one sheet. None always means that a person must be asked."""

    def __init__(self, choices: Choices, world: World, register: Register) -> None:
        self._choices, self._world, self._register = choices, world, register
        self._known = words_of(choices.profile)
        self._words: dict[tuple[ChoiceKind, str], str | None] = {}
        self._suggestions: dict[tuple[ChoiceKind, str], Suggestion] = {}
        self._matches: dict[Named, Match] = {}
        self._people: dict[str, PersonMatch] = {}
        self._names = {str(person.id): person.name for person in world.people}
        self._placeholders = {fold(each.name): str(each.id) for each in world.people if each.is_placeholder}

    def word(self, kind: ChoiceKind, text: str) -> str | None:
        """The key that a word means."""
        if (kind, text) not in self._words:
            self._words[kind, text] = self._meaning(kind, text)
        return self._words[kind, text]

    def suggestion(self, kind: ChoiceKind, text: str) -> Suggestion:
        """What a word is likely to mean."""
        if (kind, text) not in self._suggestions:
            self._suggestions[kind, text] = suggest(kind, text)
        return self._suggestions[kind, text]

    def authority(self, named: Named) -> str | None:
        """The slug of an authority, or "-" where its rows are to be left out.

        What was said of a name counts, but not against a row that says more than the name: then the register is sure.
        """
        chosen = self._choices.meaning(ChoiceKind.AUTHORITY, fold(named.name or named.code))
        if chosen == LEAVE_ROW_OUT:
            return chosen
        match = self.match(named)
        sure = match.slug if match.sureness is Sureness.SURE else None
        says_more = sure and self.match(Named(name=named.name)).sureness is not Sureness.SURE
        return chosen if chosen in self._world.authorities and not says_more else sure

    def says_nothing(self, kind: ChoiceKind, text: str) -> bool:
        """Whether a cell says nothing to ask about. A status of "N/A" may say that the row is no request."""
        return is_nothing(text) and self.suggestion(kind, text).means != NO_REQUEST

    def match(self, named: Named) -> Match:
        """What the register says of it."""
        if named not in self._matches:
            self._matches[named] = self._register.match(named.name, code=named.code, kind=named.kind, on=named.on)
        return self._matches[named]

    def person(self, text: str) -> str | None:
        """The id of a user, "placeholder:JS" for somebody new without an account, or "" for nobody."""
        chosen = self._choices.meaning(ChoiceKind.PERSON, fold(text))
        if chosen not in (PLACEHOLDER, NOBODY, None) and chosen not in self._names:
            chosen = None
        if chosen is None:
            match = self.person_match(text)
            chosen = match.means if match.sureness is Sureness.SURE else None
        return self._as_owner(chosen, text)

    def name_of(self, owner: str) -> str:
        """The name of somebody who is here already, by their id."""
        return self._names.get(owner, "")

    def person_match(self, text: str) -> PersonMatch:
        """Who the name is likely to be."""
        if text not in self._people:
            self._people[text] = match_person(text, self._world.people)
        return self._people[text]

    def _as_owner(self, chosen: str | None, text: str) -> str | None:
        if chosen == NOBODY:
            return ""
        if chosen == PLACEHOLDER:
            name = " ".join(text.split())
            return self._placeholders.get(fold(name + NO_ACCOUNT), BY_PLACEHOLDER + name)
        return chosen

    def _meaning(self, kind: ChoiceKind, text: str) -> str | None:
        folded = fold_word(text)
        chosen = self._choices.meaning(kind, folded) or self._known_words(kind).get(folded)
        if chosen is not None:
            return chosen if is_meaning(kind, chosen) else None
        if not folded:
            return None
        found = self.suggestion(kind, text)
        return found.means if found.sureness is Sureness.SURE and found.means else None

    def _known_words(self, kind: ChoiceKind) -> Mapping[str, str]:
        return self._known.get(kind, {})
