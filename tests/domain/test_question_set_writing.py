import copy
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from foi_tracker.domain.question_editing.writing import as_text, written
from foi_tracker.domain.question_sets import QuestionSetDefinition
from foi_tracker.domain.questions.checks import faults
from foi_tracker.domain.questions.vocabulary import FieldType, Group, Priority
from foi_tracker.domain.questions.written import QUESTION_SET, json_schema
from foi_tracker.questions import files

DEFINITIONS = {name: json.loads(text) for name, text in files.texts().items()}
SCHEMA = Draft202012Validator(json.loads(files.SCHEMA.read_text(encoding="utf-8")))

SOME_WORDS = st.text("abc éü-“”,.", min_size=1, max_size=20).filter(str.strip)
KEYS = st.text("abcdefg_", min_size=1, max_size=8).map("k{}".format)


def columns(kinds):
    return st.lists(fields(kinds), min_size=1, max_size=3, unique_by=lambda each: each["key"])


@st.composite
def fields(draw, kinds):
    kind = draw(st.sampled_from(kinds))
    made = {"key": draw(KEYS), "type": kind.value, "derived": draw(st.booleans())}
    if kind.has_options:
        made |= {
            "options": draw(st.lists(SOME_WORDS, min_size=1, max_size=3, unique=True)),
            "other": draw(st.booleans()),
        }
    if kind.is_number:
        made |= draw(st.fixed_dictionaries({}, optional={"min": st.integers(), "allow_band": st.booleans()}))
    if kind.has_columns:
        made |= {"columns": draw(columns([each for each in FieldType if not each.has_columns]))}
    return made | ({"by": draw(SOME_WORDS)} if kind is FieldType.MATRIX else {})


@st.composite
def sets(draw):
    asked = draw(st.lists(columns(list(FieldType)), min_size=1, max_size=3))
    questions = [
        {
            "id": f"X{number:02}",
            "key": f"question_{number}",
            "group": draw(st.sampled_from(Group)).value,
            "priority": draw(st.sampled_from(Priority)).value,
            "ask": draw(st.fixed_dictionaries({"en": SOME_WORDS}, optional={"cy": SOME_WORDS})),
            "fields": each,
            "double_entry": draw(st.booleans()),
            "cost_minutes": draw(st.integers(0, 600)),
        }
        for number, each in enumerate(asked, 1)
    ]
    heading = {"set": "made-up", "version": draw(st.integers(1, 99)), "title": draw(SOME_WORDS)}
    keep = st.lists(st.sampled_from([each["id"] for each in questions]), unique=True)
    rest = {
        "regimes": ["FOIA"],
        "kinds": ["unitary"],
        "questions": questions,
        "skip": [{"when": {}, "keep": draw(keep)}],
    }
    return heading | rest


def there_and_back(definition):
    read = QuestionSetDefinition.parse(definition)
    return read, QuestionSetDefinition.parse(json.loads(as_text(written(read))))


@pytest.mark.parametrize("name", DEFINITIONS)
def test_a_set_that_comes_with_the_program_is_written_as_it_was_read(name):
    read, again = there_and_back(DEFINITIONS[name])

    assert again == read


@given(sets())
@settings(max_examples=40, deadline=None)
def test_any_set_is_written_as_it_was_read(definition):
    read, again = there_and_back(definition)

    assert again == read
    assert SCHEMA.is_valid(written(read))


def test_the_schema_in_the_file_is_the_one_that_the_program_checks_with():
    assert SCHEMA.schema == json_schema(), "write it anew: flask foi questions schema"
    Draft202012Validator.check_schema(SCHEMA.schema)


@pytest.mark.parametrize("name", DEFINITIONS)
def test_a_set_that_comes_with_the_program_is_valid_by_the_schema(name):
    assert not list(SCHEMA.iter_errors(DEFINITIONS[name]))
    assert not faults(DEFINITIONS[name])


def places(part, path=()):
    """Every place in a piece of JSON."""
    yield path
    inner = part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ()
    for name, each in inner:
        yield from places(each, (*path, name))


def spoiled(definition, path, other):
    """A copy with something else in one place; `other` None takes the place away."""
    made = copy.deepcopy(definition)
    holder = made
    for name in path[:-1]:
        holder = holder[name]
    if other is None:
        del holder[path[-1]]
    else:
        holder[path[-1]] = other
    return made


OTHERS = [None, "", "often", 0, -1, 1.5, True, [], {}, ["a", "a"], {"en": 1}, "P01"]
PLACES = [(name, path) for name, definition in DEFINITIONS.items() for path in places(definition) if path]


@given(st.sampled_from(PLACES), st.sampled_from(OTHERS))
@settings(max_examples=80, deadline=None)
def test_the_schema_and_the_program_refuse_the_same_shapes(place, other):
    name, path = place
    made = spoiled(DEFINITIONS[name], path, other)

    assert SCHEMA.is_valid(made) is not any(QUESTION_SET.faults(made))


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(),
        lambda inner: (
            st.lists(inner)
            | st.dictionaries(
                st.sampled_from(["set", "questions", "fields", "log", "skip", "id", "key", "show_if"]), inner
            )
        ),
        max_leaves=12,
    )
)
@settings(max_examples=60, deadline=None)
def test_nothing_that_json_can_say_is_too_strange_to_be_refused(strange):
    assert faults(strange)
