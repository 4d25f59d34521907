"""Chromium for the tests, a server for it on this machine, and somebody who has signed in."""

import os
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from axe_playwright_python.base import AXE_SCRIPT
from flask import Flask
from playwright.sync_api import Browser, Page, sync_playwright
from werkzeug.serving import make_server
from werkzeug.wsgi import ClosingIterator, FileWrapper

from statusplanos.extensions import db
from tests.cast import PASSWORD

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],  # what is right need not be told part by part
}


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS.split())
        yield launched
        launched.close()


@contextmanager
def serving(app: Flask) -> Iterator[str]:
    """The address at which ``app`` answers meanwhile."""
    server = make_server("127.0.0.1", 0, _whole(app), threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()
    with app.app_context():
        db.engine.dispose()


def _whole(app: Flask) -> WSGIApplication:
    """Answers that are ready before they are sent: a browser that goes on to another page in the middle of a
    picture makes werkzeug's server forget to close the file."""

    def answered(environ: WSGIEnvironment, start_response: StartResponse) -> list[bytes]:
        body = app(environ, start_response)
        try:
            return [b"".join(body)]
        finally:
            if isinstance(body, FileWrapper | ClosingIterator):
                body.close()

    return answered


def sign_in(page: Page, email: str = "ana@exemplo.com.br") -> None:
    """The page's visitor is somebody from now on, without having looked at the form."""
    asking = page.context.request
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', asking.get("/entrar").text())
    assert token
    fields = {"csrf_token": token[1], "email": email, "password": PASSWORD}
    answer = asking.post("/entrar", form=fields, max_redirects=0)
    assert answer.status == 303, answer.text()


def violations(page: Page) -> list[str]:
    """What axe finds on the page as it stands."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate("(rules) => axe.run(rules).then((found) => found.violations)", RULES)
    return [f"{rule['id']} {[node['html'][:120] for node in rule['nodes'][:3]]}" for rule in found]
