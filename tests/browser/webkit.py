"""WebKitGTK as Debian ships it, over WebDriver: the engine of GNOME's browser, and the nearest to Safari that runs on Linux."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import time
from pathlib import Path
from typing import Any

import requests
from chat_page import free_port
from display import Display, ended_if_it_fails, program

PACKAGE = "webkit2gtk-driver"
BROWSERS = ["/usr/lib/*/webkit2gtk-4.1/MiniBrowser", "/usr/lib/*/webkit2gtk-4.0/MiniBrowser"]
START_SECONDS = 60
WAIT_MS = 60_000


class WebKit:
    """One window; every call waits for its answer."""

    def __init__(self) -> None:
        driver = program("WebKitWebDriver", PACKAGE)
        browser = next((str(each) for pattern in BROWSERS for each in Path("/").glob(pattern.lstrip("/"))), None)
        if browser is None:
            raise RuntimeError(f"WebKitGTK's MiniBrowser was not found: install it (Debian: apt-get install {PACKAGE}).")
        self.display = Display()
        port = free_port()
        environment = {**os.environ, "DISPLAY": self.display.name, "WEBKIT_DISABLE_COMPOSITING_MODE": "1", "GDK_BACKEND": "x11"}
        self.driver = subprocess.Popen(
            [driver, f"--port={port}", "--host=127.0.0.1"], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self.address = f"http://127.0.0.1:{port}"
        self.session = ""
        with ended_if_it_fails(self._end):
            self._begin(browser)

    def _begin(self, browser: str) -> None:
        options = {"binary": browser, "args": ["--automation"]}
        wanted = {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": options, "timeouts": {"script": WAIT_MS}}}}
        until = time.monotonic() + START_SECONDS
        while True:
            try:
                self.session = str(self._ask("POST", "/session", wanted)["sessionId"])
                return
            except requests.ConnectionError:
                if time.monotonic() > until:
                    raise RuntimeError("WebKitGTK's driver did not start.") from None
                time.sleep(0.1)

    def _ask(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        answer = requests.request(method, self.address + path, json=body, timeout=START_SECONDS + WAIT_MS / 1000)
        value = answer.json()["value"]
        if answer.status_code != 200:
            raise RuntimeError(f"{value['error']}: {value['message']}")
        return value

    def call(self, method: str, path: str, **body: Any) -> Any:
        """The result of one command of WebDriver."""
        return self._ask(method, f"/session/{self.session}/{path}", body if method == "POST" else None)

    def show(self, address: str) -> None:
        """Go to an address and wait until it is loaded."""
        self.call("POST", "url", url=address)

    def resize(self, width: int, height: int) -> None:
        """Set the size of the window's inside, as near as the window's own controls allow; the size is checked by whoever needs it."""
        outer = self.call("GET", "window/rect")
        inner = self.run("return [innerWidth, innerHeight];")
        self.call("POST", "window/rect", width=outer["width"] + width - inner[0], height=outer["height"] + height - inner[1])

    def run(self, script: str) -> Any:
        """What a script returns, as JSON; a promise is waited for."""
        whole = f"""const told = arguments[arguments.length - 1], done = answer => told(JSON.stringify(answer));
        (async () => {{ {script} }})().then(found => done({{found: found ?? null}}), error => done({{error: String(error)}}));"""
        answer = json.loads(self.call("POST", "execute/async", script=whole, args=[]))
        if "error" in answer:
            raise AssertionError(answer["error"])
        return answer["found"]

    def shoot(self, path: Path) -> None:
        """Keep a screenshot."""
        path.write_bytes(base64.b64decode(self.call("GET", "screenshot")))

    def close(self) -> None:
        """End it and leave nothing behind."""
        self._ask("DELETE", f"/session/{self.session}")
        self._end()

    def _end(self) -> None:
        self.driver.terminate()
        self.driver.wait()
        self.display.__exit__(None, None, None)
