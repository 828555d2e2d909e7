"""Forms of the register: what to look for, and what people keep about an authority."""

from datetime import date

from flask_wtf import FlaskForm
from wtforms import BooleanField, Form, IntegerField, SearchField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs
from wtforms.validators import InputRequired, Length, ValidationError
from wtforms.widgets import HiddenInput

from foi_tracker.domain.authorities import AuthorityKind, Nation
from foi_tracker.domain.email_address import EmailAddressRefused, read_email_address
from foi_tracker.domain.vocabulary import RegimeCode
from foi_tracker.models import Authority
from foi_tracker.queries.authority_filter import COUNCILS, FORCES, Standing
from foi_tracker.usecases.edit_authority import OwnEntries
from foi_tracker.web.forms.fields import choices

KINDS = [
    SelectChoice("", "Any kind"),
    SelectChoice(COUNCILS, "All councils"),
    SelectChoice(FORCES, "All police forces"),
    *choices(AuthorityKind),
]
STANDINGS = [
    SelectChoice(Standing.CURRENT.value, "That exist today"),
    SelectChoice(Standing.FORMER.value, "That have ended"),
    SelectChoice(Standing.COMING.value, "In law, still to come"),
    SelectChoice(Standing.ALL.value, "All of these"),
]
REGIMES = [
    SelectChoice("", "Any law"),
    SelectChoice(RegimeCode.FOIA.value, "FOIA"),
    SelectChoice(RegimeCode.FOISA.value, "FOISA (Scotland)"),
]


class AuthorityFilterForm(Form):
    """The search box and the filters of the list; every name is a parameter of the list's address."""

    q = SearchField("Name or ONS code")
    kind = SelectField("Kind", choices=KINDS)
    nation = SelectField("Nation", choices=choices(Nation, blank="Any nation"))
    region = SelectField("Region")
    force = SelectField("Police force area")
    regime = SelectField("Access law", choices=REGIMES)
    standing = SelectField("Authorities", choices=STANDINGS)

    def offer(self, regions: list[str], forces: list[Authority]) -> None:
        """Fill the choices that depend on what is in the register."""
        self.region.choices = [SelectChoice("", "Any region"), *(SelectChoice(each, each) for each in regions)]
        self.force.choices = [
            SelectChoice("", "Any force"),
            *(SelectChoice(each.slug, each.name) for each in forces),
        ]


class OwnEntriesForm(FlaskForm):  # type: ignore[misc]  # it comes without types
    """Where to write, whether that was checked, and notes. `seen_version` is the row as it was shown."""

    contact_address = StringField(
        "E-mail address for requests",
        description="Look for it on the authority’s own site. Leave it empty if they take requests another way.",
    )
    checked = BooleanField(
        "I have checked today, on the authority’s own site, that this is the address",
        description="Your name and today’s date will be shown beside it.",
    )
    notes = TextAreaField(
        "Notes",
        description="What a volunteer should know before writing. No names of officials.",
        validators=[Length(max=4000, message="Notes have at most 4,000 characters.")],
    )
    seen_version = IntegerField(widget=HiddenInput(), validators=[InputRequired("Reload this page and try again.")])

    def validate_contact_address(self, field: StringField) -> None:
        """One plain address or none."""
        if not (field.data or "").strip():
            return
        try:
            field.data = read_email_address(field.data or "")
        except EmailAddressRefused as refused:
            raise ValidationError(str(refused)) from refused

    def validate_checked(self, field: BooleanField) -> None:
        """Nobody can have checked an address that is not there."""
        if field.data and not (self.contact_address.data or "").strip():
            raise ValidationError("There is no address to have checked. Type it, or take the tick away.")

    def entries(self, today: date) -> OwnEntries:
        """What the form says, in the domain's words."""
        return OwnEntries(
            contact_address=(self.contact_address.data or "").strip(),
            checked_on=today if self.checked.data else None,
            notes=(self.notes.data or "").replace("\r\n", "\n").strip(),
        )
