"""What authorities and Commissioners wrote in the demonstration: all of it invented, marked so, and kept as files."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO

from foi_tracker.demo.scene import Scene
from foi_tracker.domain import events as happened
from foi_tracker.domain.attachments import HEAD, LARGEST_FILE, KeptFile, kept_file
from foi_tracker.domain.events import CitedExemption, Event
from foi_tracker.domain.exemptions import as_cited, exemption
from foi_tracker.domain.letters.dossier import Dossier
from foi_tracker.domain.narrative import describe
from foi_tracker.domain.plain_dates import written
from foi_tracker.domain.question_sets import QuestionSetDefinition
from foi_tracker.domain.vocabulary import Outcome
from foi_tracker.integrations import file_store

MARK = "INVENTED FOR THE DEMONSTRATION. Nobody named here wrote, sent or decided any of this."
FROM_THE_COMMISSIONER = (happened.ComplaintAcknowledged, happened.ComplaintClosed, happened.DecisionNotice)
LETTERS = (
    happened.ClarificationRequested,
    happened.TimeExtension,
    happened.PitExtension,
    happened.Response,
    happened.ReviewOutcome,
    *FROM_THE_COMMISSIONER,
)


def brings_a_letter(event: Event) -> bool:
    """Whether something was written to us that is worth keeping."""
    return isinstance(event, LETTERS)


def keep_letter(scene: Scene, event: Event, dossier: Dossier) -> KeptFile:
    """The letter that came, stored as if its text had been pasted."""
    stored = file_store.keep(scene.files, BytesIO(letter(event, dossier).encode()), largest=LARGEST_FILE, head=HEAD)
    return kept_file(stored.sha256, stored.size, file_name(event.kind, event.on), stored.head)


def file_name(kind: str, on: date) -> str:
    """As a pasted letter is called, but for the last word."""
    what = "reply" if kind == happened.Response.kind else kind.replace("_", "-")
    return f"{what}-{on}-invented.txt"


def letter(event: Event, dossier: Dossier) -> str:
    """All of the letter, marked at both ends."""
    theirs = isinstance(event, FROM_THE_COMMISSIONER)
    writer = dossier.law.regime.regulator.name if theirs else dossier.addressee.name
    parts = [
        MARK,
        f"From: {writer}\nDate: {written(event.on)}\nYour reference: {dossier.reference}",
        f"Dear {dossier.sender.signatory},",
        *_said(event, dossier),
        f"Yours faithfully,\nAn invented officer, for {writer}",
        MARK,
    ]
    return "\n\n".join(parts) + "\n"


def _said(event: Event, dossier: Dossier) -> Iterator[str]:
    if not isinstance(event, happened.Response):
        yield f"About your request on live facial recognition, in short: {describe(event)}"
        return
    yield f"Thank you for your request, which we have now dealt with under the {dossier.law.regime.name}."
    yield OPENINGS[event.outcome]
    yield from (_ground(each) for each in event.exemptions)
    if event.outcome is Outcome.SUPPLIED_IN_PART and dossier.questions:
        yield from _one_by_one(dossier.questions)
    if event.review_rights:
        yield "If you are not content, write to us and ask for a review. After that you may go to the Commissioner."


def _one_by_one(asked: QuestionSetDefinition) -> Iterator[str]:
    """Every question with an answer that says nothing, so that nobody takes it for a fact: a long letter."""
    for question in asked.questions:
        yield f"Question {question.id}. {question.ask}\nAnswer (invented): part of this is in the enclosed papers."


OPENINGS = {
    Outcome.SUPPLIED_IN_FULL: "We hold what you asked for, and enclose it.",
    Outcome.SUPPLIED_IN_PART: "We enclose part of what you asked for, and withhold the rest.",
    Outcome.REFUSED: "We are not able to give you what you asked for.",
    Outcome.NOT_HELD: "We have looked for it, and hold nothing of the kind.",
    Outcome.NCND: "We neither confirm nor deny that we hold what you asked for.",
    Outcome.WITHDRAWN: "As we have not heard from you, we take your request to be withdrawn.",
}


def _ground(cited: CitedExemption) -> str:
    found = exemption(cited.law, cited.code)
    title = f" ({found.title})" if found else ""
    verb = "We neither confirm nor deny under" if cited.ncnd else "We rely on"
    return f"{verb} {as_cited(cited.code, cited.limb)}{title}. In our view the public interest is on the side of this."
