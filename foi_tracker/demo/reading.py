"""Reads a share of the invented replies as volunteers would: twice where two must agree, with a third now and then."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from io import BytesIO
from typing import Final

from sqlalchemy import select

from foi_tracker.demo.answers import Replying, sentence
from foi_tracker.demo.deployment_log import InventedLog, invent_log, keep_log
from foi_tracker.demo.replies import MARK
from foi_tracker.demo.scene import Scene, at_noon
from foi_tracker.demo.slips import loosely_cited, oddly_said
from foi_tracker.domain.attachments import HEAD, LARGEST_FILE, KeptFile, kept_file
from foi_tracker.domain.events import Response
from foi_tracker.domain.findings.applicability import asked_in_first_letter
from foi_tracker.domain.findings.evidence import Evidence
from foi_tracker.domain.findings.replies import replies
from foi_tracker.domain.findings.vocabulary import AnswerState, Confidence, Part
from foi_tracker.domain.question_sets import QuestionSetDefinition
from foi_tracker.domain.vocabulary import Outcome
from foi_tracker.integrations import file_store
from foi_tracker.models import Attachment, Authority, Entry, InfoRequest, Reading, User
from foi_tracker.queries.readings import definition_of
from foi_tracker.usecases.adjudicate import adjudicate
from foi_tracker.usecases.attach_file import attach_files
from foi_tracker.usecases.hand_in import hand_in
from foi_tracker.usecases.open_reading import open_reading
from foi_tracker.usecases.save_coding import NewCoding

SEED: Final = 31
MOST: Final = {
    Outcome.SUPPLIED_IN_FULL: 145,
    Outcome.SUPPLIED_IN_PART: 90,
    Outcome.REFUSED: 26,
    Outcome.NOT_HELD: 12,
    Outcome.NCND: 8,
}
LOGS: Final = 14
MISREAD, DECIDED = 0.05, 0.75  # of the answers read twice; of the conflicts
ONLY_ONCE: Final = 12  # one reading in so many waits for its second reader


@dataclass(frozen=True, kw_only=True, slots=True)
class Reply:
    """An invented reply: whose, what it answers, and the line of history that it is."""

    info_request: InfoRequest
    authority: Authority
    definition: QuestionSetDefinition
    event: Response
    position: int


def read_replies(scene: Scene) -> int:
    """How many requests have findings by it."""
    chance = random.Random(SEED)  # noqa: S311 the same answers every time
    people = sorted({each.id: each for each in scene.keepers.values()}.values(), key=lambda each: each.id)
    found, logs = _replies(scene, chance), 0
    for at, reply in enumerate(found):
        log = _log(scene, chance, reply) if logs < LOGS else None
        logs += log is not None
        _Reading(scene, chance, reply, log).read(chance.sample(people, 3), once=at % ONLY_ONCE == 0)
    return len(found)


def _log(scene: Scene, chance: random.Random, reply: Reply) -> InventedLog | None:
    """The deployments of a force that answered in full, in places of its own area."""
    within = (Authority.police_force_slug == reply.authority.slug, Authority.valid_to.is_(None))
    councils = scene.session.execute(select(Authority.slug, Authority.name).where(*within).order_by(Authority.slug))
    named = [(row.slug, row.name) for row in councils]
    if not named or reply.event.outcome is not Outcome.SUPPLIED_IN_FULL:
        return None
    return invent_log(chance, named, reply.event.on)


def _replies(scene: Scene, chance: random.Random) -> list[Reply]:
    """Answers of each outcome, all those of forces and some of councils', one for each authority."""
    found: list[Reply] = []
    seen: set[int] = set()
    for outcome, most in MOST.items():
        answered = _answered(scene, outcome)
        chance.shuffle(answered)
        answered.sort(key=lambda each: not each[1].kind.is_police)
        of_this = {authority.id: each for each in answered if (authority := each[1]).id not in seen}
        chosen = list(of_this.values())[:most]
        seen |= {authority.id for _, authority in chosen}
        found += [reply for each in chosen if (reply := _reply(scene, *each))]
    return found


def _answered(scene: Scene, outcome: Outcome) -> list[tuple[InfoRequest, Authority]]:
    wanted = (
        select(InfoRequest, Authority)
        .join(Authority, Authority.id == InfoRequest.authority_id)
        .where(InfoRequest.outcome == outcome, InfoRequest.question_set_id.is_not(None))
        .order_by(InfoRequest.id)  # so that either database tells the same year
    )
    return [(row[0], row[1]) for row in scene.session.execute(wanted)]


def _reply(scene: Scene, info_request: InfoRequest, authority: Authority) -> Reply | None:
    history = [record.event for record in info_request.records]
    definition = definition_of(scene.session, info_request.id)
    for position in replies(history):
        event = history[position - 1]
        if definition and isinstance(event, Response) and event.outcome in MOST:
            return Reply(
                info_request=info_request,
                authority=authority,
                definition=definition,
                event=event,
                position=position,
            )
    return None


class _Reading:
    """One reply, with what it says and who reads it."""

    def __init__(self, scene: Scene, chance: random.Random, reply: Reply, log: InventedLog | None) -> None:
        self.scene, self.chance, self.reply, self.log = scene, chance, reply, log
        self.day = min(reply.event.on + timedelta(days=chance.randint(2, 20)), scene.today)
        self.asked = asked_in_first_letter(reply.definition)

    def read(self, people: Sequence[User], *, once: bool) -> None:
        """By two people where two must agree, and perhaps by a third."""
        first, second, third = (Entry(by_id=each.id, at=at_noon(self.day)) for each in people)
        session, reply = self.scene.session, self.reply
        answers = self._answers(first)
        reading = open_reading(session, reply.info_request, reply.position, self.asked, first)
        if self.log:
            keep_log(session, reply.info_request, self.log, first)
        hand_in(session, reading, Part.FIRST, answers, first)
        if reading.needs_second and not once:
            self._read_again(reading, answers, second, third)

    def _read_again(self, reading: Reading, answers: Sequence[NewCoding], second: Entry, third: Entry) -> None:
        again = {each.id for each in self.reply.definition.questions if each.double_entry}
        theirs = [self._misread(each) for each in answers if each.question_id in again]
        settled = hand_in(self.scene.session, reading, Part.SECOND, theirs, second)
        if self.chance.random() < DECIDED:
            for each in answers:
                if each.question_id in settled.conflicts:
                    new = replace(each, remark="The first reader has it right (invented).")
                    adjudicate(self.scene.session, reading, each.question_id, new, third)

    def _misread(self, answer: NewCoding) -> NewCoding:
        """As a second reader may take it."""
        if self.chance.random() >= MISREAD:
            return answer
        return replace(answer, state=AnswerState.UNCLEAR, values={}, confidence=Confidence.UNSURE)

    def _answers(self, entry: Entry) -> list[NewCoding]:
        """What the reply says, each with its place in the file that came, which is stored as files are."""
        reply, session = self.reply, self.scene.session
        codes = tuple(dict.fromkeys(each.code for each in reply.event.exemptions))
        replying = Replying(self.chance, reply.definition, Outcome(reply.event.outcome), codes)
        known = self.log.totals if self.log else {}
        number = reply.info_request.id
        answers = oddly_said(number, replying.answers(self.asked, reply.authority.slug, reply.event.on, known))
        questions = {each.id: each for each in reply.definition.questions}
        lines = [sentence(questions[each.question_id], each) for each in answers]
        name = f"answers-{reply.event.on}-invented.txt"
        file = _stored(self.scene, "\n\n".join([MARK, *lines, MARK]) + "\n", name)
        attach_files(session, reply.info_request, [file], entry=entry, position=reply.position)
        ours = (Attachment.info_request_id == reply.info_request.id, Attachment.filename == name)
        attachment = session.scalars(select(Attachment).where(*ours)).one()
        return [
            replace(each, evidence=loosely_cited(number, _place(attachment, line)) if each.state.has_values else ())
            for each, line in zip(answers, lines, strict=True)
        ]


def _place(attachment: Attachment, line: str) -> Evidence:
    return Evidence(attachment=attachment.public_id, filename=attachment.filename, page=1, quote=line, found=True)


def _stored(scene: Scene, text: str, name: str) -> KeptFile:
    stored = file_store.keep(scene.files, BytesIO(text.encode()), largest=LARGEST_FILE, head=HEAD)
    return kept_file(stored.sha256, stored.size, name, stored.head)
