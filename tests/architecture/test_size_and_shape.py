"""A function can be seen on a screen, a module can be held in mind, and each says what it is."""

import ast

import pytest

from tests.architecture.source import PACKAGE, ROOT, functions, modules, name, tree

LONGEST_FUNCTION = 30
LONGEST_MODULE = 300
EXCUSED = {("foi_tracker/domain/history.py", "step")}  # one line for each kind of event, read as one
MAY_IMPORT_INSIDE = {  # why: they are slow to load, or not on every system
    "foi_tracker/serving.py": {"waitress", "gunicorn"},
    "foi_tracker/integrations/pages_of_file.py": {"foi_tracker"},
}
SLOW = {"psycopg", "pypdf", "resvg_py", "pypdfium2", "PIL", "fpdf", "xlsxwriter", "python_calamine", "openpyxl"}
OURS = [path for path in modules() if path.stat().st_size]


@pytest.mark.parametrize("path", OURS, ids=name)
def test_a_module_opens_with_one_sentence(path):
    opening = (ast.get_docstring(tree(path)) or "").partition("\n\n")[0]

    assert opening.endswith((".", "!", "?")), "no sentence"


@pytest.mark.parametrize("path", [*OURS, *modules("tests"), *modules("benchmarks")], ids=name)
def test_a_module_fits_in_the_mind(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE


@pytest.mark.parametrize("path", OURS, ids=name)
def test_a_function_fits_on_a_screen(path):
    too_long = {each.name: _length(each) for each in functions(path) if _length(each) > LONGEST_FUNCTION}

    assert {each: lines for each, lines in too_long.items() if (name(path), each) not in EXCUSED} == {}


def _length(function):
    return function.end_lineno - function.lineno + 1


@pytest.mark.parametrize("path", OURS, ids=name)
def test_nothing_is_imported_inside_a_function_but_what_is_slow(path):
    inside = {
        imported.split(".")[0]
        for function in functions(path)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for imported in _imported(node)
    }

    assert inside - SLOW - MAY_IMPORT_INSIDE.get(name(path), set()) == set()


def _imported(node):
    return [node.module or ""] if isinstance(node, ast.ImportFrom) else [each.name for each in node.names]


def test_no_module_is_a_drawer_for_odds_and_ends():
    drawers = {"utils", "util", "helpers", "helper", "constants", "common", "misc", "tools"}

    assert [name(path) for path in modules() if path.stem in drawers] == []


def test_the_package_itself_is_empty_so_that_the_law_loads_without_the_web():
    assert (PACKAGE / "__init__.py").read_text(encoding="utf-8") == ""
    assert (ROOT / "tests" / "__init__.py").exists()
