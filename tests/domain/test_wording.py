import re
import shutil

import pytest

from foi_tracker.domain import events as happened
from foi_tracker.domain.letters.drafting import draft
from foi_tracker.domain.letters.keys import FACTS, KEYS, OF_A_LINE, OF_A_REQUEST
from foi_tracker.domain.letters.pen import Pen
from foi_tracker.domain.letters.wording import FOLDER, BadWording, facts_of, languages, read_wording, wording
from foi_tracker.domain.vocabulary import LetterKind, Outcome, RegimeCode, ReviewResult
from tests.domain.letter_cases import SENT, dossier


@pytest.fixture
def folder(tmp_path):
    """A language of our own, to spoil."""
    return shutil.copytree(FOLDER / "en", tmp_path / "xx")


def spoil(folder, file, before, after):
    path = folder / f"{file}.toml"
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def refused(folder):
    with pytest.raises(BadWording) as raised:
        read_wording(folder)
    return str(raised.value)


@pytest.mark.parametrize("language", languages())
def test_every_language_has_every_paragraph_of_every_law(language):
    read = wording(language)

    assert read.language == language
    assert set(read.paragraphs) == {(file, law) for file in KEYS for law in RegimeCode}
    assert all(set(read.paragraphs[file, law]) == set(KEYS[file]) for file, law in read.paragraphs)


def test_everything_that_can_happen_has_its_words_in_a_chronology():
    kinds = set(happened.KINDS) - {"event_retracted", "response"}
    answers = {f"response_{outcome.value}" for outcome in Outcome} | {
        f"review_{result.value}" for result in ReviewResult
    }

    assert set(KEYS["chronology"]) - {"line", "relying_on", "time_ended"} == kinds | answers


def test_a_second_language_is_only_data(folder):
    spoil(folder, "reminder", "Please send us your answer by return.", "Anfonwch eich ateb os gwelwch yn dda.")
    spoil(folder, "words", 'month_9 = "September"', 'month_9 = "Medi"')
    spoil(folder, "overdue", 'request = "We write about', 'request = "Ysgrifennwn am')

    body = draft(LetterKind.REMINDER, dossier(RegimeCode.FOIA, SENT, "2026-10-08"), words=read_wording(folder)).body

    assert "Anfonwch eich ateb os gwelwch yn dda." in body
    assert "Ysgrifennwn am our request for information of 1 Medi 2026" in body


def test_a_paragraph_that_is_missing_is_named_with_its_file_and_law(folder):
    spoil(folder, "review", 'rights = ""\n', "")
    spoil(folder, "review", 'rights = "Please give us notice', 'other = "Please give us notice')

    assert refused(folder) == "review.toml: [FOISA]: other is not a paragraph of it"

    spoil(folder, "review", 'other = "Please give us notice', 'do_remedy = "Please give us notice')

    assert refused(folder) == "review.toml: [FOISA]: rights is missing"


@pytest.mark.parametrize(
    "unknown", ["{authorty}", "{}", "{ authority }", "{{authority}}", "{authority.__class__}", "{"]
)
def test_a_placeholder_that_is_not_known_is_named_with_its_file_law_and_key(folder, unknown):
    spoil(folder, "appeal", 'title = "NOTE FOR A SOLICITOR:', f'title = "NOTE {unknown} FOR A SOLICITOR:')

    assert re.match(r"appeal\.toml: \[FOISA\]: title has the unknown placeholder ", refused(folder))


def test_a_law_that_does_not_exist_is_refused(folder):
    spoil(folder, "terms", "[EISR]", "[EIRS]")

    assert refused(folder) == "terms.toml: [EIRS] is no table of a law"


def test_a_paragraph_that_is_no_text_is_refused(folder):
    spoil(folder, "frame", 'dear = "Dear colleague,"', "dear = 7")

    assert refused(folder) == "frame.toml: [all]: dear is not a text"


def test_a_file_that_is_no_toml_or_not_there_is_named(folder):
    spoil(folder, "terms", "[EISR]", "[EISR")

    assert refused(folder).startswith("terms.toml: ")

    (folder / "terms.toml").unlink()

    assert refused(folder).startswith("terms.toml: ")


def test_a_term_speaks_of_nothing_else(folder):
    spoil(folder, "terms", 'law = "Act"', 'law = "{act}"')

    assert refused(folder) == "terms.toml: [FOIA]: law has the unknown placeholder {act}"


def test_everything_that_a_paragraph_may_speak_of_is_known_or_left_empty():
    pen = Pen(wording(), "reminder", dossier(RegimeCode.FOIA, SENT, "2026-10-08"))

    elsewhere = set(f"{OF_A_LINE} {OF_A_REQUEST}".split())
    assert set(FACTS) - elsewhere == set(pen.facts) - set(KEYS["terms"])


def test_every_fact_is_spoken_of_somewhere():
    spoken = {name for each in wording().paragraphs.values() for text in each.values() for name in facts_of(text)}

    assert set(FACTS) - spoken == set()
