"""What every column of every export means, in the order of the file."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class ColumnType(StrEnum):
    """How a cell reads. Only text can hold what people typed, so only text is guarded against formulas."""

    TEXT = "text"
    WORD = "word"
    DATE = "date"
    INSTANT = "instant"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `source` is the provision or the place its value comes from."""

    name: str
    type: ColumnType
    meaning: str
    source: str


@dataclass(frozen=True, slots=True)
class Table:
    """An export: one line a row, one column a cell."""

    name: str
    meaning: str
    columns: tuple[Column, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The header."""
        return tuple(column.name for column in self.columns)

    def positions(self, *types: ColumnType) -> tuple[int, ...]:
        """Where the columns of these types stand."""
        return tuple(place for place, column in enumerate(self.columns) if column.type in types)


TEXT, WORD, DATE = ColumnType.TEXT, ColumnType.WORD, ColumnType.DATE
INSTANT, INTEGER, BOOLEAN = ColumnType.INSTANT, ColumnType.INTEGER, ColumnType.BOOLEAN
NUMBER = ColumnType.NUMBER
HISTORY = "derived from the request's history"

WHICH = (
    Column("reference", TEXT, "Our reference for the request; it never changes.", "given when filed"),
    Column("campaign", TEXT, "The campaign's short address name.", "the campaign"),
    Column("authority_slug", WORD, "The authority's short address name; it never changes.", "the register"),
    Column("authority_name", TEXT, "The authority's full name.", "the register"),
    Column("ons_code", WORD, "The Office for National Statistics code; empty where it has none.", "ONS"),
    Column("kind", WORD, "What kind of council or police force it is.", "the register"),
    Column("nation", WORD, "England, Wales, Scotland, Northern Ireland, or UK-wide.", "the register"),
    Column("region", TEXT, "The region the authority is in.", "the register"),
    Column("regime", WORD, "The law the request is made under: FOIA, FOISA, EIR or EISR.", "the statutes"),
)  # fmt: skip

COMMISSIONER_REFERENCE = Column(
    "commissioner_reference", TEXT, "The Commissioner's reference for our complaint.", "events complaint to decision"
)
NOTICE_REFERENCE = Column("notice_reference", TEXT, "The number of the decision notice.", "event decision_notice")
FINDING = Column("finding", WORD, "What the decision notice found on our complaint.", "event decision_notice")
APPEALED_ON = Column(
    "appealed_on", DATE, "The day the tribunal or court received the latest appeal, ours or the authority's.",
    "FOIA s.57; FOISA s.56",
)  # fmt: skip
APPEAL_DECIDED_ON = Column(
    "appeal_decided_on", DATE, "The day of the latest decision on an appeal.", "FOIA s.58; TCEA 2007 s.12; FOISA s.56"
)
DISPOSAL = Column("disposal", WORD, "How that appeal ended.", "events ftt_decision, ut_decision, court_decision")

REQUESTS = Table(
    "requests",
    "One row a request, as it stands on the day in as_of.",
    (
        *WHICH,
        Column("title", TEXT, "What the request is about.", "given when filed"),
        Column("delivery", WORD, "First axis: draft, sent, received or bounced.", HISTORY),
        Column("stage", WORD, "Second axis: where the request stands in the legal procedure.", HISTORY),
        Column("outcome", WORD, "Third axis: what the authority answered; empty while it has not.", HISTORY),
        Column("awaiting", WORD, "Whose turn it is: authority, requester, commissioner, tribunal or nobody.", HISTORY),
        Column("sent_on", DATE, "The day the request was sent.", "event sent"),
        Column("clock_start", DATE, "Day 0 of the time for an answer: receipt, or the last clarification.",
               "FOIA s.10(1), (6); FOISA s.10(1); EIR reg.5(2), 7, 9"),
        Column("acknowledged_on", DATE, "The day the authority said it had the request.", "event acknowledged"),
        Column("first_due_on", DATE, "The last day for an answer as first worked out, before any extension or reset.",
               "FOIA s.10; FOISA s.10; EIR reg.5; EISR reg.5"),
        Column("due_on", DATE, "The last day for whoever's turn it is now; empty where there is none.",
               "FOIA s.10; FOISA s.10, s.21; EIR reg.5, 7, 11; EISR reg.5, 7, 16"),
        Column("undated_because", TEXT, "Why there is no due date, where one might be expected.", HISTORY),
        Column("as_of", DATE, "The day that days_late was counted to.", "the day of the export"),
        Column("days_late", INTEGER,
               "Working days past due_on, in the request's own calendar; empty where the authority is not late. "
               "0 means late, with no working day gone since.",
               "FOIA s.10(6); FOISA s.73"),
        Column("responded_on", DATE, "The day the answer was issued.", "event response"),
        Column("response_late", BOOLEAN, "Whether the answer came after its last day.", "FOIA s.10(1); FOISA s.10(1)"),
        Column("review_requested_on", DATE, "The day we asked for a review.", "FOIA s.45 Code; FOISA s.20; EIR reg.11"),
        Column("review_decided_on", DATE, "The day the authority decided the review.",
               "FOIA s.45 Code; FOISA s.21; EIR reg.11"),
        Column("review_result", WORD, "What the review decided.", "event review_outcome"),
        Column("complaint_on", DATE, "The day we complained to the Commissioner.", "FOIA s.50; FOISA s.47"),
        COMMISSIONER_REFERENCE,
        Column("decision_notice_on", DATE, "The day of the Commissioner's decision.", "FOIA s.50(3); FOISA s.49(3)"),
        NOTICE_REFERENCE,
        FINDING,
        APPEALED_ON,
        Column("tribunal_decided_on", DATE, "The day the First-tier Tribunal decided.", "FOIA s.57, s.58"),
        APPEAL_DECIDED_ON,
        DISPOSAL,
        Column("last_chased_on", DATE, "The day we last chased the authority.", "event chased"),
        Column("chasers", INTEGER, "How often we chased since the day in due_on passed.", "event chased"),
        Column("last_event_on", DATE, "The day of the latest event.", HISTORY),
        Column("last_event_kind", WORD, "What the latest event was.", HISTORY),
        Column("exemptions", TEXT,
               "The exemptions or exceptions cited in answers, apart by semicolons; "
               "[NCND] marks a refusal to confirm or deny.",
               "FOIA Part II; FOISA Part 2; EIR reg.12, 13; EISR reg.10, 11"),
        Column("owner", TEXT, "The display name of whoever looks after it; empty where nobody does.", "assignments"),
        Column("whatdotheyknow_url", TEXT, "The request's page on WhatDoTheyKnow, where it has one.", "typed in"),
        Column("their_reference", TEXT, "The authority's own reference.", "typed in"),
    ),
)  # fmt: skip

EVENTS = Table(
    "events",
    "One row an event of a history, in the order of entry; nothing is ever removed, so look at retracted.",
    (
        *WHICH,
        Column("position", INTEGER, "Which line of the request's history this is, from 1.", "the history"),
        Column("event", WORD, "What happened.", "the history"),
        Column("occurred_on", DATE, "The day the law counts from: receipt by the authority, or issue by it.",
               "FOIA s.10(6); FOISA s.10(1)"),
        Column("recorded_at", INSTANT, "When it was typed in, in UTC.", "the history"),
        Column("recorded_by", TEXT, "The display name of whoever typed it in.", "the history"),
        Column("retracted", BOOLEAN, "Whether a later line takes this one back as a mistake.", "event event_retracted"),
        Column("details", TEXT, "Everything else known of the event, as JSON.", "the history"),
    ),
)  # fmt: skip

REFUSALS = Table(
    "refusals",
    "One row an exemption or exception cited in an answer that has not been taken back.",
    (
        *WHICH,
        Column("outcome", WORD, "What the authority answered in the end.", HISTORY),
        Column("position", INTEGER, "Which line of the request's history cites it, from 1.", "the history"),
        Column("cited_on", DATE, "The day of that line.", "the history"),
        Column("law", WORD, "The law of the exemption: FOIA, FOISA, EIR or EISR.", "the answer"),
        Column("exemption", TEXT, "The section or regulation, as the list of exemptions spells it.", "exemptions.csv"),
        Column("limb", TEXT, "The finer subsection that the answer names.", "typed in"),
        Column("ncnd", BOOLEAN, "Whether the authority would neither confirm nor deny holding the information.",
               "FOIA s.1(1)(a) with Part II; FOISA s.18; EIR reg.12(6); EISR reg.10(8)"),
    ),
)  # fmt: skip

APPEALS = Table(
    "appeals",
    "One row a live challenge: a right of ours that is running, or a matter that somebody else has.",
    (
        *WHICH,
        Column("rung", WORD, "The rung it is at, or may go to: review, commissioner, appeal, further_appeal.", HISTORY),
        Column("awaiting", WORD, "Who is to act: authority, requester, commissioner or tribunal.", HISTORY),
        Column("due_on", DATE, "The last day for whoever is to act; empty where there is none.", HISTORY),
        Column("as_of", DATE, "The day that days_left was counted from.", "the day of the export"),
        Column("right", WORD, "The right of ours that lapses first; empty where none with a last day is running.",
               "FOIA s.50, s.57; FOISA s.20, s.47, s.56; EIR reg.11; EISR reg.16"),
        Column("last_day", DATE, "The last day to use that right.", "the provision beside it"),
        Column("days_left", INTEGER, "Calendar days from as_of to last_day; 0 is the last day itself.", "last_day"),
        Column("level", WORD, "How binding the day is: statute, rule, guidance or convention.", "the provision"),
        Column("provision", TEXT, "Where that day is written.", "the statutes, rules and guidance"),
        COMMISSIONER_REFERENCE,
        NOTICE_REFERENCE,
        FINDING,
        APPEALED_ON,
        APPEAL_DECIDED_ON,
        DISPOSAL,
        Column("owner", TEXT, "The display name of whoever looks after it; empty where nobody does.", "assignments"),
    ),
)  # fmt: skip

TABLES = {table.name: table for table in (REQUESTS, EVENTS, REFUSALS, APPEALS)}

CODEBOOK = Table(
    "codebook",
    "One row a column of an export.",
    (
        Column("table", WORD, "The export the column is in.", "this codebook"),
        Column("column", WORD, "The column's name.", "this codebook"),
        Column("type", WORD, "How its cells read.", "this codebook"),
        Column("meaning", TEXT, "What a cell says.", "this codebook"),
        Column("source", TEXT, "The provision or the place its value comes from.", "this codebook"),
    ),
)


def codebook_rows(tables: Mapping[str, Table] = TABLES) -> list[tuple[str, ...]]:
    """The codebook as rows, for any format."""
    return [
        (table.name, column.name, column.type.value, column.meaning, column.source)
        for table in tables.values()
        for column in table.columns
    ]
