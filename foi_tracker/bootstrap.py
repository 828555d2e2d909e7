"""Makes .venv, installs the locked packages there and starts again inside it, with the standard library alone."""

# Old Pythons must be able to read this file, to say in one sentence that they are too old.

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import NoReturn

OLDEST = (3, 11)
UNREADY = 78  # sysexits.h: EX_CONFIG
PIN = re.compile(r"^[a-z0-9][a-z0-9._-]*==", re.MULTILINE)
COLLECTING = re.compile(r"^Collecting ([A-Za-z0-9._-]+)")


class Unready(Exception):
    """Something that only a person can mend; the message is one sentence that says how."""


def enter(root: Path, lock: str, arguments: "list[str]") -> None:
    """Go on inside .venv with all of `lock` installed, making what is missing; `arguments` start us again there."""
    try:
        check_python(sys.version_info[:2])
        python = ready_environment(root, root / lock)
    except Unready as reason:
        stop(reason)
    if not _inside(root):
        _start_again([str(python), *arguments])


def stop(reason: Exception) -> NoReturn:
    """Say in one line why we cannot go on, and end."""
    print(f"Cannot start: {reason}", file=sys.stderr)
    sys.exit(UNREADY)


def check_python(version: "tuple[int, ...]") -> None:
    """Refuse a Python that is too old for us."""
    if version < OLDEST:
        raise Unready("FOI Tracker needs Python 3.11 or newer, and this is Python {}.{}.".format(*version[:2]))


def ready_environment(root: Path, lock: Path) -> Path:
    """The Python of an environment that holds everything in `lock`."""
    python, stamp, wanted = python_of(root), _stamp(root, lock), _fingerprint(lock)
    if python.exists() and stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return python
    say("Setting up. The first time takes about half a minute.")
    if not _works(python):
        _make_environment(root)
    _install(python, lock)
    stamp.write_text(wanted, encoding="utf-8")
    return python


def say(line: str) -> None:
    """Show progress at once, even into a pipe."""
    print(line, flush=True)


def python_of(root: Path) -> Path:
    """Where the environment's own Python is, on Windows and elsewhere."""
    return root / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _inside(root: Path) -> bool:
    return Path(sys.prefix).resolve() == (root / ".venv").resolve()


def _stamp(root: Path, lock: Path) -> Path:
    return root / ".venv" / ".installed-{}".format("-".join(lock.relative_to(root).parts))


def _fingerprint(lock: Path) -> str:
    return hashlib.sha256(lock.read_bytes()).hexdigest()


def _works(python: Path) -> bool:
    return python.exists() and _run([str(python), "-m", "pip", "--version"])[0] == 0


def _make_environment(root: Path) -> None:
    if not os.access(str(root), os.W_OK):
        raise Unready(f"{root} cannot be written to; copy FOI Tracker into a folder of your own.")
    if importlib.util.find_spec("ensurepip") is None:
        _install_venv_module()
    started = time.monotonic()
    code, output = _run([sys.executable, "-m", "venv", "--clear", str(root / ".venv")])
    if code != 0:
        raise Unready(f"making .venv failed: {_last_line(output)}")
    say(f"  Virtual environment: made in .venv ({_since(started)})")


def _install_venv_module() -> None:
    # Debian and Ubuntu keep the part of Python that makes environments in a package of its own.
    package = "python{}.{}-venv".format(*sys.version_info[:2])
    command = f"apt-get update && apt-get install -y {package}"
    if shutil.which("apt-get") is None:
        raise Unready("this Python lacks ensurepip; install the package of your system that brings Python's venv.")
    if not _is_root():
        raise Unready(f"this Python cannot make virtual environments yet; run: sudo sh -c '{command}'")
    say(f"  {package}: installing with apt-get")
    for step in (["apt-get", "update"], ["apt-get", "install", "-y", "--no-install-recommends", package]):
        if _run(step)[0] != 0:
            raise Unready(f"{package} could not be installed; run: {command}")
    importlib.invalidate_caches()


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _install(python: Path, lock: Path) -> None:
    started, total = time.monotonic(), len(PIN.findall(lock.read_text(encoding="utf-8")))
    pip = [str(python), "-m", "pip", "install", "--require-hashes", "--only-binary=:all:", "-r", str(lock)]
    with _begin(pip) as process:
        lines = _follow(process, total)
    if process.returncode != 0:
        raise Unready(f"the packages could not be installed; {_why(lines)}")
    say(f"  Packages: {total} in place ({_since(started)})")


def _why(lines: "list[str]") -> str:
    if any("Retrying (" in line for line in lines):
        return "the package index cannot be reached: is this machine online?"
    return "pip says: {}".format(_last_line("\n".join(lines)))


def _follow(process: "subprocess.Popen[str]", total: int) -> "list[str]":
    lines, fetched = [], 0
    for line in process.stdout or ():
        lines.append(line.rstrip())
        found = COLLECTING.match(line)
        if found:
            fetched += 1
            _show_fetching(fetched, total, found.group(1))
    return lines


def _show_fetching(fetched: int, total: int, name: str) -> None:
    if sys.stdout.isatty():
        print(f"\r  Packages: {fetched} of {total}, {name:<40}", end="\r", flush=True)
    elif fetched == 1 or fetched % 10 == 0:
        say(f"  Packages: {fetched} of {total}, {name}")


def _run(command: "list[str]") -> "tuple[int, str]":
    process = _begin(command)
    output = process.communicate()[0]
    return process.returncode, output


def _begin(command: "list[str]") -> "subprocess.Popen[str]":
    quiet = {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1", "DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        universal_newlines=True,
        env={**os.environ, **quiet},
    )


def _last_line(output: str) -> str:
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    return lines[-1] if lines else "nothing"


def _since(started: float) -> str:
    return f"{time.monotonic() - started:.0f} s"


def _start_again(command: "list[str]") -> None:
    if os.name == "nt":  # execv on Windows would hand the terminal back at once
        sys.exit(subprocess.call(command))
    sys.stdout.flush()
    os.execv(command[0], command)
