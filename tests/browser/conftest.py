"""A browser, a served application and a page that may speak to nobody else."""

import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from werkzeug.serving import make_server

from foi_tracker.db import db
from foi_tracker.preparation import prepare
from tests.conftest import new_application
from tests.needs import chromium

QUIETLY = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]

PATIENCE = 30_000  # milliseconds: a busy machine is slow, not wrong


@pytest.fixture(scope="session")
def browser():
    program = chromium()
    driver = pytest.importorskip("playwright.sync_api")
    driver.expect.set_options(timeout=PATIENCE)
    with driver.sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=QUIETLY)
        yield running
        running.close()


@pytest.fixture
def application(tmp_path):
    """One for each test: a request that is still under way when a test ends must not meet the next one's database."""
    return new_application(tmp_path)


@dataclass
class LiveApp:
    """The application, and where it is served."""

    app: object
    url: str


@pytest.fixture
def live_app(app):
    """Served for real on a free port, with the register, the question sets and the campaign loaded."""
    prepare(app, lambda _line: None)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    server.daemon_threads = False  # closing it waits for the last answer, which holds a connection
    app.config["PUBLIC_BASE_URL"] = f"http://127.0.0.1:{server.port}"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield LiveApp(app, app.config["PUBLIC_BASE_URL"])
    server.shutdown()
    thread.join()
    server.server_close()
    with app.app_context():
        db.engine.dispose()


@dataclass
class Complaints:
    """What a page did that none of ours may do."""

    heard: list[str] = field(default_factory=list)

    def listen(self, context, home):
        context.route("**/*", lambda route: self._admit(route, home))
        context.on("console", lambda message: message.type in ("error", "warning") and self.heard.append(message.text))
        context.on("weberror", lambda error: self.heard.append(str(error.error)))

    def _admit(self, route, home):
        asked = route.request.url
        if urlsplit(asked).netloc == urlsplit(home).netloc or asked.startswith(("data:", "blob:", "about:")):
            route.continue_()
            return
        self.heard.append(f"asked another host for {asked}")
        route.abort()


@contextmanager
def visiting(browser, home):
    """A page in a fresh browser; fails if it complained, broke its policy or asked another host."""
    context = browser.new_context(locale="en-GB", base_url=home, accept_downloads=True)
    complaints = Complaints()
    complaints.listen(context, home)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    yield page
    for each in context.pages:
        each.wait_for_load_state("networkidle")  # its complaints come in, and no request is left to be admitted
    context.unroute_all(behavior="ignoreErrors")
    context.close()
    assert complaints.heard == []


@pytest.fixture
def page(browser, live_app):
    """A page at the live application."""
    with visiting(browser, live_app.url) as opened:
        yield opened
