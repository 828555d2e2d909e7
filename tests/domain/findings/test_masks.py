import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foi_tracker.domain.findings.masks import ADDRESS, INSURANCE, MARKER, NAME, NUMBER, PHONE, mask
from foi_tracker.domain.findings.names import folded


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("Write to jo.smith@borsetshire.police.example today", f"Write to {ADDRESS} today"),
        ("foi+lfr@barchester.example.", f"{ADDRESS}."),
        ("JO@X.EXAMPLE;al@y.example", f"{ADDRESS};{ADDRESS}"),
        ("jo@\u00a0\nx.example, jo\u200b@x.example, jo＠x.example, jo(at)x.example", ", ".join([ADDRESS] * 4)),
    ],
)
def test_an_address_is_taken_out(text, published):
    assert mask(text) == published


@pytest.mark.parametrize(
    "number",
    [
        *["020 7946 0018", "02079460018", "(020) 7946 0018", "020-7946-0018", "0161 496 0123", "0161 4960123"],
        *["01632 960123", "01632 960 123", "07700 900123", "07700900123", "07700 900 123", "+44 7700 900123"],
        *[
            "+447700900123",
            "+44 (0)20 7946 0018",
            "+44 (0) 20 7946 0018",
            "0044 20 7946 0018",
            "0300 123 4567",
            "0808 157 0192",
        ],
        *["07700\u00a0900\u00a0123", "07700\n900123", "020\u20137946\u20110018", "07700\u200b900123"],
    ],
)
def test_a_telephone_number_is_taken_out(number):
    assert mask(f"Ring {number}, please.") == f"Ring {PHONE}, please."
    assert mask(f"ring_{number}_today.pdf") == f"ring_{PHONE}_today.pdf"


@pytest.mark.parametrize(
    "number", ["QQ 12 34 56 C", "AB123456C", "ab 12 34 56 c", "AB-12-34-56-D", "AB\u00a012\u00a034\u00a056\u00a0C"]
)
def test_a_national_insurance_number_is_taken_out(number):
    assert mask(f"NI {number}.") in (f"NI {INSURANCE}.", f"NI {number}.")
    assert (INSURANCE in mask(f"NI {number}.")) == (not number.startswith("QQ"))


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("PC 1234 was there", f"PC {NUMBER} was there"),
        ("PC1234 was there", f"PC {NUMBER} was there"),
        ("DS 4567 Smith said", f"DS {NUMBER} {NAME} said"),
        ("PS 45AB, then", f"PS {NUMBER}, then"),
        ("Sgt. 123 Jones and PCSO 7001", f"Sgt. {NUMBER} {NAME} and PCSO {NUMBER}"),
        ("Police Constable 1234 Ann Other said", f"Police Constable {NUMBER} {NAME} said"),
        ("warrant number 223344 and collar no. 77", f"warrant number {NUMBER} and collar no. {NUMBER}"),
        ("Inspector Jones wrote", f"Inspector {NAME} wrote"),
        ("inspector Jones wrote", f"inspector {NAME} wrote"),
        ("Detective Chief Inspector Ann Jones wrote", f"Detective Chief Inspector {NAME} wrote"),
        ("Det Supt O’Neill wrote", f"Det Supt {NAME} wrote"),
        ("T/DCI A. B. Smith-Jones wrote", f"T/DCI {NAME} wrote"),
        ("PC Smith and DC Jones went", f"PC {NAME} and DC {NAME} went"),
        ("Chief Constable Ann Other", f"Chief Constable {NAME}"),
        ("Inspector Müller’s log", f"Inspector {NAME} log"),
        ("ACC McDonald agreed", f"ACC {NAME} agreed"),
        ("Inspector Émile van der Berg agreed", f"Inspector {NAME} agreed"),
        ("PCs Smith and Jones, Inspectors Brown, Green & White", f"PCs {NAME}, Inspectors {NAME}"),
        ("Inspector\nJones wrote", f"Inspector {NAME} wrote"),
    ],
)
def test_an_officer_keeps_the_rank_and_loses_name_and_number(text, published):
    assert mask(text) == published


@pytest.mark.parametrize(
    "text",
    [
        *[
            "3,147,436 faces and 2,077 alerts, of which 10 false",
            "0.0003% of faces; 0.48% of alerts",
            "203 deployments",
        ],
        *[
            "£3,200,000 plus VAT",
            "01/02/2024",
            "2024-03-12",
            "between 01-02-2024 and 03-04-2024",
            "in 2023/24: 0, 0, 12",
        ],
        *[
            "the Chief Constable of Borsetshire",
            "an Inspector or above",
            "The Chief Constable. He agreed",
            "Inspectors",
        ],
        *[
            "a concert at ACC Liverpool",
            "Chief Constable Police Scotland",
            "the Information Commissioner The notice",
            "Police and Crime Commissioner",
        ],
        *[
            "a PC running PC World software",
            "PC software",
            "one PC, two PCs",
            "rank: Superintendent",
            "Sergeants and Inspectors",
        ],
        *[
            "FOI-01234-567890",
            "our reference 01/FOI/24/012345",
            "section 40(2)",
            "s.31(1)(a)",
            "12 of 2,077",
            "PC 50% of the time",
        ],
        *[
            "Superintendent",
            "Chief Superintendent",
            "Detective Inspector",
            "ACC",
            "DS",
            "0 0 0 0 0 0 0 0 0 0 0",
            "18:00 to 22:30",
        ],
        *[
            "the threshold was 0.64, then 0.60",
            "51.507222, -0.127500",
            "0123456789012345",
            "Assistant Chief Constable (Operations)",
        ],
    ],
)
def test_figures_dates_and_ranks_are_left_alone(text):
    assert mask(text) == text


LISTED = ["Jane Smith", "Siân O'Neill", "Jürgen Groß", "Tremblay", "Anne-Marie de la Cour", "Renée Roché"]


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("Jane Smith said", f"{NAME} said"),
        ("JANE SMITH said", f"{NAME} said"),
        ("J. Smith and J Smith", f"{NAME} and {NAME}"),
        ("Smith, Jane; Smith, J.", f"{NAME}; {NAME}."),
        ("Jane\n  Smith’s view", f"{NAME}’s view"),
        ("sian o’neill and SIÂN O'NEILL", f"{NAME} and {NAME}"),
        ("Sia\u0302n O\u2019Neill", NAME),
        ("Jurgen Gross", NAME),
        ("Ann Café", "Ann Café"),
        ("Rene\u0301e Roche\u0301.", f"{NAME}."),
        ("Mr Tremblay, of tremblay.example", f"Mr {NAME}, of {NAME}.example"),
        ("A. de la Cour", "A. de la Cour"),
        ("Anne–Marie de la Cour", NAME),
        ("A. M. de la Cour", "A. M. de la Cour"),
        ("Jane J. Smith or Smith Jane", f"{NAME} or {NAME}"),
        *[(f"{written}.pdf", f"{NAME}.pdf") for written in ("Jane_Smith", "jane-smith", "JaneSmith", "Jane%20Smith")],
        *[("re_Tremblay_2024.pdf", f"re_{NAME}_2024.pdf"), ("Tremblay2024.pdf", f"{NAME}2024.pdf")],
        *[(f"{written}!", f"{NAME}!") for written in ("Jane\u00a0Smith", "Jane\u200bSmith", "Ja\u00adne Smith")],
        *[
            (f"{written}!", f"{NAME}!")
            for written in ("Trem-\nblay", "Jane-\n Smith", "Sian ONeill", "Anne Marie de la Cour")
        ],
    ],
)
def test_a_listed_name_is_taken_out_however_it_is_written(text, published):
    assert mask(text, LISTED) == published


@pytest.mark.parametrize("text", ["Smithson and Blacksmith", "Jane went to Smith Street", "Tremblays", "janesmithson"])
def test_only_whole_names_are_taken_out(text):
    assert mask(text, LISTED) == text


def test_an_empty_name_masks_nothing():
    assert mask("Nobody said so", ["", " ", ".", "N"]) == "Nobody said so"


def test_a_listed_word_of_a_mark_does_not_mask_the_mark():
    assert mask("Jane Smith removed it by e-mail", ["Jane Smith", "removed", "name"]) == f"{NAME} {NAME} it by e-mail"


NAMES = st.lists(
    st.from_regex(r"[A-ZÉÖØ][a-zéöøß]{1,8}( [A-ZÉÖØ]['’]?[a-zéöøß]{1,8}){0,2}", fullmatch=True), max_size=3
)
TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(
        st.sampled_from(
            [
                "PC",
                "Inspector",
                "1234",
                "020 7946 0018",
                "+44",
                "0",
                "7700",
                "900123",
                "a@b.example",
                "Smith",
                "J.",
                ",",
                "@",
                "AB123456C",
            ]
        ),
        max_size=8,
    ).map(" ".join),
)


@settings(deadline=None)  # names are compiled afresh for each example
@given(TEXTS, NAMES)
def test_masking_again_changes_nothing(text, names):
    once = mask(text, names)

    assert mask(once, names) == once


@settings(deadline=None)  # names are compiled afresh for each example
@given(st.text(max_size=20), st.text(max_size=20), NAMES)
def test_nothing_that_is_listed_survives(before, after, names):
    text = f"{before} {' and '.join(names)} {after}"

    left = folded(MARKER.sub(" | ", mask(text, names)))

    for name in names:
        assert not re.search(rf"(?<!\w){re.escape(folded(name))}(?!\w)", left)


@given(st.integers(min_value=0, max_value=10**12), st.dates())
def test_no_number_with_commas_and_no_date_is_ever_taken_out(number, day):
    text = f"On {day:%d/%m/%Y} ({day:%d-%m-%Y}, {day.isoformat()}) there were {number:,} faces and £{number:,}.50"

    assert mask(text) == text
