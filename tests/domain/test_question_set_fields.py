"""The questions and fields that were asked for, copied out by hand, against the sets that come with the program.

Each line is a question: its number, short name and priority, then its fields; a dot stands before the columns of a
table or matrix. What the letter asks beside that list stands in ADDED.
"""

import json

import pytest

from foi_tracker.domain.question_sets import FieldType, QuestionSetDefinition
from foi_tracker.questions import files

TEXTS = files.texts()
POLICE = QuestionSetDefinition.parse(json.loads(TEXTS["lfrt-police-2.json"]))
COUNCIL = QuestionSetDefinition.parse(json.loads(TEXTS["lfrt-council-1.json"]))

WANTED = """
P01 lfr_status A: lfr_status choice, lfr_first_use date, lfr_last_use date, lfr_kit_owner multi, partner_force org
P02 lfr_log A: log_supplied choice, log_url url, deployments_total int
P03 lfr_plans A: plans choice, plan_start date, fixed_sites int, fixed_locations text, fixed_count int
P04 rfr_use A: rfr_status bool3, rfr_systems multi, .searches int, .possible_matches int, .confirmed_identifications int
P05 oifr_use A: oifr_status choice, oifr_start date, .searches int, .matches int, .arrests int, oifr_devices int
P06 other_dbs A: .passport int, .immigration_visa int, .driving_licence int, .other int
P07 supplier A: supplier org, product text, algorithm_version text, contract_ref text, contract_start date, contract_end date, procurement_route choice, contract_value money
P08 cost A: .licences money, .hardware money, .staff_overtime money, .other money, funding_source multi
P09 authorisation B: auth_rank choice, auth_refused_count int, auth_form document
P10 policy B: policy document, policy_date date, policy_published bool3, policy_url url, legal_basis_cited multi
P11 dpia B: dpia_exists bool3, dpia_date date, dpia_version text, ico_prior_consultation bool3, dpia document, dpia_redacted bool3
P12 eia B: eia_exists bool3, eia_date date, eia document, cia_per_deployment choice, cia_released bool3
P13 watchlist A: wanted_court int, wanted_police int, conditions int, managed_offender int, missing_vulnerable int, intelligence int, event_ban int, other int, not_wanted_share percent, image_sources multi, under18_count int, unconvicted_images bool3, max_size int
P14 outcomes A: faces_scanned int, alerts_total int, alerts_true int, alerts_false int, people_stopped int, arrests int, other_action int, charges_cautions int, outcome_def_used text
P15 demographics A: demog_recorded choice, .watchlist int, .alerts int, .false_alerts int, .stops int, .arrests int, ethnicity_scheme choice
P16 testing B: testing_by multi, test_date date, threshold_default number, threshold_reason text, report document, bias_found choice
P17 private B: private_sharing bool3, direction multi, .org org, .kind text, .basis text, .agreement_date date, .agreement document, .people_count int
P18 councils B: council_assets bool3, .council org, .asset choice, .permission document
P19 errors_and_complaints B: wrong_stops int, complaints int, iopc_referrals int, ico_contacts int, compensation money
P20 retention B: alert_hours number, cctv_days number, watchlist_hours number, nonmatch choice, custody_policy document
P21 oversight B: ethics_review bool3, ethics_date date, consultation bool3, results_url url, next_publication date
C01 own_use A: own_use choice, first_use date, use_setting multi
C02 systems A: .name text, .purpose choice, .mode multi, .supplier org, .product text, .cameras int, .fr_enabled bool3, .start date, .end date, .people_enrolled int
C03 police_use A: police_lfr_on_assets bool3, permission_type choice, .date date, .place text, .force org, .asset choice
C04 footage B: .requests int, .clips int, recorded bool3
C05 estate A: cameras_total int, cameras_fr_capable int, analytics multi
C06 supplier A: supplier org, product text, algorithm_version text, contract_ref text, contract_start date, contract_end date, procurement_route choice, contract_value money
C07 cost A: .spent money, .planned money, grant_source text
C08 decision A: decision_body choice, decision_date date, decision_url url, consulted bool3
C09 dpia A: dpia_exists bool3, dpia_date date, dpia_version text, ico_prior_consultation bool3, dpia document, dpia_redacted bool3
C10 eia A: eia_exists bool3, eia_date date, eia document, cia_per_deployment choice, cia_released bool3
C11 policy B: policy document, legal_basis_cited multi, code_self_assessment document
C12 private B: private_sharing bool3, direction multi, .org org, .kind text, .basis text, .agreement_date date, .agreement document, .people_count int
C13 contracts B: tender_planned bool3, tender_ref text, tender_url url, expected date
C14 stance B: motion bool3, motion_date date, motion_url url, position choice
C15 complaints C: complaints int, ico_contacts int
C16 schools C: schools_count int, list document
"""  # noqa: E501 one question a line, as it was asked for

# What the letter asks beside that list: the age of the youngest, the rule about signs, who decided, and so on.
ADDED = {
    "P13": {"youngest_age"},
    "P21": {"signage_rule"},
    "C03": {"permission_by"},
    "C06": {"camera_makers"},
    "C08": {"decision_by"},
    "C11": {"policy_date", "policy_url", "retention_days", "self_assessment_exists"},
    "C14": {"letter_date"},
}

OPTIONS = """
P01.lfr_status: in use, trial only, used via another force, stopped, never, planned
P01.lfr_kit_owner: own, other force, Home Office, supplier loan
P02.log_supplied: full, partial, link, none
P03.plans: none, under consideration, approved, procuring
P04.rfr_systems: PND, own system, Home Office system +
P05.oifr_status: in use, trial only, used via another force, stopped, never, planned
P07.procurement_route: framework, open tender, direct award, loan/free, via other force
P08.funding_source: force, Home Office grant, PCC, partner
P09.auth_rank: Supt, Ch Supt, ACC+ +
P10.legal_basis_cited: common law, DPA 2018 Part 3, PACE, PoFA/Surveillance Camera Code, HRA, force policy +
P12.cia_per_deployment: all, some, none
P13.image_sources: custody, PND, social media, CCTV, passport, partner +
P15.demog_recorded: all, some, none
P15.ethnicity_scheme: self-defined 16+1, IC codes +
P16.testing_by: NPL, supplier, university, own
P16.bias_found: none stated, differences stated, unknown
P17.direction: to, from
P18.asset: column, control room, feed, land, other
P20.nonmatch: immediate, other
C01.own_use: in use, trial, stopped, never, planned, detection_only
C01.use_setting: street CCTV, town hall entry, housing, school meals/registers, leisure, licensing, fraud/ID checks +
C02.mode: live, retro, verification
C03.permission_type: written agreement, licence, highway consent, verbal, none needed
C05.analytics: appearance search, crowd, vehicle, behaviour, none
C11.legal_basis_cited: UK GDPR art 6/9, s.115 CDA 1998, PoFA code, consent +
C14.position: supports, opposes, conditions, none
"""  # a plus at the end: or other words

LOG = """
deployment_id text, force org, operated_by org, kit_owner org, definition_note text, date date, start_time text,
end_time text, duration_min int, location_name text, borough_or_council org, postcode_district text, lat number,
lon number, setting choice, camera_form choice, cameras_count int, purpose_stated text, operation_name text,
authority_rank choice, authority_ref text, watchlist_size int, watchlist_wanted int, watchlist_conditions int,
watchlist_missing int, watchlist_other int, watchlist_under18 int, threshold number, faces_scanned int,
faces_estimated bool3, alerts_total int, alerts_true int, alerts_false int, confirmed_true int, confirmed_false int,
engagements int, arrests int, arrests_other int, other_outcomes int, charges_cautions int, charges_as_of date,
false_alert_rate_stated percent, false_alert_rate_denominator choice, demographics matrix, watchlist_deleted_at text,
dpia_id document, cia_document document, source_url url, source_file text, page int, archived_url url, retrieved date,
notes text, coder text, checked_by text
"""

BY_YEAR = {"P04": "calendar year", "P05": "calendar year", "P06": "calendar year", "P08": "financial year"}
BY_YEAR |= {"C04": "calendar year", "C07": "financial year", "P15": "group"}


def wanted(line):
    heading, _, fields = line.partition(": ")
    return heading, dict(each.split() for each in fields.split(", "))


def found(question):
    """Its fields by key; the columns of a table or matrix by ".key", in place of it."""
    plain = {each.key: each.type.value for each in question.fields if not each.columns}
    return plain | {f".{column.key}": column.type.value for each in question.fields for column in each.columns}


@pytest.mark.parametrize("line", WANTED.strip().splitlines(), ids=lambda line: line[:3])
def test_a_question_has_every_field_that_was_asked_for_and_no_other_unnamed_here(line):
    heading, fields = wanted(line)
    question = (POLICE if line.startswith("P") else COUNCIL).question(line[:3])
    here = found(question)

    assert heading == f"{question.id} {question.key} {question.priority}"
    assert {name: here.get(name) for name in fields} == fields
    assert set(here) - set(fields) == ADDED.get(question.id, set())


@pytest.mark.parametrize("line", OPTIONS.strip().splitlines(), ids=lambda line: line.partition(":")[0])
def test_a_choice_has_the_options_that_were_asked_for(line):
    name, _, options = line.partition(": ")
    question = (POLICE if line.startswith("P") else COUNCIL).question(name[:3])
    flat = [*question.fields, *(column for each in question.fields for column in each.columns)]
    field = next(each for each in flat if each.key == name[4:])

    assert field.options == tuple(options.removesuffix(" +").split(", "))
    assert field.other is options.endswith(" +")


def test_the_log_has_every_column():
    wanted_columns = dict(each.split() for each in LOG.replace("\n", " ").strip().split(", "))

    assert {each.key: each.type.value for each in POLICE.log.fields} == wanted_columns
    assert POLICE.log.parent == "P02"


def test_what_is_asked_by_year_or_group_has_a_row_for_each():
    here = {
        question.id: each.by
        for read in (POLICE, COUNCIL)
        for question in read.questions
        for each in question.fields
        if each.type is FieldType.MATRIX
    }

    assert here == BY_YEAR


def test_every_number_takes_a_band_and_starts_at_nought():
    numbers = [
        each
        for read in (POLICE, COUNCIL)
        for question in read.questions
        for top in question.fields
        for each in (top, *top.columns)
        if each.type.is_number
    ]

    assert len(numbers) > 60
    assert all(each.allow_band for each in numbers)
    assert {each.minimum for each in numbers} == {0}


def test_what_we_work_out_is_marked_so():
    assert [
        f"{question.id}.{each.key}" for question in POLICE.questions for each in question.fields if each.derived
    ] == ["P13.not_wanted_share"]


def test_every_answer_needs_its_place_and_those_that_are_counted_two_readers():
    for question in (*POLICE.questions, *COUNCIL.questions):
        assert question.evidence_required
        # C09 and C10 ask whether a document exists: one reader will do, as for P11 and P12.
        assert question.double_entry is (question.priority == "A" and question.id not in ("C09", "C10"))


def test_what_follows_from_use_is_asked_only_where_there_was_use():
    used = {"P01.lfr_status": ("in use", "trial only", "used via another force", "stopped")}

    assert {each.id: dict(each.show_if) for each in POLICE.questions if each.show_if} == dict.fromkeys(
        ["P02", "P09", "P13", "P14", "P15"], used
    )
    assert [each.id for each in COUNCIL.questions if each.show_if] == []
