"""The form of an answer: what is asked for again, what is kept, and what belongs to which state."""

from datetime import date

import pytest
from werkzeug.datastructures import MultiDict

from foi_tracker.domain.findings.evidence import Evidence, StateDetails
from foi_tracker.domain.findings.quotes import QuoteCheck
from foi_tracker.domain.findings.vocabulary import AnswerState, Confidence
from foi_tracker.domain.question_sets import AnswerField, FieldType
from foi_tracker.models import Coding
from foi_tracker.web.answer_form import AnswerForm, input_name, lacking
from foi_tracker.web.answer_rows import rows_asked, tidy_label
from tests.builders import NOON
from tests.web.answering import ONE_OF_EACH, asked, not_looked_up, question, typed


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        (ONE_OF_EACH[1], "a lot", "a lot"),
        (ONE_OF_EACH[4], "a fortune", "a fortune"),
        (ONE_OF_EACH[5], "last spring", "spring"),
        (ONE_OF_EACH[6], "sometimes", "Pick one from the list"),
        (ONE_OF_EACH[10], "javascript:alert(1)", "not a whole web address"),
        (ONE_OF_EACH[10], "www.barchester.example", "not a whole web address"),
        (ONE_OF_EACH[9], "x" * 5001, "too long"),
    ],
    ids=lambda each: each.key if isinstance(each, AnswerField) else str(each)[:20],
)
def test_what_cannot_be_read_is_said_at_its_box_and_stays_there(field, text, said):
    name = input_name(field)

    form = typed(field, **{name: text})

    assert form.read(not_looked_up) is None
    assert said in form.typed.problem(name)
    assert form.typed.text(name) == text


def test_a_document_without_a_title_is_asked_for_one():
    form = typed(ONE_OF_EACH[11], **{"f-policy__dated": "March 2024"})

    assert form.read(not_looked_up) is None
    assert form.typed.problem("f-policy") == "Give the title of the document."


def test_one_choice_cannot_be_two():
    form = typed(ONE_OF_EACH[7], **{"f-rank": "Supt", "f-rank__other": "Chief constable"})

    assert form.read(not_looked_up) is None
    assert "not both" in form.typed.problem("f-rank--other")


BY_YEAR = AnswerField(key="y", type=FieldType.MATRIX, by="calendar year", columns=(ONE_OF_EACH[1],))


@pytest.mark.parametrize(
    ("boxes", "where", "said"),
    [
        ({"f-y-0-count": "3"}, "f-y--0--label", "Say which calendar year"),
        ({"f-y__0__label": "2023"}, "f-y--0--label", "has no value yet"),
        (
            {
                "f-y__rows": "2",
                "f-y__0__label": "2023",
                "f-y-0-count": "3",
                "f-y__1__label": "2023",
                "f-y-1-count": "4",
            },
            "f-y--1--label",
            "there twice",
        ),
    ],
)
def test_a_row_needs_a_name_of_its_own_and_a_value(boxes, where, said):
    form = typed(BY_YEAR, **boxes)

    assert form.read(not_looked_up) is None
    assert said in form.typed.problem(where)


def test_a_year_that_we_put_there_may_stay_empty():
    form = typed(BY_YEAR, **{"f-y__0__label": "2023", "f-y__0__ours": "1", "f-y__rows": "1"})

    assert form.read(not_looked_up).values == {}


@pytest.mark.parametrize(
    ("by", "ask", "labels"),
    [
        ("calendar year", "For each calendar year from 1 January 2024 to now", ("2024", "2025", "2026")),
        ("financial year", "From 1 January to 31 March 2024, and then", ("2023/24", "2024/25", "2025/26", "2026/27")),
        ("calendar year", "Each year", ()),
        ("reason", "How many?", ("Total",)),
        ("group", "How many from 1 January 2022?", ()),
    ],
)
def test_the_rows_are_those_that_the_question_asks_for(by, ask, labels):
    field = AnswerField(key="m", type=FieldType.MATRIX, by=by, columns=(ONE_OF_EACH[1],))

    assert rows_asked(field, question(field, ask=ask), date(2026, 11, 23)) == labels


@pytest.mark.parametrize("spelling", ["2022/23", "2022-23", "2022–2023", "FY 2022/23", " 2022 to 2023 "])
def test_a_financial_year_has_one_spelling_so_that_two_people_agree(spelling):
    assert tidy_label(spelling, "financial year") == "2022/23"


def test_a_state_must_be_picked_before_an_answer_is_kept():
    form = AnswerForm.of_typed(asked(*ONE_OF_EACH), MultiDict([("f-count", "3")]))

    assert form.read(not_looked_up) is None
    assert form.typed.problem("state") == "Say first what the reply does with this question."


def test_only_what_belongs_to_a_state_is_kept_with_it():
    boxes = {"f-count": "3", "where": "https://a.example", "exemption": "s.31", "expected": "March 2027"}
    given = MultiDict([("state", "refused"), *boxes.items()])

    new = AnswerForm.of_typed(asked(*ONE_OF_EACH), given).read(not_looked_up)

    assert new.values == {}
    assert new.details == StateDetails(exemptions=("s.31",))


def test_an_exemption_of_another_law_is_not_taken():
    given = MultiDict([("state", "refused"), ("exemption", "reg 12(4)(a)"), ("exemption", "s.43(2)")])

    assert AnswerForm.of_typed(asked(), given).read(not_looked_up).details.exemptions == ("s.43(2)",)


def test_of_a_month_in_which_something_is_to_be_published_the_last_day_is_kept():
    given = MultiDict([("state", "later_publication"), ("expected", "March 2027")])

    assert AnswerForm.of_typed(asked(), given).read(not_looked_up).details.expected_on == date(2027, 3, 31)


def test_a_number_we_work_out_ourselves_is_never_typed():
    ours = AnswerField(key="share", type=FieldType.PERCENT, derived=True)

    assert typed(ours, **{"f-share": "12%"}).values() == {}


def test_a_quote_is_looked_up_where_it_is_said_to_be():
    looked_up = []

    def look_up(*where):
        looked_up.append(where)
        return QuoteCheck(found=False)

    form = typed(**{"evidence-0-file": "file-1", "evidence-0-page": "p. 3", "evidence-0-quote": "We use it."})

    found = form.read(look_up).evidence

    assert looked_up == [("file-1", 3, "We use it.")]
    assert found == (Evidence(attachment="file-1", filename="Reply.pdf", page=3, quote="We use it.", found=False),)


@pytest.mark.parametrize("page", ["0", "iv", "-1", "1.5", "１", "012345678", "9" * 5000])
def test_a_page_is_a_number_from_one(page):
    form = typed(**{"evidence-0-page": page})

    assert form.read(not_looked_up) is None
    assert "as a number" in form.typed.problem("evidence-0-page")


@pytest.mark.parametrize("rows", ["9" * 5000, "-1", "²", "0", ""])
def test_a_number_of_rows_that_no_page_sends_does_no_harm(rows):
    form = typed(BY_YEAR, **{"f-y__rows": rows, "evidence__rows": rows})

    assert form.read(not_looked_up).values == {}


def test_a_period_ends_after_it_begins():
    form = typed(period_from="March 2024", period_to="January 2024")

    assert form.read(not_looked_up) is None
    assert form.typed.problem("period_to") == "The period ends before it begins."


def test_what_was_saved_is_in_the_form_again():
    evidence = Evidence(attachment="file-1", filename="Reply.pdf", page=2, quote="We use it.", found=True)
    draft = Coding(
        state=AnswerState.PARTLY,
        values={"yes_no": "yes"},
        details={"exemptions": ["s.31"]},
        evidence=[evidence.dump()],
        as_of=date(2026, 9, 4),
        period_from=date(2025, 1, 1),
        period_to=date(2025, 12, 31),
        confidence=Confidence.UNSURE,
        remark="Look again.",
        version=7,
        saved_at=NOON,
    )

    new = AnswerForm.of_draft(asked(*ONE_OF_EACH), draft).read(lambda *_: QuoteCheck(found=True, on_page=2))

    assert new.seen_version == 7
    assert new.columns == {
        name: getattr(draft, name)
        for name in ("state", "values", "evidence", "as_of", "period_from", "period_to", "confidence", "remark")
    } | {"details": StateDetails(exemptions=("s.31",)).dump()}


@pytest.mark.parametrize(
    ("state", "values", "quote", "lacks"),
    [
        (AnswerState.ANSWERED, {"count": 3}, "Three.", ""),
        (AnswerState.ANSWERED, {}, "Three.", "No value"),
        (AnswerState.ANSWERED, {"count": 3}, "", "No words"),
        (AnswerState.NIL, {}, "", "No words"),
        (AnswerState.NIL, {}, "None.", ""),
        (AnswerState.NOT_HELD, {}, "", ""),
    ],
)
def test_what_an_answer_must_have_depends_on_its_state(state, values, quote, lacks):
    evidence = [Evidence(quote=quote)] if quote else []

    found = lacking(question(ONE_OF_EACH[1]), state, values, evidence)

    assert found.startswith(lacks)
    assert bool(found) == bool(lacks)


@pytest.mark.parametrize(("values", "is_whole"), [({}, False), ({"count": 3}, False), ({"status": "never"}, True)])
def test_nil_alone_does_not_say_what_other_questions_hang_on(values, is_whole):
    found = lacking(question(ONE_OF_EACH[1]), AnswerState.NIL, values, [Evidence(quote="None.")], {"status"})

    assert found == ("" if is_whole else "Other questions hang on this one. Fill in “Status”, such as never or no.")
