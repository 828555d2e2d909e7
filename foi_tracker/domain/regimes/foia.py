"""Freedom of Information Act 2000: England, Wales, Northern Ireland and UK-wide bodies."""

from foi_tracker.domain import guidance
from foi_tracker.domain.law import Allowance, Provision, Regime, RunsFrom
from foi_tracker.domain.regulators import ICO
from foi_tracker.domain.vocabulary import DeadlineKind, Level, RegimeCode
from foi_tracker.domain.working_days import Unit

FOIA = Regime(
    code=RegimeCode.FOIA,
    name="Freedom of Information Act 2000",
    short="FOIA",
    regulator=ICO,
    withholding_term="exemption",
    working_day=Provision("FOIA s.10(6)"),
    receipt=Provision("FOIA s.10(6)"),
    emailed=guidance.EMAILED,
    posted=None,
    response=Allowance(20, "FOIA s.10(1)"),
    response_to_code=Provision("s.45 Code of Practice, para 4.2", Level.GUIDANCE),
    clarification=Provision("FOIA s.1(3), s.10(6)(b)"),
    clarification_reminders=guidance.CLARIFICATION_REMINDERS,
    fee_notice=Provision("FOIA s.9(1)"),
    fee_notice_in_extension=False,
    fee_payment=Allowance(3, "FOIA s.9(2)", unit=Unit.MONTHS, including_start=True),
    fee_excluded=Provision("FOIA s.10(2)"),
    pit_decision=guidance.PIT_DECISION,
    pit_notice=Provision("FOIA s.10(3), s.17(1)-(2)"),
    time_extension=None,
    transfer=Provision("s.45 Code of Practice; FOIA s.10(1)", Level.GUIDANCE),
    review_request=guidance.INTERNAL_REVIEW_REQUEST,
    review_runs_from=RunsFrom.ISSUE,
    review_on_silence=None,
    review_outcome=guidance.INTERNAL_REVIEW,
    review_long_stop=guidance.INTERNAL_REVIEW_LONG_STOP,
    complaint=guidance.ICO_COMPLAINT,
    complaint_runs_from=RunsFrom.ISSUE,
    complaint_on_silence=Provision("FOIA s.50; ICO: no review needed where there is no answer", Level.GUIDANCE),
    complaint_on_review_silence=Provision("FOIA s.50(2); ICO: after 40 working days without a review", Level.GUIDANCE),
    complaint_on_review_silence_by=None,
    commissioner_decision=None,
    compliance=Provision("FOIA s.50(4)"),
    compliance_on_appeal=Provision("FOIA s.58(1); TCEA 2007 s.12"),
    appeal_kind=DeadlineKind.TRIBUNAL_APPEAL,
    appeal=Allowance(
        28, "FOIA s.57; GRC Rules r.22(1)(b), r.12", unit=Unit.CALENDAR_DAYS, level=Level.RULE, rolls=True
    ),
    ftt_permission=Allowance(28, "GRC Rules r.42(2), r.12", unit=Unit.CALENDAR_DAYS, level=Level.RULE, rolls=True),
    ut_permission=Allowance(1, "UT Rules r.21(3)(b), r.12", unit=Unit.MONTHS, level=Level.RULE, rolls=True),
    # The 61st working day beginning with receipt is the first outside any 60 consecutive ones.
    aggregation=Allowance(61, "SI 2004/3244 reg 5(2)(b)", including_start=True),
)
