"""What to do about a row's problems, where other modules tell a problem by it."""

from typing import Final

SAY_WORD: Final = "Say on the page of words what it means: it is asked once for all rows."
SAY_BLANK: Final = "Say on the page of words what it means where a day of answer has no outcome beside it."
SAY_ORDER: Final = "Say on the page of words and days whether this column is written day first or month first."
SAY_YEAR: Final = "Say on the page of words and days which year is meant, or write the year in the sheet."
SAY_SENT: Final = "Say on the page of words and days on which day all of them were sent, or add a column for it."
SAY_AUTHORITY: Final = "Say on the page of words which authority it is, or leave its rows out: it is asked once."
SAY_ASKED: Final = "Say on the page of words whether such rows are the requests that are here, or new ones."
NO_DAY_OF_SENDING: Final = "Give the day in the sheet and bring it again; until then the request comes in as a draft."
SAY_ANSWERED: Final = (
    "If you know the day, give it for all rows on the page of columns; or record it on the request later."
)
LATER: Final = "Give the day in the sheet and bring it again, or record it on the request later."
