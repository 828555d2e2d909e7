"""Environmental Information Regulations 2004: England, Wales, Northern Ireland and UK-wide bodies."""

from foi_tracker.domain import guidance
from foi_tracker.domain.law import Allowance, Extension, Provision, Regime, RunsFrom
from foi_tracker.domain.regulators import ICO
from foi_tracker.domain.vocabulary import DeadlineKind, Level, RegimeCode
from foi_tracker.domain.working_days import Unit

EIR = Regime(
    code=RegimeCode.EIR,
    name="Environmental Information Regulations 2004",
    short="EIR",
    regulator=ICO,
    withholding_term="exception",
    working_day=Provision("EIR reg 2(1)"),
    receipt=Provision("EIR reg 5(2)"),
    emailed=guidance.EMAILED,
    posted=None,
    response=Allowance(20, "EIR reg 5(2)"),
    response_to_code=None,
    clarification=Provision("EIR reg 9(2), (4)"),
    clarification_reminders=guidance.CLARIFICATION_REMINDERS,
    fee_notice=Provision("EIR reg 8(4)"),
    fee_notice_in_extension=False,
    fee_payment=Allowance(60, "EIR reg 8(5)"),
    fee_excluded=Provision("EIR reg 8(6)"),
    pit_decision=None,
    pit_notice=None,
    time_extension=Extension(Allowance(20, "EIR reg 7(1), (3)"), may_be_shorter=False),
    transfer=Provision("EIR reg 10(2)"),
    review_request=Allowance(40, "EIR reg 11(2)"),
    review_runs_from=RunsFrom.ISSUE,
    review_on_silence=Allowance(40, "EIR reg 11(2)"),
    review_outcome=Allowance(40, "EIR reg 11(4)"),
    review_long_stop=None,
    complaint=guidance.ICO_ENVIRONMENTAL_COMPLAINT,
    complaint_runs_from=RunsFrom.ISSUE,
    complaint_on_silence=Provision("EIR reg 18; FOIA s.50; ICO practice", Level.GUIDANCE),
    complaint_on_review_silence=Provision("EIR reg 18; FOIA s.50(2); ICO practice", Level.GUIDANCE),
    complaint_on_review_silence_by=None,
    commissioner_decision=None,
    compliance=Provision("EIR reg 18; FOIA s.50(4)"),
    compliance_on_appeal=Provision("EIR reg 18; FOIA s.58(1); TCEA 2007 s.12"),
    appeal_kind=DeadlineKind.TRIBUNAL_APPEAL,
    appeal=Allowance(
        28, "EIR reg 18; FOIA s.57; GRC Rules r.22(1)(b), r.12", unit=Unit.CALENDAR_DAYS, level=Level.RULE, rolls=True
    ),
    ftt_permission=Allowance(28, "GRC Rules r.42(2), r.12", unit=Unit.CALENDAR_DAYS, level=Level.RULE, rolls=True),
    ut_permission=Allowance(1, "UT Rules r.21(3)(b), r.12", unit=Unit.MONTHS, level=Level.RULE, rolls=True),
    aggregation=None,
)
