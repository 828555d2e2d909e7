"""The forms for bank holidays proclaimed after the calendar was made."""

from flask_wtf import FlaskForm
from wtforms import Field, RadioField, StringField, ValidationError
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs
from wtforms.validators import DataRequired, InputRequired, Length

from foi_tracker.domain.bank_holidays import FIRST_DAY, HORIZON, NATIONS, ProclaimedDay
from foi_tracker.domain.plain_dates import written
from foi_tracker.domain.working_days import SATURDAY
from foi_tracker.web.forms.fields import DayField

LONGEST_NAME, LONGEST_CITATION = 80, 200
ADDED, TAKEN_AWAY = "added", "taken_away"


class ProclaimedDayForm(FlaskForm):  # type: ignore[misc]  # it comes without types
    """Which day, where, whether it is or is not a holiday, and who says so."""

    day = DayField("Day", description="Such as 15/6/2026 or 15 Jun 2026.", validators=[InputRequired("Enter the day.")])
    nation = RadioField(
        "Where?",
        choices=[SelectChoice(code, name) for code, name in NATIONS.items()],
        validators=[InputRequired("Choose a nation. A day for several nations is entered once for each.")],
    )
    change = RadioField(
        "What was proclaimed?",
        choices=[
            SelectChoice(ADDED, "It is a bank holiday"),
            SelectChoice(TAKEN_AWAY, "It is not a bank holiday after all"),
        ],
        validators=[InputRequired("Say whether the day is a holiday or not.")],
    )
    name = StringField(
        "Its name",
        description="As people will read it beside a skipped day.",
        validators=[
            DataRequired("Enter a name, such as World Cup bank holiday."),
            Length(max=LONGEST_NAME, message=f"Use at most {LONGEST_NAME} letters."),
        ],
    )
    citation = StringField(
        "Who says so?",
        description="The proclamation with its date, or the Act and section.",
        validators=[
            DataRequired("Enter the proclamation or the Act. Without it the day could not be defended."),
            Length(max=LONGEST_CITATION, message=f"Use at most {LONGEST_CITATION} letters."),
        ],
    )

    def validate_day(self, field: Field) -> None:
        """Only a weekday that the calendar reaches can change anything."""
        if not field.data:
            return
        if not FIRST_DAY <= field.data <= HORIZON:
            raise ValidationError(f"The calendar runs from {written(FIRST_DAY)} to {written(HORIZON)}.")
        if field.data.weekday() >= SATURDAY:
            raise ValidationError(
                f"{written(field.data)} is at a weekend, which never counts. Enter the substitute day."
            )

    def proclaimed(self) -> ProclaimedDay:
        """What the form says, once it has been found valid."""
        assert self.day.data  # noqa: S101 InputRequired has seen to it
        return ProclaimedDay(
            day=self.day.data,
            nation=self.nation.data,
            name=(self.name.data or "").strip(),
            is_holiday=self.change.data == ADDED,
            citation=(self.citation.data or "").strip(),
        )


class TakeBackForm(FlaskForm):  # type: ignore[misc]  # it comes without types
    """Only the token: which line is in the address."""
