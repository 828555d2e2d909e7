"""What to do about a row's problems, where other modules tell a problem by it."""

from typing import Final

SAY_WORD: Final = "Say once what it means, and it counts for all rows (step 3, “The words”)."
SAY_BLANK: Final = "Say once what they answered where the sheet gives only the day (step 3, “The words”)."
SAY_ORDER: Final = "Say once whether this column is written day first or month first (step 2, “The columns”)."
SAY_YEAR: Final = "Say once which year is meant (step 2, “The columns”), or write the year in the sheet."
SAY_SENT: Final = "Say once on which day such rows were sent (step 2, “The columns”), or add a column for it."
SAY_AUTHORITY: Final = "Say once which authority it is, or leave its rows out (step 3, “The words”)."
SAY_ASKED: Final = "Say once whether such rows are the requests that are here, or new ones (step 3, “The words”)."
NO_DAY_OF_SENDING: Final = "Give the day in the sheet and bring it again; until then the request comes in as a draft."
SAY_ANSWERED: Final = (
    "If you know the day, give it once for all rows (step 2, “The columns”); or record it on the request later."
)
LATER: Final = "Give the day in the sheet and bring it again, or record it on the request later."
