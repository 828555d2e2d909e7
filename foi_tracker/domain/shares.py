"""A part of a whole as a report gives it: always beside the whole, and as a percentage where that can bear one."""

from dataclasses import dataclass

# Below this many, one request more or less moves a percentage so far that it would mislead. Ours; no law knows it.
FEWEST = 5
ALL = 100


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    part: int
    whole: int

    @property
    def words(self) -> str:
        """12 of 40."""
        return f"{self.part:,} of {self.whole:,}"

    @property
    def percentage(self) -> str:
        """30%; nothing where the whole is too small. Only none is 0%, and only all is 100%."""
        if self.whole < FEWEST:
            return ""
        rounded = (2 * ALL * self.part + self.whole) // (2 * self.whole)
        if rounded == 0 and self.part:
            return "under 1%"
        if rounded == ALL and self.part < self.whole:
            return "over 99%"
        return f"{rounded}%"
