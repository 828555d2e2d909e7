import tomllib

import pytest

from foi_tracker.domain.refusal_advice import DATA, BadAdvice, read_advice
from foi_tracker.domain.vocabulary import RegimeCode

FILE = """
law = "FOIA"

[[checks]]
id = "in_time"
ask = "Did it come in time?"
why = "There is a time limit."
argues_when = "no"
argument = "{authority} was due to answer by {due_on}."
provision = "FOIA s.10(1)"
level = "statute"

[[entries]]
code = "s.30(1)"
topic = ""
ncnd = "s.30(3)"
also = ["s.30(2)"]
title = "Investigations"
means = ["They will not say.", "They should."]
notice = [{ text = "say so", provision = "FOIA s.17(1)(a)" }]
checks = ["in_time"]
ground = "{authority} relies on {exemption}."
source = "FOIA s.30"
"""


@pytest.fixture
def written(tmp_path):
    def write(text):
        path = tmp_path / "foia.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_a_file_says_what_is_written_in_it(written):
    (advice,) = read_advice(written(FILE))

    assert advice.key == "s.30(3)"
    assert advice.also == ("s.30(2)",)
    assert [each.id for each in advice.checks] == ["in_time"]


@pytest.mark.parametrize(
    ("right", "wrong", "complaint"),
    [
        ('law = "FOIA"', 'law = "FOI"', "the file: law is not one of"),
        ('checks = ["in_time"]', 'checks = ["on_time"]', "entries: s.30(3): checks names on_time"),
        ('checks = ["in_time"]', 'checks = ["in_time", "in_time"]', "entries: s.30(3): checks has an id twice"),
        ("{due_on}", "{due}", "checks: in_time: argument has the unknown placeholder {due}"),
        ("{due_on}", "{due_on", "checks: in_time: argument has the unknown placeholder {"),
        ("{exemption}", "{0}", "entries: s.30(3): ground has the unknown placeholder {0}"),
        ('title = "Investigations"\n', "", "entries: s.30(3): title is missing"),
        ('title = "Investigations"', 'title = " "', "entries: s.30(3): title is empty"),
        ('title = "Investigations"', "title = 30", "entries: s.30(3): title is not a text"),
        ('why = "There is a time limit."\n', "", "checks: in_time: why is missing"),
        ('level = "statute"', 'level = "law"', "checks: in_time: level is not one of"),
        ('level = "statute"', 'level = "statute"\nmood = "stern"', "checks: in_time: mood is not a key"),
        ('argues_when = "no"', 'argues_when = "unsure"', "checks: in_time: argues_when is neither yes nor no"),
        ('"They should."', "", "entries: s.30(3): means is not two sentences"),
        ('means = ["They will not say.", "They should."]', 'means = "They should."', "means is not a list of texts"),
        ('text = "say so", ', "", "entries: s.30(3): notice number 1: text is missing"),
        ('code = "s.30(1)"', 'code = "s.99"', "entries: s.30(3): code s.99 is not in exemptions.csv"),
        ('also = ["s.30(2)"]', 'also = ["s.98"]', "entries: s.30(3): code s.98 is not in exemptions.csv"),
        ('code = "s.30(1)"', 'code = ""', "entries: s.30(3): topic is not one of"),
        ('topic = ""', 'topic = "silence"', "entries: silence: topic stands beside a code"),
        ("[[entries]]", "[[entries", "foia.toml: "),
    ],
)
def test_a_wrong_file_is_refused_with_the_place_that_is_wrong(written, right, wrong, complaint):
    assert right in FILE

    with pytest.raises(BadAdvice) as refused:
        read_advice(written(FILE.replace(right, wrong)))

    assert str(refused.value).startswith("foia.toml: ")
    assert complaint in str(refused.value)


def test_the_same_thing_is_not_said_twice(written):
    entry = FILE[FILE.index("[[entries]]") :]
    check = FILE[FILE.index("[[checks]]") : FILE.index("[[entries]]")]

    with pytest.raises(BadAdvice, match="entries says something twice"):
        read_advice(written(FILE + entry))
    with pytest.raises(BadAdvice, match="checks has an id twice"):
        read_advice(written(FILE.replace(check, check + check)))


def test_a_file_that_is_not_there_is_refused_by_name(tmp_path):
    with pytest.raises(BadAdvice, match=r"foia\.toml"):
        read_advice(tmp_path / "foia.toml")


@pytest.mark.parametrize("law", RegimeCode)
def test_each_law_has_its_file_and_every_question_in_it_is_asked(law):
    path = DATA / f"{law.lower()}.toml"
    written = tomllib.loads(path.read_text(encoding="utf-8"))

    assert written["law"] == law
    asked = {each.id for advice in read_advice(path) for each in advice.checks}
    assert [each["id"] for each in written["checks"] if each["id"] not in asked] == []
