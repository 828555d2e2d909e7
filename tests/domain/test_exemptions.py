import pytest

from foi_tracker.domain.events import CitedExemption
from foi_tracker.domain.exemptions import ExemptionKind, as_cited, exemption, exemptions, may_be_weighed
from foi_tracker.domain.vocabulary import RegimeCode


def test_every_ground_of_the_four_laws_is_there():
    counts = {code.value: len(exemptions(code)) for code in RegimeCode}

    assert sum(counts.values()) == 92
    assert all(counts.values())


@pytest.mark.parametrize("law", RegimeCode)
def test_each_has_a_title_a_summary_and_where_it_comes_from(law):
    for each in exemptions(law):
        assert each.title
        assert each.summary
        assert each.source
        assert exemption(law, each.code) is each


@pytest.mark.parametrize(
    ("law", "code", "kind"),
    [
        (RegimeCode.FOIA, "s.31", ExemptionKind.QUALIFIED),
        (RegimeCode.FOIA, "s.23", ExemptionKind.ABSOLUTE),
        (RegimeCode.FOIA, "s.40(2)", ExemptionKind.PARTLY),
        (RegimeCode.FOIA, "s.12", ExemptionKind.PROCEDURAL),
        (RegimeCode.FOISA, "s.36(2)", ExemptionKind.ABSOLUTE),
    ],
)
def test_its_kind_says_whether_the_public_interest_is_weighed(law, code, kind):
    assert exemption(law, code).kind is kind


def test_what_the_law_does_not_have_is_none():
    assert exemption(RegimeCode.FOISA, "s.43(2)") is None


def test_one_that_we_do_not_know_is_taken_to_be_weighed():
    assert may_be_weighed([CitedExemption(law=RegimeCode.FOIA, code="s.99")])
    assert not may_be_weighed([CitedExemption(law=RegimeCode.FOIA, code="s.21")])


@pytest.mark.parametrize(
    ("limb", "words"), [("", "s.18"), ("(1)(a)", "s.18(1)(a)"), ("with s.35(1)(a)", "s.18 with s.35(1)(a)")]
)
def test_a_ground_reads_as_a_letter_would_write_it(limb, words):
    assert as_cited("s.18", limb) == words
