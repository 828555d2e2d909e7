"""The form of an answer in the hands of a third person, or of a coordinator who corrects: one answer, at once."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from flask import abort, request

from foi_tracker.db import db
from foi_tracker.domain.findings.applicability import deciding_fields
from foi_tracker.domain.findings.vocabulary import Part
from foi_tracker.models import Campaign, Coding
from foi_tracker.queries.coding_desk import coding_desk
from foi_tracker.queries.documents import documents_of
from foi_tracker.usecases.save_coding import NewCoding
from foi_tracker.web import answer_words
from foi_tracker.web.access import actor
from foi_tracker.web.answer_form import AnswerForm, lacking
from foi_tracker.web.answer_typed import Place
from foi_tracker.web.coding import WORDS
from foi_tracker.web.coding_page import Grounds, course, problem_lines
from foi_tracker.web.coding_visit import Visit
from foi_tracker.web.document_pane import check_quote


@dataclass(slots=True)
class Decision(Visit):
    """One question of a reading, and the address to which its answer is sent."""

    action: str = ""

    def address(self, endpoint: str = "", **more: Any) -> str:  # noqa: ANN401, ARG002 the shape of a visit's
        """Where the form goes."""
        return self.action

    def form(self, before: Coding | None) -> AnswerForm:
        """The form as it was sent, or with what counted before."""
        if request.method == "POST":
            return AnswerForm.of_typed(self.asked, request.form)
        return AnswerForm.of_draft(self.asked, before, self.files[0].public_id if self.files else "")

    def read(self, form: AnswerForm) -> NewCoding | None:
        """The answer, whole; None where a row was asked for, or something lacks or cannot be read."""
        if form.add_row(request.form.get("action", "")):
            form.values()
            form.typed.problems.clear()
            return None
        new = form.read(partial(check_quote, self.files))
        deciding = deciding_fields(self.question.id, self.desk.definition)
        if new and (lacks := lacking(self.question, new.state, new.values, new.evidence, deciding)):
            form.typed.complain(Place("state", "The answer"), lacks)
            return None
        return new

    def context(self, form: AnswerForm, decides: str) -> dict[str, Any]:
        """What the form's template needs; `decides` is what its button says."""
        return {
            "visit": self,
            "campaign": self.campaign,
            "desk": self.desk,
            "question": self.question,
            "form": form,
            "typed": form.typed,
            "problems": problem_lines(form),
            "grounds": Grounds.of(self.desk, self.question, form.typed.several("exemption")),
            "is_unsaved": request.method == "POST",
            "words": answer_words,
            "decides": decides,
            "register": [name for _, name in self.organisations],
            "other_state": None,
            "saved": "",
            **WORDS,
        }


def decision(campaign: Campaign, reading_id: int, question_id: str, action: str) -> Decision:
    """One question of a reading, with the files of the reply; 404 where there is no such reading."""
    session = db.session()
    desk = coding_desk(session, campaign.id, reading_id, Part.THIRD, actor().user_id) or abort(404)
    files = documents_of(session, desk.info_request, desk.reading.position)
    steps = course(desk, desk.reading.question_ids, question_id)
    return Decision(campaign=campaign, desk=desk, course=steps, files=files, action=action)
