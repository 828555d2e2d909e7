"""Periods that guidance and custom give, in one place: change them here when a regulator changes its mind.

None of these is law. Statutory periods stand in `regimes`, each beside its provision.
"""

from dataclasses import replace

from foi_tracker.domain.law import Allowance, Provision
from foi_tracker.domain.vocabulary import Level
from foi_tracker.domain.working_days import Unit

EMAILED = Provision("guidance: an e-mail arrives the day it is sent", Level.GUIDANCE)

PIT_DECISION = Allowance(40, "FOIA s.10(3); ICO guidance: 40 working days in all", level=Level.GUIDANCE)

INTERNAL_REVIEW_REQUEST = Allowance(40, "s.45 Code of Practice, para 5.3", level=Level.GUIDANCE)
INTERNAL_REVIEW = Allowance(20, "s.45 Code of Practice, para 5.4", level=Level.GUIDANCE)
INTERNAL_REVIEW_LONG_STOP = Allowance(40, "s.45 Code of Practice, para 5.5; ICO", level=Level.GUIDANCE)

ICO_COMPLAINT = Allowance(
    42, "FOIA s.50(2)(b); ICO: complain within six weeks", unit=Unit.CALENDAR_DAYS, level=Level.GUIDANCE
)
ICO_ENVIRONMENTAL_COMPLAINT = replace(ICO_COMPLAINT, provision=f"EIR reg 18; {ICO_COMPLAINT.provision}")

CLARIFICATION_REMINDERS = (
    Allowance(14, "Our reminder; no law sets a date", unit=Unit.CALENDAR_DAYS, level=Level.CONVENTION),
    Allowance(2, "Many authorities close after two months", unit=Unit.MONTHS, level=Level.CONVENTION),
)

# How long a chaser is given before anybody is asked to take the next step. Coordinators may choose another for a round.
AFTER_CHASING = Allowance(10, "Our own; no law says how often one may chase", level=Level.CONVENTION)

VERY_LATE = Allowance(40, "WhatDoTheyKnow: long overdue", level=Level.CONVENTION)
