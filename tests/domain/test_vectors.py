import pytest

from foi_tracker.domain.cases import answer
from foi_tracker.domain.regimes import laws
from tests.domain import vectors

CASES = vectors.read()


def test_there_are_as_many_cases_as_were_worked_out():
    assert len(CASES) == 94


@pytest.mark.parametrize("vector", CASES, ids=lambda vector: vector.id)
def test_a_worked_case_comes_out_as_worked(vector):
    found = answer(vector.case, laws())

    assert vectors.differences(vector, found) == {}
