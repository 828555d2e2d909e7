"""`python3 -m tests`: sets up what the tests need, then runs them all, or those named."""

import os
import sys
from pathlib import Path

from foi_tracker import bootstrap

ROOT = Path(__file__).resolve().parent.parent

os.chdir(ROOT)
bootstrap.enter(ROOT, "tests/requirements.txt", ["-m", "tests", *sys.argv[1:]])

import pytest

sys.exit(pytest.main([str(argument) for argument in sys.argv[1:]]))
