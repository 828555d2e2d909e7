"""Whatever is in a sheet: no row and no cell is lost without being told, and nothing but a refusal is raised."""

from hypothesis import given, settings
from hypothesis import strategies as st

from foi_tracker.domain.imports.sheet import Sheet, SheetFacts, SheetRefused, SheetRow
from foi_tracker.domain.imports.table.column_names import ALIASES
from foi_tracker.domain.imports.table.columns import guess_columns, in_memory, word_for
from foi_tracker.domain.imports.table.profiles import columns_of, profile_of
from foi_tracker.domain.imports.table.tables import grid_of
from foi_tracker.domain.imports.vocabulary import SEVERAL_COLUMNS, SheetField, Sureness

ODD = ["", " ", "Total", "Totals", "[number]", "%", "Yes/No", "3/4/26", "2026-04-03", "12", "£1,200", "#", "?", "\n"]
HEADINGS = st.one_of(st.sampled_from(sorted(ALIASES)), st.sampled_from(ODD), st.text(max_size=30))
CELLS = st.one_of(
    st.sampled_from(ODD), st.sampled_from(["Barchester City Council", "sent", "yes", "–"]), st.text(max_size=12)
)
AREAS = st.builds(
    "{}{}:{}{}".format, st.sampled_from("ABCDE"), st.integers(1, 6), st.sampled_from("ABCDEFG"), st.integers(1, 8)
)


@st.composite
def sheets(draw):
    """Headings somewhere, rows of any length, some of them hidden, some cells joined."""
    width = draw(st.integers(1, 8))
    above = draw(st.lists(st.lists(CELLS, max_size=3), max_size=3))
    head = draw(st.lists(HEADINGS, min_size=width, max_size=width))
    below = draw(st.lists(st.lists(CELLS, max_size=width + 2), max_size=8))
    hidden = draw(st.frozensets(st.integers(1, 12), max_size=3))
    rows = [
        SheetRow(number=number, cells=tuple(cells), is_hidden=number in hidden)
        for number, cells in enumerate([*above, head, *below], 1)
        if any(cells)
    ]
    facts = SheetFacts(
        name="Requests",
        merged=tuple(draw(st.lists(AREAS, max_size=3))),
        hidden_columns=tuple(draw(st.frozensets(st.integers(0, 8), max_size=2))),
    )
    return Sheet(facts=facts, rows=rows)


def table(sheet, **chosen):
    try:
        return grid_of(sheet, **chosen)
    except SheetRefused:
        return None


@settings(max_examples=120, deadline=None)
@given(sheets(), st.none() | st.integers(-1, 14), st.booleans())
def test_every_row_is_headings_data_or_told(sheet, header_row, include_hidden):
    found = table(sheet, header_row=header_row, include_hidden=include_hidden)
    if found is None:
        return

    told = [number for each in found.left_out for number in each.numbers]
    data = [row.number for row in found.rows]
    assert len({*data, *told, *found.header_rows}) == len(data) + len(set(told)) + len(found.header_rows)
    assert {row.number for row in sheet.rows} <= {*data, *told, *found.header_rows}
    assert found.rows


@settings(max_examples=120, deadline=None)
@given(sheets(), st.booleans())
def test_every_cell_of_the_data_has_a_column_and_every_column_a_name_of_its_own(sheet, include_hidden):
    found = table(sheet, include_hidden=include_hidden)
    if found is None:
        return

    left_out = set() if include_hidden else set(sheet.facts.hidden_columns)
    filled = {place for row in found.rows for place, text in enumerate(row.cells) if text}
    assert filled - left_out <= {column.place for column in found.columns}
    assert not {column.place for column in found.columns} & left_out
    assert len({column.name.casefold() for column in found.columns}) == len(found.columns)


@settings(max_examples=80, deadline=None)
@given(sheets(), st.sampled_from(SheetField))
def test_every_column_has_one_guess_and_nothing_is_sure_twice(sheet, chosen):
    found = table(sheet)
    if found is None:
        return
    remembered = {word_for(found.columns[0]): in_memory(chosen, {})}

    guesses = guess_columns(found, [], remembered)

    assert [guess.place for guess in guesses] == [column.place for column in found.columns]
    sure = [guess.field for guess in guesses if guess.sureness is Sureness.SURE]
    single = [field for field in sure if field not in SEVERAL_COLUMNS]
    assert None not in sure
    assert len(single) == len(set(single))
    assert all(guess.field not in guess.alternatives for guess in guesses)


@settings(max_examples=60, deadline=None)
@given(sheets())
def test_every_sheet_has_a_profile_whose_columns_are_its_own(sheet):
    found = table(sheet)
    if found is not None:
        assert set(columns_of(profile_of(found), found)) <= {column.place for column in found.columns}
