"""What the words of a sheet were said to mean: whether they may, and in words."""

from typing import Final

from foi_tracker.domain.imports.answers.answer_asking import meaning_words
from foi_tracker.domain.imports.choices import LEAVE_ROW_OUT, NOBODY, PLACEHOLDER
from foi_tracker.domain.imports.vocabulary import ChoiceKind
from foi_tracker.domain.imports.words.status_words import is_meaning, meanings
from foi_tracker.domain.imports.world import World

LEFT_OUT: Final = "Leave these rows out"
NO_ACCOUNT: Final = "Somebody without an account here"
NOBODY_TOLD: Final = "Nobody in particular"


def is_known(kind: ChoiceKind, means: str, known: World) -> bool:
    """Whether a word of this kind may mean this."""
    if kind is ChoiceKind.AUTHORITY:
        return means == LEAVE_ROW_OUT or means in known.authorities
    if kind is ChoiceKind.PERSON:
        return means in (PLACEHOLDER, NOBODY) or means in {str(each.id) for each in known.people}
    return bool(means) and is_meaning(kind, means)


def told(kind: ChoiceKind, means: str, known: World) -> str:
    """What a word was said to mean, in words."""
    if kind is ChoiceKind.AUTHORITY:
        found = known.authorities.get(means)
        return found.name if found else LEFT_OUT
    if kind is ChoiceKind.PERSON:
        names = {str(each.id): each.name for each in known.people} | {PLACEHOLDER: NO_ACCOUNT, NOBODY: NOBODY_TOLD}
        return names.get(means, "Somebody who is here no longer")
    if kind is ChoiceKind.ANSWER:
        return meaning_words(means)
    words = {each.key: each.words for each in meanings(kind)}
    return ". Then: ".join(words.get(part, part) for part in means.split("+"))
