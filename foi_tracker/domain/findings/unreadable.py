"""What a reply says that is no number, sum or date: a person is asked, in words that tell them what to type."""

from foi_tracker.domain.findings.tidied import tidied
from foi_tracker.domain.findings.vocabulary import AnswerState

LONGEST, LONGEST_QUOTE = 300, 60
DOTS = ("..", "...")  # what official statistics put for a number that is not available


class Unreadable(ValueError):
    """The text cannot be read as what the field wants. `suggests` is the state that it may be instead."""

    def __init__(self, words: str, suggests: AnswerState | None = None) -> None:
        super().__init__(words)
        self.suggests = suggests


def quoted(text: str) -> str:
    """The words in quotation marks, cut where they are long."""
    words = text.strip()
    return f'"{words}"' if len(words) <= LONGEST_QUOTE else f'"{words[:LONGEST_QUOTE]}…"'


def refuse_states(text: str) -> None:
    """Raise `Unreadable` where the words are no value but say what became of the question."""
    if len(text) > LONGEST:
        raise Unreadable("This is too long. Type the value alone, and put the rest in the remark.")
    plain = tidied(text).lower()
    words = plain if plain in DOTS else " ".join(plain.strip(" .[]()").split())
    if not words and "-" not in text:
        raise Unreadable("There is nothing here. Type what the reply gives, or pick what it did with the question.")
    if words in MARKS:
        raise Unreadable(*MARKS[words])
    state = BRACKETED.get(text.strip().lower()) or next((each for each in STATES if words in STATES[each]), None)
    if state:
        raise Unreadable(f"{quoted(text)} is no value. {PICK[state]} {REST}", state)


MARKS = {
    "*": (
        'A star on its own often hides a small number. Look for its key: if it says "fewer than 5", type <5. '
        "If the reply holds the number back, pick Refused.",
        AnswerState.REFUSED,
    ),
    "-": (
        "A dash may mean none, or not known. If the reply says it means none, type 0. "
        "If it does not say, pick Can’t tell.",
        AnswerState.UNCLEAR,
    ),
}
# What official statistics put in brackets for a number that is not given (Government Analysis Function).
BRACKETED = {"[c]": AnswerState.REFUSED, "[x]": AnswerState.NOT_HELD, "[z]": AnswerState.UNCLEAR}
MARKS |= {"**": MARKS["*"], "#": MARKS["*"], "--": MARKS["-"], "---": MARKS["-"]}

REST = "If it gives the rest, leave this empty and pick Partly."
PICK = {
    AnswerState.NOT_HELD: "If the authority does not have this, pick Not held.",
    AnswerState.REFUSED: "If the authority holds it back, pick Refused.",
    AnswerState.NCND: "If the authority will not say whether it has this, pick Neither confirmed nor denied.",
    AnswerState.UNCLEAR: "If the reply does not say what that means, pick Can’t tell.",
    AnswerState.PUBLISHED_ELSEWHERE: "If the reply sends you to a page, look there, or pick Published elsewhere.",
    AnswerState.LATER_PUBLICATION: "If the authority will publish it later, pick To be published later.",
}

STATES = {
    AnswerState.NOT_HELD: frozenset(
        {
            *("not held", "none held", "no information held", "no information is held", "information not held"),
            *("not recorded", "unrecorded", "no record", "no records", "no record kept", "no records held", "not kept"),
            *(
                "not collected",
                "not collated",
                "not available",
                "unavailable",
                "no data",
                "no data held",
                "no information",
            ),
            *("data not held", "data not recorded", "not centrally held", "not held centrally", "not known"),
        }
    ),
    AnswerState.REFUSED: frozenset(
        {
            "withheld",
            "refused",
            "exempt",
            "redacted",
            "suppressed",
            "not disclosed",
            "cannot be disclosed",
            "confidential",
        }
    ),
    AnswerState.NCND: frozenset(
        {"ncnd", "neither confirm nor deny", "neither confirmed nor denied", "can neither confirm nor deny"}
    ),
    AnswerState.UNCLEAR: frozenset(
        {
            *(
                "n/a",
                "na",
                "n.a",
                "#n/a",
                "not applicable",
                "unknown",
                "unclear",
                "not stated",
                "not given",
                "not specified",
            ),
            *(
                "?",
                "??",
                "???",
                "..",
                "...",
                "various",
                "varies",
                "tbc",
                "tbd",
                "nk",
                "n/k",
                "to be confirmed",
                "blank",
                "null",
            ),
            *("none recorded", "none known", "none identified", "nil recorded", "none available"),
        }
    ),
    AnswerState.PUBLISHED_ELSEWHERE: frozenset(
        {"published", "already published", "see website", "see our website", "see link", "publicly available"}
    ),
    AnswerState.LATER_PUBLICATION: frozenset({"to be published", "will be published", "future publication"}),
}
