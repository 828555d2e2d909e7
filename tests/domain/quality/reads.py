"""Answers in few words, as the rules of quality look at them. Everything in them is invented."""

from datetime import date

from foi_tracker.domain.findings import codec
from foi_tracker.domain.findings.evidence import Evidence
from foi_tracker.domain.findings.vocabulary import AnswerState, Confidence
from foi_tracker.domain.quality.answers import Read
from foi_tracker.domain.quality.figures import figures_of
from foi_tracker.domain.quality.numbers import Mine
from tests.domain.findings.sets import COUNCIL, POLICE

TODAY = date(2026, 11, 23)
SETS = {"P": POLICE, "C": COUNCIL}
GOOD = Evidence(attachment="", filename="reply.pdf", page=2, quote="We use it.", found=True)


def question(id_):
    return SETS[id_[0]].question(id_)


def read(id_="P01", state=AnswerState.ANSWERED, values=None, evidence=(GOOD,), **facts):
    """A sound answer of this autumn, but for what is given."""
    dates = {"as_of": None, "period_to": None, "replied_on": date(2026, 9, 20)}
    stored = codec.dump_all(values or {})
    told = [each.dump() for each in evidence]
    sure = {"confidence": Confidence.SURE}
    return Read(question(id_), state, stored, told, **{**dates, **sure, **facts})


def mine(answer, id_, values):
    """The numbers of one answer, under a name."""
    return Mine(answer, id_, figures_of(question(id_), codec.dump_all(values)))
