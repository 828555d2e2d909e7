"""The forms for freezing a release, and for the names that none may show."""

from collections.abc import Sequence

from flask_wtf import FlaskForm
from wtforms import Field, IntegerField, SelectField, StringField, TextAreaField, ValidationError
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs
from wtforms.validators import DataRequired, InputRequired, Length
from wtforms.widgets import HiddenInput

from foi_tracker.domain.authorities import AuthorityKind, Nation
from foi_tracker.domain.findings.releases import NewRelease
from foi_tracker.web.forms.fields import choices

LONGEST_TITLE, LONGEST_NOTES, LONGEST_NAME, SHORTEST_NAME = 200, 4000, 200, 2


class FreezeForm(FlaskForm):  # type: ignore[misc]  # it comes without types
    """What the release is called and about. `number` is the one that the page showed."""

    title = StringField(
        "Title",
        description="As it will be cited, such as “Answers of 40 police forces”.",
        validators=[
            DataRequired("Enter a title."),
            Length(max=LONGEST_TITLE, message=f"Use at most {LONGEST_TITLE} letters."),
        ],
    )
    notes = TextAreaField(
        "Notes",
        description="What readers should know of this version. They are published with it.",
        validators=[Length(max=LONGEST_NOTES, message=f"Use at most {LONGEST_NOTES} letters.")],
    )
    kind = SelectField("Kind of authority", choices=choices(AuthorityKind, blank="All"))
    nation = SelectField("Nation", choices=choices(Nation, blank="All"))
    question_set = SelectField("Question set")
    number = IntegerField(widget=HiddenInput(), validators=[InputRequired("Reload this page and try again.")])

    def offer(self, question_sets: Sequence[str]) -> None:
        """The sets that were asked, such as "lfrt-police 1"."""
        named = [SelectChoice(each, each) for each in question_sets]
        self.question_set.choices = [SelectChoice("", "All"), *named]

    def asked(self) -> NewRelease:
        """What the form says."""
        return NewRelease(
            number=self.number.data or 0,
            title=" ".join((self.title.data or "").split()),
            notes="\n".join((self.notes.data or "").strip().splitlines()),
            kind=self.kind.data or "",
            nation=self.nation.data or "",
            question_set=self.question_set.data or "",
        )


class MaskForm(FlaskForm):  # type: ignore[misc]  # it comes without types
    """Names, one a line."""

    names = TextAreaField(
        "Names to strike out, one a line",
        description="Whole words, in capitals or not. The full name and the surname alone are two lines.",
        validators=[DataRequired("Enter at least one name.")],
    )

    def validate_names(self, _field: Field) -> None:
        """One letter would strike out half of every text."""
        for line in self.texts():
            if not SHORTEST_NAME <= len(line) <= LONGEST_NAME:
                raise ValidationError(f"“{line[:20]}”: use {SHORTEST_NAME} to {LONGEST_NAME} letters.")

    def texts(self) -> list[str]:
        """What the form says."""
        return [line for each in (self.names.data or "").splitlines() if (line := " ".join(each.split()))]
