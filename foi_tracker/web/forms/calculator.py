"""The form of the public calculator: its fields are the address's parameters, so their names stay."""

from collections.abc import Iterator

from flask_wtf import FlaskForm
from wtforms import Field, RadioField, SelectField, ValidationError
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs
from wtforms.validators import InputRequired

from foi_tracker.domain import events as happened
from foi_tracker.domain.bank_holidays import FIRST_DAY
from foi_tracker.domain.events import Event
from foi_tracker.domain.law import Regime
from foi_tracker.domain.plain_dates import written
from foi_tracker.domain.vocabulary import Channel, RegimeCode
from foi_tracker.web.forms.fields import DayField

REGIMES = (
    (RegimeCode.FOIA, "FOIA: councils and police in England, Wales and Northern Ireland, and UK-wide bodies"),
    (RegimeCode.FOISA, "FOISA: Scottish councils and Police Scotland"),
    (RegimeCode.EIR, "EIR: environmental information from bodies under FOIA"),
    (RegimeCode.EISR, "EI(S)R: environmental information from bodies under FOISA"),
)
CHANNELS = ((Channel.EMAIL, "By e-mail or web form"), (Channel.POST, "By post"))


class CalculatorForm(FlaskForm):  # type: ignore[misc]  # it comes without types
    """Which law, and what happened when."""

    class Meta:
        """Nothing is changed, so no token is needed, and none is in the address."""

        csrf = False

    regime = RadioField(
        "Which law?",
        choices=[SelectChoice(code.value, text) for code, text in REGIMES],
        default=RegimeCode.FOIA.value,
        validators=[InputRequired("Choose a law.")],
    )
    sent = DayField("When was it sent?", description="Such as 4/9/2026 or 4 Sep 2026.")
    channel = SelectField(
        "How was it sent?",
        choices=[SelectChoice(word.value, text) for word, text in CHANNELS],
        default=Channel.EMAIL.value,  # an address made by hand may leave it out
    )
    received = DayField(
        "When did the authority receive it?", description="If you know it. Needed for most letters sent by post."
    )
    clarification_requested = DayField("When did they ask you to clarify it?")
    clarification_provided = DayField("When did they receive your reply?")
    fee_notice = DayField("When did they ask for a fee?")
    fee_paid = DayField("When was it paid?")
    extension = DayField(
        "When did they say that they need more time?",
        description="FOIA: to weigh the public interest. EIR and EI(S)R: complex and large. FOISA: never.",
    )

    def validate_sent(self, field: Field) -> None:
        """One day to start from."""
        if not field.data and not self.received.data and not self.received.errors:
            raise ValidationError("Say when it was sent, or when they received it.")

    def validate_received(self, field: Field) -> None:
        """No sooner than it was sent."""
        _not_before(field, self.sent, "it was sent")

    def validate_clarification_requested(self, field: Field) -> None:
        """Somebody who asks has the request."""
        self._not_before_the_start(field)

    def validate_clarification_provided(self, field: Field) -> None:
        """Only a reply to a question."""
        if field.data and not self.clarification_requested.data:
            raise ValidationError("Say when they asked. Detail that nobody asked for changes no date.")
        _not_before(field, self.clarification_requested, "they asked")

    def validate_fee_notice(self, field: Field) -> None:
        """Somebody who asks has the request."""
        self._not_before_the_start(field)

    def validate_fee_paid(self, field: Field) -> None:
        """Only a fee that was asked for."""
        if field.data and not self.fee_notice.data:
            raise ValidationError("Say when they asked for the fee.")
        _not_before(field, self.fee_notice, "they asked for the fee")

    def validate_extension(self, field: Field) -> None:
        """Somebody who needs more time has the request."""
        self._not_before_the_start(field)

    def validate(self, extra_validators: dict[str, list[object]] | None = None) -> bool:
        """Also: nothing before these laws began."""
        valid: bool = super().validate(extra_validators)
        for field in self:
            if isinstance(field, DayField) and field.data and field.data < FIRST_DAY:
                field.errors = [*field.errors, f"These laws began on {written(FIRST_DAY)}. Check the year."]
                valid = False
        return valid

    def history(self, regime: Regime) -> list[Event]:
        """What the form says happened."""
        return list(self._events(regime))

    def has_more(self) -> bool:
        """Whether any of the less usual days is filled in."""
        more = (
            self.clarification_requested,
            self.clarification_provided,
            self.fee_notice,
            self.fee_paid,
            self.extension,
        )
        return any(field.data or field.errors for field in more)

    def _events(self, regime: Regime) -> Iterator[Event]:
        if self.sent.data:
            yield happened.Sent(on=self.sent.data, channel=Channel(self.channel.data))
        for field, kind in (
            (self.received, happened.Received),
            (self.clarification_requested, happened.ClarificationRequested),
            (self.clarification_provided, happened.ClarificationProvided),
            (self.fee_notice, happened.FeeNotice),
            (self.fee_paid, happened.FeePaid),
            (self.extension, happened.TimeExtension if regime.time_extension else happened.PitExtension),
        ):
            if field.data:
                yield kind(on=field.data)

    def _not_before_the_start(self, field: Field) -> None:
        start = self.received if self.received.data else self.sent
        _not_before(field, start, "they had the request")


def _not_before(field: Field, earlier: DayField, what: str) -> None:
    if field.data and earlier.data and field.data < earlier.data:
        raise ValidationError(f"That is before {what}, on {written(earlier.data)}.")
