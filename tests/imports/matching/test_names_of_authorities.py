"""Names as they stand in tracking sheets, one by one: what is sure, what is only likely, and what must be asked."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foi_tracker.domain.imports.names.authority_match import Register
from foi_tracker.domain.imports.names.person_match import match_person
from foi_tracker.domain.imports.vocabulary import Sureness
from tests.imports.matching.whole_register import TODAY, authorities, register

SURE, LIKELY, UNSURE = Sureness.SURE, Sureness.LIKELY, Sureness.UNSURE


def match(name, **beside):
    return register().match(name, **beside)


def offered(found):
    return [candidate.slug for candidate in found.candidates]


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Lincoln City Council", "lincoln"),
        ("City of Lincoln", "lincoln"),
        ("Kings Lynn and West Norfolk", "kings-lynn-and-west-norfolk"),
        ("St Helens", "st-helens"),
        ("St. Helens MBC", "st-helens"),
        ("Saint Helens Council", "st-helens"),
        ("Common Council of the City of London", "city-of-london"),
        ("City of London Police", "city-of-london-police"),
        ("Gwynedd", "gwynedd"),
        ("Cyngor Gwynedd", "gwynedd"),
        ("Ynys Mon", "isle-of-anglesey"),
        ("Isle of Anglesey", "isle-of-anglesey"),
        ("Cyngor Sir Ynys Môn", "isle-of-anglesey"),
        ("Cyngor Dinas Casnewydd", "newport"),
        ("Rhondda Cynon Taff", "rhondda-cynon-taf"),
        ("RCT", "rhondda-cynon-taf"),
        ("Heddlu Gogledd Cymru", "north-wales-police"),
        ("Comhairle nan Eilean Siar", "na-h-eileanan-siar"),
        ("Western Isles Council", "na-h-eileanan-siar"),
        ("Hull", "kingston-upon-hull"),
        ("BCP Council", "bournemouth-christchurch-and-poole"),
        ("Devon & Cornwall Police", "devon-and-cornwall-police"),
        ("Dyfed Powys Police", "dyfed-powys-police"),
        ("PSNI", "police-service-of-northern-ireland"),
        ("BTP", "british-transport-police"),
        ("MOD Police", "ministry-of-defence-police"),
        ("Met", "metropolitan-police-service"),
        ("Met Police", "metropolitan-police-service"),
        ("Metropolitan Police Service (MPS)", "metropolitan-police-service"),
        ("Hampshire Constabulary", "hampshire-and-isle-of-wight-constabulary"),
        ("Shepway District Council", "folkestone-and-hythe"),
        ("LB Camden", "camden"),
        ("Barnet, London Borough of", "barnet"),
        ("Royal Borough of Kensington & Chelsea", "kensington-and-chelsea"),
        ("LEEDS CITY COUNCIL", "leeds"),
        ("\u00a0Leeds  City\u00a0Council ", "leeds"),
        ("Norfolk Constabulary", "norfolk-constabulary"),
        ("Norfolk County Council", "norfolk"),
        ("Norfolk CC", "norfolk"),
    ],
)
def test_what_only_one_authority_is_called_is_sure(name, slug):
    found = match(name)

    assert (found.slug, found.sureness) == (slug, SURE)
    assert offered(found) == [slug]


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Birmigham", "birmingham"),
        ("Norfolk Constabulry", "norfolk-constabulary"),
        ("Kings Lynn", "kings-lynn-and-west-norfolk"),
        ("Brighton", "brighton-and-hove"),
        ("Cheshire West", "cheshire-west-and-chester"),
        ("Newcastle", "newcastle-upon-tyne"),
        ("Newcastle Borough Council", "newcastle-upon-tyne"),
        ("Devon & Cornwall", "devon-and-cornwall-police"),
        ("Greater Manchester", "greater-manchester-police"),
        ("Poole", "bournemouth-christchurch-and-poole"),
    ],
)
def test_what_is_close_or_begins_so_is_only_suggested(name, slug):
    found = match(name)

    assert (found.slug, found.sureness) == (slug, LIKELY)
    assert offered(found)[0] == slug


@pytest.mark.parametrize(
    ("name", "some"),
    [
        ("City of London", {"city-of-london", "city-of-london-police"}),
        ("Norfolk", {"norfolk", "norfolk-constabulary"}),
        ("Durham", {"county-durham", "durham-constabulary"}),
        ("Bedfordshire", {"bedfordshire-police", "bedford", "central-bedfordshire"}),
        ("Yorkshire Police", {"north-yorkshire-police", "south-yorkshire-police", "west-yorkshire-police"}),
        ("Leicester County Council", {"leicestershire"}),
        ("Nottingham Police", {"nottinghamshire-police"}),
        ("Adur & Worthing Councils", {"adur", "worthing"}),
        ("South Oxfordshire and Vale of White Horse", {"south-oxfordshire", "vale-of-white-horse"}),
        ("Babergh / Mid Suffolk", {"babergh", "mid-suffolk"}),
    ],
)
def test_what_may_be_several_is_asked_with_all_of_them(name, some):
    found = match(name)

    assert (found.slug, found.sureness) == (None, UNSURE)
    assert some <= set(offered(found))


@pytest.mark.parametrize(
    "name",
    [
        "Police and Crime Commissioner for Kent",
        "Kent PCC",
        "Police, Fire and Crime Commissioner for Essex",
        "TfL",
        "Greater London Authority",
        "London Councils",
        "Greater Manchester Combined Authority",
        "West of England Combined Authority",
        "Newport Town Council",
        "Essex County Fire and Rescue Service",
        "National Crime Agency",
    ],
)
def test_an_authority_of_another_kind_is_none_of_ours_and_may_be_left_out(name):
    found = match(name)

    assert (found.slug, found.sureness, found.candidates) == (None, UNSURE, ())
    assert "is not in the register" in found.reason
    assert "eave the row out" in found.reason
    assert found.reason.endswith(".")


@pytest.mark.parametrize("name", ["", " ", "?", "Network Rail", "TOTAL", "WMP"])
def test_what_is_like_nothing_is_nobody(name):
    found = match(name)

    assert (found.slug, found.sureness, found.candidates) == (None, UNSURE, ())


def test_columns_beside_the_name_part_those_that_share_it():
    assert match("Norfolk", kind="Police force").slug == "norfolk-constabulary"
    assert match("Norfolk", kind="county council").slug == "norfolk"
    assert match("City of London", kind="police").slug == "city-of-london-police"
    assert match("Devon & Cornwall", kind="Force").sureness is SURE
    assert match("Dorset", kind="Unitary").slug == "dorset"


def test_a_column_that_contradicts_the_name_makes_it_a_question():
    wales, force = match("Newport", nation="Scotland"), match("Kent Police", kind="District council")

    assert (wales.slug, wales.sureness, offered(wales)) == (None, UNSURE, ["newport"])
    assert (force.slug, force.sureness, offered(force)) == (None, UNSURE, ["kent-police"])


@given(st.text(max_size=80), st.text(max_size=20), st.text(max_size=20))
def test_whatever_a_cell_holds_is_answered(name, code, kind):
    found = match(name, code=code, kind=kind, nation=kind)

    assert (found.slug is None) == (found.sureness is UNSURE)
    assert found.reason.endswith((".", "?"))


@pytest.mark.parametrize("cell", ["a.", "( ", "and ", " " * 4, "é-", "a@"])
def test_the_longest_cell_is_answered_too(cell):
    long = (cell * 32_000)[:32_000]

    assert match(long, kind=long).slug is None
    assert match_person(long, ()).means


class TestCodes:
    @pytest.mark.parametrize(
        ("code", "slug"),
        [
            ("E08000038", "barnsley"),
            ("E08000016", "barnsley"),
            ("E08000019", "sheffield"),
            ("E08000039", "sheffield"),
            ("e09000001 ", "city-of-london"),
            ("S12000036", "edinburgh"),
            ("kent-police", "kent-police"),
        ],
    )
    def test_a_code_of_the_register_is_sure_whatever_it_was_changed_to(self, code, slug):
        assert (match("", code=code).slug, match("", code=code).sureness) == (slug, SURE)

    def test_a_code_counts_more_than_a_name_that_is_written_badly(self):
        assert (match("Barnsly", code="E08000016").slug, match("Barnsly").sureness) == ("barnsley", LIKELY)
        assert match("Norfolk", code="norfolk-constabulary").slug == "norfolk-constabulary"

    def test_a_code_and_a_name_that_disagree_are_both_shown(self):
        found = match("Leeds", code="E08000016")

        assert (found.slug, found.sureness, offered(found)) == (None, UNSURE, ["barnsley", "leeds"])
        assert "The code and the name disagree" in found.reason

    def test_the_code_of_a_force_does_not_make_its_commissioner_the_force(self):
        found = match("Kent PCC", code="kent-police")

        assert (found.slug, found.sureness, offered(found)) == (None, UNSURE, ["kent-police"])
        assert "another authority than the police force" in found.reason

    def test_other_numbers_are_never_guessed(self):
        assert match("Leeds City Council", code="1042").slug == "leeds"
        assert match("", code="1042") == match("")


class TestEnded:
    def test_a_request_sent_while_it_existed_is_to_the_council_of_that_time(self):
        assert match("Cumbria County Council", on=date(2023, 3, 31)).slug == "cumbria-county-council"
        assert match("Bournemouth Borough Council", on=date(2018, 5, 1)).slug == "bournemouth-borough-council"
        assert match("Somerset", on=date(2022, 5, 1)).slug == "somerset-county-council"
        assert match("Somerset", on=date(2023, 4, 1)).slug == "somerset"
        assert match("", code="E10000006", on=date(2022, 1, 1)).slug == "cumbria-county-council"

    def test_sent_after_its_end_whoever_took_its_place_is_asked_for_with_the_day(self):
        found = match("Cumbria County Council", on=date(2023, 4, 1))

        assert (found.slug, found.sureness) == (None, UNSURE)
        assert offered(found) == ["cumberland", "westmorland-and-furness", "cumbria-county-council"]
        assert found.candidates[2].name == "Cumbria County Council, until Fri 31 Mar 2023"
        assert found.reason == (
            "Cumbria County Council ended on Fri 31 Mar 2023, before Sat 1 Apr 2023. "
            "Cumberland Council and Westmorland and Furness Council took its place."
        )

    def test_the_only_successor_is_suggested_even_two_changes_on(self):
        found = match("Taunton Deane Borough Council")

        assert (found.slug, found.sureness) == ("somerset", LIKELY)
        assert "ended on Sun 31 Mar 2019" in found.reason

    def test_a_council_that_had_not_begun_is_asked_for_with_those_before_it(self):
        found = match("Cumberland Council", on=date(2022, 5, 1))

        assert (found.slug, found.sureness) == (None, UNSURE)
        assert {"cumberland", "cumbria-county-council", "carlisle-city-council"} <= set(offered(found))
        assert found.reason == "Cumberland Council began on Sat 1 Apr 2023, after Sun 1 May 2022."

    def test_without_a_day_of_sending_today_counts(self):
        later = Register(authorities(), date(2027, 4, 1))

        assert (match("Surrey County Council").slug, match("Surrey County Council").sureness) == ("surrey", SURE)
        assert later.match("Surrey County Council").sureness is not SURE
        assert later.match("Surrey County Council", on=TODAY).slug == "surrey"
