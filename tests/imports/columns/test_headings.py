"""Every heading that real sheets have (facts gathered from them), and what it may mean."""

import pytest

from foi_tracker.domain.imports.table.columns import NAMES, guess_columns
from foi_tracker.domain.imports.table.field_names import HINTS
from foi_tracker.domain.imports.vocabulary import SheetField, Sureness
from tests.imports.columns.written import grid

HEADINGS = {
    SheetField.AUTHORITY: "authority; public body; public_body; public authority; body; council; council name; "
    "local authority; LA; force; police force; police service; organisation; agency; department; recipient; who",
    SheetField.AUTHORITY_CODE: "code; GSS; gss code; gss-code; ONS code; LA code; force code; WDTK id; body id",
    SheetField.AUTHORITY_KIND: "type; kind; tier; nation; country; region; area",
    SheetField.AUTHORITY_EMAIL: "email; e-mail; FOI email; FOI address; contact email; request email",
    SheetField.CONTACT: "contact; contact name; officer; FOI officer; phone; tel; contact number",
    SheetField.OUR_REFERENCE: "our ref; no; #; request id; request number; case",
    SheetField.THEIR_REFERENCE: "their ref; council ref; foi ref; FOI no.; tracking number; tracking id; ID # assigned",
    SheetField.TITLE: "title; subject; request; request title; topic; request name",
    SheetField.REQUEST_TEXT: "text; request text; records sought; requested documents; description",
    SheetField.REQUEST_URL: "url; link; WDTK; WhatDoTheyKnow; request_url; request link; project_url",
    SheetField.PRIVATE_LINK: "private link; request_private_link; secret link",
    SheetField.WAVE: "batch; round; wave; campaign; project; projects; tags; bucket",
    SheetField.OWNER: "owner; assigned; assigned to; assignee; volunteer; user; requested by; requested_by; requester; "
    "filed by; who asked; lead; initials",
    SheetField.GROUP: "group; org; organisation asking; team",
    SheetField.CHANNEL: "method; how; via; sent via; route",
    SheetField.SENT_ON: "date sent; sent; submitted; date submitted; date filed; date_filed; filed; date of request; "
    "asked; date created",
    SheetField.RECEIVED_ON: "date received (by them); received by authority; receipt",
    SheetField.ACKNOWLEDGED_ON: "ack; acknowledged; date_acknowledged; acknowledgement",
    SheetField.DUE_ON: "due; due date; date due; deadline; 20 days; 20 WD; 20th working day; response due; expected",
    SheetField.EXTENDED: "extended; extended?; extension",
    SheetField.EXTENDED_TO: "new deadline; extended to; revised due; estimated completion date",
    SheetField.CLARIFICATION_ASKED_ON: "clarification asked; date_clarification",
    SheetField.CLARIFIED_ON: "clarified; date_clarified",
    SheetField.RESPONDED_ON: "response date; date of response; responded; reply date; date responded; date done; "
    "date closed; answered",
    SheetField.DAYS: "days; days taken; days late; working days; days since submitted",
    SheetField.STATUS: "state; request_status; classification; position; current status; stage; progress",
    SheetField.OUTCOME: "outcome; result; disclosure; granted?; success; decision",
    SheetField.EXEMPTIONS: "exemption; exemptions; section; s.; refusal reason; refused under; grounds; why refused",
    SheetField.COST: "cost; fee; fees; charged; paid; price; fee waiver?",
    SheetField.REVIEW_REQUESTED_ON: "internal review; IR; review; appeal; appealed; date of ir request",
    SheetField.REVIEW_DECIDED_ON: "ir response",
    SheetField.REVIEW_RESULT: "review outcome",
    SheetField.COMPLAINT_ON: "ICO; ico complaint; commissioner; OSIC; SIC; date to the ico",
    SheetField.COMMISSIONER_REFERENCE: "ICO ref",
    SheetField.NOTICE_ON: "decision notice; DN",
    SheetField.CHASED_ON: "chased; chaser; last chased; follow up; follow-up; followup date; reminder; nudge 1; "
    "nudge 2; Chaser 3; reminder 12",
    SheetField.REPLIES: "replies; number of replies; number_of_replies; count",
    SheetField.FILES: "files; file; attachment; document; response link; folder; drive link; dropbox",
    SheetField.NOTES: "notes; note; comments; general notes; additional notes; summary; thoughts",
    SheetField.EMBARGO: "embargo; private; public?; publish",
    SheetField.PAGE: "page; page number",
    SheetField.EVIDENCE: "evidence of criteria met; quote; source",
    SheetField.CODER: "extracted by; extracted_by; classified by; classified_by; coder; marked by",
}
ASKED = {
    "reference": {SheetField.OUR_REFERENCE, SheetField.THEIR_REFERENCE},
    "ref": {SheetField.OUR_REFERENCE, SheetField.THEIR_REFERENCE},
    "case number": {SheetField.OUR_REFERENCE, SheetField.THEIR_REFERENCE},
    "id": {SheetField.OUR_REFERENCE, SheetField.AUTHORITY_CODE},
    "unique_id": {SheetField.OUR_REFERENCE, SheetField.AUTHORITY_CODE},
    "status": {SheetField.STATUS, SheetField.OUTCOME},
    "question": {SheetField.REQUEST_TEXT, SheetField.ANSWER},
    "questions": {SheetField.REQUEST_TEXT, SheetField.ANSWER},
    "date_received": {SheetField.RECEIVED_ON, SheetField.RESPONDED_ON},
    "review date": {SheetField.REVIEW_REQUESTED_ON, SheetField.REVIEW_DECIDED_ON},
    "date of review": {SheetField.REVIEW_REQUESTED_ON, SheetField.REVIEW_DECIDED_ON},
    "evidence": {SheetField.EVIDENCE, SheetField.FILES},
}
# The answer stands left of what belongs to it; a column with nothing in it says nothing for or against its heading.
AROUND = ("Zebra 1", "Zebra 2", "Q1")


def guessed(heading, *cells):
    rows = [("x", "y", "z", cell) for cell in cells or ("",)]
    return guess_columns(grid((*AROUND, heading), *rows, header_row=1), [], {})[-1]


@pytest.mark.parametrize(
    ("field", "heading"), [(field, each) for field, listed in HEADINGS.items() for each in listed.split("; ")]
)
def test_a_heading_that_sheets_use_is_known(field, heading):
    guess = guessed(heading)

    assert (guess.field, guess.sureness) == (field, Sureness.SURE)
    assert guess.reasons == (f"the heading is {heading}",)


@pytest.mark.parametrize(("heading", "fields"), ASKED.items())
def test_a_heading_that_may_mean_several_things_is_asked_about(heading, fields):
    guess = guessed(heading)

    assert guess.sureness is Sureness.LIKELY
    assert {guess.field, *guess.alternatives} == fields


@pytest.mark.parametrize("heading", ["our answer", "grace answer", "coded", "final", "agreed", "score", "mark"])
def test_an_answer_is_asked_about_until_its_question_is_known(heading):
    guess = guessed(heading, "yes", "no")

    assert (guess.field, guess.sureness) == (SheetField.ANSWER, Sureness.LIKELY)


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Date recieved by authority", SheetField.RECEIVED_ON),
        ("Counicl", SheetField.AUTHORITY),
        ("Exemtions", SheetField.EXEMPTIONS),
        ("Acknowledgment recieved", SheetField.ACKNOWLEDGED_ON),
        ("sent date of request", SheetField.SENT_ON),
        ("Date of the response", SheetField.RESPONDED_ON),
        ("Assinged to", SheetField.OWNER),
    ],
)
def test_a_misspelt_heading_is_suggested_and_never_taken(heading, field):
    guess = guessed(heading)

    assert (guess.field, guess.sureness) == (field, Sureness.LIKELY)
    assert guess.reasons[0].startswith("the heading is nearly “")


@pytest.mark.parametrize("heading", ["Zxqv", "Biscuits", "dye", "Res", "Kat", "Colour"])
def test_a_heading_that_is_near_nothing_is_not_guessed(heading):
    guess = guessed(heading, "lemon", "ginger")

    assert (guess.field, guess.sureness) == (None, Sureness.UNSURE)
    assert SheetField.LEAVE_OUT in guess.alternatives


@pytest.mark.parametrize("heading", ["Date sent (dd/mm/yyyy)", "DATE SENT", " date  sent ", "Date sent [required]"])
def test_capitals_spaces_and_how_to_fill_it_in_change_nothing(heading):
    guess = guessed(heading, "03/04/2026")

    assert (guess.field, guess.sureness) == (SheetField.SENT_ON, Sureness.SURE)


@pytest.mark.parametrize(
    ("heading", "field", "sureness"),
    [
        ("Awdurdod / Authority", SheetField.AUTHORITY, Sureness.SURE),
        ("Council | Cyngor", SheetField.AUTHORITY, Sureness.SURE),
        ("Nodiadau / Notes", SheetField.NOTES, Sureness.LIKELY),
        ("Ref / Our ref", SheetField.OUR_REFERENCE, Sureness.SURE),
        ("Date sent / Date received", SheetField.SENT_ON, Sureness.LIKELY),
    ],
)
def test_a_heading_in_two_languages_is_sure_where_both_say_the_same(heading, field, sureness):
    guess = guessed(heading)

    assert (guess.field, guess.sureness) == (field, sureness)


@pytest.mark.parametrize(
    ("heading", "field"),
    [("Q1 evidence", SheetField.EVIDENCE), ("Q1a: page", SheetField.PAGE), ("3. Notes", SheetField.NOTES)],
)
def test_what_stands_beside_an_answer_may_carry_the_number_of_its_question(heading, field):
    guess = guessed(heading, "words")

    assert (guess.field, guess.sureness) == (field, Sureness.LIKELY)


def test_every_field_has_a_name_and_a_line_about_it():
    assert set(NAMES) == set(HINTS) == set(SheetField)
    assert len(set(NAMES.values())) == len(SheetField)
    assert all(hint.endswith(".") for hint in HINTS.values())
