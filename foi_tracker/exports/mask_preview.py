"""What the rules would strike out of a release, bit by bit, before anything is frozen."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice

from sqlalchemy.orm import Session

from foi_tracker.domain.findings.masks import MARKER
from foi_tracker.domain.findings.speech import say
from foi_tracker.exports.findings_tables import deployments_table
from foi_tracker.exports.release_files import OURS
from foi_tracker.exports.release_masks import Mask, typed
from foi_tracker.exports.release_summary import spoken
from foi_tracker.queries import deployment_export
from foi_tracker.queries.answers import Answer, answers
from foi_tracker.queries.export_names import Selection

AROUND = 60  # characters before and after
MOST = 200


@dataclass(frozen=True, kw_only=True, slots=True)
class Struck:
    """Some words that a rule takes out, with what stands around them; `question` may be a row of the log."""

    reference: str
    question: str
    before: str
    words: str
    instead: str
    after: str


def preview(session: Session, selection: Selection, masked: Mask) -> list[Struck]:
    """The first of them, request by request, then those of the deployment log."""
    every = chain(_struck(session, selection, masked), _of_the_log(session, selection, masked))
    return list(islice(every, MOST))


def _struck(session: Session, selection: Selection, masked: Mask) -> Iterator[Struck]:
    for chunk in answers(session, selection):
        for each in chunk:
            for answer in each.answers:
                for text in dict.fromkeys(_texts(answer)):
                    yield from differences(text, masked(text), each.row.reference, answer.question.id)


def _of_the_log(session: Session, selection: Selection, masked: Mask) -> Iterator[Struck]:
    columns = deployment_export.columns(session)
    names = deployments_table(columns).names
    places = [at for at in typed(deployments_table(columns)) if names[at] not in OURS]
    for rows in deployment_export.deployment_rows(session, selection, columns):
        for row in rows:
            for text in dict.fromkeys(row[at] for at in places if row[at]):
                yield from differences(text, masked(text), row[1], row[0])


def _texts(answer: Answer) -> Iterator[str]:
    if answer.finding is None:
        return
    for place in answer.finding.evidence:
        yield from (place.quote, place.filename)
    yield from (*answer.finding.details.exemptions, answer.finding.details.url)
    yield from (say(said.value, said.field) for said in spoken(answer))


def differences(text: str, masked: str, reference: str, question: str) -> Iterator[Struck]:
    """Each marker of the masked text, with the words that it stands for."""
    parts = MARKER.split(masked)
    start = len(parts[0])
    for at in range(1, len(parts), 2):
        rest = parts[at + 1]
        end = len(text) - len(rest) if at + 2 == len(parts) else text.find(rest, start)
        around = {"before": text[max(start - AROUND, 0) : start], "after": text[end : end + AROUND]}
        yield Struck(reference=reference, question=question, words=text[start:end], instead=parts[at], **around)
        start = end + len(rest)
