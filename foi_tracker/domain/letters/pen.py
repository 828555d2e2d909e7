"""Writing one letter: paragraphs chosen by name, and filled once with what is known."""

from collections.abc import Iterable, Iterator, Mapping

from foi_tracker.domain.letters.dossier import Dossier
from foi_tracker.domain.letters.facts import facts
from foi_tracker.domain.letters.first_letter import fill
from foi_tracker.domain.letters.points import Ground, Points
from foi_tracker.domain.letters.speech import Speech
from foi_tracker.domain.letters.wording import Wording, facts_of
from foi_tracker.domain.refusal_advice import Argument
from foi_tracker.domain.vocabulary import Level

FRAME = "frame"
# Facts that are themselves made of others: how a letter speaks of the request, and of a decision notice.
COMPOSED = {
    "request": ("request_dated", "request_undated"),
    "notice": ("notice_numbered", "notice_dated"),
}


class Pen:
    """Knows the words, the law and the facts. A paragraph that speaks of what is not known is left out."""

    def __init__(self, wording: Wording, file: str, dossier: Dossier) -> None:
        self.file = file
        self.dossier = dossier
        self.law = dossier.law.code
        self.speech = Speech(wording, self.law)
        self.facts = facts(dossier, self.speech)
        self._wording = wording
        self.facts["answered"] = ""  # what the answer was: said only where a letter tells somebody else
        for name, keys in COMPOSED.items():
            self.facts[name] = self.says(*keys, file=FRAME)

    def says(self, *keys: str, file: str = "") -> str:
        """The first of these paragraphs that this law has and whose facts are all known; empty where none is."""
        said = (self._said(file or self.file, key) for key in keys)
        return next((each for each in said if each), "")

    def sentences(self, *parts: str) -> str:
        """One paragraph made of several."""
        return " ".join(part for part in parts if part)

    def _said(self, file: str, key: str) -> str:
        text = self._wording.says(file, self.law, key)
        return fill(text, self.facts) if all(self.facts[name] for name in facts_of(text)) else ""

    def line(self, file: str, key: str, values: Mapping[str, str]) -> str:
        """A paragraph filled with values of its own."""
        return fill(self._wording.says(file, self.law, key), values)

    def own_words(self, points: Points) -> str:
        """What the volunteer wrote, or the gap where they should."""
        return points.words.strip() or self.speech.word("your_words")

    def list_of(self, heading: str, items: Iterable[str]) -> str:
        """A heading, where there is one, with a line each; empty for none."""
        lines = [f"- {item}" for item in items if item]
        return "\n".join([*([heading] if heading else []), *lines]) if lines else ""

    def argued(self, points: Points) -> list[str]:
        """Every argument, numbered through, each ground opened by its own sentence."""
        paragraphs: list[str] = []
        number = 0
        for ground, arguments in self._by_ground(points):
            paragraphs += [fill(ground.advice.ground, self.about(ground))] if ground else []
            for each in arguments:
                number += 1
                paragraphs.append(f"{number}. {self._argument(each, self.about(ground))}")
        return paragraphs

    def _by_ground(self, points: Points) -> Iterator[tuple[Ground | None, list[Argument]]]:
        """What can be argued with what is known, and nothing where nothing is."""
        for ground, arguments in [*((each, each.arguments) for each in points.grounds), (None, points.arguments)]:
            known = self.about(ground)
            usable = [each for each in arguments if all(known.get(name) for name in facts_of(each.text))]
            if usable:
                yield ground, usable

    def about(self, ground: Ground | None) -> dict[str, str]:
        """What an argument's placeholders stand for."""
        known = {name: self.facts[name] for name in ("authority", "response_on")}
        cited = self.speech.exemption(ground.cited) if ground and ground.cited else self.facts["cited"]
        title = ground.advice.title if ground else ""
        # Where more time was validly taken to weigh the public interest, no argument may rest on the day before it.
        due_on = "" if self.facts["pit_due_on"] else self.facts["response_due_on"]
        return known | {"due_on": due_on, "exemption": cited, "title": title}

    def _argument(self, argument: Argument, values: Mapping[str, str]) -> str:
        where = argument.provision
        word = self.speech.word("guidance")
        if argument.level is Level.GUIDANCE and word not in where.casefold():
            where = f"{where}; {word}"
        return f"{fill(argument.text, values).rstrip('. ')} ({where})."
