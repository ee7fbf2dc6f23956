"""The browser's channel: Socket.IO and HTTP, bound to a conversation by a signed token, with nothing sent or answered twice."""

from __future__ import annotations

from typing import Any, Awaitable, Callable, Optional, Text

from rasa.core.channels.channel import CollectingOutputChannel, InputChannel, UserMessage
from rasa.core.channels.socketio import SocketBlueprint
from sanic import Sanic

from signpost.components import metrics
from signpost.components.channels.answers import Answered, answer_to, turns_of
from signpost.components.channels.door import Door
from signpost.components.channels.limits import LARGEST_PACKET, Buckets, kept_metadata, message_id_of
from signpost.components.channels.misreadings import add_misreadings
from signpost.components.channels.outbox import Box, Outbox
from signpost.components.channels.sessions import Session, sessions_from
from signpost.components.channels.upkeep import after_start, before_start, before_stop, let_pages_ask, set_bounds
from signpost.components.channels.web_http import add_http
from signpost.components.channels.web_socket import socket_server
from signpost.components.channels.widget_files import add_widget
from signpost.settings import read_settings


class WebInput(InputChannel):
    """What the widget talks to; also answers the probes and keeps the house."""

    @classmethod
    def name(cls) -> Text:
        """The channel's name in Rasa's events."""
        return "socketio"

    def url_prefix(self) -> Text:
        """Routes stand at the root of the server."""
        return "/"

    def __init__(self) -> None:
        self.settings = read_settings()
        before_start(self.settings)
        self.sessions = sessions_from(self.settings)
        self.outbox = Outbox()
        self.app: Optional[Sanic] = None
        self.door = Door(self.settings)
        # What a conversation sends, and how often it is asked for again: each time all of its last answers are sent.
        self.sent = Buckets(self.settings.number("SIGNPOST_MESSAGES_PER_MINUTE"))
        self.resumed = Buckets(self.settings.number("SIGNPOST_MESSAGES_PER_MINUTE"))
        # Several processes may answer one conversation: what another one said stands in the store alone.
        self._shared = bool(self.settings.text("SIGNPOST_REDIS_URL"))

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> SocketBlueprint:
        """The routes /session, /messages, /summary, /misreadings, /widget, /health/ready and /metrics, and Socket.IO below /socket.io."""
        origins = self.door.origins
        server = socket_server(self, cors_allowed_origins=origins, max_http_buffer_size=LARGEST_PACKET, ping_interval=20, ping_timeout=20)
        blueprint = SocketBlueprint(server, "/socket.io", "signpost_web", __name__)
        add_http(blueprint, self)
        add_widget(blueprint, origins, self.settings.text("SIGNPOST_WIDGET_VERSIONS"))
        add_misreadings(blueprint, self)

        @blueprint.listener("before_server_start")
        async def bounded(app: Sanic, loop: Any) -> None:
            self.app = app
            set_bounds(app)
            let_pages_ask(app, origins)

        @blueprint.listener("after_server_start")
        async def started(app: Sanic, loop: Any) -> None:
            await after_start(app, self.settings, self.outbox)

        blueprint.listener("before_server_stop")(before_stop)
        return blueprint

    async def box(self, conversation: str) -> Box:
        """A conversation's box, with what an earlier process said in it."""
        box = self.outbox.of(conversation)
        if not box.restored:
            async with box.lock:
                await self._restore(box, conversation)
        return box

    async def answers(self, session: Session, body: dict[str, Any]) -> list[dict[str, Any]]:
        """The numbered answers to one message; a message that was handled before gets the same ones again."""
        box, message_id = self.outbox.of(session.conversation), message_id_of(body)
        async with box.lock:
            await self._restore(box, session.conversation)
            if message_id in box.handled:
                return box.answers_to(message_id)
            answered = await self._ask(session, body, message_id)
            shown = [for_browser(each, last=each is answered.messages[-1]) for each in answered.messages]
            numbered = [box.add(each, message_id) for each in shown]
            # It belongs to no message of theirs: the page shows it by itself, below the card.
            numbered += [box.add(for_browser(each, last=True), "") for each in answered.aside]
            # A turn that was not kept may be tried again under the same name.
            if message_id and answered.stored:
                box.mark_handled(message_id)
            return numbered

    async def _ask(self, session: Session, body: dict[str, Any], message_id: str) -> Answered:
        text = body.get("message")
        metadata = {**(kept_metadata(body.get("metadata")) or {}), **({"consent": session.consent} if session.consent else {})}
        message = UserMessage(
            text if isinstance(text, str) else "",
            CollectingOutputChannel(),
            session.conversation,
            input_channel=self.name(),
            message_id=message_id or None,
            metadata=metadata or None,
        )
        assert self.app is not None
        return await answer_to(message, self.app, look_back=bool(message_id) and self._shared)

    async def _restore(self, box: Box, conversation: str) -> None:
        """Fills a new box from the store; without a store that answers it stays empty for now."""
        agent = getattr(self.app.ctx, "agent", None) if self.app else None
        if box.restored or agent is None or not agent.is_ready():
            return
        try:
            tracker = await agent.tracker_store.retrieve(conversation)
        except Exception as error:  # noqa: BLE001 - whatever the database does, the person is answered
            metrics.FAILURES.labels(type(error).__name__).inc()
            return
        turns = list(turns_of(tracker))
        box.restore((name, at, [for_browser(each, last=each is said[-1]) for each in said]) for name, at, said in turns)


def for_browser(message: dict[str, Any], *, last: bool) -> dict[str, Any]:
    """A message in the shape in which the widget reads it."""
    shown: dict[str, Any] = {name: message[name] for name in ("text", "custom") if name in message}
    if message.get("buttons"):
        shown["quick_replies"] = [
            {"content_type": "text", "title": button["title"], "payload": button["payload"]} for button in message["buttons"]
        ]
    return {**shown, "last": last}
