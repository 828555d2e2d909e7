"""Freedom of Information (Scotland) Act 2002: Scottish councils and Police Scotland."""

from foi_tracker.domain import guidance
from foi_tracker.domain.law import Allowance, Provision, Regime, RunsFrom
from foi_tracker.domain.regulators import SIC
from foi_tracker.domain.vocabulary import DeadlineKind, Level, RegimeCode
from foi_tracker.domain.working_days import Unit

FOISA = Regime(
    code=RegimeCode.FOISA,
    name="Freedom of Information (Scotland) Act 2002",
    short="FOISA",
    regulator=SIC,
    withholding_term="exemption",
    working_day=Provision("FOISA s.73"),
    receipt=Provision("FOISA s.10(1)"),
    emailed=Provision("FOISA s.74(2)(b)"),
    posted=Allowance(3, "FOISA s.74(2)(a)", unit=Unit.CALENDAR_DAYS),
    response=Allowance(20, "FOISA s.10(1)"),
    response_to_code=None,
    clarification=Provision("FOISA s.1(3), s.10(1)(b)"),
    clarification_reminders=guidance.CLARIFICATION_REMINDERS,
    fee_notice=Provision("FOISA s.9(1)"),
    fee_notice_in_extension=False,
    fee_payment=Allowance(3, "FOISA s.9(3)", unit=Unit.MONTHS, including_start=True),
    fee_excluded=Provision("FOISA s.10(3)"),
    pit_decision=None,
    pit_notice=None,
    time_extension=None,
    transfer=Provision("FOISA s.60 Code; s.10(1)", Level.GUIDANCE),
    review_request=Allowance(40, "FOISA s.20(5)"),
    review_runs_from=RunsFrom.RESPONSE_TIME,
    review_on_silence=Allowance(40, "FOISA s.20(5)(a), (9)"),
    review_outcome=Allowance(20, "FOISA s.21(1)"),
    review_long_stop=None,
    complaint=Allowance(6, "FOISA s.47(4)(a)", unit=Unit.MONTHS),
    complaint_runs_from=RunsFrom.RECEIPT,
    complaint_on_silence=None,
    complaint_on_review_silence=Provision("FOISA s.47(1)(b), (4)(b)"),
    complaint_on_review_silence_by=Allowance(6, "FOISA s.47(4)(b)", unit=Unit.MONTHS),
    commissioner_decision=Allowance(4, "FOISA s.49(3)(b)", unit=Unit.MONTHS),
    compliance=Provision("FOISA s.49(6)"),
    compliance_on_appeal=Provision("FOISA s.56"),
    appeal_kind=DeadlineKind.COURT_APPEAL,
    appeal=Allowance(42, "FOISA s.56; RCS r.41.20(1)(b)", unit=Unit.CALENDAR_DAYS, level=Level.RULE),
    ftt_permission=None,
    ut_permission=None,
    aggregation=None,
)
