"""Whatever stands in a cell, and whatever its column is said to hold: nothing raises, and problems can be found."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from foi_tracker.domain.imports.plan.plan_codec import dump, load
from foi_tracker.domain.imports.plan.planning import plan
from foi_tracker.domain.imports.reading import read_rows
from foi_tracker.domain.imports.sheet import SheetRow
from foi_tracker.domain.imports.undecided import undecided
from foi_tracker.domain.imports.vocabulary import NEVER_KEPT, ChoiceKind
from tests.imports.planning.worlds import AUTHORITIES, F, Register, known, sheet, world

ODD = (
    *("N/A", "–", "?", "tbc", "see e-mail", "yes", "No", "✓", "x", "0", "1,200", "£3.2m", "<5", "#REF!", "=1+1", "@a"),
    *("03/04/2026", "2026-04-03", "2026-04-03T10:00Z", "46115", "99999", "early March", "03/2026", "3-Apr", "29 Feb"),
    *("01/01/1900", "31/12/9999", "31/02/2026", "1/1/05; 2/2/06; soon", "EIR", "FOISA", "reg 12(4)(b)"),
    *("s31(1)(a),(b); NCND", "refused", "Done", "with ICO", "Barchester Council", "Glenbogle Council", "JS"),
    *("LFR-0001", "LFR-0002", "jo@x.example", "https://www.whatdotheyknow.com/request/a?x=1#b", "drive.example/f"),
    *("a; b / c", "x" * 300, "FOI/1; " * 40, "\u202e\x00"),
)
CELLS = st.one_of(st.sampled_from(ODD), st.sampled_from(ODD), st.text(max_size=12), st.just(""))
KEYS = {
    ChoiceKind.STATUS: (
        "answered:refused",
        "answered:?",
        "bounced",
        "withdrawn",
        "gibberish",
        "answered:refused+review",
    ),
    ChoiceKind.OUTCOME: ("answered:not_held", "sent", "withdrawn", "unknown"),
    ChoiceKind.REVIEW: ("review:upheld", "review"),
    ChoiceKind.NOTICE: ("notice:complaint_upheld", "closed:resolved", "commissioner"),
    ChoiceKind.CHANNEL: ("post", "unknown", "pigeon"),
    ChoiceKind.PERSON: ("placeholder", "nobody", "17"),
    ChoiceKind.AUTHORITY: ("-", "barchester-council", "gone"),
}


@st.composite
def sheets(draw):
    fields = draw(st.lists(st.sampled_from(list(F)), max_size=9).map(lambda found: [F.AUTHORITY, *found]))
    names = st.one_of(st.sampled_from([each.name for each in AUTHORITIES[:3]]), CELLS)
    rows = draw(st.lists(st.tuples(names, *[CELLS] * (len(fields) - 1)), min_size=1, max_size=4))
    grid, choices = sheet(fields, *rows)
    words = {
        kind: {fold: draw(st.sampled_from(keys)) for fold in ("", "refused", "done", "x", "js", "barchester council")}
        for kind, keys in KEYS.items()
    }
    some = draw(st.sampled_from([{}, words]))
    days = draw(st.sampled_from([{}, choices.dates]))
    sent_on = draw(st.sampled_from([None, date(2026, 9, 1)]))
    marked = [_marked(row, draw(st.integers(0, 3))) for row in grid.rows]
    return replace(grid, rows=marked), replace(choices, words=some, dates=days, sent_on=sent_on)


def _marked(row, how):
    places = frozenset(range(len(row.cells)))
    return SheetRow(
        number=row.number,
        cells=row.cells,
        dates=places if how == 1 else frozenset(),
        numbers=places if how == 2 else frozenset(),
        colours={0: "#ffc000"} if how == 3 else {},
    )


@settings(max_examples=150, deadline=None)
@given(sheets())
def test_nothing_raises_and_every_problem_has_its_place_and_a_way_out(brought):
    grid, choices = brought
    tracker = world(known(1), known(2, authority="borsetshire-council"))
    register = Register(tracker.authorities.values(), tracker.today)
    made = plan(read_rows(grid, choices, tracker, register), tracker, choices)
    undecided(grid, choices, tracker, register)

    assert [row.number for row in made.rows] == [row.number for row in grid.rows]
    for row, line in zip(made.rows, grid.rows, strict=True):
        assert load(dump(row)) == replace(row, cells={}, meant={}, conflicts=(), problems=())
        for problem in row.problems:
            assert problem.text
            assert problem.way_out
            assert problem.value in {*line.cells, ""}


@settings(max_examples=30, deadline=None)
@given(sheets())
def test_what_is_never_kept_is_in_no_cell_that_is_kept(brought):
    grid, choices = brought
    tracker = world()
    says = read_rows(grid, choices, tracker, Register(tracker.authorities.values(), tracker.today))
    never = {grid.columns[place].name for place, field in choices.columns.items() if field in NEVER_KEPT}

    assert all(not set(row.cells) & never for row in says)
