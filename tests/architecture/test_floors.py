"""Who may do what: reading, committing, knowing the time, knowing of Flask."""

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.source import ROOT, attribute_calls, functions, modules, name, tree
from tests.needs import missing

ENTRANCES = ("foi_tracker/web/", "foi_tracker/cli/")
READS_THE_CLOCK = "foi_tracker/wall_clock.py"
CLOCKS = {("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("date", "today"), ("time", "time")}
BELOW = ("domain", "register", "models", "queries", "usecases", "exports", "integrations")


def _of(floor):
    return [path for path in modules() if name(path).startswith(f"foi_tracker/{floor}/")]


def test_the_import_contracts_hold():
    program = shutil.which("lint-imports", path=str(Path(sys.executable).parent)) or missing("import-linter")

    result = subprocess.run([program, "--no-cache"], cwd=ROOT, check=False, capture_output=True, text=True)

    assert result.returncode == 0, result.stdout[-2000:]


def test_only_use_cases_commit():
    committing = {name(path) for path in modules() if attribute_calls(path, "commit")}

    assert {each for each in committing if not each.startswith("foi_tracker/usecases/")} == set()


def test_entrances_write_no_queries():
    def selects(path):
        calls = [node for node in ast.walk(tree(path)) if isinstance(node, ast.Call)]
        return [call.lineno for call in calls if isinstance(call.func, ast.Name) and call.func.id == "select"]

    found = {name(path): selects(path) for path in modules() if name(path).startswith(ENTRANCES)}

    assert {path: lines for path, lines in found.items() if lines} == {}


def test_only_the_wall_clock_reads_the_clock():
    def readings(path):
        calls = [node.func for node in ast.walk(tree(path)) if isinstance(node, ast.Call)]
        named = [f for f in calls if isinstance(f, ast.Attribute) and isinstance(f.value, ast.Name)]
        return [f.lineno for f in named if (f.value.id, f.attr) in CLOCKS]

    found = {name(path): readings(path) for path in modules() if name(path) != READS_THE_CLOCK}

    assert {path: lines for path, lines in found.items() if lines} == {}


@pytest.mark.parametrize("floor", BELOW)
def test_nothing_below_the_top_reads_the_environment_or_prints(floor):
    def environment(path):
        return [
            n.lineno for n in ast.walk(tree(path)) if isinstance(n, ast.Attribute) and n.attr in ("environ", "getenv")
        ]

    def prints(path):
        calls = [n for n in ast.walk(tree(path)) if isinstance(n, ast.Call)]
        return [call.lineno for call in calls if isinstance(call.func, ast.Name) and call.func.id == "print"]

    found = {name(path): environment(path) + prints(path) for path in _of(floor)}

    assert {path: lines for path, lines in found.items() if lines} == {}


def test_no_use_case_calls_another_that_commits():
    commits = {
        function.name
        for path in _of("usecases")
        for function in functions(path)
        if not function.name.startswith("_") and "commit" in {getattr(n, "attr", "") for n in ast.walk(function)}
    }
    calling = {
        f"{name(path)}:{function.name} calls {node.func.id}"
        for path in _of("usecases")
        for function in functions(path)
        for node in ast.walk(function)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in commits
    }

    assert calling == set()
