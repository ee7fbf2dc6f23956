"""A token opens its own conversation and no other."""

from __future__ import annotations

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import jwt
import pytest

from signpost.components.channels import outbox
from signpost.components.channels.outbox import KEPT_MESSAGES, Outbox
from signpost.components.channels.sessions import Sessions, sessions_from
from signpost.settings import SettingsError, read_settings

SECRET = "a secret that is long enough for HS256 to be content"


def test_token_opens_its_conversation() -> None:
    sessions = Sessions(SECRET, 60)
    issued = sessions.issue()
    session = sessions.read(issued["token"])
    assert session is not None and session.conversation == issued["conversation"]


def test_two_sessions_are_two_conversations() -> None:
    sessions = Sessions(SECRET, 60)
    assert sessions.issue()["conversation"] != sessions.issue()["conversation"]


@pytest.mark.parametrize(
    "token",
    [
        None,
        7,
        "",
        "not a token",
        jwt.encode({"sub": "web-1", "exp": 4_000_000_000}, "another secret, as long as the first one was", algorithm="HS256"),
        jwt.encode({"sub": "web-1", "exp": 1}, SECRET, algorithm="HS256"),
        jwt.encode({"sub": "web-1"}, SECRET, algorithm="HS256"),
        jwt.encode({"sub": "web-1", "exp": 4_000_000_000}, None, algorithm="none"),
    ],
    ids=["missing", "number", "empty", "garbage", "forged", "expired", "without end", "unsigned"],
)
def test_other_tokens_open_nothing(token: object) -> None:
    assert Sessions(SECRET, 60).read(token) is None


def test_session_knows_when_it_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    sessions = Sessions(SECRET, 60)
    session = sessions.read(sessions.issue("2026-11")["token"])
    assert session is not None and session.consent == "2026-11" and not session.ended
    monkeypatch.setattr(time, "time", lambda: session.expires + 0.1)
    assert session.ended


def test_key_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    settings = read_settings({"SIGNPOST_VAR": str(tmp_path / "var")})
    with ThreadPoolExecutor(8) as pool:
        secrets = {each.secret for each in pool.map(lambda _: sessions_from(settings), range(8))}
    assert len(secrets) == 1 and len(secrets.pop()) >= 32
    assert [(each.name, each.stat().st_mode & 0o777) for each in (tmp_path / "var").iterdir()] == [("session-secret", 0o600)]


def test_key_that_was_cut_short_signs_nothing(tmp_path: Path) -> None:
    (tmp_path / "session-secret").write_text("")
    with pytest.raises(SettingsError, match="delete it"):
        sessions_from(read_settings({"SIGNPOST_VAR": str(tmp_path)}))


def test_box_numbers_grow_and_replay_starts_after_a_number() -> None:
    box = Outbox().of("web-1")
    first, second = box.add({"text": "one"}, "m1"), box.add({"text": "two"}, "m2")
    assert second["seq"] > first["seq"]
    assert box.after(first["seq"]) == [second]
    assert box.answers_to("m1") == [first]


def test_outbox_keeps_the_conversations_that_were_busy_last_and_those_that_are_busy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbox, "KEPT_CONVERSATIONS", 3)

    async def talk() -> list[bool]:
        kept = Outbox()
        first = [kept.of(f"web-{number}") for number in range(3)]
        async with first[0].lock:
            kept.of("web-3")
            kept.of("web-4")
            return [kept.of(f"web-{number}") is box for number, box in enumerate(first)]

    assert asyncio.run(talk()) == [True, False, False]


def test_box_keeps_a_bounded_number_of_messages() -> None:
    box = Outbox().of("web-1")
    for number in range(KEPT_MESSAGES + 5):
        box.add({"text": str(number)}, str(number))
        box.mark_handled(str(number))
    assert len(box.sent) == len(box.handled) == KEPT_MESSAGES
