import re

import pytest

from foi_tracker.domain.events import CitedExemption
from foi_tracker.domain.exemptions import ExemptionKind, exemption, exemptions
from foi_tracker.domain.refusal_advice import (
    Tick,
    Topic,
    advice_for,
    advice_on,
    all_advice,
    arguments,
)
from foi_tracker.domain.vocabulary import Level, RegimeCode

FOIA, FOISA, EIR, EISR = RegimeCode.FOIA, RegimeCode.FOISA, RegimeCode.EIR, RegimeCode.EISR
USABLE = [each for law in RegimeCode for each in exemptions(law) if not each.lfrt_relevance.startswith("NONE")]
EVERYTHING = [each for law in RegimeCode for each in all_advice(law)]
GROUNDS = [each for each in EVERYTHING if each.code and not each.ncnd]
LIMBS = [each for each in EVERYTHING if each.ncnd]
TOPICS = [each for each in EVERYTHING if each.topic]
LONGEST_SENTENCE = 35
MOST_QUESTIONS = 12
SHORT_NAMES = {FOIA: "FOIA", FOISA: "FOISA", EIR: "EIR", EISR: "EI(S)R"}
NOTHING_TO_WEIGH = {"reg 12(4)(a)", "reg 10(4)(a)"}  # not held: qualified in form, but there is nothing to disclose
WEIGHING = re.compile(r"public interest|weigh", re.IGNORECASE)


def named(each):
    return f"{each.law} {getattr(each, 'key', None) or each.code}"


def cited(law, code, *, ncnd=False):
    return CitedExemption(law=law, code=code, ncnd=ncnd)


def of_kind(kind):
    on_a_code = [each for each in GROUNDS + LIMBS if each.code not in NOTHING_TO_WEIGH]
    return [each for each in on_a_code if exemption(each.law, each.code).kind is kind]


def needs_harm(advice, *laws):
    """Endangering somebody's health or safety is a test of its own, not a degree of prejudice."""
    found = exemption(advice.law, advice.code)
    return advice.law in laws and found.prejudice and found.title != "Health and safety"


def is_presumed_against(advice):
    return re.match(r"reg 1[02]\([45]\)", advice.code) and advice.code not in NOTHING_TO_WEIGH


def for_letters(advice):
    return [advice.ground, *(each.argument for each in advice.checks)]


def for_volunteers(advice):
    asked = [text for each in advice.checks for text in (each.ask, each.why)]
    return [advice.title, *advice.means, *(each.text for each in advice.notice), *asked]


def provisions(advice):
    return [each.provision for each in (*advice.notice, *advice.checks)]


def asks_whether_the_interest_was_weighed(advice):
    return any(each.argues_when is Tick.NO and WEIGHING.search(each.ask) for each in advice.checks)


@pytest.mark.parametrize("row", USABLE, ids=named)
def test_whatever_a_force_or_council_could_cite_has_advice_of_its_own(row):
    assert advice_for(cited(row.law, row.code)).key == row.code


@pytest.mark.parametrize(
    ("law", "code", "limb"),
    [
        (FOIA, "s.12", "s.12(2)"),
        (FOIA, "s.23", "s.23(5)"),
        (FOIA, "s.24", "s.24(2)"),
        (FOIA, "s.30(1)", "s.30(3)"),
        (FOIA, "s.30(2)", "s.30(3)"),
        (FOIA, "s.31", "s.31(3)"),
        (FOIA, "s.40(1)", "s.40(5A)"),
        (FOIA, "s.40(2)", "s.40(5B)"),
        (FOIA, "s.43(2)", "s.43(3)"),
        (FOISA, "s.18", "s.18"),
        (FOISA, "s.35", "s.18"),
        (EIR, "reg 12(5)(a)", "reg 12(6)"),
        (EIR, "reg 13", "reg 13(5A)-(5B)"),
        (EISR, "reg 10(5)(a)", "reg 10(8)"),
        (EISR, "reg 11(2)", "reg 11(6)"),
    ],
)
def test_neither_confirming_nor_denying_has_advice_of_its_own(law, code, limb):
    assert advice_for(cited(law, code, ncnd=True)).key == limb


@pytest.mark.parametrize("row", [each for each in USABLE if each.ncnd], ids=named)
def test_whatever_lets_an_authority_neither_confirm_nor_deny_leads_to_such_a_limb(row):
    assert advice_for(cited(row.law, row.code, ncnd=True)).ncnd


@pytest.mark.parametrize(("law", "code"), [(FOIA, "s.21"), (FOIA, "s.43(1)"), (FOISA, "s.25"), (EIR, "reg 12(4)(b)")])
def test_a_refusal_to_confirm_that_the_section_does_not_allow_gets_the_sections_own_advice(law, code):
    assert advice_for(cited(law, code, ncnd=True)) == advice_for(cited(law, code))


def test_there_is_no_advice_on_what_the_law_does_not_have():
    assert advice_for(cited(FOISA, "s.43(2)")) is None


@pytest.mark.parametrize("law", RegimeCode)
@pytest.mark.parametrize("topic", [Topic.SILENCE, Topic.LATE_ANSWER, Topic.PARTLY_ANSWERED])
def test_silence_a_late_answer_and_half_an_answer_have_advice_in_every_law(law, topic):
    assert advice_on(law, topic).key == topic


def test_only_foia_has_no_section_for_what_is_not_held():
    assert [law for law in RegimeCode if advice_on(law, Topic.NOT_HELD)] == [FOIA]
    assert advice_for(cited(FOISA, "s.17"))
    assert advice_for(cited(EIR, "reg 12(4)(a)"))
    assert advice_for(cited(EISR, "reg 10(4)(a)"))


@pytest.mark.parametrize("advice", EVERYTHING, ids=named)
def test_advice_says_what_it_means_what_was_owed_and_what_to_ask(advice):
    assert len(advice.means) == 2
    assert advice.notice
    assert len(advice.checks) >= 3
    assert advice.source


@pytest.mark.parametrize("advice", EVERYTHING, ids=named)
def test_nobody_is_asked_more_than_a_dozen_questions_about_one_ground(advice):
    assert len(advice.checks) <= MOST_QUESTIONS


@pytest.mark.parametrize("advice", EVERYTHING, ids=named)
def test_no_question_hangs_on_a_condition_so_that_no_could_mean_that_it_does_not_apply(advice):
    assert [each.id for each in advice.checks if each.ask.startswith("If ")] == []


@pytest.mark.parametrize("advice", EVERYTHING, ids=named)
def test_what_a_refusal_means_is_told_without_saying_what_was_asked(advice):
    """Requests are also written by hand, so that what our standard letter asks is true of some only."""
    assert [text for text in advice.means if re.match(r"You (asked|did not ask)", text)] == []


@pytest.mark.parametrize("advice", EVERYTHING, ids=named)
def test_questions_are_questions_and_letters_are_written_in_sentences(advice):
    assert [each.ask for each in advice.checks if not re.search(r"\?\)?$|\?[^?]*\.\)?$", each.ask)] == []
    assert [text for text in (*advice.means, *for_letters(advice)) if not re.search(r"[.?]\)?$", text)] == []


@pytest.mark.parametrize("advice", EVERYTHING, ids=named)
def test_volunteers_read_short_sentences(advice):
    sentences = [part for text in for_volunteers(advice) for part in re.split(r"[.?;:] ", text)]

    assert [each for each in sentences if len(each.split()) > LONGEST_SENTENCE] == []


@pytest.mark.parametrize("advice", EVERYTHING, ids=named)
def test_every_provision_names_the_files_own_law(advice):
    law = SHORT_NAMES[advice.law]

    assert [each for each in [*provisions(advice), advice.source] if not each.startswith(f"{law} ")] == []


@pytest.mark.parametrize("advice", EVERYTHING, ids=named)
def test_the_laws_of_the_two_jurisdictions_are_never_mixed(advice):
    strangers = (
        r"\b(FOIA|EIR|ICO|Information Commissioner's Office)\b" if advice.law.is_scottish else r"\b(FOISA|EISR)\b"
    )
    texts = [*for_volunteers(advice), *for_letters(advice), *provisions(advice), advice.source]

    assert [text for text in texts if re.search(strangers, text)] == []


@pytest.mark.parametrize("advice", EVERYTHING, ids=named)
def test_what_only_guidance_says_is_never_called_statute(advice):
    claimed = [each for each in advice.checks if each.level in (Level.STATUTE, Level.RULE)]

    assert [each.id for each in claimed if re.search(r"guidance|\bCode\b|\bv\b|own argument", each.provision)] == []


@pytest.mark.parametrize("advice", EVERYTHING, ids=named)
def test_each_check_gives_its_argument_by_one_answer_only(advice):
    for each in advice.checks:
        given = {tick: arguments(advice, {each.id: tick}) for tick in Tick}

        (argument,) = given.pop(each.argues_when)
        assert (argument.check_id, argument.text) == (each.id, each.argument)
        assert (argument.provision, argument.level) == (each.provision, each.level)
        assert set(given.values()) == {()}


def test_arguments_come_in_the_order_of_the_checks_and_strange_ticks_are_left_out():
    advice = advice_for(cited(FOIA, "s.31"))
    ticks = {each.id: each.argues_when for each in reversed(advice.checks)}

    found = arguments(advice, {**ticks, "asked_by_nobody": Tick.YES})

    assert [each.check_id for each in found] == [each.id for each in advice.checks]


@pytest.mark.parametrize("advice", of_kind(ExemptionKind.ABSOLUTE), ids=named)
def test_nobody_asks_whether_the_public_interest_was_weighed_where_it_need_not_be(advice):
    assert not asks_whether_the_interest_was_weighed(advice)


@pytest.mark.parametrize("advice", of_kind(ExemptionKind.QUALIFIED), ids=named)
def test_a_qualified_exemption_always_asks_whether_the_public_interest_was_weighed(advice):
    assert asks_whether_the_interest_was_weighed(advice)


@pytest.mark.parametrize("advice", [each for each in GROUNDS if needs_harm(each, FOISA, EISR)], ids=named)
def test_scottish_prejudice_is_substantial(advice):
    assert "substantial" in " ".join(for_letters(advice))


@pytest.mark.parametrize("advice", [each for each in GROUNDS if needs_harm(each, EIR)], ids=named)
def test_harm_under_the_regulations_of_2004_is_an_adverse_effect(advice):
    assert re.search(r"adverse(ly)? (affect|effect)", " ".join(for_letters(advice)))


@pytest.mark.parametrize("advice", [each for each in GROUNDS if is_presumed_against(each)], ids=named)
def test_exceptions_for_environmental_information_meet_the_presumption_of_disclosure(advice):
    assert "presum" in " ".join(for_letters(advice))


@pytest.mark.parametrize("advice", TOPICS, ids=named)
def test_no_exemption_is_named_where_none_was_cited(advice):
    assert [text for text in for_letters(advice) if "{exemption}" in text] == []


@pytest.mark.parametrize("law", RegimeCode)
def test_silence_has_no_date_of_an_answer(law):
    assert [text for text in for_letters(advice_on(law, Topic.SILENCE)) if "{response_on}" in text] == []


@pytest.mark.parametrize("law", RegimeCode)
def test_one_id_is_one_question_of_a_law(law):
    asked = {(each.id, each.ask) for advice in all_advice(law) for each in advice.checks}

    assert len({identity for identity, _ in asked}) == len(asked)
    assert [identity for identity, _ in asked if not re.fullmatch(r"[a-z][a-z0-9_]*", identity)] == []
