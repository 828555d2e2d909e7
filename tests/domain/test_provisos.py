import pytest

from foi_tracker.domain import events as happened
from foi_tracker.domain.history import replay
from foi_tracker.domain.provisos import provisos
from foi_tracker.domain.regimes import laws
from foi_tracker.domain.vocabulary import Channel, RegimeCode
from tests.builders import day, received, sent

FOIA, FOISA, EIR, EISR = (laws()[code] for code in RegimeCode)


def said(law, *history):
    return provisos(replay(list(history), law), law)


@pytest.mark.parametrize(
    ("law", "rule"),
    [
        (FOIA, "guidance: an e-mail arrives the day it is sent"),
        (EISR, "guidance: an e-mail arrives the day it is sent"),
        (FOISA, "FOISA s.74(2)(b)"),
    ],
    ids=["FOIA", "EISR", "FOISA"],
)
def test_a_presumed_receipt_is_called_one_and_guidance_is_not_called_law(law, rule):
    assert said(law, sent("2026-09-01")) == (
        f"No receipt is given, so it is taken to have arrived on Tue 1 Sep 2026 ({rule}).",
    )


def test_a_letter_to_a_scottish_body_is_presumed_to_arrive_on_the_third_day():
    posted = happened.Sent(on=day("2026-03-05"), channel=Channel.POST)

    assert said(FOISA, posted) == (
        "No receipt is given, so it is taken to have arrived on Sun 8 Mar 2026 (FOISA s.74(2)(a)).",
    )
    assert said(FOIA, posted) == ()


@pytest.mark.parametrize("law", [FOIA, FOISA, EIR, EISR], ids=lambda law: law.code)
def test_a_recorded_receipt_rests_on_nothing_else(law):
    assert said(law, received("2026-09-01")) == ()


def test_more_time_for_the_public_interest_rests_on_the_exemption_named():
    (proviso,) = said(FOIA, received("2026-09-01"), happened.PitExtension(on=day("2026-09-25")))

    assert "only if the notice named an exemption" in proviso
    assert "FOIA s.10(3), s.17(1)-(2)" in proviso
    assert proviso.endswith("the answer was due by Tue 29 Sep 2026.")


def test_more_time_for_environmental_information_rests_on_complexity_and_volume():
    extended = (received("2026-09-01"), happened.TimeExtension(on=day("2026-09-24")))
    shorter = (received("2026-09-01"), happened.TimeExtension(on=day("2026-09-24"), working_days=10))

    assert said(EIR, *extended) == ("That holds only if the request is both complex and large (EIR reg 7(1), (3)).",)
    assert said(EISR, *extended)[1].startswith("They may take up to 20 working days more.")
    assert len(said(EISR, *shorter)) == 1
    assert said(FOIA, *extended) == ()
