"""How much one conversation and one address may ask in a minute, and whose address it is."""

from __future__ import annotations

import ipaddress
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Mapping, Optional

KEPT_NAMES = 20_000
_PROXY_HEADERS = ("x-forwarded-for", "x-real-ip", "forwarded")


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


def is_loopback(address: str) -> bool:
    """True for an address of this machine."""
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False


def client_address(peer: str, headers: Mapping[str, str], *, behind_proxy: bool) -> str:
    """Who is asking: the peer, or whom a proxy on a private address names in X-Real-IP when one is set up."""
    named = _header(headers, "x-real-ip") if behind_proxy and _is_private(peer) else None
    return named.strip() if named else peer


def is_direct_loopback(peer: str, headers: Mapping[str, str]) -> bool:
    """True when a program on this machine asks by itself, not a proxy for somebody else."""
    return is_loopback(peer) and not is_proxied(headers)


def is_proxied(headers: Mapping[str, str]) -> bool:
    """True when a proxy says that it asks for somebody else."""
    return any(_header(headers, each) for each in _PROXY_HEADERS)


def _header(headers: Mapping[str, str], name: str) -> Optional[str]:
    value = headers.get(name)
    return value if value is not None else headers.get(f"HTTP_{name.upper().replace('-', '_')}")


def _is_private(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_private
    except ValueError:
        return False
