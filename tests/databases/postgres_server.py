"""A PostgreSQL server of our own, gone when done. As a program it runs a command on one."""

import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SECONDS_TO_START = 30
NOT_ROOT = ("postgres", "nobody")  # PostgreSQL refuses to run as root


class NoServer(Exception):
    """There is no PostgreSQL on this machine."""


@contextmanager
def running() -> Iterator[str]:
    """The URL of a fresh server."""
    programs, account = _programs(), _account()
    folder = Path(tempfile.mkdtemp(prefix="foi-postgres-"))
    if account:
        os.chown(folder, account["user"], account["group"])
    process = None
    try:
        process, port = _start(programs, folder, account)
        yield f"postgresql+psycopg://postgres@127.0.0.1:{port}/postgres"
    finally:
        if process:
            process.kill()  # the data is thrown away
            process.wait()
        shutil.rmtree(folder, ignore_errors=True)


def _start(programs, folder, account):
    data = folder / "data"
    make = [programs / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]
    subprocess.run(make, check=True, cwd=folder, stdout=subprocess.DEVNULL, **account)
    port = _free_port()
    settings = ["fsync=off", "listen_addresses=127.0.0.1", f"unix_socket_directories={folder}", "max_connections=100"]
    options = [part for setting in settings for part in ("-c", setting)]
    log = (folder / "log").open("wb")
    server = [programs / "postgres", "-D", data, "-p", str(port), *options]
    process = subprocess.Popen(server, cwd=folder, stdout=log, stderr=log, **account)
    _wait(process, port, folder / "log")
    return process, port


def _wait(process, port, log):
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    process.kill()
    raise NoServer(f"PostgreSQL did not start: {log.read_text(encoding='utf-8')[-500:]}")


def _programs() -> Path:
    versions = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    found = max(versions, default=None, key=lambda path: int(path.parts[-3])) or shutil.which("initdb")
    if found is None:
        raise NoServer("PostgreSQL's initdb is not installed")
    return Path(found).parent


def _account() -> dict:
    if os.geteuid() != 0:
        return {}
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    chosen = next(names[name] for name in NOT_ROOT if name in names)
    return {"user": chosen.pw_uid, "group": chosen.pw_gid, "extra_groups": []}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


if __name__ == "__main__":
    with running() as url:
        ended = subprocess.run(sys.argv[1:], check=False, env={**os.environ, "FOI_TEST_DATABASE_URL": url})
    sys.exit(ended.returncode)
