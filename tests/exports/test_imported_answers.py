"""A release holds what a sheet said too, marked so that nobody takes it for what people here have read."""

from foi_tracker.domain.findings.vocabulary import Settled
from tests.exports.releasing import page_of, table
from tests.findings_builders import chosen, finding


def test_an_imported_answer_is_released_and_marked(session, asked, make, store):
    finding(session, asked, "P03", values={"plans": chosen("approved")}, settled=Settled.IMPORTED)

    _, made = make()

    rows = table(made, store, "findings")
    assert {row["question_id"]: row["settled"] for row in rows if row["value"]} == {
        "P01": "single",
        "P02": "single",
        "P03": "imported",
    }
    (force,) = [each for each in page_of(made, store)["authorities"] if each["answers"]]
    assert force["answers"]["P03"]["settled"] == "imported"
