"""Reviews and complaints: how many were asked for, how they ended, and how many were won, law by law."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from foi_tracker.domain.shares import Share
from foi_tracker.domain.vocabulary import Finding, RegimeCode, ReviewResult
from foi_tracker.queries.report_census import Progress, Tally

# What counts as won: the answer changed in our favour, or the Commissioner found that it ought to have.
REVIEWS_WON: tuple[StrEnum, ...] = (
    ReviewResult.PARTLY_UPHELD,
    ReviewResult.OVERTURNED,
    ReviewResult.MORE_RELEASED,
)
COMPLAINTS_WON: tuple[StrEnum, ...] = (Finding.UPHELD, Finding.PARTLY_UPHELD)


@dataclass(frozen=True, kw_only=True, slots=True)
class ChallengeLine:
    """One law's reviews, or complaints; `results` counts every result there is a word for, and those unknown."""

    law: RegimeCode
    could: int
    waiting: int
    ended: int
    results: Mapping[str, int]
    won_words: tuple[StrEnum, ...]

    @property
    def decided(self) -> int:
        """How many have a decision."""
        return sum(self.results.values())

    @property
    def asked(self) -> Share:
        """Of those that could be challenged, how many were."""
        return Share(self.decided + self.waiting + self.ended, self.could)

    @property
    def won(self) -> Share:
        """Of those decided, how many were won."""
        return Share(sum(self.results[word] for word in self.won_words), self.decided)


def reviews(tallies: Sequence[Tally]) -> list[ChallengeLine]:
    """Reviews under each law that has something to challenge."""
    return list(_lines(tallies, lambda each: each.review, ReviewResult, REVIEWS_WON))


def complaints(tallies: Sequence[Tally]) -> list[ChallengeLine]:
    """Complaints to the Commissioner, under each law that has something to challenge."""
    return list(_lines(tallies, lambda each: each.complaint, Finding, COMPLAINTS_WON))


def _lines(
    tallies: Sequence[Tally], word_of: Callable[[Tally], str], words: type[StrEnum], won: tuple[StrEnum, ...]
) -> Iterable[ChallengeLine]:
    for law in RegimeCode:
        found: Counter[str] = Counter()
        for each in tallies:
            if each.regime is law and each.could_be_challenged:
                found[word_of(each)] += each.requests
        if found:
            results = [*(word.value for word in words), Progress.UNKNOWN.value]
            yield ChallengeLine(
                law=law,
                could=found.total(),
                waiting=found[Progress.WAITING],
                ended=found[Progress.ENDED],
                results={word: found[word] for word in results},
                won_words=won,
            )
