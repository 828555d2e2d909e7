"""Runs FOI Tracker: `python3 wsgi.py` sets up what is missing and serves; `flask` and other servers find `app` here."""

import os
import sys
from pathlib import Path

from foi_tracker import bootstrap

ROOT = Path(__file__).resolve().parent

if __name__ == "__main__":
    bootstrap.enter(ROOT, "requirements.txt", [str(ROOT / "wsgi.py"), *sys.argv[1:]])

# Only now are the packages there that the rest of us needs.
from foi_tracker import start

if __name__ == "__main__":
    start.main(sys.argv[1:])
else:
    app = start.application(os.environ)
