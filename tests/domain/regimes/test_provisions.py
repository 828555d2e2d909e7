import ast
import re
import subprocess
import sys
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from foi_tracker.domain import guidance, regimes
from foi_tracker.domain.law import Allowance, Provision
from foi_tracker.domain.regimes import REGIMES, laws
from foi_tracker.domain.vocabulary import Level, RegimeCode

FOLDER = Path(__file__).parent
STATUTES = Path(regimes.__file__).parent
SECTION = re.compile(r"\b(s\.\d|r\.\d|reg \d|para \d)")


def rules(value):
    """Every allowance and provision that a regime is made of."""
    if isinstance(value, Allowance | Provision):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from rules(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from rules(getattr(value, field.name))


ALL = [(code, rule) for code, regime in REGIMES.items() for rule in rules(regime)]


@pytest.mark.parametrize(("code", "rule"), ALL)
def test_no_rule_stands_without_its_provision(code, rule):
    text = rule.provision if isinstance(rule, Allowance) else rule.text

    assert text
    if rule.level in (Level.STATUTE, Level.RULE):
        assert SECTION.search(text), f"{code}: {text} names no section"


@pytest.mark.parametrize(("code", "rule"), ALL)
def test_guidance_and_custom_live_in_their_own_module(code, rule):
    periods = [each for each in vars(guidance).values() if isinstance(each, Allowance | tuple)]
    kept = {each for period in periods for each in rules(period)}

    if isinstance(rule, Allowance):
        assert (rule in kept) is (rule.level in (Level.GUIDANCE, Level.CONVENTION)), f"{code}: {rule.provision}"


def test_no_bare_number_stands_in_a_regime():
    for code in RegimeCode:
        tree = ast.parse((STATUTES / f"{code.lower()}.py").read_text(encoding="utf-8"))
        beside_a_provision = {
            call.args[0]
            for call in ast.walk(tree)
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "Allowance" and len(call.args) == 2
        }
        numbers = {node for node in ast.walk(tree) if isinstance(node, ast.Constant) and type(node.value) is int}
        assert numbers <= beside_a_provision
        assert numbers


def test_the_four_laws_are_all_there_and_each_has_worked_examples():
    assert set(REGIMES) == set(laws()) == set(RegimeCode)
    for code in RegimeCode:
        examples = (FOLDER / f"test_{code.lower()}.py").read_text(encoding="utf-8")
        assert len(re.findall(r"20\d\d-\d\d-\d\d", examples)) >= 6


def test_statutes_know_nothing_of_each_other():
    for code in RegimeCode:
        source = (STATUTES / f"{code.lower()}.py").read_text(encoding="utf-8")
        assert "domain.regimes" not in source


def test_scottish_bodies_have_the_scottish_commissioner():
    regulators = {code: regime.regulator.short for code, regime in REGIMES.items()}

    assert regulators == {"FOIA": "ICO", "EIR": "ICO", "FOISA": "SIC", "EISR": "SIC"}


def test_six_months_to_apply_after_silence_stand_beside_their_own_provision():
    for code in (RegimeCode.FOISA, RegimeCode.EISR):
        regime = REGIMES[code]
        assert "s.47(1)(b), (4)(b)" in regime.complaint_on_review_silence.text
        assert regime.complaint_on_review_silence_by.provision.endswith("s.47(4)(b)")


def test_reading_the_law_loads_no_web_and_no_database():
    program = (
        "import sys, foi_tracker.domain.history, foi_tracker.domain.regimes\n"
        "print(sorted({'flask', 'sqlalchemy', 'wtforms', 'click'} & set(sys.modules)))"
    )

    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert ran.stdout.strip() == "[]"
