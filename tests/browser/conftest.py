"""A real browser, the demonstration site and a chat server that can be killed, frozen and restarted."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import util
from pathlib import Path
from typing import Any

import pytest
from chat_page import ARTIFACTS, ROOT, WIDGET, Chat, ChatServer, watch
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from evaluation.trained import free_port, stop, wait_for
from tests.site_pages import write_site_pages


def chromium_path(bundled: str) -> str:
    """Chromium on this machine, or the one that playwright installed; tests never skip for want of it."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome") or bundled
    if not Path(path).exists():
        pytest.fail("No Chromium found on PATH: install it (Debian: apt-get install chromium) to run the browser tests.", pytrace=False)
    return path


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test of this folder drives a browser, or stands beside those that do."""
    for each in items:
        if each.path.parent == Path(__file__).parent:
            each.add_marker("browser")


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What drives Chromium."""
    if not WIDGET.exists():
        pytest.fail("widget/dist is missing: run `npm ci && npm run build` in widget/ first.", pytrace=False)
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """One Chromium for all tests."""
    # Without windows of its own where there is that: the same engine, and half the work.
    path = shutil.which("chromium-headless-shell") or chromium_path(playwright.chromium.executable_path)
    browser = playwright.chromium.launch(executable_path=path, args=["--disable-dev-shm-usage"])
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def chat_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ChatServer]:
    """One fake chat server for all tests; it starts at the first test that needs it."""
    chat_server = ChatServer(tmp_path_factory.mktemp("chat-server"))
    yield chat_server
    chat_server.kill()


@pytest.fixture
def server(chat_server: ChatServer) -> ChatServer:
    """The fake chat server, running, with nothing kept and no faults, whatever the last test did to it."""
    if chat_server.process is None:
        chat_server.start()
    chat_server.thaw()
    chat_server.control({"reset": True})
    return chat_server


def load_site() -> Any:
    """The module site/serve.py (its folder is no package, and `site` is a name of the standard library)."""
    spec = util.spec_from_file_location("signpost_site_serve", ROOT / "site/serve.py")
    assert spec and spec.loader
    module = util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


# A server looks so often whether it is to end; each that a test starts is waited for so long.
POLL_SECONDS = 0.02


@contextmanager
def listening(httpd: ThreadingHTTPServer) -> Iterator[str]:
    """Lets a server answer; yields its address."""
    threading.Thread(target=httpd.serve_forever, args=[POLL_SECONDS], daemon=True).start()
    try:
        yield f"http://127.0.0.1:{httpd.server_port}"
    finally:
        httpd.shutdown()
        httpd.server_close()


@contextmanager
def serving(chat_server: str, **differing: Any) -> Iterator[str]:
    """Runs the demonstration site, its pages pointing to a chat server; yields its address."""
    module = load_site()
    with listening(module.make_server(differing.pop("port", 0), module.Site(chat_server, **differing))) as address:
        yield address


@pytest.fixture(scope="session")
def bare_site(chat_server: ChatServer) -> Iterator[str]:
    """The demonstration site without its generated pages: it remembers nothing, so one does for all tests."""
    with serving(chat_server.url, generated=Path("/nowhere")) as address:
        yield address


@pytest.fixture
def site(server: ChatServer, bare_site: str) -> str:
    """The address of the demonstration site without its generated pages, pointing to the chat server as this test finds it."""
    return bare_site


@pytest.fixture(scope="session")
def generated(chat_server: ChatServer, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of the answers and the rules as `make rulebook` writes them."""
    return write_site_pages(tmp_path_factory.mktemp("generated"), SIGNPOST_SERVER_URL=chat_server.url)


@pytest.fixture(scope="session")
def complete_site(chat_server: ChatServer, generated: Path) -> Iterator[str]:
    """The demonstration site with its generated pages."""
    with serving(chat_server.url, generated=generated) as address:
        yield address


@pytest.fixture
def whole_site(server: ChatServer, complete_site: str) -> str:
    """The address of the demonstration site with its generated pages, pointing to the chat server as this test finds it."""
    return complete_site


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh profile, British English, an ordinary laptop window."""
    context = browser.new_context(viewport={"width": 1100, "height": 800}, locale="en-GB")
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page that fails its test on any script error or policy violation."""
    page = context.new_page()
    faults = watch(page)
    yield page
    assert not faults, faults


@pytest.fixture
def chat(page: Page, site: str) -> Chat:
    """The widget on the site's home page, closed."""
    page.goto(site)
    return Chat(page)


@pytest.fixture
def shoot(request: pytest.FixtureRequest) -> Callable[..., None]:
    """Keeps a screenshot as an artefact of the test run."""
    ARTIFACTS.mkdir(exist_ok=True)

    def take(page: Page, name: str, **options: Any) -> None:
        page.screenshot(path=ARTIFACTS / f"{name}.png", **options)

    return take


class OtherSite(ThreadingHTTPServer):
    """Somebody else's site, at an address of its own: pages by their paths, all under one policy."""

    def __init__(self, port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), _OtherSiteHandler)
        self.pages: dict[str, str] = {}
        self.policy = ""


class _OtherSiteHandler(BaseHTTPRequestHandler):
    server: OtherSite

    def do_GET(self) -> None:
        found = self.server.pages.get(self.path)
        self.send_response(200 if found is not None else 404)
        self.send_header("Content-Type", f"text/{'javascript' if self.path.endswith('.js') else 'html'}; charset=utf-8")
        if self.server.policy:
            self.send_header("Content-Security-Policy", self.server.policy)
        self.end_headers()
        self.wfile.write((found or "").encode())

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def host(page: Page, site: str, server: ChatServer) -> Iterator[Callable[..., Chat]]:
    """Shows a page of somebody else's site, at an address of its own, with the one tag in it."""
    httpd = OtherSite()

    def show(
        attributes: str = "",
        before: str = "",
        times: int = 1,
        path: str = "/signpost-chat.js",
        policy: str = "",
        whole: str = "",
        beside: dict[str, str] | None = None,
    ) -> Chat:
        httpd.policy = policy
        tag = f'<script defer src="{site}{path}" data-server-url="{server.url}" data-region="GB" {attributes}></script>'
        httpd.pages.update(beside or {})
        httpd.pages["/"] = whole or f"<!doctype html><html lang=en><title>Host</title>{before}<body>{tag * times}</html>"
        page.goto(f"http://127.0.0.1:{httpd.server_port}/")
        return Chat(page)

    with listening(httpd):
        yield show


# On a busy machine, where the model is to be trained and the pages are to be written first.
STARTS_SECONDS = 600


@dataclass
class Running:
    """What `make run` starts, and somebody else's site that is listed in SIGNPOST_ORIGINS."""

    server: str
    site: str
    folder: Path
    listed: OtherSite


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The really started bot with the demonstration site, on free ports, and a listed site: one for all tests that need it."""
    folder, listed = tmp_path_factory.mktemp("running"), OtherSite()
    ports = {name: str(free_port()) for name in ("SIGNPOST_PORT", "SIGNPOST_ACTIONS_PORT", "SIGNPOST_SITE_PORT")}
    server, site = (f"http://127.0.0.1:{ports[name]}" for name in ("SIGNPOST_PORT", "SIGNPOST_SITE_PORT"))
    settings = {
        **ports,
        "SIGNPOST_VAR": str(folder),
        "SIGNPOST_DATABASE": str(folder / "conversations.db"),
        "SIGNPOST_ORIGINS": f"{site},http://127.0.0.1:{listed.server_port}",
        "SIGNPOST_MISREADINGS": "1",
        "SIGNPOST_ACTION_SECONDS": "25",
    }
    with (folder / "output.log").open("wb") as output:
        command = [sys.executable, "-m", "scripts.run"]
        process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT), **settings}, stdout=output, stderr=output)
    try:
        wait_for(f"{server}/health/ready", process, STARTS_SECONDS)
        wait_for(site, process)
        with listening(listed):
            yield Running(server, site, folder, listed)
    finally:
        stop(process)
