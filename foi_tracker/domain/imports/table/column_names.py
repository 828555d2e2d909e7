"""What columns of tracking sheets are called, taken from sheets that campaigns use (facts; our own list)."""

import re
from collections.abc import Mapping
from typing import Final

from foi_tracker.domain.folding import fold
from foi_tracker.domain.imports.vocabulary import SheetField

_F = SheetField
# Spellings apart by commas. One that stands under several fields does not say by itself which of them it is.
_SPELLINGS: Final[Mapping[SheetField, str]] = {
    _F.AUTHORITY: "authority, authority name, name of authority, public body, public body name, public authority, "
    "public authority name, body, body name, council, council name, name of council, councils, local authority, local "
    "authority name, la, la name, force, force name, police force, police force name, police service, police area, "
    "constabulary, council or force, council or police force, force or council, name of force, name of authority, "
    "public bodies, authority asked, council asked,  organisation, organisation name, organization, agency, agency "
    "name, department, recipient, who, awdurdod, cyngor, heddlu, council force, force council, council police force, "
    "police force council, council police, police council, body authority, authority body, council body, body council, "
    "council authority, authority council, public body authority, authority public body",
    _F.AUTHORITY_CODE: "code, gss, gss code, gsscode, ons, ons code, la code, local authority code, council code, "
    "force code, authority code, id, wdtk id, whatdotheyknow id, body id, unique id, wdtk url name, authority slug, "
    "url name",
    _F.AUTHORITY_KIND: "type, kind, tier, nation, country, region, area, authority type, council type, body type, "
    "type of authority, type of council, authority kind",
    _F.AUTHORITY_EMAIL: "email, e mail, email address, foi email, foi e mail, foi address, foi email address, contact "
    "email, request email, authority email, council email",
    _F.CONTACT: "contact, contact name, contact person, officer, officer name, foi officer, foi contact, phone, phone "
    "number, tel, telephone, telephone number, contact number, contact phone, mobile, direct line",
    _F.OUR_REFERENCE: "ref, our ref, our reference, id, no, #, number, request id, request number, request no, case, "
    "case id, case number, case no, reference, unique id, row id, internal ref",
    _F.THEIR_REFERENCE: "their ref, their reference, council ref, council reference, authority ref, authority "
    "reference, force ref, police ref, body ref, reference, reference number, reference no, ref, ref no, ref number, "
    "foi ref, foi reference, foi reference number, foi no, foi number, foi id, tracking number, tracking id, tracking "
    "no, id # assigned, id assigned, case number, case no, case reference, case ref, acknowledgement ref",
    _F.TITLE: "title, subject, subject line, request, request title, request subject, topic, request name, request "
    "topic, name of request",
    _F.REQUEST_TEXT: "text, request text, text of request, records sought, records requested, requested documents, "
    "documents requested, question, questions, description, request description, request wording, wording, "
    "information requested, full request",
    _F.REGIME: "regime, law, act, legislation, foi or eir, foi eir, foi/eir, foia or eir, request type, type of "
    "request",
    _F.REQUEST_URL: "url, link, wdtk, wdtk link, wdtk url, whatdotheyknow, whatdotheyknow link, whatdotheyknow url, "
    "what do they know, what do they know link, request url, request link, link to request, url of request, project "
    "url, muckrock url",
    _F.PRIVATE_LINK: "private link, request private link, secret link, secret url, private url",
    _F.WAVE: "batch, batch name, round, wave, campaign, project, projects, tag, tags, bucket, phase, tranche",
    _F.OWNER: "owner, assigned, assigned to, assignee, volunteer, volunteer name, user, username, requested by, "
    "requester, requestor, requester name, filed by, sent by, submitted by, who asked, who sent, who sent it, lead, "
    "initials, allocated to, responsible, person, person responsible, made by, request made by",
    _F.GROUP: "group, org, organisation asking, organization asking, team, local group",
    _F.CHANNEL: "method, how, how sent, via, sent via, sent how, route, channel, method of sending, sent through, "
    "submission method",
    _F.SENT_ON: "date sent, sent, sent on, sent date, submitted, submitted on, date submitted, submission date, date "
    "filed, filed, filed on, date of request, request date, date requested, requested, requested on, asked, asked on, "
    "date asked, date created, created, date of foi, foi sent, foi date, foi sent date, date foi sent, date of "
    "submission, date made, request sent, date request sent, when sent, date emailed",
    _F.RECEIVED_ON: "date received by them, received by authority, received by council, date received by authority, "
    "receipt, date of receipt, receipt date, delivered, date delivered, date received, received",
    _F.ACKNOWLEDGED_ON: "ack, acked, ack date, acknowledged, acknowledged on, date acknowledged, acknowledgement, "
    "acknowledgment, acknowledgement date, date of acknowledgement, acknowledgement received, ack received, "
    "acknowledgement date",
    _F.DUE_ON: "due, due date, due by, due on, date due, deadline, deadline date, foi deadline, 20 days, 20 wd, 20 "
    "working days, 20 day deadline, 20 working day deadline, 20th working day, response due, response due date, "
    "response due by, response deadline, reply due, expected, expected by, expected date, expected response, "
    "statutory deadline, date response due, due back",
    _F.EXTENDED: "extended, extension, extended y n, pit extension, has it been extended",
    _F.EXTENDED_TO: "new deadline, new due date, extended to, extended until, extension to, extension date, extended "
    "deadline, revised due, revised due date, revised deadline, estimated completion date, extension until",
    _F.CLARIFICATION_ASKED_ON: "clarification asked, date clarification, clarification, clarification requested, "
    "clarification date, date clarification requested, date clarification asked, clarification sought, clarification "
    "asked on, clarification request, date of clarification request",
    _F.CLARIFIED_ON: "clarified, clarified on, date clarified, clarification sent, clarification given, clarification "
    "provided, date clarification sent, date clarification provided, clarification reply, clarification response",
    _F.RESPONDED_ON: "response date, date of response, responded, responded on, response received, date response "
    "received, response received on, response received date, reply date, date of reply, date responded, replied, "
    "replied on, reply received, date reply received, date done, date closed, closed on, answered, answered on, date "
    "answered, answer date, date received, received, response, reply, date completed, date of answer, received on",
    _F.DAYS: "days, days taken, days late, days overdue, days to respond, working days, working days taken, days "
    "since submitted, days since updated, days since sent, response time, days elapsed, time taken, number of days, "
    "no of days, days left, days remaining",
    _F.STATUS: "status, state, request status, request state, classification, position, current status, current "
    "position, stage, progress, foi status, wdtk status, response status, described state",
    _F.OUTCOME: "outcome, outcomes, result, disclosure, granted, success, successful, decision, response type, type "
    "of response, response outcome, request outcome, outcome of request, status",
    _F.EXEMPTIONS: "exemption, exemptions, exemption cited, exemptions cited, exemptions used, exemption used, "
    "exemptions applied, exemption applied, exceptions, section, sections, section cited, s, refusal reason, reason "
    "for refusal, reasons for refusal, reason refused, refused under, grounds, grounds for refusal, why refused, "
    "refusal grounds",
    _F.COST: "cost, costs, fee, fees, charged, charge, paid, price, fee waiver, fee charged, amount charged",
    _F.REVIEW_REQUESTED_ON: "internal review, ir, review, appeal, appealed, appealed on, appeal date, date of ir "
    "request, ir request, ir requested, ir requested on, ir date, ir sent, ir request date, review date, review "
    "requested, review requested on, review asked, review asked for, asked for review, ir asked, review sent,  date "
    "review requested, internal review requested, internal review date, internal review request, internal review "
    "sent, date of internal review, date of internal review request, date internal review requested, date of review, "
    "date appealed",
    _F.REVIEW_DUE_ON: "ir due, ir due date, ir deadline, review due, review due date, review deadline, internal "
    "review due, internal review due date, internal review deadline",
    _F.REVIEW_DECIDED_ON: "ir response, ir response date, ir responded, ir decided, ir reply, ir received, date of ir "
    "response, review answered, ir answered, review replied, ir closed, review response, review response date, review "
    "decided, review decided on, review reply, internal review response, internal review response date, internal "
    "review decided, internal review received, date of review, review date, date of internal review response, date of "
    "review response",
    _F.REVIEW_RESULT: "ir outcome, ir result, ir decision, review outcome, review result, review decision, internal "
    "review outcome, internal review result, internal review decision, appeal outcome, appeal result, outcome of "
    "review, outcome of internal review, outcome of ir",
    _F.COMPLAINT_ON: "ico, ico complaint, ico complaint date, ico date, date of ico complaint, date to the ico, date "
    "to ico, to ico, sent to ico, ico referral, referred to ico, complaint, complaint date, complained, complained "
    "on, commissioner, commissioner complaint, osic, osic date, osic complaint, osic appeal, sic, sic appeal, sic "
    "date, complaint to ico, date complained to ico, date complained",
    _F.COMMISSIONER_REFERENCE: "ico ref, ico reference, ico case, ico case number, ico case ref, ico case reference, "
    "ico no, osic ref, osic reference, sic ref, sic reference, commissioner ref, commissioner reference, "
    "commissioners reference, complaint ref, complaint reference",
    _F.NOTICE_ON: "decision notice, decision notice date, date of decision notice, decision notice on, dn, dn date, "
    "date of dn, ico decision date, ico response, ico response date, ico decision on",
    _F.NOTICE_RESULT: "ico outcome, ico result, ico decision, ico finding, ico ruling, dn outcome, dn result, osic "
    "outcome, osic decision, decision notice outcome, decision notice result, outcome of ico complaint, commissioner "
    "outcome, commissioner decision, sic decision, finding",
    _F.CHASED_ON: "chased, chased on, chase, chase date, chaser, chasers, chaser sent, chaser date, last chased, last "
    "chased on, date chased, date last chased, follow up, followup, follow up date, followup date, followed up, date "
    "followed up, reminder, reminders, reminder sent, reminder date, nudge, nudged",
    _F.REPLIES: "replies, number of replies, no of replies, reply count, count, number of responses, responses",
    _F.EVIDENCE: "evidence, evidence of criteria met, quote, quotes, quotation, source, source text, evidence quote",
    _F.FILES: "file, files, attachment, attachments, document, documents, response link, link to response, response "
    "url, response file, response files, folder, folder link, drive, drive link, google drive, google drive link, "
    "dropbox, dropbox link, evidence, link to file, link to files, link to documents, saved at",
    _F.NOTES: "notes, note, comment, comments, general notes, general comments, additional notes, other notes, "
    "further notes, summary, summary of response, response summary, thoughts, remarks, observations, next steps, "
    "action, actions, action needed",
    _F.EMBARGO: "embargo, embargoed, private, public, publish, published, publishable, ok to publish",
    _F.PAGE: "page, pages, page number, page no, page numbers, p, pg, evidence page",
    _F.CODER: "extracted by, classified by, coder, coded by, marked by, marker, first marker, second marker, reader, "
    "read by, scored by, scorer, auditor, audited by, checked by",
    _F.LEAVE_OUT: "extracted by url, classified by url, requested by url, jurisdiction id, agency id, as of",
    _F.ANSWER: "grace answer, our answer, coded, coded answer, final, final answer, agreed, agreed answer, score, "
    "mark, answer, question, questions",
}
NUMBERED: Final = re.compile(r"(nudge|chaser?|reminder|follow ?up|chased)( no)?( date)? ?\d+( date)?")


def heading_key(heading: str) -> str:
    """A heading folded for looking up: small letters, no punctuation; signs that are whole headings stay."""
    return fold(heading.replace("_", " ")) or heading.strip()


def _by_key() -> dict[str, tuple[SheetField, ...]]:
    found: dict[str, dict[SheetField, None]] = {}
    for field, spellings in _SPELLINGS.items():
        for spelling in spellings.split(","):
            found.setdefault(heading_key(spelling), {})[field] = None
    return {key: tuple(fields) for key, fields in found.items()}


# What each folded heading may mean; several, where the word alone does not say.
ALIASES: Final[Mapping[str, tuple[SheetField, ...]]] = _by_key()


def fields_called(heading: str) -> tuple[SheetField, ...]:
    """What a heading may mean by its words alone, the likeliest first; () where we do not know it."""
    key = heading_key(heading)
    if NUMBERED.fullmatch(key):
        return (SheetField.CHASED_ON,)
    return ALIASES.get(key, ())
