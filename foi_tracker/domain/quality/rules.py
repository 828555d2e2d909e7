"""The rules that answers are looked through with: what each looks for, how, and what it cannot tell. All are ours."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

ENOUGH: Final = 8  # numbers: with fewer, nothing is far from the others
FAR: Final = 5  # times the upper quartile
SLIPS: Final = ((Decimal(80), Decimal(125), "100"), (Decimal(800), Decimal(1250), "1,000"))
FIRST_YEAR: Final = 2016
PAIRS_ENOUGH: Final = 10
LOW_PERCENT: Final = 80
LOW_KAPPA: Final = 0.6


class Group(StrEnum):
    """What is wrong, roughly: a tile each."""

    EVIDENCE = "evidence"
    NUMBERS = "numbers"
    UNITS = "units"
    SUMS = "sums"
    DATES = "dates"
    STALE = "stale"
    DISAGREEMENT = "disagreement"
    UNSURE = "unsure"


class Check(StrEnum):
    """One rule."""

    NO_EVIDENCE = "no_evidence"
    THIN_EVIDENCE = "thin_evidence"
    QUOTE_NOT_FOUND = "quote_not_found"
    OUTLIER = "outlier"
    UNIT = "unit"
    PERCENT = "percent"
    THOUSANDS = "thousands"
    YEAR = "year"
    OWN_SUMS = "own_sums"
    LOG_SUMS = "log_sums"
    LOG_ROW = "log_row"
    LOG_TWICE = "log_twice"
    SHARE = "share"
    DATE = "date"
    OLD = "old"
    LATER = "later"
    CONFLICT = "conflict"
    AGREEMENT = "agreement"
    LOW_CONFIDENCE = "low_confidence"
    CANNOT_TELL = "cannot_tell"
    FROM_A_SHEET = "from_a_sheet"


@dataclass(frozen=True, slots=True)
class Rule:
    """Why something is suspect, who can mend it, how it is looked for, and what the rule cannot tell."""

    group: Group
    title: str
    why: str
    mender: str
    method: str
    caveat: str


READER: Final = "Whoever reads the reply again; a coordinator corrects"
LOG: Final = "Whoever keeps the log"
ASK: Final = "A coordinator, by asking the authority"

RULES: Final[Mapping[Check, Rule]] = {
    Check.NO_EVIDENCE: Rule(
        Group.EVIDENCE,
        "No source",
        "Nobody can check an answer that names no quote, file or page.",
        READER,
        "Answered, nil or partly, to a question that asks for evidence, and no place in a reply is cited.",
        "The answer may well be right. It cannot be shown to be.",
    ),
    Check.THIN_EVIDENCE: Rule(
        Group.EVIDENCE,
        "Source without quote or page",
        "Others have to read the whole file to find what was meant.",
        READER,
        "A place is cited, but none with a quote, or a PDF is cited without its page.",
        "A table that was sent as a spreadsheet may have nothing to quote.",
    ),
    Check.QUOTE_NOT_FOUND: Rule(
        Group.EVIDENCE,
        "Quote is not in the file",
        "The words that are quoted are not in the text of the file that is cited.",
        READER,
        "The quote was looked up when the answer was handed in: line breaks, hyphens and case do not matter, words do.",
        "Text taken out of a PDF can lack words that the eye sees. Quotes from scans are not looked up at all.",
    ),
    Check.OUTLIER: Rule(
        Group.NUMBERS,
        "Far above the others",
        "It may be a slip of the pen, another unit, or another period than we asked for.",
        READER,
        f"More than {FAR} times the upper quartile of all exact numbers above nought for the same question, field and"
        f" year, where there are at least {ENOUGH}.",
        "A large authority is rightly far above. Small numbers are never called outliers: small authorities have them.",
    ),
    Check.UNIT: Rule(
        Group.UNITS,
        "About 100 or 1,000 times its neighbours",
        "Pence are taken for pounds, or thousands for ones.",
        READER,
        "80 to 125, or 800 to 1,250, times the middle of this authority’s own other years, or one such part of it; or"
        f" that many times the middle of the other authorities, where there are at least {ENOUGH}.",
        "A use that grew quickly looks the same. Needs two other years, or seven other authorities.",
    ),
    Check.PERCENT: Rule(
        Group.UNITS,
        "More than 100 per cent",
        "A share cannot be more than the whole.",
        READER,
        "The number in a field for percentages is above 100.",
        "Growth can be above 100 per cent, but no question asks for growth.",
    ),
    Check.THOUSANDS: Rule(
        Group.UNITS,
        "May be in thousands of pounds",
        "Tables in accounts are often headed “£000”.",
        READER,
        "An exact sum below £1,000 and below a fiftieth of the lower quartile, which in thousands would be between half"
        f" the lower and twice the upper quartile. At least {ENOUGH} sums for the same question and field.",
        "Some authorities really spend very little.",
    ),
    Check.YEAR: Rule(
        Group.UNITS,
        "A count that looks like a year",
        "A number such as 2023 in a field that counts is often the heading of a column.",
        READER,
        f"A whole number from {FIRST_YEAR} to next year, typed without a comma, in a field that counts; not where it"
        " lies between the quartiles of the others.",
        "There can really be 2,023 of something. Type the comma, as in 2,023, and it is not asked about again.",
    ),
    Check.OWN_SUMS: Rule(
        Group.SUMS,
        "Does not add up in itself",
        "Parts cannot be more than their whole.",
        ASK,
        "Within one reply: true and false alerts against all alerts, people stopped against alerts, alerts against"
        " faces, each group’s count (P15) against the totals (P14), matches against searches, cameras that can match"
        " faces against all cameras. Bands are compared by what is possible.",
        "The authority may count by other definitions. Ask before anything is corrected.",
    ),
    Check.LOG_SUMS: Rule(
        Group.SUMS,
        "Log and total conflict",
        "The rows of the log come to something else than the force’s own total.",
        ASK,
        "As on the page “Does the log add up?”: only conflicts, not what cannot be compared yet.",
        "The periods may differ. Both numbers stay.",
    ),
    Check.LOG_ROW: Rule(
        Group.SUMS,
        "Row of the log does not fit together",
        "The numbers of one deployment contradict each other, or one of them is odd.",
        LOG,
        "The checks that the deployment log makes of every row, such as more alerts than faces.",
        "Warnings only ask for a second look: “no exact day” may be all that the force gives.",
    ),
    Check.LOG_TWICE: Rule(
        Group.SUMS,
        "Row may be in the log twice",
        "Every total would count it twice.",
        LOG,
        "Another row of the same force has the same day, and the same place or the same counts.",
        "Two vans can be out on one day in one place.",
    ),
    Check.SHARE: Rule(
        Group.SUMS,
        "Share cannot be worked out",
        "How much of a watchlist is not wanted by a court or the police is of interest, and a reason lacks a number.",
        ASK,
        "P13 has a number for some reasons and not for all, so that we work out no share.",
        "A reason that is left out may mean none. Only the force can say so.",
    ),
    Check.DATE: Rule(
        Group.DATES,
        "Unlikely date",
        "It may be a slip, or day and month may be swapped.",
        READER,
        f"A date before {FIRST_YEAR}, or after today in a field that is about the past.",
        "Contracts and policies can be older. Plans, ends of contracts and next publications may lie ahead.",
    ),
    Check.OLD: Rule(
        Group.STALE,
        "More than 12 months old",
        "Things may have changed since.",
        ASK,
        "The day an answer is as of, else the end of the period it covers, else the day of the reply, is more than 12"
        " months before today.",
        "What happened in a past year does not change. Says nothing of answers that give no day within a late reply.",
    ),
    Check.LATER: Rule(
        Group.STALE,
        "A later reply is not read",
        "What we hold may have been overtaken by what came after.",
        "Anybody who reads replies",
        "A reply came after one that is being or was read, and nobody has said which questions it touches.",
        "It may touch none.",
    ),
    Check.CONFLICT: Rule(
        Group.DISAGREEMENT,
        "Waits for a third reader",
        "Two people read the same reply differently. Neither answer counts until a third decides.",
        "A third person, neither of the two",
        "Readings with at least one question on which the two differ.",
        "One line a reply, however many questions it is about.",
    ),
    Check.AGREEMENT: Rule(
        Group.DISAGREEMENT,
        "Readers often differ",
        "The wording of the question, or its guidance, is often to blame.",
        "A coordinator, in the guidance or the next version of the question",
        f"Two readers gave the same answer to less than {LOW_PERCENT}%, or Cohen’s kappa of their states is below"
        f" {LOW_KAPPA}, where at least {PAIRS_ENOUGH} answers were read twice.",
        "Kappa is low, and means little, where nearly all answers have the same state. Questions that one person reads"
        " are not in it.",
    ),
    Check.LOW_CONFIDENCE: Rule(
        Group.UNSURE,
        "The reader was not sure",
        "Whoever read it asked for somebody to look again.",
        READER,
        "The answer that counts was handed in as “not sure”.",
        "People differ in when they are sure.",
    ),
    Check.CANNOT_TELL: Rule(
        Group.UNSURE,
        "Can’t tell",
        "The words of the reply can be read in more than one way.",
        ASK,
        "The answer that counts is “can’t tell”.",
        "It is an honest answer, and counts as one. Only the authority can make it clear.",
    ),
    Check.FROM_A_SHEET: Rule(
        Group.UNSURE,
        "From a sheet, and not read here",
        "Nobody here has looked at the reply that it stands in.",
        "Anybody who reads replies",
        "The answer that counts came with a sheet that was brought in, and no reader’s answer has taken its place.",
        "Whoever filled in the sheet may have read the reply with great care. The tracker does not know.",
    ),
}


@dataclass(frozen=True, slots=True)
class Doubt:
    """What a rule has found, in words."""

    check: Check
    text: str
