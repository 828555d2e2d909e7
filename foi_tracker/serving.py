"""Serves the application: gunicorn where there is one, waitress on Windows."""

import errno
import socket
import sys
from collections.abc import Callable
from typing import Any

from flask import Flask

from foi_tracker.db import db

HOST = "127.0.0.1"
WORKERS = 2
THREADS = 4  # browsers hold connections open; a worker that served one at a time would wait on an idle one


class PortTaken(Exception):
    """Something else listens there."""

    def __init__(self, port: int) -> None:
        super().__init__(
            f"port {port} is in use; stop what uses it, or choose another: python3 wsgi.py --port {port + 1}"
        )


def refuse_taken_port(port: int) -> None:
    """Find out before the long steps, not after them."""
    with socket.socket() as probe:
        if sys.platform != "win32":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as taken:
            if taken.errno in (errno.EADDRINUSE, errno.EACCES):
                raise PortTaken(port) from taken
            raise


def serve(app: Flask, port: int, ready: Callable[[], None]) -> None:
    """Serve until told to stop; `ready` is called once connections are accepted."""
    if sys.platform == "win32":
        _serve_with_waitress(app, port, ready)
    else:
        _serve_with_gunicorn(app, port, ready)


def after_fork(app: Flask) -> None:
    """Forget the parent's connections without closing them: they are the parent's."""
    with app.app_context():
        db.engine.dispose(close=False)


def _serve_with_waitress(app: Flask, port: int, ready: Callable[[], None]) -> None:
    import waitress  # type: ignore[import-untyped,import-not-found,unused-ignore]  # noqa: PLC0415 only there on Windows

    ready()
    waitress.serve(app, host=HOST, port=port, threads=WORKERS * THREADS)


def _serve_with_gunicorn(app: Flask, port: int, ready: Callable[[], None]) -> None:
    from gunicorn.app.base import BaseApplication  # noqa: PLC0415 not there on Windows

    class Server(BaseApplication):  # type: ignore[misc,unused-ignore]
        def load_config(self) -> None:
            for name, value in gunicorn_options(app, port, ready).items():
                self.cfg.set(name, value)

        def load(self) -> Any:  # noqa: ANN401 a WSGI application, whose type gunicorn spells out at length
            return app

    Server().run()


def gunicorn_options(app: Flask, port: int, ready: Callable[[], None]) -> dict[str, Any]:
    """How gunicorn is set up: quiet, on loopback, and with no connection shared between processes."""
    return {
        "bind": f"{HOST}:{port}",
        "workers": WORKERS,
        "threads": THREADS,
        "preload_app": True,
        "loglevel": "warning",
        "control_socket_disable": True,
        "post_fork": lambda _server, _worker: after_fork(app),
        "when_ready": lambda _server: ready(),
    }
