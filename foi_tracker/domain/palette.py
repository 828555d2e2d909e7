"""The colours of maps and charts, by their tones: a fill, and an ink that is legible on it.

`static/findings.css` has the same for pages, and others for the dark; a picture that is downloaded carries these.
"""

from typing import Final, NamedTuple


class Tone(NamedTuple):
    """A fill and what is written on it."""

    fill: str
    ink: str


WHITE, INK = "#ffffff", "#1b1f24"
QUIET, LINE, SURFACE = "#53595f", "#9aa1a9", "#ffffff"

# For what is alike in rank: the options of a question, the stages of a request.
CHOICES: Final = tuple(f"p{number}" for number in range(1, 9))
PALETTE: Final = {
    "p1": Tone("#1d4f8f", WHITE),
    "p2": Tone("#f2b134", INK),
    "p3": Tone("#0f766e", WHITE),
    "p4": Tone("#7c3aed", WHITE),
    "p5": Tone("#9ad1f5", INK),
    "p6": Tone("#a6c96a", INK),
    "p7": Tone("#a3470a", WHITE),
    "p8": Tone("#f0a6c4", INK),
    "none": Tone("#ffffff", QUIET),
    "wait": Tone("#e2e4e7", INK),
    "shut": Tone("#474d54", WHITE),
    "lack": Tone("#a3aab2", INK),
    "late": Tone("#b3001b", WHITE),
}


def choice_tone(place: int) -> str:
    """The tone of the option at this place; more options than tones begin anew, and differ by their letters."""
    return CHOICES[place % len(CHOICES)]
