"""Which request of the tracker a row is about: found by the surest of its keys, never by a guess."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from foi_tracker.domain.folding import fold
from foi_tracker.domain.imports.choices import NEW_REQUEST, SAME_REQUEST, Choices
from foi_tracker.domain.imports.keys import began, page_of, same_words
from foi_tracker.domain.imports.said import Keys, RowSays
from foi_tracker.domain.imports.vocabulary import OUR_OWN
from foi_tracker.domain.imports.world import KnownRequest, World

# Our own convention: days of sending further apart than this are those of two requests (docs/decisions/0173).
APART: Final = timedelta(weeks=12)
Same = Callable[[KnownRequest, RowSays], bool]


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """`several` fit where none is; `elsewhere` is one that bears the row's reference or page and another authority.

    `by_authority` marks one that nothing but its authority and wave points to; `others` are requests to the same
    authority in the same wave, where the row is a new one.
    """

    request: KnownRequest | None = None
    several: tuple[KnownRequest, ...] = ()
    elsewhere: KnownRequest | None = None
    by_authority: bool = False
    others: tuple[KnownRequest, ...] = ()
    asked_before: tuple[KnownRequest, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether nothing of the tracker bears the row's number, page or place."""
        return not (self.request or self.several or self.elsewhere)


NOTHING: Final = Found()


class KnownRequests:
    """The requests of a campaign, ready to be looked up."""

    def __init__(self, world: World, choices: Choices) -> None:
        self._title = world.campaign_name
        self._already = NEW_REQUEST if choices.profile in OUR_OWN else choices.already_asked
        self._by_authority: dict[str, list[KnownRequest]] = defaultdict(list)
        self._by_own: dict[str, KnownRequest] = {}
        self._by_key: dict[str, list[KnownRequest]] = defaultdict(list)
        self._by_page: dict[str, list[KnownRequest]] = defaultdict(list)
        self._by_keys: dict[Keys, list[KnownRequest]] = defaultdict(list)
        self._by_wave: dict[tuple[str, str], list[KnownRequest]] = defaultdict(list)
        for request in sorted(world.requests, key=lambda each: each.id):
            self._add(request)

    def find_all(self, rows: Sequence[RowSays]) -> Mapping[int, Found]:
        """What every row is about, by its number. The surest keys go first: what they name is no longer to be had."""
        found = {row.number: self._by_name(row) for row in rows}
        taken = {each.request.id for each in found.values() if each.request}
        placed = {row.number: self._by_place(row, taken) for row in rows if found[row.number] is NOTHING}
        parted = self._parted_by_title(rows, found | placed)
        taken = {each.request.id for each in parted.values() if each.request}
        again = {row.number: self._asked_before(row, parted[row.number], taken) for row in rows}
        return self._parted_by_title(rows, again)

    def _asked_before(self, row: RowSays, found: Found, taken: Iterable[int]) -> Found:
        """A row that nothing points to, though its authority was asked: the same, a new one, or not said yet."""
        there = self._by_authority.get(row.authority or "", ()) if found.is_open else ()
        likely = tuple(each for each in there if each.id not in taken and _may_be(each, row))
        if not likely:
            return found
        if self._already == SAME_REQUEST:
            one = self._one_of(likely, row)
            return Found(request=one.request, several=one.several, by_authority=one.request is not None)
        return Found(others=likely) if self._already == NEW_REQUEST else Found(asked_before=likely)

    def _parted_by_title(self, rows: Sequence[RowSays], found: Mapping[int, Found]) -> Mapping[int, Found]:
        """Of rows that only their place brings to one request, those with another title are other requests."""
        together: dict[int, list[RowSays]] = defaultdict(list)
        for row in rows:
            request = found[row.number].request
            if request and not (row.keys.reference or row.keys.url):
                together[request.id].append(row)
        parted = dict(found)
        for same in together.values():
            fitting = [row for row in same if self._has_its_title(row, found[row.number])]
            parted |= {row.number: NOTHING for row in same if fitting and row not in fitting}
        return parted

    def _has_its_title(self, row: RowSays, found: Found) -> bool:
        return found.request is not None and self._same_title(found.request, row)

    def _add(self, request: KnownRequest) -> None:
        self._by_own[request.reference.casefold()] = request
        self._by_authority[request.authority].append(request)
        if request.keys and request.keys.reference:
            self._by_key[request.keys.reference.casefold()].append(request)
        if request.keys:
            self._by_keys[request.keys].append(request)
        for page in {page_of(request.url), page_of(request.keys.url if request.keys else "")} - {""}:
            self._by_page[page].append(request)
        self._by_wave[_place(request.authority, request.wave)].append(request)

    def _by_name(self, row: RowSays) -> Found:
        """By our own reference, the reference that a sheet gave it, or its page."""
        reference, page = row.keys.reference.casefold(), page_of(row.keys.url)
        own = self._by_own.get(reference)
        if own:
            return _of_the_same_authority(own, row)
        keyed = [each for each in self._by_key.get(reference, ()) if each.authority == row.authority]
        if keyed:
            return self._one_of(keyed, row)
        paged = self._by_page.get(page, []) if page else []
        fitting = [each for each in paged if row.authority in (None, each.authority)]
        if paged:
            return self._one_of(fitting, row) if fitting else Found(elsewhere=paged[0])
        return self._by_the_same_keys(row)

    def _by_the_same_keys(self, row: RowSays) -> Found:
        """By all that a sheet knew it by, down to what it left blank; where several were alike, the rest decides."""
        alike = self._by_keys.get(row.keys, ())
        named = row.keys.reference or row.keys.url
        found = self._one_of([each for each in alike if named or not _is_another_round(each, row)], row)
        return found if found.request and row.authority else NOTHING

    def _by_place(self, row: RowSays, taken: Iterable[int]) -> Found:
        """By authority and wave, where that leaves one."""
        if not row.authority:
            return NOTHING
        there = [each for each in self._by_wave.get(_place(row.authority, row.keys.wave), ()) if each.id not in taken]
        fitting = [each for each in there if not (_is_another(each, row) or _is_another_round(each, row))]
        if not fitting:
            return Found(others=tuple(there))
        found = self._one_of(fitting, row)
        return Found(request=found.request, several=found.several, by_authority=found.request is not None)

    def _one_of(self, fitting: Sequence[KnownRequest], row: RowSays) -> Found:
        """The one that fits; of several the one with the row's page, wave, title or day, if that is one."""
        left = list(fitting)
        for same in (_same_page, _same_wave, self._same_title, _same_day):
            if len(left) > 1:
                left = [each for each in left if same(each, row)] or left
        return Found(request=left[0]) if len(left) == 1 else Found(several=tuple(left))

    def _same_title(self, request: KnownRequest, row: RowSays) -> bool:
        return same_words(request.title, row.title or self._title)


def _of_the_same_authority(request: KnownRequest, row: RowSays) -> Found:
    if row.authority in (None, request.authority):
        return Found(request=request)
    return Found(elsewhere=request)


def _is_another(request: KnownRequest, row: RowSays) -> bool:
    """Whether a request that fits by its place is known to be another one.

    Numbers of a sheet may be given afresh, so another number makes another request only with another day of sending.
    """
    if request.url and row.url and page_of(request.url) != page_of(row.url):
        return True
    theirs = request.keys.reference if request.keys else ""
    numbered = theirs and row.keys.reference and theirs.casefold() != row.keys.reference.casefold()
    return bool(numbered) and not _same_day(request, row)


def _may_be(request: KnownRequest, row: RowSays) -> bool:
    """Whether nothing says that it is another: no other wave, page or number, and no day of sending far off."""
    if _is_another(request, row) or (request.wave and row.keys.wave and not _same_wave(request, row)):
        return False
    return not _is_far_off(request, row)


def _is_another_round(request: KnownRequest, row: RowSays) -> bool:
    """Whether nobody named a wave, and only the days tell the next round from the last."""
    return not row.keys.wave and _is_far_off(request, row)


def _is_far_off(request: KnownRequest, row: RowSays) -> bool:
    held, said = began(request.history), began(row.events)
    return held is not None and said is not None and abs(held - said) > APART


def _same_page(request: KnownRequest, row: RowSays) -> bool:
    return bool(row.url) and page_of(request.url) == page_of(row.url)


def _same_wave(request: KnownRequest, row: RowSays) -> bool:
    return same_words(request.wave, row.keys.wave)


def _same_day(request: KnownRequest, row: RowSays) -> bool:
    return began(request.history) == began(row.events)


def _place(authority: str | None, wave: str) -> tuple[str, str]:
    return authority or "", fold(wave)
