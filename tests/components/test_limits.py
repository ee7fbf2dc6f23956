"""How often somebody may ask, and who somebody is."""

from __future__ import annotations

import asyncio
import json
from types import SimpleNamespace
from typing import Any
from unittest.mock import AsyncMock, Mock

import pytest

from signpost.components.channels import limits, web_http
from signpost.components.channels.limits import Buckets, client_address, is_direct_loopback, kept_metadata, message_id_of
from signpost.harmless import bounded_text, storable


def test_bucket_fills_again_evenly() -> None:
    now = [0.0]
    buckets = Buckets(6, clock=lambda: now[0])
    assert [buckets.take("a") for _ in range(7)] == [True] * 6 + [False]
    now[0] += 10
    assert [buckets.take("a"), buckets.take("a")] == [True, False]
    assert buckets.take("b")


def test_bucket_takes_no_harm_from_a_clock_that_jumps_back() -> None:
    now = [100.0]
    buckets = Buckets(2, clock=lambda: now[0])
    buckets.take("a")
    now[0] = 0.0
    assert [buckets.take("a"), buckets.take("a")] == [True, False]


def test_buckets_keep_a_bounded_number_of_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "KEPT_NAMES", 10)
    buckets = Buckets(5)
    for number in range(50):
        buckets.take(str(number))
    assert len(buckets._left) == 10


@pytest.mark.parametrize(
    ("peer", "headers", "behind_proxy", "expected"),
    [
        ("198.41.0.4", {}, True, "198.41.0.4"),
        ("198.41.0.4", {"x-real-ip": "1.2.3.4"}, True, "198.41.0.4"),
        ("127.0.0.1", {"x-real-ip": "1.2.3.4"}, True, "1.2.3.4"),
        ("10.0.0.9", {"x-real-ip": " 1.2.3.4 "}, True, "1.2.3.4"),
        ("127.0.0.1", {"x-real-ip": "1.2.3.4"}, False, "127.0.0.1"),
        ("198.41.0.4", {"x-forwarded-for": "1.2.3.4"}, True, "198.41.0.4"),
        ("2001:db8:1:2:3:4:5:6", {}, False, "2001:db8:1:2::/64"),
        ("127.0.0.1", {"x-real-ip": "2001:db8:1:2:ffff::1"}, True, "2001:db8:1:2::/64"),
        ("::ffff:198.41.0.4", {}, False, "198.41.0.4"),
        ("::1", {}, False, "::1"),
        ("127.0.0.1", {"x-real-ip": "nonsense"}, True, "127.0.0.1"),
    ],
    ids=[
        "direct",
        "a stranger's header",
        "proxy here",
        "proxy inside",
        "no proxy set up",
        "another header",
        "one of a network",
        "another one of it, through a proxy",
        "IPv4 in IPv6",
        "this machine",
        "no address",
    ],
)
def test_address_is_believed_from_a_proxy_alone(peer: str, headers: dict[str, str], behind_proxy: bool, expected: str) -> None:
    assert client_address(peer, headers, behind_proxy=behind_proxy) == expected


@pytest.mark.parametrize("header", ["x-forwarded-for", "x-real-ip", "forwarded", "via", "x-forwarded-host", "cf-connecting-ip"])
def test_proxied_request_is_no_loopback(header: str) -> None:
    assert is_direct_loopback("127.0.0.1", {}) and is_direct_loopback("::1", {})
    assert not is_direct_loopback("127.0.0.1", {header: "1.2.3.4"})
    assert not is_direct_loopback("192.168.1.4", {})


def test_metadata_keeps_what_is_known_and_short() -> None:
    assert kept_metadata({"region": "uk" * 50, "name": "Ann", "edits": 7}) == {"region": "uk" * 10}
    assert kept_metadata(["region"]) is None
    assert kept_metadata({"name": "Ann"}) is None


@pytest.mark.parametrize(
    ("given", "expected"), [("a", "a"), (7, "7"), (None, ""), ([1], ""), ("x" * 300, "x" * 100), ("a\0b\ud800", "ab")], ids=repr
)
def test_message_id_is_a_short_text(given: object, expected: str) -> None:
    assert message_id_of({"message_id": given}) == expected


def test_text_is_bounded_and_storable() -> None:
    assert len(bounded_text("x" * 1_000_000)) < 20_010
    assert storable("a\0\ud83db") == "ab"


@pytest.mark.parametrize("version", [None, "a model"])
def test_probe_names_the_reader_model_or_says_that_it_is_not_there(monkeypatch: pytest.MonkeyPatch, version: str | None) -> None:
    routes: dict[str, Any] = {}
    blueprint: Any = SimpleNamespace(route=lambda path, **_: lambda handler: routes.setdefault(path, handler))
    monkeypatch.setattr(web_http, "not_ready", AsyncMock(return_value=None))
    monkeypatch.setattr("signpost.nlu.reader_version", lambda: version, raising=False)
    web_http._add_probes(blueprint, Mock())
    told = json.loads(asyncio.run(routes["/health/ready"](Mock())).body)
    assert told == {"ready": True, "reader": version or "the reader model is not there"}
