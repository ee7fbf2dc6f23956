"""The widget's files as the bot's own server gives them out, behind the same rules for other sites as in production."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path

import aiohttp
import pytest
from rasa.core.channels.socketio import SocketBlueprint
from rasa.core.utils import AvailableEndpoints  # noqa: F401 - rasa.server imports it lazily
from rasa.server import configure_cors
from sanic import Sanic

from signpost.components.channels import widget_files
from signpost.components.channels.upkeep import let_pages_ask
from signpost.components.channels.widget_files import add_widget, find_file

SITE = "https://charity.example"
ELSEWHERE = "https://elsewhere.example"
CODE = b"customElements.define()"
Headers = list[tuple[str, str]]
Answer = tuple[int, bytes, Headers]


@pytest.fixture
def dist(tmp_path: Path) -> Path:
    """A folder as the build leaves it, with a file beside it that is nobody's business."""
    for folder in ("2.0.0", "latest"):
        (tmp_path / "dist" / folder).mkdir(parents=True)
        (tmp_path / "dist" / folder / "signpost-chat.js").write_bytes(CODE)
    (tmp_path / "dist" / "2.0.0" / "notes.md").write_text("not served")
    (tmp_path / "secret.js").write_text("secret")
    return tmp_path / "dist"


@pytest.fixture
def ask(dist: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Answer]]:
    """Asks a running server for an address, as a page of a site would."""
    monkeypatch.setattr(widget_files, "find_file", lambda version, name, places: find_file(version, name, [dist]))
    Sanic.test_mode = True
    app = Sanic("widget_files")
    configure_cors(app, [SITE])
    blueprint = SocketBlueprint(_NoSocket(), "/socket.io", "signpost_web", __name__)
    add_widget(blueprint, [SITE])
    app.blueprint(blueprint, url_prefix="/")
    let_pages_ask(app, [SITE])

    async def fetch(path: str, origin: str, accepted: str, method: str) -> Answer:
        server = await app.create_server(
            host="127.0.0.1", port=0, return_asyncio_server=True, asyncio_server_kwargs={"start_serving": True}
        )
        assert server
        await server.startup()
        await server.before_start()
        port = server.server.sockets[0].getsockname()[1]
        headers = {"Origin": origin, "Accept-Encoding": accepted}
        url = f"http://127.0.0.1:{port}{path}"
        async with aiohttp.ClientSession() as session, session.request(method, url, headers=headers) as answer:
            found = answer.status, await answer.read(), [(name.decode().title(), value.decode()) for name, value in answer.raw_headers]
        server.close()
        await server.wait_closed()
        return found

    yield lambda path, origin=ELSEWHERE, accepted="identity", method="GET": asyncio.run(fetch(path, origin, accepted, method))
    Sanic._app_registry.clear()


def named(headers: Headers, name: str) -> list[str]:
    """Every value under a name: a dictionary would hide that a header came twice."""
    return [value for each, value in headers if each == name]


class _NoSocket:
    """Stands where the Socket.IO server would."""

    def attach(self, app: object, path: str) -> None:
        """Nothing to attach."""


@pytest.mark.parametrize(
    ("version", "kept"), [("2.0.0", "public, max-age=31536000, immutable"), ("latest", "public, max-age=300")], ids=["version", "latest"]
)
@pytest.mark.parametrize("origin", [SITE, ELSEWHERE, "null"])
@pytest.mark.parametrize(("method", "sent"), [("GET", CODE), ("HEAD", b"")])
def test_every_site_may_load_a_file_and_keep_it_as_long_as_it_stays_the_same(
    ask: Callable[..., Answer], version: str, kept: str, origin: str, method: str, sent: bytes
) -> None:
    status, body, headers = ask(f"/widget/{version}/signpost-chat.js", origin, method=method)
    assert (status, body) == (200, sent)
    assert named(headers, "Content-Length") == [str(len(CODE))]
    assert named(headers, "Cache-Control") == [kept]
    assert named(headers, "Access-Control-Allow-Origin") == ["*"]
    assert named(headers, "Access-Control-Allow-Credentials") == []
    assert named(headers, "Content-Type") == ["text/javascript; charset=utf-8"]


@pytest.mark.parametrize("origin", [SITE, ELSEWHERE])
def test_every_site_may_read_that_a_file_is_not_there(ask: Callable[..., Answer], origin: str) -> None:
    status, _, headers = ask("/widget/1.0.0/signpost-chat.js", origin)
    assert (status, named(headers, "Access-Control-Allow-Origin")) == (404, ["*"])


@pytest.mark.parametrize(("accepted", "encoded"), [("gzip, br", "gzip"), ("identity", None)])
def test_file_is_packed_for_browsers_that_unpack_it(ask: Callable[..., Answer], accepted: str, encoded: str | None) -> None:
    _, body, headers = ask("/widget/2.0.0/signpost-chat.js", accepted=accepted)
    assert body == CODE
    assert named(headers, "Content-Encoding") == ([encoded] if encoded else [])
    assert named(headers, "Vary") == ["Accept-Encoding"]


@pytest.mark.parametrize(
    ("origin", "answer"), [(SITE, b'{"allowed": true}'), (ELSEWHERE, b'{"allowed": false}'), ("null", b'{"allowed": false}')]
)
def test_a_page_is_told_whether_it_may_ask(ask: Callable[..., Answer], origin: str, answer: bytes) -> None:
    status, body, headers = ask("/widget/allowed", origin)
    assert (status, body, named(headers, "Access-Control-Allow-Origin")) == (200, answer, ["*"])


@pytest.mark.parametrize(
    ("version", "name"),
    [
        ("2.0.1", "signpost-chat.js"),
        ("2.0.0", "notes.md"),
        ("..", "secret.js"),
        ("2.0.0", "../../secret.js"),
        ("v2", "signpost-chat.js"),
        ("2.0.0", ""),
    ],
)
def test_nothing_else_is_given_out(dist: Path, version: str, name: str) -> None:
    assert find_file(version, name, [dist]) is None


def test_earlier_version_comes_from_its_own_folder(dist: Path, tmp_path: Path) -> None:
    earlier = tmp_path / "earlier"
    for version in ("1.9.0", "2.0.0", "latest"):
        (earlier / version).mkdir(parents=True)
        (earlier / version / "signpost-chat.js").write_bytes(b"as it was")
    places = [dist, earlier]
    found = {version: find_file(version, "signpost-chat.js", places) for version in ("1.9.0", "2.0.0", "latest")}
    assert {version: each.body for version, each in found.items() if each} == {"1.9.0": b"as it was", "2.0.0": CODE, "latest": CODE}
    assert found["1.9.0"] and found["1.9.0"].kept.endswith("immutable")
    assert find_file("../earlier", "signpost-chat.js", places) is None
