"""How well readers agree, as a table to download."""

from foi_tracker.domain.findings.agreement import Agreement
from foi_tracker.exports.codebook import Column, ColumnType, Table
from foi_tracker.queries.agreement import Agreements

COUNTED = "counted over answers that two people have handed in"
AGREEMENT = Table(
    "agreement",
    "How often two people who read the same reply gave the same answer.",
    (
        Column("of", ColumnType.WORD, "all, question or person.", "this table"),
        Column("question_set", ColumnType.TEXT, "Title of the question set.", "the question set"),
        Column("version", ColumnType.INTEGER, "Version of the question set.", "the question set"),
        Column("id", ColumnType.WORD, "The question's id; empty for people.", "the question set"),
        Column("name", ColumnType.TEXT, "The question's key, or the person's name.", "the question set; the account"),
        Column("n", ColumnType.INTEGER, "Answers that two people have handed in.", COUNTED),
        Column("agreed", ColumnType.INTEGER, "How many of these have the same state and values.", COUNTED),
        Column(
            "percent", ColumnType.NUMBER, "agreed as a share of n, in per cent; empty where n is below 10.", COUNTED
        ),
        Column("kappa", ColumnType.NUMBER, "Cohen's kappa of the states; empty where it cannot be said.", COUNTED),
    ),
)
ENOUGH = 10


def rows(found: Agreements) -> list[list[str]]:
    """One row in all, one a question, one a person."""
    return [
        ["all", "", "", "", "", *cells(found.overall)],
        *(
            ["question", each.set_title, str(each.version), each.question.id, each.question.key, *cells(each.agreement)]
            for each in found.questions
        ),
        *(["person", "", "", "", each.name, *cells(each.agreement)] for each in found.people),
    ]


def cells(of: Agreement) -> list[str]:
    """The counts always; a share and a kappa only where there is enough to go by."""
    if of.n < ENOUGH:
        return [str(of.n), str(of.agreed), "", ""]
    kappa = "" if of.kappa is None else f"{of.kappa:.2f}"
    return [str(of.n), str(of.agreed), f"{of.percent:.0f}", kappa]
