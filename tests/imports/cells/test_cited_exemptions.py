"""Exemptions as people cite them in sheets."""

import pytest

from foi_tracker.domain.exemptions import as_cited, exemption, exemptions
from foi_tracker.domain.imports.words.cited_exemptions import cited, may_mean
from foi_tracker.domain.vocabulary import RegimeCode

FOIA, FOISA, EIR, EISR = RegimeCode
SECTIONS = ("s.", "s", "S ", "section ", "Sec. ", "Section ", "§", "")
REGULATIONS = ("reg ", "reg. ", "Reg", "regulation ", "Regulation ", "r.", "EIR reg ", "")


def said(text, regime):
    """As a letter would write each; a star where it neither confirms nor denies."""
    return [as_cited(each.code, each.limb) + "*" * each.ncnd for each in cited(text, regime).exemptions]


@pytest.mark.parametrize("regime", RegimeCode)
def test_every_ground_of_every_law_is_read_in_every_style(regime):
    for ground in exemptions(regime):
        number = ground.code.removeprefix("s.").removeprefix("reg ")
        for head in SECTIONS if ground.code.startswith("s.") else REGULATIONS:
            found = cited(head + number, regime)
            assert [(each.code, each.limb) for each in found.exemptions] == [(ground.code, "")], head + number
            assert found.unread == ()


@pytest.mark.parametrize("regime", RegimeCode)
def test_all_grounds_of_a_law_are_read_from_one_cell(regime):
    codes = [ground.code for ground in exemptions(regime)]
    assert [each.code for each in cited("; ".join(codes), regime).exemptions] == codes
    assert [each.code for each in cited(", ".join(codes), regime).exemptions] == codes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("s31(1)(a),(b); s.40(2)", ["s.31(1)(a)", "s.31(1)(b)", "s.40(2)"]),
        ("s.31(1)(a)(b), 40(2), 42, 43(2)", ["s.31(1)(a)", "s.31(1)(b)", "s.40(2)", "s.42", "s.43(2)"]),
        ("Section 31(1)(a) & (b)", ["s.31(1)(a)", "s.31(1)(b)"]),
        ("s31(1)(a)-(c)", ["s.31(1)(a)-(c)"]),
        ("sections 31(1)(a) to (c)", ["s.31(1)(a)-(c)"]),
        ("s.36(2)(b)(i)(ii)", ["s.36(2)(b)(i)", "s.36(2)(b)(ii)"]),
        ("s.31(1)(h)(i)", ["s.31(1)(h)", "s.31(1)(i)"]),
        ("S12", ["s.12"]),
        ("section 12 – cost", ["s.12"]),
        ("s12 (cost)", ["s.12"]),
        ("s12, 18 hours", ["s.12"]),
        ("s.12(1)", ["s.12(1)"]),
        ("Sections 31 and 43(2)", ["s.31", "s.43(2)"]),
        ("s31 & s.38", ["s.31", "s.38"]),
        ("exempt under s.30(1)", ["s.30(1)"]),
        ("exempt under 31 and 40(2)", ["s.31", "s.40(2)"]),
        ("Law enforcement (s31)", ["s.31"]),
        ("S.31 Law Enforcement; S.43 Commercial", ["s.31", "s.43(2)"]),
        ("31", ["s.31"]),
        ("31, 40(2)", ["s.31", "s.40(2)"]),
        ("31(1)a", ["s.31(1)(a)"]),
        ("s31.1.a", ["s.31(1)(a)"]),
        ("S. 31 (1) (a)", ["s.31(1)(a)"]),
        ("s\u00a031", ["s.31"]),
        ("s.22A", ["s.22A"]),
        ("s.40(2) personal data", ["s.40(2)"]),
        ("s.40(2) and (3A)(a)", ["s.40(2) with s.40(3A)(a)"]),
        ("section 31 of FOIA 2000", ["s.31"]),
        ("1. s31\n2. s40(2)", ["s.31", "s.40(2)"]),
        ("s31; s31", ["s.31"]),
        ("s14 vexatious", ["s.14(1)"]),
        ("s14 repeat request", ["s.14(2)"]),
        ("s40 third party data", ["s.40(2)"]),
        ("s43 commercial interests", ["s.43(2)"]),
        ("s.21 already on website", ["s.21"]),
    ],
)
def test_sections_are_read_with_their_limbs(text, expected):
    assert said(text, FOIA) == expected
    assert cited(text, FOIA).unread == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("s.31(3) (NCND)", ["s.31(3)*"]),
        ("s.31(3)", ["s.31(3)*"]),
        ("s.31 / s.24(2) NCND", ["s.31", "s.24(2)*"]),
        ("NCND - s23(5), s31(3)", ["s.23(5)*", "s.31(3)*"]),
        ("Section 23(5) and 24(2) NCND", ["s.23(5)*", "s.24(2)*"]),
        ("s31 NCND, s43(2)", ["s.31*", "s.43(2)"]),
        ("s43(2), NCND s31", ["s.43(2)", "s.31*"]),
        ("neither confirm nor deny: s.30(3)", ["s.30(1) with s.30(3)*"]),
        ("s40(5B)(a)(i)", ["s.40(2) with s.40(5B)(a)(i)*"]),
        ("s.12(2)", ["s.12(2)*"]),
        ("NCND", []),
        ("Neither confirmed nor denied", []),
    ],
)
def test_neither_confirm_nor_deny_is_kept_with_what_it_is_said_of(text, expected):
    assert said(text, FOIA) == expected
    assert cited(text, FOIA).ncnd
    assert cited(text, FOIA).unread == ()


def test_a_ground_that_lets_nobody_deny_is_not_made_to():
    found = cited("s21 NCND", FOIA)
    assert (found.exemptions[0].code, found.exemptions[0].ncnd, found.ncnd) == ("s.21", False, True)


@pytest.mark.parametrize(
    ("regime", "text", "expected"),
    [
        (FOISA, "s35(1)(a)", ["s.35(1)(a)"]),
        (FOISA, "FOISA s.30(c)", ["s.30(c)"]),
        (FOISA, "s.38(1)(b)", ["s.38(1)(b)"]),
        (FOISA, "s.12 cost", ["s.12(1)"]),
        (FOISA, "s17 not held", ["s.17"]),
        (FOISA, "s.18 with s.35(1)(a)", ["s.18 with s.35(1)(a)*"]),
        (FOISA, "s18 read in conjunction with s35(1)(a)", ["s.18 with s.35(1)(a)*"]),
        (FOISA, "s18/s35", ["s.18*", "s.35"]),
        (EIR, "reg 12(4)(b)", ["reg 12(4)(b)"]),
        (EIR, "Regulation 12(5)(a)", ["reg 12(5)(a)"]),
        (EIR, "regs 12(4)(d) and 12(5)(e)", ["reg 12(4)(d)", "reg 12(5)(e)"]),
        (EIR, "EIR 12.4.b", ["reg 12(4)(b)"]),
        (EIR, "reg 12 (5)(e),(f)", ["reg 12(5)(e)", "reg 12(5)(f)"]),
        (EIR, "reg 12(4) manifestly unreasonable", ["reg 12(4)(b)"]),
        (EIR, "reg 12(6)", ["reg 12(5)(a) with reg 12(6)*"]),
        (EIR, "reg 13(5A)", ["reg 13(5A)*"]),
        (EISR, "EI(S)R reg 10(5)(e)", ["reg 10(5)(e)"]),
        (EISR, "EIRs regulation 10(4)(b)", ["reg 10(4)(b)"]),
        (EISR, "reg 11(6)", ["reg 11(2) with reg 11(6)*"]),
    ],
)
def test_other_laws_are_read_by_their_own_numbers(regime, text, expected):
    assert said(text, regime) == expected
    assert cited(text, regime).unread == ()


@pytest.mark.parametrize(
    ("regime", "text"),
    [
        *[(FOIA, "FOISA s35(1)(a)"), (FOIA, "reg 12(4)(b)"), (FOIA, "Regulation 12(5)(a)"), (FOIA, "s.31 FOI(S)A")],
        *[
            (FOISA, "FOIA s.31(1)(a)"),
            (EIR, "s12"),
            (EIR, "section 40(2)"),
            (EISR, "reg 12(5)(e)"),
            (EIR, "reg 10(5)(e) EI(S)R"),
        ],
        *[
            (FOIA, "s.99"),
            (FOIA, "s.17(1)"),
            (FOIA, "cost"),
            (FOIA, "law enforcement"),
            (FOIA, "exempt"),
            (FOIA, "2 exemptions"),
        ],
        *[
            (FOIA, "31 days"),
            (FOIA, "18/03/2026"),
            (FOIA, "refused 3/4/26"),
            (FOIA, "£31"),
            (FOIA, "it's 31"),
            (FOIA, "3rd party"),
        ],
    ],
)
def test_another_law_or_no_ground_comes_back_in_its_own_words(regime, text):
    found = cited(text, regime)
    assert (found.exemptions, found.unread) == ((), (text,))


@pytest.mark.parametrize(
    ("regime", "text", "codes"),
    [
        (FOIA, "s40", ("s.40(1)", "s.40(2)")),
        (FOIA, "section 43", ("s.43(1)", "s.43(2)")),
        (FOIA, "s14", ("s.14(1)", "s.14(2)")),
        (FOIA, "s.30", ("s.30(1)", "s.30(2)")),
        (FOISA, "s12", ("s.12(1)", "s.12(2)")),
        (FOISA, "s.33(1)", ("s.33(1)(a)", "s.33(1)(b)")),
        (EIR, "reg 5", ("reg 5(3)",)),
    ],
)
def test_a_number_with_several_grounds_is_not_guessed_but_they_are_named(regime, text, codes):
    assert cited(text, regime).exemptions == ()
    assert cited(text, regime).unread == (text,)
    assert may_mean(text, regime) == codes


def test_what_is_read_and_what_is_not_come_apart():
    found = cited("s.31(1)(a), s40; FOISA s.35; see Jo", FOIA)
    assert said("s.31(1)(a), s40; FOISA s.35; see Jo", FOIA) == ["s.31(1)(a)"]
    assert found.unread == ("s40", "FOISA s.35", "see Jo")


@pytest.mark.parametrize("text", ["", "n/a", "None", "-", "tbc"])
def test_a_cell_that_says_nothing_cites_nothing(text):
    assert (cited(text, FOIA).exemptions, cited(text, FOIA).unread, cited(text, FOIA).ncnd) == ((), (), False)


def test_whatever_is_cited_is_a_ground_of_that_law():
    for regime in RegimeCode:
        for number in range(1, 60):
            for text in (f"s.{number}", f"{number}(1)(a)", f"reg {number}(5)(b)", f"s{number}(3) ncnd"):
                assert all(exemption(regime, each.code) for each in cited(text, regime).exemptions)
