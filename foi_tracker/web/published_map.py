"""The maps of a release: drawn from its one file, coloured as the members' maps are."""

from collections.abc import Sequence
from typing import Final

from foi_tracker.domain.findings.colouring import BLANK, PICKED, categories, category_of
from foi_tracker.domain.findings.published import Facts, Told
from foi_tracker.domain.findings.vocabulary import AnswerState
from foi_tracker.domain.hexmap import HexMap
from foi_tracker.domain.hexmap_cells import Place, Shown
from foi_tracker.domain.question_sets import AnswerField
from foi_tracker.domain.vocabulary import Outcome, Stage
from foi_tracker.queries.campaign_places import NewestRequest
from foi_tracker.queries.report_census import Timing
from foi_tracker.web.answer_words import plain_words
from foi_tracker.web.campaign_map import FORCES, MAPS, NEWEST, NEWEST_FOUND, Drawn
from foi_tracker.web.edition import Edition
from foi_tracker.web.filters import label
from foi_tracker.web.map_ways import UNASKED, WAYS, Way

QUIET: Final = (AnswerState.NOT_ASKED, AnswerState.NOT_APPLICABLE)


class PublishedMaps:
    """The maps that an address asks for. Words that mean nothing colour by stage."""

    def __init__(self, edition: Edition, by: str) -> None:
        self.edition, self.read = edition, edition.read
        self.fields = {
            f"{told.id}.{field.key}": (told, field)
            for told in self.read.questions.values()
            for field in told.plain_fields
            if field.type in PICKED
        }
        self.by = by if by in WAYS or by in self.fields else next(iter(WAYS))

    @property
    def choices(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """What one can colour by, in groups."""
        progress = [(key, label(way.words)) for key, way in WAYS.items()]
        answers = [(key, _words(*which)) for key, which in self.fields.items()]
        return [("Progress", progress), *([("Answers", answers)] if answers else [])]

    def drawn(self) -> list[HexMap]:
        """Each that has something to show."""
        return [found for which in MAPS if (found := self.map(which)).asked]

    def map(self, which: str) -> HexMap:
        """One of them."""
        here = [place for place, kind in self.read.places if kind.is_police == (which == FORCES)]
        found = self.fields.get(self.by)
        return self._of_answers(which, here, *found) if found else self._of_requests(which, here, WAYS[self.by])

    def _of_requests(self, which: str, here: Sequence[Place], way: Way) -> HexMap:
        words = {each.key: each.words for each in way.categories}
        newest = {each.slug: _newest(self.read.authorities.get(each.slug)) for each in here}
        found = {slug: way.category(each) if each else UNASKED for slug, each in newest.items()}
        shown = {slug: Shown(category, words[category], self._href(slug)) for slug, category in found.items()}
        sent = [each for each in newest.values() if each and each.is_sent]
        drawn = Drawn(which, f"{MAPS[which]} by {way.words}", way.categories, (UNASKED,), NEWEST)
        return drawn.of(here, shown, (sum(each.is_answered for each in sent), len(sent)))

    def _of_answers(self, which: str, here: Sequence[Place], told: Told, field: AnswerField) -> HexMap:
        colours = categories(field)
        words = {each.key: each.words for each in colours}
        asked = {who["slug"]: state for who, state in self.read.asked(told.id)}
        states = {each.slug: asked.get(each.slug, AnswerState.NOT_ASKED) for each in here}
        shown = {}
        for slug, state in states.items():
            who = self.read.authorities.get(slug)
            category = category_of(state, self.read.values(who, told) if who else {}, field)
            shown[slug] = Shown(category, words[category], self._href(slug))
        put = [state for state in states.values() if state not in QUIET]
        drawn = Drawn(which, f"{MAPS[which]}: {_words(told, field)}", colours, BLANK, NEWEST_FOUND)
        return drawn.of(here, shown, (sum(state is not AnswerState.PENDING for state in put), len(put)))

    def _href(self, slug: str) -> str:
        return f"{self.edition.home}/{slug}" if slug in self.read.authorities else ""


def _words(told: Told, field: AnswerField) -> str:
    more = "" if field.key == told.plain_fields[0].key else f": {plain_words(field.key)}"
    return f"{told.id} {plain_words(told.facts['key'])}{more}"


def _newest(authority: Facts | None) -> NewestRequest | None:
    if authority is None:
        return None
    newest = authority["requests"][-1]
    return NewestRequest(
        id=0,
        reference=newest["reference"],
        stage=Stage(newest["stage"]),
        outcome=Outcome(newest["outcome"]) if newest["outcome"] else None,
        is_sent=bool(newest["sent_on"]),
        is_answered=bool(newest["responded_on"]),
        timing=Timing(newest["timeliness"]),
    )
