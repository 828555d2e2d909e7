"""How a rung reads: who is late, what is guidance, and what the dates are for."""

import pytest

from foi_tracker.domain.ladder import Progress, Rung, Step
from foi_tracker.domain.regimes import laws
from foi_tracker.domain.vocabulary import Level, RegimeCode
from foi_tracker.web.rungs import shown
from tests.builders import day

FOIA, FOISA = laws()[RegimeCode.FOIA], laws()[RegimeCode.FOISA]
TODAY = day("2026-11-23")


def read(law=FOIA, **facts):
    [rung] = shown([Rung(name="Rung", **facts)], law, TODAY)
    return rung.status, rung.tone, " ".join(rung.facts)


@pytest.mark.parametrize("step", [Step.ANSWER, Step.REVIEW])
def test_an_authority_is_late_only_after_its_day(step):
    on_it = read(step=step, progress=Progress.RUNNING, due_on=TODAY)
    after = read(step=step, progress=Progress.RUNNING, due_on=day("2026-11-22"))

    assert on_it == ("Under way", "soon", "Due Mon 23 Nov 2026.")
    assert after == ("Overdue", "late", "Was due Sun 22 Nov 2026.")


def test_a_commissioner_is_never_called_late():
    past = day("2026-09-01")

    assert read(FOISA, step=Step.COMMISSIONER, progress=Progress.RUNNING, due_on=past) == (
        "Under way",
        "soon",
        "To be decided by Tue 1 Sep 2026, or in a reasonable time.",
    )


@pytest.mark.parametrize(
    ("progress", "dates", "words"),
    [
        (Progress.OURS, {"closes_on": TODAY}, "Until Mon 23 Nov 2026."),
        (Progress.OURS, {"opens_on": day("2026-11-02")}, "Since Mon 2 Nov 2026; no last day is set."),
        (Progress.CLOSED, {"closes_on": day("2026-11-20")}, "The last day was Fri 20 Nov 2026."),
        (Progress.NOT_YET, {"opens_on": day("2026-12-01")}, "Opens Tue 1 Dec 2026."),
        (Progress.NOT_YET, {}, ""),
        (Progress.PASSED_OVER, {}, ""),
        (Progress.RUNNING, {}, "No law sets a day for it."),
        (Progress.RUNNING, {"began_on": day("2026-11-02")}, "Since Mon 2 Nov 2026. No law sets a day for it."),
    ],
)
def test_every_state_says_what_its_day_is_for(progress, dates, words):
    assert read(step=Step.APPEAL, progress=progress, **dates)[2] == words


def test_guidance_closes_nothing():
    past = {"progress": Progress.CLOSED, "closes_on": day("2026-11-20")}

    guided = read(step=Step.COMMISSIONER, level=Level.GUIDANCE, **past)
    bound = read(FOISA, step=Step.COMMISSIONER, level=Level.STATUTE, **past)

    said = "By guidance, not by law, the last day was Fri 20 Nov 2026. It may still be used."
    assert guided == ("Late by guidance", "neutral", said)
    assert bound == ("Closed unused", "neutral", "The last day was Fri 20 Nov 2026.")


def test_an_order_is_late_only_after_its_day():
    ordered = {"step": Step.COMMISSIONER, "progress": Progress.DONE, "done_on": day("2026-10-01")}

    in_time = read(**ordered, comply_by=TODAY, result="our complaint was upheld", reference="DN-9001")
    late = read(**ordered, comply_by=day("2026-11-20"))

    assert in_time == (
        "Done",
        "good",
        "Our complaint was upheld. Reference DN-9001. Decided Thu 1 Oct 2026. "
        "The authority has until Mon 23 Nov 2026 to do what was ordered.",
    )
    assert late[:2] == ("Not obeyed in time", "late")


def test_short_names_are_those_of_the_nation():
    steps = [Rung(step=step, name=step.value) for step in Step]

    assert [rung.short for rung in shown(steps, FOIA, TODAY)] == [
        "answer",
        "Review",
        "ICO",
        "Tribunal",
        "further_appeal",
    ]
    assert [rung.short for rung in shown(steps[:4], FOISA, TODAY)] == ["answer", "Review", "SIC", "Court"]
