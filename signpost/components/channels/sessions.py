"""Signed, expiring tokens: a token's random subject is the conversation, so nobody can name another's."""

from __future__ import annotations

import os
import secrets
import time
import uuid
from dataclasses import dataclass
from pathlib import Path

import jwt

_ALGORITHM = "HS256"
_PREFIX = "web-"


@dataclass(frozen=True)
class Sessions:
    """Issues and reads tokens with one secret; `lifetime_seconds` is how long a token is good."""

    secret: str
    lifetime_seconds: int

    def issue(self) -> dict[str, str | int]:
        """A new conversation: its token, its name, and when the token ends (epoch seconds)."""
        conversation = _PREFIX + uuid.uuid4().hex
        expires = int(time.time()) + self.lifetime_seconds
        token = jwt.encode({"sub": conversation, "exp": expires}, self.secret, algorithm=_ALGORITHM)
        return {"token": token, "conversation": conversation, "expires": expires}

    def conversation(self, token: object) -> str | None:
        """The conversation that a token opens, or None when it is missing, forged or expired."""
        if not isinstance(token, str):
            return None
        try:
            claims = jwt.decode(token, self.secret, algorithms=[_ALGORITHM], options={"require": ["sub", "exp"]})
        except jwt.InvalidTokenError:
            return None
        return str(claims["sub"])


def sessions_from_environment() -> Sessions:
    """Sessions with SIGNPOST_SECRET, or with a secret made once and kept in var/ readable by its owner alone."""
    hours = float(os.environ.get("SIGNPOST_SESSION_HOURS", "24"))
    return Sessions(os.environ.get("SIGNPOST_SECRET") or _kept_secret(), int(hours * 3600))


def _kept_secret() -> str:
    path = Path(os.environ.get("SIGNPOST_VAR", "var")) / "session-secret"
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text()
    with os.fdopen(descriptor, "w") as file:
        file.write(secrets.token_urlsafe(48))
    return path.read_text()
