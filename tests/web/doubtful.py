"""A campaign with something to look at again of every sort. Everybody and everything in it is invented."""

from datetime import date

from sqlalchemy import select

from foi_tracker.domain.findings.evidence import Evidence
from foi_tracker.domain.findings.values import DateSpan
from foi_tracker.domain.findings.vocabulary import Confidence, Part, Precision
from foi_tracker.models import Coding, Entry, Reading
from foi_tracker.usecases.record_event import record_event
from tests import builders
from tests.builders import NOON, response, sent
from tests.findings_builders import chosen, finding, number, quote
from tests.web.logs import a_row, deployed, force_request
from tests.web.mapping import County

LOST = Evidence(attachment="x", filename="reply.pdf", page=1, quote="=never said", found=False)
BARE = Evidence(attachment="x", filename="reply.pdf", page=1, quote="", found=None)
LONG_AGO = date(2015, 6, 1)
REPLIED = (sent("2026-08-03"), response("2026-09-01", "supplied_in_part"))


def sound():
    """Evidence that leaves nothing to be desired."""
    return [quote()]


class Doubtful:
    """A council and a force whose answers are odd, beside nine councils that say what they should."""

    def __init__(self, session, campaign, first, second):
        self.session, self.first, self.second = session, first, second
        self.county = County(session, campaign, first)
        self.odd = self.county.ask(self.county.unitary, *REPLIED)
        self.force = force_request(session, campaign, first)
        self._others(campaign)
        self._evidence()
        self._numbers()
        self._dates()
        self._log()
        self._readers()

    def answer(self, question_id, values, evidence=None, **facts):
        shown = sound() if evidence is None else evidence
        return finding(self.session, self.odd, question_id, values=values, evidence=shown, **facts)

    def _others(self, campaign):
        self.others = []
        for count in range(100, 190, 10):
            place = builders.authority(self.session, f"Place {count}")
            made = builders.info_request(self.session, campaign, place, by=self.first, history=REPLIED)
            made.question_set_id = self.county.council_set
            values = {"cameras_total": number(count), "cameras_fr_capable": number(1)}
            finding(self.session, made, "C05", values=values, evidence=sound())
            self.others.append(made)

    def _evidence(self):
        self.answer("C01", {"own_use": chosen("in use")}, [])
        self.answer("C03", {"police_lfr_on_assets": "no"}, [BARE])
        self.answer("C09", {"dpia_exists": "no"}, [LOST])

    def _numbers(self):
        """Far above the others, more than the whole; and a year where a count should be."""
        self.answer("C05", {"cameras_total": number(1_500), "cameras_fr_capable": number(1_600)})
        self.answer("C15", {"complaints": number(2024)})

    def _dates(self):
        early = DateSpan(first=LONG_AGO, last=LONG_AGO, precision=Precision.DAY)
        self.answer("C08", {"decision_date": early})
        self.answer("C11", {"policy_url": "https://barchester.example"}, as_of=date(2025, 1, 31))
        self.answer("C14", {"motion": "no"}, confidence=Confidence.UNSURE)

    def _log(self):
        conflict = a_row("2026-03-06", "Station Road", alerts_total=3, alerts_true=4, arrests=7)
        deployed(self.session, self.force, self.first, conflict, a_row(), a_row())
        told = {"arrests": number(5)}
        finding(self.session, self.force, "P14", values=told, evidence=sound())

    def _readers(self):
        """Ten answers that two people read differently, one of which waits for a third."""
        for info_request in (self.odd, *self.others):
            made = finding(self.session, info_request, "C06", values={"product": "one"}, evidence=sound())
            reading_id = self.session.get(Coding, made.coding_id).reading_id
            self.twice(reading_id, "C06", {"product": "other"})
        self.session.scalars(select(Reading).where(Reading.info_request_id == self.odd.id)).one().conflicts = 1
        self.session.commit()
        more, entry = response("2026-10-20", "supplied_in_full"), Entry(by_id=self.first.id, at=NOON)
        record_event(self.session, self.others[0], more, seen_length=2, entry=entry)

    def twice(self, reading_id, question_id, values):
        """What the second person read, handed in."""
        read = {"reading_id": reading_id, "question_id": question_id, "part": Part.SECOND, "state": "answered"}
        told = {"values": values, "evidence": [], "coder_id": self.second.id}
        self.session.add(Coding(**read, **told, saved_at=NOON, submitted_at=NOON))
