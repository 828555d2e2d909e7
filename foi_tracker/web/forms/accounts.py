"""Forms with which people come in, and look after their own account."""

from collections.abc import Callable
from typing import Any

from flask_wtf import FlaskForm
from wtforms import EmailField, Field, PasswordField, StringField
from wtforms.validators import InputRequired, Length, ValidationError

from foi_tracker.domain.email_address import EmailAddressRefused, read_email_address
from foi_tracker.domain.passwords import fault, words_about

LONGEST_NAME, LONGEST_CAMPAIGN = 100, 120
NEW_PASSWORD_HINT = (
    "At least 12 characters. Three or four unrelated words are easy to remember. A password manager helps."  # noqa: S105 a hint
)


def filled(message: str) -> Callable[[Any, Field], None]:
    """Something other than spaces, with a sentence where there is nothing."""

    def check(_: Any, field: Field) -> None:  # noqa: ANN401 any form
        field.data = " ".join((field.data or "").split())
        if not field.data:
            raise ValidationError(message)

    return check


def one_address(_: Any, field: Field) -> None:  # noqa: ANN401 any form
    """One plain e-mail address."""
    if not (field.data or "").strip():
        raise ValidationError("Write an e-mail address.")
    try:
        field.data = read_email_address(field.data or "")
    except EmailAddressRefused as refused:
        raise ValidationError(str(refused)) from refused


def name_field() -> StringField:
    """The display name."""
    return StringField(
        "Your name",
        description="Other people in the campaign see it. It does not have to be your full name.",
        validators=[filled("Write the name that others should see."), Length(max=LONGEST_NAME)],
    )


def password_field(label: str = "Password") -> PasswordField:
    """A new password."""
    return PasswordField(label, description=NEW_PASSWORD_HINT)


def campaign_name_field() -> StringField:
    """What the campaign is called."""
    return StringField(
        "Name of the campaign", validators=[filled("Give the campaign a name."), Length(max=LONGEST_CAMPAIGN)]
    )


def signatory_field() -> StringField:
    """The requester’s name in law (FOIA s.8(1)(b), FOISA s.8(1)(b))."""
    return StringField(
        "Who signs the letters",
        description="The requester’s name in law: an organisation’s, or a person’s full name. Never a volunteer’s.",
        validators=[filled("Write who the requests are from: the law asks for a name."), Length(max=LONGEST_CAMPAIGN)],
    )


def reply_address_field() -> EmailField:
    """Where answers go."""
    return EmailField(
        "E-mail address for replies",
        description="Authorities write to this address. It stands in every letter.",
        validators=[one_address],
    )


class SignInForm(FlaskForm):  # type: ignore[misc]  # it comes without types
    """Address and password; what is wrong with them is never said field by field."""

    email = EmailField("E-mail address")
    password = PasswordField("Password")


class WithNewPassword(FlaskForm):  # type: ignore[misc]  # it comes without types
    """A form that sets a password. `about` is what a stranger could know of its owner."""

    password = password_field()
    about: tuple[str, ...] = ()

    def validate_password(self, field: PasswordField) -> None:
        """Long enough, and not one that is guessed first."""
        typed = [self[name].data or "" for name in ("email", "name", "campaign_name", "signatory") if name in self]
        wrong = fault(field.data or "", about=words_about(*typed, *self.about))
        if wrong:
            raise ValidationError(wrong)


class FirstAccountForm(WithNewPassword):
    """The first person, and the campaign; the fields in the order of the page, which is that of their errors."""

    name = name_field()
    email = EmailField("Your e-mail address", description="You sign in with it.", validators=[one_address])
    password = password_field()
    campaign_name = campaign_name_field()
    signatory = signatory_field()
    reply_address = reply_address_field()


class NewMemberForm(WithNewPassword):
    """Somebody invited: the address is known already."""

    name = name_field()
    password = password_field()


class ConfirmForm(FlaskForm):  # type: ignore[misc]  # it comes without types
    """A button, with its token."""


class NameForm(FlaskForm):  # type: ignore[misc]  # it comes without types
    """One's own display name."""

    name = name_field()


class ChangePasswordForm(WithNewPassword):
    """The old one, and a new one."""

    current = PasswordField("Current password", validators=[InputRequired("Write the password you have now.")])
    password = password_field("New password")
