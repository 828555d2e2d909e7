"""The forms for proposing that a release be public, and for approving it."""

from datetime import datetime

from flask_wtf import FlaskForm
from wtforms import Field, PasswordField, StringField, ValidationError
from wtforms.validators import InputRequired

from foi_tracker.domain.findings.publishing import embargo_end, read_time
from foi_tracker.web.forms.fields import DayField
from foi_tracker.web.now import now


class ProposeForm(FlaskForm):  # type: ignore[misc]  # it comes without types
    """Until when it is held back, if at all."""

    day = DayField(
        "Embargoed until this day",
        description="Leave it empty, and the release is public as soon as somebody else approves it.",
    )
    time = StringField("At this time", description="By the clocks in London, such as 9:30. Empty means 00:01.")

    def validate_time(self, field: Field) -> None:
        """A time of the day, with a day, and not over yet."""
        if not self.day.data:
            if (field.data or "").strip() and not self.day.errors:
                raise ValidationError("Say of which day this is.")
            return
        if read_time(field.data or "00:01") is None:
            raise ValidationError("Write a time such as 9:30 or 17:00.")
        if self.embargo_until and self.embargo_until <= now():
            raise ValidationError("This is over already. Leave both empty to have no embargo.")

    @property
    def embargo_until(self) -> datetime | None:
        """What the form says, where it says anything."""
        at = read_time(self.time.data or "00:01")
        return embargo_end(self.day.data, at) if self.day.data and at else None


class ApproveForm(FlaskForm):  # type: ignore[misc]  # it comes without types
    """That it is really you."""

    password = PasswordField(
        "Your password",
        description="Once more, because anybody in the world can read it from then on.",
        validators=[InputRequired("Write your password.")],
    )
