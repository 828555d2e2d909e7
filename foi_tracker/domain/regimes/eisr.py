"""Environmental Information (Scotland) Regulations 2004: Scottish councils and Police Scotland."""

from foi_tracker.domain import guidance
from foi_tracker.domain.law import Allowance, Extension, Provision, Regime, RunsFrom
from foi_tracker.domain.regulators import SIC
from foi_tracker.domain.vocabulary import DeadlineKind, Level, RegimeCode
from foi_tracker.domain.working_days import Unit

EISR = Regime(
    code=RegimeCode.EISR,
    name="Environmental Information (Scotland) Regulations 2004",
    short="EI(S)R",
    regulator=SIC,
    withholding_term="exception",
    working_day=Provision("EI(S)R reg 2(1)"),
    receipt=Provision("EI(S)R reg 5(2)(a)"),
    emailed=guidance.EMAILED,
    posted=None,  # whether FOISA s.74's presumption applies is not clear, so the day of receipt is asked for
    response=Allowance(20, "EI(S)R reg 5(2)(a)"),
    response_to_code=None,
    clarification=Provision("EI(S)R reg 9(2), (4)"),
    clarification_reminders=guidance.CLARIFICATION_REMINDERS,
    fee_notice=Provision("EI(S)R reg 8(4)-(5)"),
    fee_notice_in_extension=True,  # reg 8 sets the demand no day of its own
    fee_payment=Allowance(60, "EI(S)R reg 8(6)", including_start=True),
    fee_excluded=Provision("EI(S)R reg 8(7)"),
    pit_decision=None,
    pit_notice=None,
    time_extension=Extension(Allowance(20, "EI(S)R reg 7(1), (2)"), may_be_shorter=True),
    transfer=Provision("EI(S)R reg 14(2)"),
    review_request=Allowance(40, "EI(S)R reg 16(2)"),
    review_runs_from=RunsFrom.RECEIPT,
    review_on_silence=Allowance(40, "EI(S)R reg 16(2)"),
    review_outcome=Allowance(20, "EI(S)R reg 16(4)"),
    review_long_stop=None,
    complaint=Allowance(6, "EI(S)R reg 17; FOISA s.47(4)(a)", unit=Unit.MONTHS),
    complaint_runs_from=RunsFrom.RECEIPT,
    complaint_on_silence=None,
    complaint_on_review_silence=Provision("EI(S)R reg 17; FOISA s.47(1)(b), (4)(b)"),
    complaint_on_review_silence_by=Allowance(6, "EI(S)R reg 17; FOISA s.47(4)(b)", unit=Unit.MONTHS),
    commissioner_decision=Allowance(4, "EI(S)R reg 17; FOISA s.49(3)(b)", unit=Unit.MONTHS),
    compliance=Provision("EI(S)R reg 17; FOISA s.49(6)"),
    compliance_on_appeal=Provision("EI(S)R reg 17; FOISA s.56"),
    appeal_kind=DeadlineKind.COURT_APPEAL,
    appeal=Allowance(42, "EI(S)R reg 17; FOISA s.56; RCS r.41.20(1)(b)", unit=Unit.CALENDAR_DAYS, level=Level.RULE),
    ftt_permission=None,
    ut_permission=None,
    aggregation=None,
)
