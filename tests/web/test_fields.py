"""How a form field and the list of its problems are tied together."""

import pytest
from bs4 import BeautifulSoup
from werkzeug.datastructures import MultiDict
from wtforms import Form, RadioField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired

from foi_tracker.web.forms.fields import DayField


class SampleForm(Form):
    received_on = DayField("Day it reached you", description="Day first.")
    outcome = RadioField(
        "Outcome", choices=[SelectChoice("refused", "Refused")], validators=[InputRequired("Say what they answered.")]
    )
    reference = StringField("Their reference")


@pytest.fixture
def draw(app):
    def drawn(name, given):
        module = app.jinja_env.get_template(f"components/{name}.html").module
        return BeautifulSoup(getattr(module, name)(given), "html.parser")

    return drawn


@pytest.fixture
def faulty():
    form = SampleForm(MultiDict({"received_on": "31/9/2026"}))
    form.validate()
    return form


def test_a_hint_is_read_out_with_its_field(draw):
    page = draw("field", SampleForm().received_on)

    assert page.find(id=page.input["aria-describedby"]).text == "Day first."
    assert "aria-invalid" not in page.input.attrs


def test_a_fault_is_read_out_with_its_field_after_the_hint(draw, faulty):
    page = draw("field", faulty.received_on)

    hint, fault = (page.find(id=name).text for name in page.input["aria-describedby"].split())
    assert hint == "Day first."
    assert "is not a date" in fault
    assert page.input["aria-invalid"] == "true"


def test_what_was_typed_is_still_there_after_a_fault(draw, faulty):
    assert draw("field", faulty.received_on).input["value"] == "31/9/2026"


def test_a_choice_is_asked_once_for_all_its_answers(draw, faulty):
    page = draw("field", faulty.outcome)

    assert page.legend.text == "Outcome"
    assert page.find(id=page.fieldset["aria-describedby"]).text.endswith("Say what they answered.")


def test_each_problem_leads_to_a_field_one_can_fill_in(draw, faulty):
    form = BeautifulSoup("".join(str(draw("field", field)) for field in faulty), "html.parser")

    for link in draw("error_summary", faulty).select("a"):
        assert form.find(id=link["href"].removeprefix("#")).name == "input"


def test_a_form_without_faults_has_no_summary(draw):
    assert draw("error_summary", SampleForm()).text.strip() == ""


def test_a_day_offers_a_picker_and_other_fields_do_not(draw):
    assert "data-day" in draw("field", SampleForm().received_on).input.attrs
    assert "data-day" not in draw("field", SampleForm().reference).input.attrs


@pytest.mark.parametrize("blank", ["", " ", "\u00a0\t"])
def test_spaces_are_no_date(blank):
    class Needed(Form):
        on = DayField("Day", validators=[InputRequired("Enter the date.")])

    form = Needed(MultiDict({"on": blank}))

    assert not form.validate()
    assert form.on.errors == ["Enter the date."]
