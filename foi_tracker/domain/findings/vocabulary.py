"""The closed sets of words that answers and findings are described with (questions/lfrt.md)."""

from enum import StrEnum


class AnswerState(StrEnum):
    """What a reply did with one question. Blank is never "no": what has no answer has a state."""

    PENDING = "pending"
    ANSWERED = "answered"
    NIL = "nil"
    NOT_HELD = "not_held"
    REFUSED = "refused"
    NCND = "ncnd"
    PARTLY = "partly"
    PUBLISHED_ELSEWHERE = "published_elsewhere"
    LATER_PUBLICATION = "later_publication"
    IGNORED = "ignored"
    UNCLEAR = "unclear"
    NOT_ASKED = "not_asked"
    NOT_APPLICABLE = "not_applicable"
    SUPERSEDED = "superseded"

    @property
    def is_coded(self) -> bool:
        """Whether a person picks it. The others follow from what was asked and from what came later."""
        return self not in DERIVED_STATES

    @property
    def has_values(self) -> bool:
        """Whether values can come with it."""
        return self in (AnswerState.ANSWERED, AnswerState.NIL, AnswerState.PARTLY, AnswerState.PUBLISHED_ELSEWHERE)


DERIVED_STATES = frozenset(
    {AnswerState.PENDING, AnswerState.NOT_ASKED, AnswerState.NOT_APPLICABLE, AnswerState.SUPERSEDED}
)


class Part(StrEnum):
    """Who reads: the first coder, the second, who does not see the first's answers, or whoever decides between them."""

    FIRST = "first"
    SECOND = "second"
    THIRD = "third"


class Settled(StrEnum):
    """How a finding came to count. What a sheet brought counts until somebody here has read the reply."""

    SINGLE = "single"
    AGREED = "agreed"
    ADJUDICATED = "adjudicated"
    IMPORTED = "imported"


class Confidence(StrEnum):
    """How sure a coder is of what they read."""

    SURE = "sure"
    FAIRLY = "fairly"
    UNSURE = "unsure"


class RightOfReply(StrEnum):
    """Whether the authority was shown the finding before it was published, and what it said."""

    NONE = "none"
    SENT = "sent"
    AGREED = "agreed"
    CORRECTED = "corrected"


class Precision(StrEnum):
    """How exactly a reply gives a date."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    RANGE = "range"


class Vat(StrEnum):
    """Whether value added tax is in a sum."""

    INCLUDED = "included"
    EXCLUDED = "excluded"
    NOT_STATED = "not_stated"


class Basis(StrEnum):
    """Whether a sum was spent, planned or guessed."""

    ACTUAL = "actual"
    BUDGET = "budget"
    ESTIMATE = "estimate"
    NOT_STATED = "not_stated"
