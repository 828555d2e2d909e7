"""Ten requests of one campaign, few enough to count by hand, and the report on them."""

from datetime import date

from foi_tracker.domain import events as happened
from foi_tracker.domain.authorities import AuthorityKind, Nation
from foi_tracker.domain.events import CitedExemption
from foi_tracker.domain.policy import Actor
from foi_tracker.domain.roles import Role
from foi_tracker.domain.vocabulary import Outcome, RegimeCode, ReviewResult
from foi_tracker.queries.calendars import current_laws
from foi_tracker.queries.report import report
from foi_tracker.queries.report_filter import ReportFilter
from foi_tracker.queries.request_filter import Standpoint
from tests import builders
from tests.builders import day, received, response, sent

TODAY = date(2026, 11, 23)


def cites(code, law=RegimeCode.FOIA, **details):
    return CitedExemption(law=law, code=code, **details)


S31, S31_AGAIN, S40 = cites("s.31", limb="(1)(a)"), cites("s.31", limb="(1)(b)"), cites("s.40(2)")
DENIED = (cites("s.23", limb="(5)", ncnd=True), cites("s.31", limb="(3)", ncnd=True))
S35 = cites("s.35", RegimeCode.FOISA)
DISTANT = cites("s.99")  # in no list of ours
ASKED = (sent("2026-09-01"), received("2026-09-01"))  # a Tuesday; due on Tue 29 September
ASKED_IN_SCOTLAND = (sent("2026-08-28"),)  # a Friday; Mon 31 August is a working day there

# By letter: whom it went to, and what happened. Working days counted by hand stand beside what they are between.
STORIES = {
    # Answered on day 5 (2, 3, 4, 7, 8 September), citing s.31 twice; reviewed in 20 (16 September to 13 October); won.
    "A": (
        "Barchester",
        *ASKED,
        response("2026-09-08", Outcome.REFUSED, exemptions=(S31, S31_AGAIN, S40)),
        happened.ReviewRequested(on=day("2026-09-15")),
        happened.ReviewOutcome(on=day("2026-10-13"), result=ReviewResult.OVERTURNED),
    ),
    # Answered on day 7, in part.
    "B": ("Barchester", *ASKED, response("2026-09-10", Outcome.SUPPLIED_IN_PART, exemptions=(S31,))),
    # More time taken, which refuses nothing, and then silence: overdue.
    "C": ("Barchester", *ASKED, happened.PitExtension(on=day("2026-09-22"), exemptions=(cites("s.24"),))),
    # A refusal that was typed in by mistake: overdue, and s.12 was never cited.
    "D": (
        "Barchester",
        *ASKED,
        response("2026-09-08", Outcome.REFUSED, exemptions=(cites("s.12"),)),
        happened.EventRetracted(on=day("2026-09-09"), position=3),
    ),
    # Waiting, in time.
    "E": ("Barchester", sent("2026-11-16")),
    # Late, on day 44; the review and the complaint wait.
    "F": (
        "Borsetshire Police",
        *ASKED,
        response("2026-11-02", Outcome.NCND, exemptions=DENIED),
        happened.ReviewRequested(on=day("2026-11-03")),
        happened.Complaint(on=day("2026-11-10")),
    ),
    # Never answered; the review, decided on day 6, is the first that gives a reason.
    "G": (
        "Glen",
        *ASKED_IN_SCOTLAND,
        happened.ReviewRequested(on=day("2026-10-01")),
        happened.ReviewOutcome(on=day("2026-10-09"), result=ReviewResult.UPHELD, exemptions=(S35,)),
    ),
    # Answered in full on day 2: 31 August and 1 September.
    "H": ("Glen", *ASKED_IN_SCOTLAND, response("2026-09-01", Outcome.SUPPLIED_IN_FULL)),
    # Never sent: in no number at all.
    "I": ("Barchester",),
    # Withdrawn before any answer.
    "J": ("Barchester", *ASKED, happened.Withdrawn(on=day("2026-09-03"))),
}
AUTHORITIES = {
    "Barchester": {},
    "Borsetshire Police": {"kind": AuthorityKind.POLICE_TERRITORIAL, "nation": Nation.WALES, "region": "Wales"},
    "Glen": {
        "kind": AuthorityKind.SCOTTISH_COUNCIL,
        "nation": Nation.SCOTLAND,
        "region": "Scotland",
        "regime": RegimeCode.FOISA,
    },
}


def tell(session, campaign, *, by):
    """Make the ten."""
    places = {name: builders.authority(session, name, **facts) for name, facts in AUTHORITIES.items()}
    for place, *history in STORIES.values():
        builders.info_request(session, campaign, places[place], by=by, history=history)


def member(user, *campaigns):
    return Actor(user_id=user.id, name=user.name, roles={each.id: Role.VOLUNTEER for each in campaigns})


def report_for(session, actor, **asked):
    standpoint = Standpoint(today=TODAY, laws=current_laws(session), user_id=actor.user_id)
    return report(session, actor, ReportFilter.from_args(asked), standpoint)


def exemptions(found):
    """By law asked under, exemption and whether it denies: so many requests of so many."""
    return {(line.asked_under, line.law, line.code, line.ncnd): line.citing.words for line in found.refusals.exemptions}


def challenges(lines):
    """By law: could be challenged, asked, waiting, ended, decided, won."""
    return {
        line.law: (line.could, line.asked.words, line.waiting, line.ended, line.decided, line.won.words)
        for line in lines
    }
