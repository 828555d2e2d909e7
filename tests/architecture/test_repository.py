"""What stands in the repository, and what must never."""

import hashlib
import re
import tomllib

import pytest

from foi_tracker.config import KNOWN
from foi_tracker.domain.findings.releases import PROGRAM
from tests.architecture.source import ROOT, modules, name, tracked

TEXT = {".py", ".md", ".html", ".txt", ".toml", ".css", ".js", ".json", ".csv", ".ini", ".mako", ".yml", ".svg", ""}
PATHS_OF_A_MACHINE = re.compile("(?<![A-Za-z0-9_.-])/(?:" + "|".join(["work", "root", "home/[a-z]+", "tmp"]) + ")/")
REGISTRIES = re.compile("|".join([r"py" + r"pi\.org", "python" + "hosted", r"np" + r"mjs\.", r"deb\." + "debian"]))
UNFINISHED = re.compile("|".join(["TO" + "DO", "FIX" + "ME", "X" + "XX"]) + r"|@pytest\.mark\.x" + "fail")
GENERATED = re.compile(
    r"(?:generated|written|made) (?:by|with) (?:an? )?(?:ai|llm|assistant|language model)\b", re.IGNORECASE
)
VENDORED = "vendor"
MINIMAL_SAFE = {  # the first versions without a published vulnerability that would touch us
    "werkzeug": (3, 0, 6),
    "gunicorn": (23, 0, 0),
    "jinja2": (3, 1, 6),
    "sqlalchemy": (2, 0, 36),
    "flask": (3, 1, 1),
    "waitress": (3, 0, 1),
}


def own_texts():
    return [path for path in tracked() if path.suffix in TEXT and VENDORED not in path.parts]


def offenders(pattern, paths=None):
    return [
        f"{name(path)}:{number}"
        for path in paths or own_texts()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if pattern.search(line)
    ]


@pytest.mark.parametrize("pattern", [PATHS_OF_A_MACHINE, REGISTRIES, UNFINISHED, GENERATED])
def test_no_file_tells_of_one_machine_or_of_unfinished_work(pattern):
    assert offenders(pattern) == []


def test_no_secret_data_or_environment_is_tracked():
    kept = {name(path) for path in tracked()}

    assert {
        each for each in kept if each.startswith(("instance/", ".venv/")) or each.endswith((".sqlite3", ".pyc"))
    } == set()


@pytest.mark.parametrize("lock", ["requirements.txt", "tests/requirements.txt"])
def test_a_lock_pins_every_package_by_hash_and_names_no_address(lock):
    text = (ROOT / lock).read_text(encoding="utf-8")

    entries = re.split(r"\n(?=[a-z0-9])", text)
    assert [entry.splitlines()[0] for entry in entries if "--hash=sha256:" not in entry and "==" in entry] == []
    assert "://" not in text


def test_the_development_lock_agrees_with_the_runtime_lock():
    running, testing = versions("requirements.txt"), versions("tests/requirements.txt")

    assert {
        each: (version, testing.get(each)) for each, version in running.items() if testing.get(each) != version
    } == {}


def test_what_the_project_asks_for_is_what_is_locked():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = dict(re.split(r"(?:\[[a-z]+\])?==", wanted.partition(";")[0].strip()) for wanted in project["dependencies"])

    locked = versions("requirements.txt")
    assert {each: version for each, version in asked.items() if locked.get(each.lower()) != version} == {}


def test_a_release_names_the_version_of_the_program_that_made_it():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    assert f"FOI Tracker {project['version']}" == PROGRAM


def test_no_package_is_older_than_its_first_safe_version():
    locked = versions("requirements.txt")

    assert {
        each for each, floor in MINIMAL_SAFE.items() if tuple(map(int, locked[each].split(".")[:3])) < floor
    } == set()


def versions(lock):
    text = (ROOT / lock).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9._-]+)==([^ ;\\\n]+)", text, re.MULTILINE))


def test_what_came_from_elsewhere_is_as_it_came():
    for note in (ROOT / "tests").glob("**/vendor/README.md"):
        for wanted, file in re.findall(r"^ +([0-9a-f]{64})  (\S+)$", note.read_text(encoding="utf-8"), re.MULTILINE):
            assert hashlib.sha256((note.parent / file).read_bytes()).hexdigest() == wanted, file


def test_every_setting_is_documented():
    guide = (ROOT / "docs" / "deployment.md").read_text(encoding="utf-8")

    assert [setting for setting in KNOWN if f"`{setting}`" not in guide] == []


def test_decisions_are_numbered_and_have_their_parts():
    for path in sorted((ROOT / "docs" / "decisions").glob("*.md")):
        text = path.read_text(encoding="utf-8")
        assert re.match(r"\d{4}-[a-z0-9-]+\.md$", path.name), path.name
        assert [part for part in ("## Context", "## Decision", "## Consequences") if part not in text] == [], path.name
        assert len(text.splitlines()) <= 60, path.name


def test_no_module_uses_what_lets_strangers_run_code():
    risky = re.compile(r"shell=True|\bpickle\b|yaml\.load|verify=False|\beval\(|\bexec\(|text\(f[\"']")

    assert offenders(risky, modules()) == []
