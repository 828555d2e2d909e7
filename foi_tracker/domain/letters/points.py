"""What people add to a letter that is drafted for them: arguments, questions left unanswered, words of their own."""

from dataclasses import dataclass

from foi_tracker.domain.events import CitedExemption
from foi_tracker.domain.refusal_advice import Advice, Argument


@dataclass(frozen=True, kw_only=True, slots=True)
class Ground:
    """What is argued about one ground of refusal, or one topic: under a heading of its own.

    `cited` is the ground as the authority cited it; None for a topic.
    """

    advice: Advice
    arguments: tuple[Argument, ...]
    cited: CitedExemption | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Points:
    """`words` are the volunteer's own; `narrowing` is a proposal to bring a costly request within the limit.

    `arguments` belong to no ground in particular: those that name one go into `grounds`.
    """

    arguments: tuple[Argument, ...] = ()
    grounds: tuple[Ground, ...] = ()
    unanswered: tuple[str, ...] = ()
    words: str = ""
    narrowing: str = ""

    @property
    def argue(self) -> bool:
        """Whether there is any reason here at all."""
        return bool(self.arguments or any(each.arguments for each in self.grounds) or self.unanswered or self.words)
