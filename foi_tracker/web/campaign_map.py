"""The maps of a campaign: what they can be coloured by, and what each authority's cell says."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from flask import url_for

from foi_tracker.db import db
from foi_tracker.domain.findings.colouring import BLANK, categories, category_of, mapped_fields
from foi_tracker.domain.findings.vocabulary import AnswerState
from foi_tracker.domain.hexmap import Category, HexMap
from foi_tracker.domain.hexmap_cells import Place, Shown, cells, lines
from foi_tracker.domain.question_sets import AnswerField, Question
from foi_tracker.models import Campaign
from foi_tracker.queries.campaign_answers import Answer, SetAsked, answers, sets_asked
from foi_tracker.queries.campaign_places import PlaceAsked, places
from foi_tracker.web import asked
from foi_tracker.web.answer_words import plain_words, question_name
from foi_tracker.web.filters import label
from foi_tracker.web.map_ways import UNASKED, WAYS, Way

COUNCILS, FORCES = "councils", "forces"
MAPS: Final = {COUNCILS: "Councils", FORCES: "Police forces"}
NEWEST: Final = "Of several requests to one authority, the newest decides."
NEWEST_FOUND: Final = "Of several requests to one authority, the newest with an answer to this question decides."
COUNTIES: Final = (
    "A county council has no cell of its own: its districts show what it said where they have nothing to show yet."
)
FILES: Final = ("svg", "png")
NEVER_ASKED: Final = Answer(AnswerState.NOT_ASKED)


@dataclass(frozen=True, kw_only=True, slots=True)
class Asking:
    """A field of a question that a map can be coloured by."""

    asked: SetAsked
    question: Question
    field: AnswerField

    @property
    def key(self) -> str:
        """As an address names it."""
        return f"{self.asked.definition.key}.{self.question.id}.{self.field.key}"

    @property
    def which(self) -> str:
        """The map it belongs to."""
        return FORCES if self.asked.is_for_police else COUNCILS

    @property
    def words(self) -> str:
        """C03 Police use: permission type."""
        more = "" if self.field is self.question.fields[0] else f": {plain_words(self.field.key)}"
        return f"{question_name(self.question)}{more}"


def askings(found: Iterable[SetAsked]) -> dict[str, Asking]:
    """Every field that a map can be coloured by, by its word."""
    made = [
        Asking(asked=each, question=question, field=field)
        for each in found
        for question, field in mapped_fields(each.definition)
    ]
    return {each.key: each for each in made}


class CampaignMaps:
    """The maps that an address asks for: of one campaign, coloured by one word."""

    def __init__(self, campaign: Campaign, by: str) -> None:
        self.campaign = campaign
        self.askings = askings(sets_asked(db.session(), campaign.id).values())
        self.by = by if by in WAYS or by in self.askings else next(iter(WAYS))
        self._places = places(db.session(), campaign.id, asked.standpoint())

    @property
    def which(self) -> list[str]:
        """A question is asked of councils or of forces; whatever else there is to say, of both."""
        return [self.askings[self.by].which] if self.by in self.askings else list(MAPS)

    def choices(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """What one can colour by, in groups."""
        groups = [("Progress", [(key, label(way.words)) for key, way in WAYS.items()])]
        for which, heading in MAPS.items():
            fields = [(key, each.words) for key, each in self.askings.items() if each.which == which]
            groups += [(f"Questions to {heading.lower()}", fields)] if fields else []
        return groups

    def drawn(self) -> list[tuple[HexMap, list[tuple[str, str]]]]:
        """Each map with the addresses of its files."""
        return [(self.map(which), [(ending, self._file(which, ending)) for ending in FILES]) for which in self.which]

    def _file(self, which: str, ending: str) -> str:
        return url_for("maps.download", slug=self.campaign.slug, which=which, ending=ending, by=self.by)

    def map(self, which: str) -> HexMap:
        """One of them."""
        here = [each for each in self._places if each.kind.is_police == (which == FORCES)]
        asking = self.askings.get(self.by)
        return self._of_answers(which, here, asking) if asking else self._of_requests(which, here, WAYS[self.by])

    def _of_requests(self, which: str, here: Sequence[PlaceAsked], way: Way) -> HexMap:
        words = {each.key: each.words for each in way.categories}
        sent = [each.request for each in here if each.request and each.request.is_sent]
        shown = {}
        for each in here:
            category = way.category(each.request) if each.request else UNASKED
            shown[each.place.slug] = Shown(category, words[category], f"/authorities/{each.place.slug}")
        counted = sum(each.is_answered for each in sent), len(sent)
        drawn = Drawn(which, f"{MAPS[which]} by {way.words}", way.categories, (UNASKED,), NEWEST)
        return drawn.of([each.place for each in here], shown, counted)

    def _of_answers(self, which: str, here: Sequence[PlaceAsked], asking: Asking) -> HexMap:
        id_ = asking.question.id
        found = answers(db.session(), asking.asked.wanted([id_]))
        held = {each.place.slug: found.get(each.authority_id, {}).get(id_, NEVER_ASKED) for each in here}
        colours = categories(asking.field)
        words = {each.key: each.words for each in colours}
        shown = {slug: self._shown(slug, each, asking, words) for slug, each in held.items()}
        states = [each.state for each in held.values()]
        put = [each for each in states if each not in (AnswerState.NOT_ASKED, AnswerState.NOT_APPLICABLE)]
        counted = sum(each is not AnswerState.PENDING for each in put), len(put)
        drawn = Drawn(which, f"{MAPS[which]}: {asking.words}", colours, BLANK, NEWEST_FOUND)
        return drawn.of([each.place for each in here], shown, counted)

    def _shown(self, slug: str, answer: Answer, asking: Asking, words: Mapping[str, str]) -> Shown:
        category = category_of(answer.state, answer.values, asking.field)
        found = f"/campaigns/{self.campaign.slug}/findings/{answer.reference}/{asking.question.id}"
        return Shown(category, words[category], found if answer.finding else f"/authorities/{slug}")


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is said of a map, whatever its cells say."""

    which: str
    title: str
    categories: Sequence[Category]
    blanks: Sequence[str]
    note: str

    def of(self, where: Sequence[Place], shown: Mapping[str, Shown], counted: tuple[int, int]) -> HexMap:
        """The map; `counted` is how many answered, and of how many."""
        drawn = cells(where, shown, self.blanks)
        return HexMap(
            id=f"map-{self.which}",
            title=self.title,
            noun=MAPS[self.which].lower(),
            categories=self.categories,
            cells=drawn,
            answered=counted[0],
            asked=counted[1],
            lines=lines(where, shown, drawn),
            notes=[self.note, COUNTIES] if self.which == COUNCILS else [self.note],
        )
