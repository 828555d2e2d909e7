import json
from datetime import date
from pathlib import Path

import pytest

from foi_tracker.domain.authorities import AuthorityKind, Nation
from foi_tracker.domain.letters.first_letter import Addressee, Occasion, Sender, expected_due, fill, request_letter
from foi_tracker.domain.question_sets import QuestionSetDefinition, for_kind
from foi_tracker.domain.regimes import laws
from foi_tracker.domain.vocabulary import RegimeCode
from foi_tracker.questions import files

GOLDEN = Path(__file__).parent.parent / "golden" / "letters"
SETS = [QuestionSetDefinition.parse(json.loads(text)) for text in files.texts().values()]
SENDER = Sender(
    campaign="Live facial recognition",
    short_name="LFR",
    signatory="Watchful Streets",
    reply_address="replies@watchful.example",
)
OCCASION = Occasion(reference="LFR-0042", made_on=date(2026, 11, 23), due_on=date(2026, 12, 22))
K, N, R = AuthorityKind, Nation, RegimeCode
POLICE, SPECIAL = K.POLICE_TERRITORIAL, K.POLICE_SPECIAL
ADDRESSEES = {
    "english-police": Addressee(name="Borsetshire Police", kind=POLICE, nation=N.ENGLAND, regime=R.FOIA),
    "english-council": Addressee(name="Barchester City Council", kind=K.UNITARY, nation=N.ENGLAND, regime=R.FOIA),
    "scottish-police": Addressee(name="Police Alba", kind=POLICE, nation=N.SCOTLAND, regime=R.FOISA),
    "scottish-council": Addressee(
        name="Glendarroch Council", kind=K.SCOTTISH_COUNCIL, nation=N.SCOTLAND, regime=R.FOISA
    ),
    "welsh-council": Addressee(name="Llareggub County Council", kind=K.WELSH_UNITARY, nation=N.WALES, regime=R.FOIA),
    "northern-irish-police": Addressee(
        name="Police Service of Ballybeg", kind=POLICE, nation=N.NORTHERN_IRELAND, regime=R.FOIA
    ),
}
OF_FOIA_ONLY = (
    "2000 FOIA ICO £450 "
    + "section-16 section-17 section-50 internal-review 18-hours Information-Commissioner's-Office"
).split()
OF_FOISA_ONLY = (
    "2002 FOISA Scot £600 " + "section-15 section-20 section-47 requirement-for-review require-you-to-review 40-hours"
).split()


def letter(addressee, sender=SENDER, occasion=OCCASION):
    return request_letter(for_kind(SETS, addressee.kind), addressee, sender, occasion)


def words_of(act, made):
    return [words for words in act if words.replace("-", " ") in made.subject + made.body]


def scottish():
    councils = [(f"Glen {number} Council", K.SCOTTISH_COUNCIL) for number in range(1, 33)]
    return [
        Addressee(name=name, kind=kind, nation=N.SCOTLAND, regime=R.FOISA)
        for name, kind in [*councils, ("Police Alba", POLICE)]
    ]


def everywhere_else():
    return [
        Addressee(name="Borset Authority", kind=kind, nation=nation, regime=R.FOIA)
        for kind in AuthorityKind
        for nation in (N.ENGLAND, N.WALES, N.NORTHERN_IRELAND, N.UK_WIDE)
        if kind is not K.SCOTTISH_COUNCIL
    ]


@pytest.mark.parametrize("name", ADDRESSEES)
def test_the_letter_reads_as_it_was_approved(name):
    made = letter(ADDRESSEES[name])

    assert f"{made.subject}\n\n{made.body}" == (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("addressee", scottish(), ids=lambda addressee: addressee.name)
def test_no_scottish_authority_is_written_to_under_the_other_act(addressee):
    made = letter(addressee)

    assert "Freedom of Information (Scotland) Act 2002" in made.body
    assert words_of(OF_FOIA_ONLY, made) == []


@pytest.mark.parametrize("addressee", everywhere_else(), ids=lambda each: f"{each.kind} in {each.nation}")
def test_no_other_authority_is_written_to_under_the_scottish_act(addressee):
    made = letter(addressee)

    assert "Freedom of Information Act 2000" in made.body
    assert words_of(OF_FOISA_ONLY, made) == []


def test_a_force_that_works_in_scotland_for_the_whole_kingdom_is_bound_by_the_uk_act():
    made = letter(Addressee(name="Railway Police", kind=SPECIAL, nation=N.UK_WIDE, regime=R.FOIA))

    assert "under the Freedom of Information Act 2000" in made.body


@pytest.mark.parametrize(("regime", "act"), [(R.EIR, "Act 2000"), (R.EISR, "(Scotland) Act 2002")])
def test_a_request_under_the_environmental_regulations_names_the_act_of_its_own_side(regime, act):
    made = letter(Addressee(name="Barchester", kind=K.UNITARY, nation=N.ENGLAND, regime=regime))

    assert act in made.body


def test_every_a_and_b_question_is_asked_once_and_no_c():
    for addressee in ADDRESSEES.values():
        questions = for_kind(SETS, addressee.kind).questions
        body = letter(addressee).body
        for question in questions:
            assert body.count(f"\n\n{question.id}. ") == (0 if question.priority == "C" else 1)


def test_every_a_question_comes_before_the_first_b():
    body = letter(ADDRESSEES["english-police"]).body
    first, second = body.split("QUESTIONS, SECOND PART")

    assert "\nP15. " in first
    assert "\nP09. " in second


def test_documents_of_the_second_letter_are_not_asked_for_in_the_first():
    body = letter(ADDRESSEES["english-police"]).body + letter(ADDRESSEES["english-council"]).body
    later = {
        question.id: question.ask_documents for read in SETS for question in read.questions if question.ask_documents
    }

    assert len(later) == 8
    assert [ask for ask in later.values() if ask in body] == []


def test_covert_use_is_left_out_and_the_period_is_said():
    body = letter(ADDRESSEES["english-council"]).body

    assert "Overt use only" in body
    assert "1 January 2022 to the date you receive this request" in body


@pytest.mark.parametrize(
    "name", ["{{7*7}}", "{signatory}", "{{ config }}", "{0.__class__}", "%(act)s", "$act", r"\1", "{body}{act}"]
)
def test_what_looks_like_a_template_in_a_name_stays_as_it_is(name):
    made = letter(Addressee(name=name, kind=POLICE, nation=N.ENGLAND, regime=R.FOIA))

    assert f"information request – {name} – our ref" in made.subject
    assert f"To {name}\n" in made.body


def test_a_name_the_template_does_not_know_stays_as_it_is():
    assert fill("{known} {unknown}", {"known": "{unknown}", "other": "x"}) == "{unknown} {unknown}"


def test_a_line_break_in_a_name_cannot_add_a_line_to_the_subject():
    made = letter(Addressee(name="Borset\r\nBcc: a@b.example", kind=POLICE, nation=N.ENGLAND, regime=R.FOIA))

    assert made.subject == "LFR – information request – Borset Bcc: a@b.example – our ref LFR-0042"


def test_a_campaign_that_has_no_name_in_law_yet_shows_the_gap():
    unready = Sender(campaign="Live facial recognition", short_name="LFR", signatory="", reply_address="")

    body = letter(ADDRESSEES["english-police"], sender=unready).body

    assert "[the campaign's legal name] makes this request" in body
    assert "[the campaign's reply address]" in body


def test_a_date_that_cannot_be_known_yet_is_not_promised():
    made = letter(
        ADDRESSEES["english-police"], occasion=Occasion(reference="LFR-1", made_on=date(2028, 12, 29), due_on=None)
    )

    assert "twentieth working day" in made.body
    assert "that day is" not in made.body


def test_an_answer_is_expected_on_the_twentieth_working_day_of_the_addressees_own_calendar():
    on = date(2026, 11, 23)

    # Monday 30 November, St Andrew's Day, counts out in both.
    assert expected_due(laws()[R.FOIA], on) == date(2026, 12, 22)
    assert expected_due(laws()[R.FOISA], on) == date(2026, 12, 22)
    # 17 March is a bank holiday in Northern Ireland: it counts out under the UK Act, and not in Scotland.
    assert expected_due(laws()[R.FOIA], date(2027, 3, 1)) > expected_due(laws()[R.FOISA], date(2027, 3, 1))


def test_beyond_the_known_holidays_no_date_is_expected():
    assert expected_due(laws()[R.FOIA], date(2028, 12, 29)) is None
