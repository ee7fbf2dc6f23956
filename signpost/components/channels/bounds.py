"""What a client may send: sizes, and the parts of a message that are kept."""

from __future__ import annotations

from typing import Any, Mapping, Optional

from signpost.turn.harmless import storable

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
