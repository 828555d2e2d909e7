"""A program of ours, run in a process of its own on a file that strangers made."""

import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import IO, Any, Final

from foi_tracker.integrations.file_texts import ENVIRONMENT

ROOT: Final = Path(__file__).parents[2]
KILLED: Final = getattr(signal, "SIGKILL", 0)  # Windows has none


class CutShort(Exception):
    """It took too long, or was killed for want of memory: another time it may come to its end."""


def run_apart(program: str, order: dict[str, Any], made: IO[bytes], longest_wait: int) -> bool:
    """Have `program` do what `order` says and write to `made`; whether it ended well. Raises `CutShort`."""
    try:
        ended = subprocess.run(  # noqa: S603 our own program, by its own name
            [sys.executable, "-E", "-s", "-m", program],
            input=json.dumps(order).encode() + b"\n",
            stdout=made,
            stderr=subprocess.DEVNULL,
            timeout=longest_wait,
            cwd=ROOT,
            env=ENVIRONMENT,
            check=False,
        ).returncode
    except subprocess.TimeoutExpired as late:
        raise CutShort(program) from late
    if KILLED and ended == -KILLED:
        raise CutShort(program)
    return ended == 0
