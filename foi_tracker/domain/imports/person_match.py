"""Who of the tracker a name in a sheet is: a member, somebody whom an earlier sheet named, or nobody."""

from collections.abc import Sequence
from dataclasses import dataclass

from foi_tracker.domain.folding import fold
from foi_tracker.domain.imports.vocabulary import Sureness
from foi_tracker.domain.imports.world import KnownPerson


@dataclass(frozen=True, kw_only=True, slots=True)
class PersonMatch:
    """`means` is a user's id, "placeholder" or "nobody"; only a SURE one is taken without asking."""

    means: str
    sureness: Sureness
    reason: str


def match_person(text: str, people: Sequence[KnownPerson]) -> PersonMatch:
    """Whom the cell names."""
    named = [each for each in people if fold(each.name) == fold(text)]
    if len(named) == 1:
        return PersonMatch(means=str(named[0].id), sureness=Sureness.SURE, reason="The name is theirs.")
    return PersonMatch(means="placeholder", sureness=Sureness.UNSURE, reason="Nobody here has this name.")
