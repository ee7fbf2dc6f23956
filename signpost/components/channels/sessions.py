"""Signed, expiring tokens: a token's random subject is the conversation, so nobody can name another's."""

from __future__ import annotations

import os
import secrets
import time
import uuid
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jwt

from signpost.settings import SHORTEST_SECRET, Settings, SettingsError

_ALGORITHM = "HS256"
_PREFIX = "web-"
_LONGEST_CONSENT = 40


@dataclass(frozen=True)
class Session:
    """What a valid token opens, and the version of the words that its holder agreed to (empty when none was told)."""

    conversation: str
    consent: str
    expires: int  # epoch seconds

    @property
    def ended(self) -> bool:
        """Whether its time is over: a connection that was opened in time must not outlive it."""
        return time.time() >= self.expires


@dataclass(frozen=True)
class Sessions:
    """Issues tokens with `secret` and reads those of it and of `old_secrets`; `lifetime_seconds` is how long a token is good."""

    secret: str
    lifetime_seconds: int
    old_secrets: tuple[str, ...] = ()

    def issue(self, consent: object = None) -> dict[str, str | int]:
        """A new conversation: its token, its name, and when the token ends (epoch seconds)."""
        conversation = _PREFIX + uuid.uuid4().hex
        expires = int(time.time()) + self.lifetime_seconds
        claims: dict[str, Any] = {"sub": conversation, "exp": expires}
        if isinstance(consent, (str, int)) and consent:
            claims["consent"] = str(consent)[:_LONGEST_CONSENT]
        return {"token": jwt.encode(claims, self.secret, algorithm=_ALGORITHM), "conversation": conversation, "expires": expires}

    def read(self, token: object) -> Session | None:
        """What a token opens, or None when it is missing, forged or expired."""
        if not isinstance(token, str) or len(token) > 2_000:
            return None
        for secret in (self.secret, *self.old_secrets):
            try:
                claims = jwt.decode(token, secret, algorithms=[_ALGORITHM], options={"require": ["sub", "exp"]})
            except (jwt.InvalidTokenError, ValueError):
                continue
            return Session(str(claims["sub"]), str(claims.get("consent", "")), int(claims["exp"]))
        return None


def sessions_from(settings: Settings) -> Sessions:
    """Sessions with the secret that is set, or with one made once and kept in var/ readable by its owner alone."""
    secret = settings.text("SIGNPOST_SECRET") or _kept_secret(Path(settings.text("SIGNPOST_VAR") or "var"))
    old = tuple(filter(None, map(str.strip, settings.text("SIGNPOST_OLD_SECRETS").split(","))))
    return Sessions(secret, int(settings.number("SIGNPOST_SESSION_HOURS") * 3600), old)


def _kept_secret(folder: Path) -> str:
    path = folder / "session-secret"
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        own = folder / f"session-secret.{uuid.uuid4().hex}"
        with os.fdopen(os.open(own, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(48))
        # In one step and never in place of another's: no process may sign with a file that is only half there.
        with suppress(FileExistsError):
            os.link(own, path)
        own.unlink()
    secret = path.read_text().strip()
    if len(secret) < SHORTEST_SECRET:
        raise SettingsError(f"{path} holds less than {SHORTEST_SECRET} characters: delete it, and a new key is made (open sessions end).")
    return secret
