"""Forms about other people: inviting them, and what they may do."""

from flask_wtf import FlaskForm
from wtforms import BooleanField, EmailField, IntegerField, RadioField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs
from wtforms.validators import InputRequired, Length
from wtforms.widgets import HiddenInput

from foi_tracker.domain.policy import Actor, may_invite
from foi_tracker.domain.roles import Role
from foi_tracker.models import Campaign
from foi_tracker.usecases.create_first_account import CampaignSettings
from foi_tracker.usecases.invite_person import Grant
from foi_tracker.web.forms.accounts import campaign_name_field, one_address, reply_address_field, signatory_field
from foi_tracker.web.forms.fields import choices

LONGEST_SUMMARY, LONGEST_CONTACT = 4000, 254


class InvitationForm(FlaskForm):  # type: ignore[misc]  # it comes without types
    """Whom, to which campaign, as what."""

    email = EmailField(
        "Their e-mail address",
        description="They will sign in with it. The tracker sends no mail: you give them the link yourself.",
        validators=[one_address],
    )
    campaign = SelectField("Campaign", coerce=int)
    role = RadioField("As", choices=choices(Role), default=Role.VOLUNTEER.value)
    administrator = BooleanField(
        "Also make them an administrator",
        description="Administrators look after people, the register and bank holidays, in every campaign.",
    )

    def offer(self, campaigns: list[Campaign], actor: Actor) -> None:
        """Only what `actor` may grant."""
        self.campaign.choices = [SelectChoice(found.id, found.name) for found in campaigns]
        if not any(may_invite(actor, campaign_id=found.id, role=Role.COORDINATOR) for found in campaigns):
            self.role.choices = choices([Role.VOLUNTEER])
            del self.administrator

    def grant(self) -> Grant:
        """What the form says."""
        return Grant(
            email=self.email.data or "",
            campaign_id=self.campaign.data,
            role=Role(self.role.data),
            makes_administrator="administrator" in self and self.administrator.data,
        )


class CampaignForm(FlaskForm):  # type: ignore[misc]  # it comes without types
    """A campaign's settings. `seen_version` is the row as it was shown."""

    campaign_name = campaign_name_field()
    signatory = signatory_field()
    reply_address = reply_address_field()
    summary = TextAreaField(
        "About the campaign",
        description="A few sentences for the public page. A release is frozen with them, so write them before.",
        validators=[Length(max=LONGEST_SUMMARY, message=f"Use at most {LONGEST_SUMMARY} letters.")],
    )
    corrections_contact = StringField(
        "Contact for corrections",
        description="An e-mail address or web page where authorities and readers can tell of mistakes. It is public.",
        validators=[Length(max=LONGEST_CONTACT, message=f"Use at most {LONGEST_CONTACT} letters.")],
    )
    seen_version = IntegerField(widget=HiddenInput(), validators=[InputRequired("Reload this page and try again.")])

    def settings(self) -> CampaignSettings:
        """What the form says."""
        return CampaignSettings(
            name=self.campaign_name.data or "",
            signatory=self.signatory.data or "",
            reply_address=self.reply_address.data or "",
            summary="\n".join((self.summary.data or "").strip().splitlines()),
            corrections_contact=" ".join((self.corrections_contact.data or "").split()),
        )
