import json
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given

from foi_tracker.domain import narrative
from foi_tracker.domain.event_codec import UnreadableEvent, from_details, to_details
from foi_tracker.domain.events import KINDS
from tests.builders import day
from tests.domain.histories import EVENTS

STORED = (Path(__file__).parent.parent / "golden" / "event_kinds.txt").read_text(encoding="utf-8").split()


def test_no_stored_kind_is_renamed_or_dropped():
    assert set(STORED) <= set(KINDS)


def test_a_new_kind_is_added_to_the_list_of_those_that_stay():
    assert set(KINDS) <= set(STORED)


@pytest.mark.parametrize("kind", KINDS)
def test_a_class_bears_the_name_of_its_kind(kind):
    assert KINDS[kind].__name__ == "".join(word.capitalize() for word in kind.split("_"))


@given(EVENTS)
def test_every_event_comes_back_from_storage_as_it_went_in(event):
    stored = json.loads(json.dumps(to_details(event)))

    assert from_details(event.kind, event.on, stored) == event


@given(EVENTS)
def test_every_event_reads_as_one_sentence(event):
    sentence = narrative.describe(event)

    assert sentence[0].isupper()
    assert sentence.endswith(".")


@pytest.mark.parametrize("kind", KINDS)
def test_a_field_added_later_has_a_default_unless_it_was_there_from_the_start(kind):
    from_the_start = {"on", "outcome", "until", "position", "because", "forum"}
    event_class = KINDS[kind]

    required = {field.name for field in fields(event_class) if field.name != "on" and not _has_default(field)}
    assert required <= from_the_start


def _has_default(field):
    return repr(field.default) != repr(field.default_factory)


@pytest.mark.parametrize(
    ("kind", "details", "named"),
    [
        ("posted", {}, "posted"),
        ("response", {}, "outcome"),
        ("response", {"outcome": "maybe"}, "outcome"),
        ("sent", {"channel": "pigeon"}, "channel"),
        ("authority_claimed_due", {"until": "soon"}, "until"),
        ("response", {"outcome": "refused", "exemptions": [{"code": "s.31"}]}, "exemptions"),
    ],
)
def test_words_that_describe_no_event_are_refused_by_name(kind, details, named):
    with pytest.raises(UnreadableEvent, match=named):
        from_details(kind, day("2026-09-01"), details)


def test_words_of_a_later_version_are_passed_over():
    assert from_details("received", day("2026-09-01"), {"weather": "wet"}) == KINDS["received"](on=day("2026-09-01"))
