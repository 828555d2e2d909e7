from datetime import date
from decimal import Decimal

from foi_tracker.domain.deployments.flat import log_cells, log_columns
from foi_tracker.domain.findings.values import DateSpan, Organisation, Quantity
from foi_tracker.domain.findings.vocabulary import Precision
from foi_tracker.domain.question_sets import AnswerField, FieldType, LogDefinition

LOG = LogDefinition(
    key="deployment",
    parent="P02",
    fields=(
        AnswerField(key="date", type=FieldType.DATE),
        AnswerField(key="kit_owner", type=FieldType.ORG),
        AnswerField(key="faces_scanned", type=FieldType.INT),
        AnswerField(key="alerts_false", type=FieldType.INT),
        AnswerField(key="notes", type=FieldType.TEXT),
    ),
)
MARCH = DateSpan(first=date(2024, 3, 1), last=date(2024, 3, 31), precision=Precision.MONTH)


def row(**values):
    columns = log_columns([LOG])
    cells = dict(zip([column.name for column in columns], log_cells(columns, LOG, values), strict=True))
    return {name: cell for name, cell in cells.items() if cell}


def test_a_month_has_its_first_and_last_day():
    assert row(date=MARCH) == {"date": "2024-03-01", "date_last": "2024-03-31", "date_precision": "month"}


def test_an_organisation_has_its_address_name_beside_it():
    assert row(kit_owner=Organisation(name="Wessex Police", slug="wessex-police")) == {
        "kit_owner": "Wessex Police",
        "kit_owner_slug": "wessex-police",
    }


def test_a_band_is_no_number_but_has_bounds_and_words():
    few = Quantity(low=Decimal(0), high=Decimal(4), suppressed=True, said="<5")

    assert row(alerts_false=few) == {"alerts_false_low": "0", "alerts_false_high": "4", "alerts_false_said": "<5"}


def test_a_rate_is_cut_to_six_figures_and_is_a_band_where_its_numbers_are():
    faces = Quantity(low=Decimal(3_147_436), high=Decimal(3_147_436))
    false = Quantity(low=Decimal(10), high=Decimal(10))

    found = row(faces_scanned=faces, alerts_false=false)

    assert found["false_alert_rate_per_faces_low"] == found["false_alert_rate_per_faces_high"] == "0.000317719"


def test_every_column_has_a_name_of_its_own_and_says_what_it_means():
    columns = log_columns([LOG, LOG])

    assert len({column.name for column in columns}) == len(columns)
    assert all(column.meaning.endswith(".") for column in columns)
    assert "notes" not in {column.name for column in columns}


def test_the_numbers_say_what_they_count():
    meanings = {column.name: column.meaning for column in log_columns([LOG])}

    assert meanings["alerts_false"].endswith("Judged wrong: it is somebody else.")
    assert meanings["alerts_false_high"] == "False alerts, at most. Judged wrong: it is somebody else."
