"""Rows of exemptions in a form: which, which limb of it, and whether to neither confirm nor deny."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from wtforms import BooleanField, FieldList, Form, FormField, SelectField, StringField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs
from wtforms.validators import Length

from foi_tracker.domain.events import CitedExemption
from foi_tracker.domain.vocabulary import RegimeCode

MOST_ROWS = 20
LONGEST_LIMB = 40


class ExemptionRow(Form):
    """One exemption as the letter cites it; a row with nothing chosen means nothing."""

    code = SelectField("Exemption", choices=[], default="")
    limb = StringField(
        "Subsection",
        validators=[Length(max=LONGEST_LIMB, message=f"Use at most {LONGEST_LIMB} letters.")],
        description="If named, such as (1)(a)",
    )
    ncnd = BooleanField("Neither confirmed nor denied")


if TYPE_CHECKING:  # the stubs are generic, the classes are not
    Rows = FieldList[FormField[ExemptionRow]]
else:
    Rows = FieldList


class ExemptionRows(Rows):
    """The rows together; `cited` is what they say."""

    def __init__(self, label: str = "", **options: Any) -> None:  # noqa: ANN401 WTForms passes its own through
        super().__init__(FormField(ExemptionRow), label, min_entries=1, max_entries=MOST_ROWS, **options)

    def offer(self, exemptions: Iterable[SelectChoice]) -> None:
        """Let every row choose among these."""
        for row in self:
            row.form.code.choices = [SelectChoice("", "Choose an exemption"), *exemptions]

    def cited(self, law: RegimeCode) -> tuple[CitedExemption, ...]:
        """The exemptions chosen, each once, in the order of the rows."""
        chosen = [
            CitedExemption(law=law, code=row.code.data, limb=(row.limb.data or "").strip(), ncnd=bool(row.ncnd.data))
            for row in (entry.form for entry in self)
            if row.code.data
        ]
        return tuple(dict.fromkeys(chosen))

    def chosen_codes(self) -> list[str]:
        """What is chosen so far, for the facts shown below the rows."""
        return list(dict.fromkeys(entry.form.code.data for entry in self if entry.form.code.data))

    def complaints(self) -> list[str]:
        """What is wrong with the rows, each with its number."""
        return [
            f"Row {number}: {text}"
            for number, entry in enumerate(self, 1)
            for texts in entry.form.errors.values()
            for text in texts
        ]
