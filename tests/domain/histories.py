"""Arbitrary histories, possible and impossible, for properties that must hold of all of them."""

from dataclasses import fields
from datetime import date, timedelta

from hypothesis import strategies as st

from foi_tracker.domain import events as happened
from foi_tracker.domain.bank_holidays import HORIZON
from foi_tracker.domain.events import CitedExemption
from foi_tracker.domain.vocabulary import (
    Appellant,
    Channel,
    ChaserStep,
    ClosedBecause,
    Disposal,
    Finding,
    Forum,
    OrderedStep,
    Outcome,
    RegimeCode,
    ReviewResult,
)

REGIMES = st.sampled_from(list(RegimeCode))

USUAL = st.dates(date(2026, 6, 1), date(2026, 12, 31))
AT_THE_EDGES = st.one_of(
    st.dates(HORIZON - timedelta(days=150), HORIZON + timedelta(days=150)),
    st.dates(date(2004, 6, 1), date(2005, 6, 1)),
    st.sampled_from([date.min, date.max]),
    st.dates(),
)
DAYS = st.one_of(USUAL, USUAL, AT_THE_EDGES)

CITED = st.builds(
    CitedExemption,
    law=REGIMES,
    code=st.sampled_from(["s.21", "s.31", "s.40(2)", "s.14(1)", "reg 12(4)(b)", "s.999"]),
    limb=st.sampled_from(["", "(1)(a)"]),
    ncnd=st.booleans(),
)
EXEMPTIONS = st.lists(CITED, max_size=2).map(tuple)

FIELDS = {
    "channel": st.sampled_from(list(Channel)),
    "exemptions": EXEMPTIONS,
    "estimate": st.none() | DAYS,
    "working_days": st.none() | st.integers(-5, 60),
    "to": st.sampled_from(["", "barchester-city-council"]),
    "outcome": st.sampled_from(list(Outcome)),
    "received": st.none() | DAYS,
    "result": st.none() | st.sampled_from(list(ReviewResult)),
    "reference": st.sampled_from(["", "IC-1"]),
    "comply_by": st.none() | DAYS,
    "until": DAYS,
    "review_rights": st.none() | st.booleans(),
    "finding": st.none() | st.sampled_from(list(Finding)),
    "steps": st.lists(st.sampled_from(list(OrderedStep)), max_size=2).map(tuple),
    "link": st.sampled_from(["", "https://ico.example/notice"]),
    "because": st.sampled_from(list(ClosedBecause)),
    "forum": st.sampled_from(list(Forum)),
    "by": st.sampled_from(list(Appellant)),
    "disposal": st.none() | st.sampled_from(list(Disposal)),
    "step": st.none() | st.sampled_from(list(ChaserStep)),
    "position": st.integers(-2, 14),
}


def event_of(kind, days=DAYS):
    """Any event of one kind."""
    names = [field.name for field in fields(kind) if field.name != "on"]
    return st.builds(kind, on=days, **{name: FIELDS[name] for name in names})


EVENTS = st.one_of([event_of(kind) for kind in happened.KINDS.values()])
HISTORIES = st.lists(EVENTS, max_size=12)

STANDING_KINDS = [kind for kind in happened.KINDS.values() if kind is not happened.EventRetracted]
USUAL_HISTORIES = st.lists(
    st.one_of([event_of(kind, USUAL) for kind in STANDING_KINDS]),
    max_size=10,
    unique_by=lambda event: (event.on, event.kind),
)
