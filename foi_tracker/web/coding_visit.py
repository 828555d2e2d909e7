"""One person at one reading: what they have in hand, where in it they are, and whether they may go on."""

from dataclasses import dataclass, field
from typing import Any, Final

from flask import abort, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from foi_tracker.db import db
from foi_tracker.domain.exemptions import exemptions
from foi_tracker.domain.findings.showing import ShownFile
from foi_tracker.domain.findings.vocabulary import Part
from foi_tracker.domain.policy import Action
from foi_tracker.domain.question_sets import FieldType, Question
from foi_tracker.models import Campaign
from foi_tracker.queries.coding_desk import CodingDesk, coding_desk, why_not
from foi_tracker.queries.documents import documents_of
from foi_tracker.queries.request_page import authority_names
from foi_tracker.usecases.save_coding import applicable_to
from foi_tracker.web import now
from foi_tracker.web.access import actor, the_campaign
from foi_tracker.web.answer_form import Asked
from foi_tracker.web.answer_plain import Offered
from foi_tracker.web.coding_page import Course, course

NO_FILE: Final = ("", "The letter itself: no file of it here")


@dataclass(slots=True)
class Visit:
    """One person at one reading: the campaign, their desk, and where in the questions they are."""

    campaign: Campaign
    desk: CodingDesk
    course: Course
    files: list[ShownFile] = field(default_factory=list)

    @property
    def asked(self) -> Asked:
        """The question on the page, with what an answer to it may name."""
        question = self.question
        slugs = {name.casefold(): slug for slug, name in self.organisations}
        law = self.desk.info_request.regime
        return Asked(
            question=question,
            offered=Offered(files=dict(self.choices), slugs=slugs),
            exemptions=tuple(each.code for each in exemptions(law)),
            today=now.today(),
        )

    @property
    def question(self) -> Question:
        """The question on the page."""
        step = self.course.current
        return step.question if step else abort(404)

    @property
    def organisations(self) -> list[tuple[str, str]]:
        """The register, where the question asks for an organisation."""
        columns = [column for each in self.question.fields for column in (each, *each.columns)]
        wanted = any(each.type is FieldType.ORG for each in columns)
        return authority_names(db.session()) if wanted else []

    @property
    def choices(self) -> list[tuple[str, str]]:
        """The files that can be cited, those of this reply first."""
        return [*self.papers, NO_FILE]

    @property
    def papers(self) -> list[tuple[str, str]]:
        """The files alone, as what a document may be."""
        return [(each.public_id, each.filename) for each in self.files]

    @property
    def queue(self) -> str:
        """The list of replies."""
        return f"/campaigns/{self.campaign.slug}/queue"

    def address(self, endpoint: str = "coding.show", **more: Any) -> str:  # noqa: ANN401 whatever an address may hold
        """A page of this reading."""
        return url_for(
            endpoint, slug=self.campaign.slug, reading_id=self.desk.reading.id, part=self.desk.part.value, **more
        )


def visited(slug: str, reading_id: int, part: str, question_id: str = "") -> Visit:
    campaign = the_campaign(slug, Action.CODE_ANSWERS)
    session = db.session()
    desk = coding_desk(session, campaign.id, reading_id, Part(part), actor().user_id) or abort(404)
    applicable = applicable_to(session, desk.reading, desk.part, desk.answers)
    files = documents_of(session, desk.info_request, desk.reading.position)
    return Visit(campaign=campaign, desk=desk, course=course(desk, applicable, question_id), files=files)


def refusal_of(visit: Visit) -> ResponseReturnValue | None:
    """Back to the list of replies, with why; None where the part is in this person's hands."""
    why = why_not(db.session(), visit.desk, actor().user_id, now.now())
    if not why:
        return None
    flash(why, "error")
    return redirect(visit.queue)
