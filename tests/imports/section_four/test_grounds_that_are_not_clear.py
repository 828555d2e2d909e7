"""A ground that a sheet names by half is told as that, and one of no law as that."""

import pytest

from foi_tracker.domain.imports.vocabulary import ChoiceKind, Weight
from tests.imports.planning.worlds import F, read_one

FIELDS = (F.AUTHORITY, F.SENT_ON, F.RESPONDED_ON, F.OUTCOME, F.EXEMPTIONS)


def remarks(authority, cited):
    row = read_one(
        FIELDS, authority, "14/09/2026", "30/09/2026", "refused",
        cited, words={ChoiceKind.OUTCOME: {"refused": "answered:refused"}},
    )  # fmt: skip
    return [(each.weight, each.text.removesuffix("; it is kept in words only.")) for each in row.problems]


@pytest.mark.parametrize(
    ("authority", "cited", "told"),
    [
        ("Barchester Council", "s43", "“s43” may be s.43(1) or s.43(2) of FOIA"),
        ("Barchester Council", "s.40", "“s.40” may be s.40(1) or s.40(2) of FOIA"),
        ("Barchester Council", "s99", "“s99” is no ground that FOIA has"),
        ("Glenbogle Council", "s33(1)", "“s33(1)” may be s.33(1)(a) or s.33(1)(b) of FOISA"),
    ],
)
def test_a_section_with_several_grounds_is_not_called_none(authority, cited, told):
    assert remarks(authority, cited) == [(Weight.WARNS, told)]


def test_each_ground_that_is_not_clear_is_told_by_itself():
    told = remarks("Barchester Council", "s31(1)(a); s43; s99")

    assert [text.partition("”")[0] for _weight, text in told] == ["“s43", "“s99"]
