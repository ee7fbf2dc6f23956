"""The door for messages that were misread: shown to their writer scrubbed, kept only with consent for this one, deleted by a code.

`preview` keeps nothing. What is sent must be what was shown: it is scrubbed once more, and when that changes it, it is shown again.
"""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import Callable
from datetime import datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any, Mapping, Optional

from rasa.core.channels.socketio import SocketBlueprint
from sanic import response
from sanic.request import Request
from sanic.response import HTTPResponse

from signpost import nlu
from signpost.components import metrics
from signpost.components.channels.door import UNKEPT, body_of, ended
from signpost.components.channels.limits import Buckets
from signpost.decision import load_rulebook
from signpost.findings import STATUSES
from signpost.harmless import storable
from signpost.misreadings.scrubbing import load_scrubber
from signpost.misreadings.store import FILE, Misreading, MisreadingStore, read_as
from signpost.settings import Settings

if TYPE_CHECKING:
    from signpost.components.channels.web import WebInput

logger = logging.getLogger(__name__)

# Names the words under which the widget asks; `misreadConsent` in `widget/src/strings.ts` has the same.
CONSENT = "misreading-2026-11"
CHOICES = ("missed", "not_said", "other_person_or_time", "other")
LONGEST_SAID, LONGEST_MEANT, MOST_FINDINGS, LONGEST_CODE = 2_000, 500, 40, 60
_PER_MINUTE = 12

Work = Callable[[Mapping[str, Any]], HTTPResponse]


class _Unusable(Exception):
    """What is wrong with a request, in words for whoever wrote the client; never words of the person."""


def add_misreadings(blueprint: SocketBlueprint, web: WebInput) -> None:
    """POST /misreadings/preview, POST /misreadings and POST /misreadings/delete, where the operator wants them."""
    if not web.settings.switched_on("SIGNPOST_MISREADINGS"):
        return
    desk = _Desk(web)

    def add(name: str, work: Work, *, needs_session: bool = True) -> None:
        @blueprint.route(name, methods=["POST"], name=work.__name__)
        async def receive(request: Request) -> HTTPResponse:
            return await desk.answer(request, work, needs_session=needs_session)

    add("/misreadings/preview", desk.preview)
    add("/misreadings", desk.keep)
    # The code is all that is needed: whoever comes back after the session has ended must be able to delete.
    add("/misreadings/delete", desk.delete, needs_session=False)


class _Desk:
    """Takes requests in; the work is done beside the event loop, since scrubbing takes milliseconds and its lists seconds to load."""

    def __init__(self, web: WebInput) -> None:
        self._web = web
        self._days = web.settings.number("SIGNPOST_MISREADINGS_DAYS")
        self._store = store_of(web.settings)
        self._asked = Buckets(_PER_MINUTE)

    async def answer(self, request: Request, work: Work, *, needs_session: bool) -> HTTPResponse:
        """The answer to a request that may come in, or why it may not."""
        session = self._web.sessions.read(request.token)
        refused = self._web.door.refusal(request)
        if refused is not None or (needs_session and session is None):
            return refused or ended()
        if session is not None and not self._asked.take(session.conversation):
            metrics.REFUSED.labels("too many").inc()
            return _told("That was a lot at once. Please try again in a minute.", 429)
        try:
            return await asyncio.get_running_loop().run_in_executor(None, work, body_of(request))
        except _Unusable as wrong:
            return _told(str(wrong), 400)
        except (sqlite3.Error, OSError) as error:
            logger.error("a misreading could not be handled: %s", metrics.counted(error))
            return _told("It could not be done now, and nothing was changed. Please try again later.", 503)

    def preview(self, body: Mapping[str, Any]) -> HTTPResponse:
        """What would be kept of a message; nothing is."""
        said = _text(body, "message", LONGEST_SAID)
        told = [each for each in _findings(body) if each.get("said") and str(each["said"]) in said]
        return response.json(self._shown(body, read_as(told)), headers=UNKEPT)

    def keep(self, body: Mapping[str, Any]) -> HTTPResponse:
        """Keeps what was shown, and hands out the code with which it can be deleted."""
        if body.get("consent") != CONSENT:
            raise _Unusable(f"Nothing is kept without consent: 'consent' must be {CONSENT!r}, the words that the person agreed to.")
        shown = self._shown(body, read_as(_findings(body)))
        if any(shown[name] != (body.get(name) or "") for name in ("message", "meant")):
            return response.json({"error": "This is not what was shown. Please look at it again.", **shown}, status=409, headers=UNKEPT)
        pairs = tuple((each["id"], each["status"]) for each in shown["findings"])
        day, versions = datetime.now(timezone.utc).date().isoformat(), (nlu.reader_version() or "", load_rulebook().version)
        code = self._store.keep(Misreading(pairs, shown["message"], shown["choice"], shown["meant"], *versions, CONSENT, day))
        return response.json({"code": code, "days": self._days}, status=201, headers=UNKEPT)

    def delete(self, body: Mapping[str, Any]) -> HTTPResponse:
        """Deletes what a code stands for."""
        if not self._store.delete(_text(body, "code", LONGEST_CODE)):
            return _told("Nothing is kept under this code: it was deleted before, or the code is mistyped.", 404)
        return response.json({"deleted": True}, headers=UNKEPT)

    def _shown(self, body: Mapping[str, Any], findings: tuple[tuple[str, str], ...]) -> dict[str, Any]:
        labels, scrubber = load_rulebook().vocabulary.findings, load_scrubber()
        choice, meant = str(body.get("choice") or ""), _text(body, "meant", LONGEST_MEANT, needed=False)
        if choice not in ("", *CHOICES):
            raise _Unusable(f"'choice' must be one of {', '.join(CHOICES)}.")
        if not choice and not meant:
            raise _Unusable("Say what is wrong: 'choice' or 'meant' is needed.")
        return {
            "message": scrubber.scrub(_text(body, "message", LONGEST_SAID)),
            "choice": choice,
            "meant": scrubber.scrub(meant),
            "findings": [{"id": name, "status": status, "label": labels[name]} for name, status in findings],
            "days": self._days,
            "consent": CONSENT,
        }


def store_of(settings: Settings) -> MisreadingStore:
    """The store beside the session secret."""
    return MisreadingStore(Path(settings.text("SIGNPOST_VAR") or "var") / FILE)


def purge_misreadings(settings: Settings) -> None:
    """Deletes what has been kept too long, also after the operator has switched the offer off."""
    store_of(settings).purge(datetime.now(timezone.utc).date(), settings.number("SIGNPOST_MISREADINGS_DAYS"))


def _text(body: Mapping[str, Any], name: str, longest: int, *, needed: bool = True) -> str:
    given: Optional[Any] = body.get(name)
    if given is None and not needed:
        return ""
    if not isinstance(given, str) or (needed and not given.strip()):
        raise _Unusable(f"'{name}' must be a text.")
    if len(given) > longest:
        raise _Unusable(f"'{name}' is longer than {longest} characters.")
    return storable(given)


def _findings(body: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    given, known = body.get("findings") or [], load_rulebook().vocabulary.findings
    if not isinstance(given, list) or len(given) > MOST_FINDINGS or not all(isinstance(each, dict) for each in given):
        raise _Unusable(f"'findings' must be a list of at most {MOST_FINDINGS} objects with 'id' and 'status'.")
    for each in given:
        if str(each.get("id")) not in known or str(each.get("status")) not in STATUSES:
            raise _Unusable("A finding has an 'id' or a 'status' that the rule book does not know.")
    return given


def _told(why: str, status: int) -> HTTPResponse:
    return response.json({"error": why}, status=status, headers=UNKEPT)
