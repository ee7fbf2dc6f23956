"""What a client may send, how much of it in a minute, whose address it is, and whose pages may ask."""

from __future__ import annotations

import ipaddress
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Mapping, Optional

from signpost.harmless import storable
from signpost.settings import Settings

LONGEST_MESSAGE_ID = 100
LONGEST_SENDER = 200  # PostgreSQL stores names of up to 255 characters
LARGEST_BODY = 1_000_000  # bytes of an HTTP request
LARGEST_HEADER = 8_192  # bytes of all headers of an HTTP request
LARGEST_PACKET = 200_000  # bytes of a Socket.IO packet
SLOW_REQUEST_SECONDS = 15  # a client that needs longer to send its request is cut off
MOST_TURNS_IN_HAND = 1_000
SILENT_CONNECTION_SECONDS = 20  # a websocket that shows no token in this time is closed
MOST_OF_ONE_ADDRESS = 4  # an address holds at most one in so many of the connections

# Whatever else a client sends beside its message is dropped, so that nothing unexpected is stored.
_KEPT_METADATA = {"region": 20, "edits": LONGEST_MESSAGE_ID}

KEPT_NAMES = 20_000
_NETWORK_BITS = 64
# What proxies of common kinds add; one of them is enough to tell that somebody else is asking.
_PROXY_HEADERS = ("x-forwarded-for", "x-real-ip", "forwarded", "via", "x-forwarded-host", "x-forwarded-proto", "cf-connecting-ip")


@dataclass
class Buckets:
    """A bucket for each name: it holds a minute's worth of messages and fills again evenly."""

    per_minute: float
    clock: Callable[[], float] = time.monotonic
    _left: OrderedDict[str, tuple[float, float]] = field(default_factory=OrderedDict)

    def take(self, name: str) -> bool:
        """True when one more is allowed now; the bucket that was used longest ago is dropped when there are too many."""
        now = self.clock()
        left, since = self._left.pop(name, (self.per_minute, now))
        left = min(self.per_minute, left + max(0.0, now - since) * self.per_minute / 60)
        allowed = left >= 1
        self._left[name] = (left - 1 if allowed else left, now)
        while len(self._left) > KEPT_NAMES:
            self._left.popitem(last=False)
        return allowed


def message_id_of(body: Mapping[str, Any]) -> str:
    """The client's name for its message, cut to a bound; empty when it gave none."""
    given = body.get("message_id")
    return storable(str(given))[:LONGEST_MESSAGE_ID] if isinstance(given, (str, int)) and given else ""


def kept_metadata(given: Any) -> Optional[dict[str, str]]:
    """The parts of a client's metadata that mean something here; None when there are none."""
    if not isinstance(given, dict):
        return None
    kept = {name: storable(given[name])[:longest] for name, longest in _KEPT_METADATA.items() if isinstance(given.get(name), str)}
    return kept or None


def allowed_origins(settings: Settings) -> list[str]:
    """The origins whose pages may talk to the bot."""
    site = f"http://127.0.0.1:{settings.text('SIGNPOST_SITE_PORT')}"
    named = [each.strip() for each in settings.text("SIGNPOST_ORIGINS").split(",") if each.strip()]
    return named or [site, site.replace("127.0.0.1", "localhost")]


def client_address(peer: str, headers: Mapping[str, str], *, behind_proxy: bool) -> str:
    """Who is asking: the peer, or whom a proxy on a private address names in X-Real-IP when one is set up.

    Of an IPv6 address the network stands for all of it: whoever has one address there has all of them.
    """
    asking = _ip(peer)
    named = headers.get("x-real-ip") if behind_proxy and asking is not None and asking.is_private else None
    # What is no address is no name either: with a new one each time nobody would ever ask too often.
    return (_network_of(named.strip()) if named else None) or _network_of(peer) or peer


def is_direct_loopback(peer: str, headers: Mapping[str, str]) -> bool:
    """True when a program on this machine asks by itself, not a proxy for somebody else."""
    asking = _ip(peer)
    return asking is not None and asking.is_loopback and not is_proxied(headers)


def is_proxied(headers: Mapping[str, str]) -> bool:
    """True when a proxy says that it asks for somebody else."""
    return any(headers.get(each) for each in _PROXY_HEADERS)


def _network_of(address: str) -> Optional[str]:
    """The address, or the network of an IPv6 address; None when it is no address."""
    whole = _ip(address)
    if isinstance(whole, ipaddress.IPv6Address) and not whole.is_loopback:
        return str(whole.ipv4_mapped or ipaddress.ip_network((whole, _NETWORK_BITS), strict=False))
    return None if whole is None else str(whole)


def _ip(address: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(address)
    except ValueError:
        return None
