"""The tables of the report, what each of their columns means, and the caveats that belong to all of them."""

from foi_tracker.domain.shares import FEWEST
from foi_tracker.domain.vocabulary import Finding, ReviewResult
from foi_tracker.exports.codebook import (
    BOOLEAN,
    DATE,
    HISTORY,
    INTEGER,
    NUMBER,
    TEXT,
    WORD,
    Column,
    Table,
    codebook_rows,
)

METHOD = "the report's method"

AS_OF = Column("as_of", DATE, "The day of the report; a reply that nobody had typed in by then is not in it.", METHOD)
LAW = Column("law", WORD, "The law the requests were made under: FOIA, FOISA, EIR or EISR.", "the statutes")
KIND = Column("kind", WORD, "What kind of council or police force it is.", "the register")
ANSWERED = Column(
    "answered", INTEGER,
    "How many requests of that law, and of that kind of authority, were answered, at first or by the decision of a "
    "review. This is what citing is a part of.", METHOD,
)  # fmt: skip
COULD = Column(
    "could_be_challenged", INTEGER,
    "Requests where something was withheld, not held, or neither confirmed nor denied, or where no answer came by the "
    "last day; and every request that was challenged, whatever its answer says now.", METHOD,
)  # fmt: skip

REFUSALS_BY_EXEMPTION = Table(
    "refusals_by_exemption",
    "Refusals by exemption: one row an exemption or exception and a kind of authority that answered. A request has one "
    "kind, so the rows of one exemption may be added up; a request may cite several exemptions, so those of different "
    "exemptions may not.",
    (
        Column("asked_under", WORD, "The law the requests were made under.", "the statutes"),
        Column("law", WORD, "The law of the exemption; now and then an answer cites another law's.", "the answer"),
        Column("exemption", TEXT, "The section or regulation, as the list of exemptions spells it.", "exemptions.csv"),
        Column("title", TEXT, "What it is called; empty where our list does not have it.", "exemptions.csv"),
        Column("ncnd", BOOLEAN,
               "Whether it was cited to neither confirm nor deny that the information is held, counted apart.",
               "FOIA s.1(1)(a) with Part II; FOISA s.18; EIR reg.12(6); EISR reg.10(8)"),
        KIND,
        Column("citing", INTEGER,
               "Requests that cite it in an answer or the decision of a review, wholly or partly refusing. "
               "A request that cites it more than once counts once.", "FOIA s.17; FOISA s.16; EIR reg.14; EISR reg.13"),
        ANSWERED,
        AS_OF,
    ),
)  # fmt: skip

REFUSALS_BY_KIND = Table(
    "refusals_by_kind",
    "Refusals by kind of authority: one row a kind and a law under which it answered.",
    (
        KIND,
        LAW,
        Column("citing", INTEGER,
               "Requests that cite any exemption or exception at all in an answer or the decision of a review. "
               "A partly refused request counts; a refusal that names no exemption does not.",
               "FOIA s.17; FOISA s.16; EIR reg.14; EISR reg.13"),
        ANSWERED,
        AS_OF,
    ),
)  # fmt: skip

# What each result means here, and whether it counts as won.
REVIEW_RESULTS = {
    ReviewResult.UPHELD: "Reviews that left the answer as it was.",
    ReviewResult.PARTLY_UPHELD: "Reviews that left a part of the refusal and gave up the rest. Won.",
    ReviewResult.OVERTURNED: "Reviews that gave up the refusal. Won.",
    ReviewResult.MORE_RELEASED: "Reviews that found or released more information. Won.",
    ReviewResult.LATE: "Reviews that only owned that the answer was late. Not counted as won.",
    ReviewResult.DECLINED: "Requests for a review that the authority refused to carry out.",
}
FINDINGS = {
    Finding.UPHELD: "Decision notices that agreed with our complaint. Won.",
    Finding.PARTLY_UPHELD: "Decision notices that agreed with a part of our complaint. Won.",
    Finding.NOT_UPHELD: "Decision notices that agreed with the authority.",
}

REVIEWS = Table(
    "reviews",
    "Reviews asked and won: one row a law. A request counts once, by its latest review.",
    (
        LAW,
        COULD,
        Column("asked", INTEGER, "Requests where we asked the authority for a review; part of could_be_challenged.",
               "FOIA s.45 Code; FOISA s.20; EIR reg.11; EISR reg.16"),
        Column("waiting", INTEGER, "Reviews asked that nobody has decided yet.", HISTORY),
        Column("ended", INTEGER, "Reviews asked of requests that were withdrawn before a decision.", HISTORY),
        Column("decided", INTEGER, "Reviews decided, whatever the result. This is what won is a part of.",
               "FOIA s.45 Code; FOISA s.21; EIR reg.11; EISR reg.16"),
        *(Column(result.value, INTEGER, REVIEW_RESULTS[result], "event review_outcome") for result in ReviewResult),
        Column("unknown", INTEGER, "Reviews decided where nobody has recorded how.", "event review_outcome"),
        Column("won", INTEGER,
               "Reviews that changed the answer in our favour: partly upheld, overturned, or more released.", METHOD),
        AS_OF,
    ),
)  # fmt: skip

COMPLAINTS = Table(
    "complaints",
    "Complaints to the Commissioner: one row a law. A request counts once, by its latest complaint.",
    (
        LAW,
        COULD,
        Column("asked", INTEGER, "Requests where we complained to the Commissioner; part of could_be_challenged.",
               "FOIA s.50; FOISA s.47; EIR reg.18; EISR reg.17"),
        Column("waiting", INTEGER, "Complaints that are not decided yet.", HISTORY),
        Column("ended", INTEGER, "Complaints closed without a decision notice, or of requests that were withdrawn.",
               "FOIA s.50(2); FOISA s.49(1)"),
        Column("decided", INTEGER, "Decision notices, whatever they found. This is what won is a part of.",
               "FOIA s.50(3); FOISA s.49(3)"),
        *(Column(finding.value, INTEGER, FINDINGS[finding], "event decision_notice") for finding in Finding),
        Column("unknown", INTEGER, "Decision notices where nobody has recorded the finding.", "event decision_notice"),
        Column("won", INTEGER, "Decision notices that agreed with all or a part of our complaint; appeals against them "
               "are not looked at.", METHOD),
        AS_OF,
    ),
)  # fmt: skip

DAYS_BY_STEP = Table(
    "days_by_step",
    "Working days by step: one row a step and a law.",
    (
        Column("step", WORD,
               "What took so long: answer is from day 0 of the clock to the first answer, review from our asking to "
               "its decision, decision_notice from our complaint to the Commissioner's decision.",
               "FOIA s.10(1), (6); FOISA s.10(1), s.21(1); EIR reg.5(2), reg.11(4); EISR reg.5, reg.16(4)"),
        LAW,
        Column("begun", INTEGER, "How many were waited for: timed, untimed, waiting and ended together.", METHOD),
        Column("timed", INTEGER, "How many are done and counted. The median and the rest of the days rest on these.",
               METHOD),
        Column("untimed", INTEGER, "Done, but a day is not recorded, or is beyond the bank holidays we know.", METHOD),
        Column("waiting", INTEGER, "Not done yet, and so in no median: it will be longer if these turn out slow.",
               METHOD),
        Column("ended", INTEGER, "Never to be done: withdrawn, a fee not paid in time, or a complaint closed.", METHOD),
        Column("median_days", NUMBER, "Half took no longer than this, in working days of the request's own calendar.",
               "FOIA s.10(6); FOISA s.73; EIR reg.2(1); EISR reg.2(1)"),
        Column("least_days", INTEGER, "The shortest.", METHOD),
        Column("quarter_within", INTEGER, f"A quarter took no longer than this; empty below {FEWEST}.", METHOD),
        Column("three_quarters_within", INTEGER, f"Three quarters took no longer than this; empty below {FEWEST}.",
               METHOD),
        Column("most_days", INTEGER, "The longest so far.", METHOD),
        AS_OF,
    ),
)  # fmt: skip

TIMELINESS = Table(
    "timeliness",
    "Timeliness by nation: one row a nation that was asked anything. Each request is in exactly one column from "
    "in_time to ended.",
    (
        Column("nation", WORD, "Where the authority is: a nation, or UK-wide.", "the register"),
        Column("asked", INTEGER, "Requests sent.", "event sent"),
        Column("in_time", INTEGER, "The first answer came by its last day.",
               "FOIA s.10(1); FOISA s.10(1); EIR reg.5(2), 7; EISR reg.5(2), 7"),
        Column("late", INTEGER, "The first answer came after its last day.",
               "FOIA s.10(1); FOISA s.10(1); EIR reg.5(2), 7; EISR reg.5(2), 7"),
        Column("overdue", INTEGER, "No answer, and the last day is past, even where we have taken it further since.",
               "FOIA s.10(1); FOISA s.10(1); EIR reg.5(2), 7; EISR reg.5(2), 7"),
        Column("waiting", INTEGER, "No answer yet, and the last day is not past.", HISTORY),
        Column("undated", INTEGER, "Answered, but nobody can say whether in time: a day is missing.", HISTORY),
        Column("no_date", INTEGER, "No answer yet, and no last day is known: most often a posted letter.", HISTORY),
        Column("stopped", INTEGER, "The clock is stopped: the authority waits for our reply or a fee.",
               "FOIA s.1(3), s.9(2); FOISA s.1(3), s.9"),
        Column("ended", INTEGER, "No answer will come: withdrawn, or a fee not paid in time.", HISTORY),
        Column("judged", INTEGER, "In time, late and overdue together: a share of answers in time is a part of this.",
               METHOD),
        AS_OF,
    ),
)  # fmt: skip

REPORT_TABLES = {
    table.name: table
    for table in (REFUSALS_BY_EXEMPTION, REFUSALS_BY_KIND, REVIEWS, COMPLAINTS, DAYS_BY_STEP, TIMELINESS)
}

CAVEATS = (
    ("What counts",
     "Requests that were sent. Drafts, and letters that came back undelivered, do not count. Whatever was taken back "
     "as a mistake does not count either."),
    ("What this is a sample of",
     "Only what these campaigns asked, of the authorities they chose. It says nothing of other people's requests."),
    ("A refusal",
     "A partly refused answer is a refusal by each exemption it names, so the lines cannot be added up. A notice that "
     "takes more time to weigh the public interest (FOIA s.10(3)) names exemptions too, but refuses nothing, and does "
     "not count."),
    ("The clock",
     "Days to answer run from day 0: the day the authority had the request. If the authority asked what we meant, they "
     "run from our reply, which starts the time again (FOIA s.10(6), FOISA s.10(1), EIR and EISR reg.9(4)). Days from "
     "a fees notice to our payment are left out when we judge whether an answer was in time (FOIA s.10(2), FOISA "
     "s.10(3), EIR reg.8(6), EISR reg.8(7)), but are in the number of days."),
    ("Working days",
     "Each request is counted in its own calendar. Under FOIA and EIR a bank holiday anywhere in the UK is left out "
     "(FOIA s.10(6), EIR reg.2(1)); under FOISA and EISR only Scotland's are (FOISA s.73, EISR reg.2(1))."),
    ("Statute and guidance",
     "The time to answer is statute in all four laws. So is the time to decide a review under FOISA (s.21(1)), EIR "
     "(reg.11(4)) and EISR (reg.16(4)). Under FOIA it is only guidance (s.45 Code of Practice, paras 5.4 and 5.5): a "
     "slow FOIA review breaks no Act. No law sets the ICO a time to decide; the Scottish Commissioner has four "
     "months, or longer where that is reasonable (FOISA s.49(3)(b))."),
    ("What has not ended",
     "A median rests on what is done. Whatever still waits is not in it, and the slow ones are the ones that wait, so "
     "the true median is likely to be longer. Each line says how many wait."),
    ("Small numbers",
     f"Below {FEWEST} we give no percentage and no quarters: one request more or less would change them too much."),
    ("Won",
     "A review is won if it changed the answer in our favour, even in part. A complaint is won if the decision notice "
     "agreed with it, even in part. A request that was reviewed twice counts by the latest."),
)  # fmt: skip


def report_codebook_rows() -> list[tuple[str, ...]]:
    """The report's own codebook: its caveats, each table's meaning, then every column."""
    return [
        *(("report", "", "", f"{heading}. {text}", METHOD) for heading, text in CAVEATS),
        *((table.name, "", "", table.meaning, METHOD) for table in REPORT_TABLES.values()),
        *codebook_rows(REPORT_TABLES),
    ]
