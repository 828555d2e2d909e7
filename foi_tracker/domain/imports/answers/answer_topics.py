"""Questions as campaigns word them themselves: what a heading is plainly about, to be suggested and never taken."""

import re
from collections.abc import Iterator
from typing import Final

from foi_tracker.domain.folding import fold
from foi_tracker.domain.imports.answers.answer_fields import Place
from foi_tracker.domain.imports.answers.answer_targets import target
from foi_tracker.domain.imports.grid import Column
from foi_tracker.domain.imports.vocabulary import Sureness
from foi_tracker.domain.question_sets import QuestionSetDefinition

FEWEST_WORDS: Final = 2
FACES: Final = r"\b(?:(?:facial|face) recognition|lfr|frt)\b"
MANY: Final = r"\b(?:how many|number|numbers|no|total|count)\b"
# The first that fits a heading counts: whether anybody uses it at all is what is left when nothing more is asked.
TOPICS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    (r"\bdpias?\b|data protection impact", ("P11.dpia_exists", "C09.dpia_exists")),
    (r"\beq?ias?\b|equality impact", ("P12.eia_exists", "C10.eia_exists")),
    (r"(?:people|faces|persons)\b.*\bscanned|scanned\b.*\b(?:people|faces|persons)", ("P14.faces_scanned",)),
    (r"false (?:alerts?|positives?|matches)", ("P14.alerts_false",)),
    (rf"{MANY}.*\barrest(?:s|ed)?\b|\barrests\b.*(?:{FACES}|{MANY})", ("P14.arrests",)),
    (r"\bcomplain", ("P19.complaints", "C15.complaints")),
    (rf"{MANY}.*\bdeployments?\b|\bdeployments?\b.*{MANY}", ("P02.deployments_total",)),
    (rf"{MANY}.*\bcameras?\b", ("C05.cameras_total",)),
    (
        r"\b(?:who|which|what)\b.*\b(?:suppl|provides|vendor|manufactur)|\bsuppl.*\b(?:system|software|used)",
        ("P07.supplier", "C06.supplier"),
    ),
    (r"\bpolic(?:y|ies)\b.*" + FACES + "|" + FACES + r".*\bpolicy\b", ("P10.policy", "C11.policy")),
)
SAYS_MORE: Final = re.compile(
    rf"{MANY}|\b(?:cost|spent|spend|price|budget|suppl|vendor|watch ?lists?|arrest|police|retention|retain|staff|train|"
    r"when|why|where|who|which|plan|plans|request|requests|reply|response)"
)
USES: Final = re.compile(r"\b(?:use|uses|used|using|deploy|deploys|deployed|operate|operates|operated|any|have|has)\b")
USE: Final = ("P01.lfr_status", "C01.own_use")


def by_topic(column: Column, definition: QuestionSetDefinition, taken: set[str]) -> Place | None:
    """The place of this set that the heading asks about, if no column has it yet."""
    words = fold(column.heading.replace("_", " "))
    names = _names(words) if len(words.split()) >= FEWEST_WORDS else ()
    found = next((name for name in names if name not in taken and target(name, definition)), None)
    if found is None:
        return None
    question = found.partition(".")[0]
    reason = f"it asks what question {question} asks"
    return Place(name=found, sureness=Sureness.LIKELY, reason=reason, asked=Sureness.LIKELY)


def _names(words: str) -> tuple[str, ...]:
    return next(_matching(words), ())


def _matching(words: str) -> Iterator[tuple[str, ...]]:
    yield from (names for pattern, names in TOPICS if re.search(pattern, words))
    if re.search(FACES, words) and USES.search(words) and not SAYS_MORE.search(words):
        yield USE
