"""A sheet is planned once for each state of the tracker."""

import pytest

from foi_tracker.domain.imports.planner import Planner
from foi_tracker.domain.imports.vocabulary import Deed
from tests.imports.planning.one_row import FIELDS, ROW, deeds, imported
from tests.imports.planning.worlds import sheet, world


@pytest.fixture
def planner():
    return Planner(*sheet(FIELDS[:3], ROW[:3]), filename="requests.csv")


def test_what_was_planned_is_the_plan_while_nothing_moves(planner):
    assert planner(world()) is planner(world())


def test_a_tracker_that_moved_is_planned_for_afresh_and_so_is_one_that_moved_back(planner):
    moved = imported(ROW)

    assert [deeds(planner(each)) for each in (world(), moved, world())] == [[Deed.CREATE], [Deed.SAME], [Deed.CREATE]]
