"""Firefox as Debian ships it, driven over WebDriver BiDi, which it speaks by itself: no driver program is needed."""

from __future__ import annotations

import asyncio
import base64
import json
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

import aiohttp
from chat_page import free_port
from display import ended_if_it_fails

START_SECONDS = 120
PREFERENCES = """user_pref("remote.active-protocols", 1);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("toolkit.telemetry.enabled", false);
user_pref("app.update.enabled", false);
user_pref("browser.aboutwelcome.enabled", false);
user_pref("datareporting.policy.dataSubmissionPolicyBypassNotification", true);
"""


def firefox_path() -> str | None:
    """Firefox on this machine, or None."""
    return shutil.which("firefox-esr") or shutil.which("firefox")


class Firefox:
    """One window, without a screen unless an environment names one; every call waits for its answer."""

    def __init__(self, path: str, environment: dict[str, str] | None = None) -> None:
        self.profile = tempfile.mkdtemp(prefix="signpost-firefox-")
        (Path(self.profile) / "user.js").write_text(PREFERENCES)
        self.port = free_port()
        arguments = [
            *([] if environment else ["--headless"]),
            "--no-remote",
            "--profile",
            self.profile,
            f"--remote-debugging-port={self.port}",
            "about:blank",
        ]
        self.process = subprocess.Popen([path, *arguments], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        # Playwright's own loop runs in the tests' thread.
        self.loop = asyncio.new_event_loop()
        threading.Thread(target=self.loop.run_forever, daemon=True).start()
        self.number = 0
        with ended_if_it_fails(self._end):
            self._wait(self._connect())
        self.window = str(self.call("browsingContext.getTree")["contexts"][0]["context"])

    def _wait(self, work: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self.loop).result()

    async def _connect(self) -> None:
        self.session = aiohttp.ClientSession()
        for _ in range(START_SECONDS * 4):
            try:
                self.socket = await self.session.ws_connect(f"ws://127.0.0.1:{self.port}/session", max_msg_size=0)
                break
            except (aiohttp.ClientError, OSError):
                await asyncio.sleep(0.25)
        else:
            raise RuntimeError("Firefox did not start.")
        await self._ask("session.new", {"capabilities": {}})

    async def _ask(self, method: str, params: dict[str, Any]) -> dict[str, Any]:
        self.number += 1
        await self.socket.send_json({"id": self.number, "method": method, "params": params})
        while True:
            answer = json.loads((await self.socket.receive()).data)
            if answer.get("id") == self.number:
                if answer["type"] == "error":
                    raise RuntimeError(f"{answer['error']}: {answer['message']}")
                return dict(answer["result"])

    def call(self, method: str, **params: Any) -> dict[str, Any]:
        """The result of one command."""
        return dict(self._wait(self._ask(method, params)))

    def show(self, address: str) -> None:
        """Go to an address and wait until it is loaded."""
        self.call("browsingContext.navigate", context=self.window, url=address, wait="complete")

    def resize(self, width: int, height: int) -> None:
        """Set the size of the window's inside."""
        self.call("browsingContext.setViewport", context=self.window, viewport={"width": width, "height": height})

    def run(self, script: str) -> Any:
        """What a script returns, as JSON; a promise is waited for."""
        whole = f"(async () => JSON.stringify(await (async () => {{ {script} }})() ?? null))()"
        answer = self.call("script.evaluate", expression=whole, target={"context": self.window}, awaitPromise=True)
        if answer["type"] == "exception":
            raise AssertionError(answer["exceptionDetails"]["text"])
        return json.loads(answer["result"]["value"])

    def shoot(self, path: Path) -> None:
        """Keep a screenshot."""
        path.write_bytes(base64.b64decode(self.call("browsingContext.captureScreenshot", context=self.window)["data"]))

    def close(self) -> None:
        """End it and leave nothing behind."""
        self._wait(self.socket.close())
        self._wait(self.session.close())
        self._end()

    def _end(self) -> None:
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.process.kill()
        self.process.wait()
        shutil.rmtree(self.profile, ignore_errors=True)
