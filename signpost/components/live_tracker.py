"""A tracker that can be copied, and asked for its applied events, without replaying the conversation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple, TypeVar

from rasa.shared.core.events import (
    ActionReverted,
    ActiveLoop,
    BotUttered,
    Event,
    Restarted,
    SessionStarted,
    SlotSet,
    UserUtteranceReverted,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker, EventVerbosity

from signpost import nlu
from signpost.decision import load_rulebook
from signpost.dialogue.transcript import SLOTS, TRANSCRIPT, Transcript, transcript

# After one of these the applied events are not the earlier ones and one more.
_REWRITING = (Restarted, SessionStarted, ActionReverted, UserUtteranceReverted, ActiveLoop)


Same = TypeVar("Same")


class Stored(NamedTuple):
    """How much of a tracker is in the database: so many of its first events; `last_id` and `last_time` name the last row."""

    events: int
    last_id: int
    last_time: float | None


class LiveTracker(DialogueStateTracker):
    """Behaves as Rasa's tracker does; remembers which of its events are stored and which apply.

    What counts of a conversation goes on from where it was read last: events are only ever added, and none is dropped.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.stored: Stored | None = None
        self._read = 0
        self._transcript = Transcript()
        self._spoken: Counter[str] = Counter()
        self._as_dicts: tuple[dict[str, Any], ...] = ()
        self._applied: list[Event] = []
        self._applied_of = 0
        self._loops = False

    @property
    def unsaved(self) -> bool:
        """Whether some of it could not be written yet."""
        return len(self.events) > (self.stored.events if self.stored else 0)

    def init_copy(self) -> LiveTracker:
        """A tracker of the same conversation without events."""
        return type(self)(self.sender_id, self.slots.values(), is_rule_tracker=self.is_rule_tracker)

    def copy(self) -> LiveTracker:
        """The same tracker again; what happens to one of them does not happen to the other.

        Events are shared, as they are between Rasa's copies; they are facts and nobody changes them.
        """
        twin = _twin(self)
        twin.events, twin._spoken, twin._applied = self.events.copy(), self._spoken.copy(), list(self._applied)
        twin.slots = {name: _twin(slot) for name, slot in self.slots.items()}
        if self.active_loop is not None:
            twin.active_loop = type(self.active_loop)(**vars(self.active_loop))
        # As with Rasa's copies: who goes on with one says which model it is.
        twin.model_id = twin.assistant_id = None
        return twin

    def applied_events(self) -> list[Event]:
        """The events that count, reverted ones left out; only what came since the last call is looked at."""
        new = self.events_after(self._applied_of)
        if self._loops or any(isinstance(each, _REWRITING) for each in new):
            self._loops = any(isinstance(each, ActiveLoop) for each in self.events)
            self._applied = super().applied_events()
        else:
            self._applied.extend(new)
        self._applied_of = len(self.events)
        return list(self._applied)

    def events_after(self, count: int) -> list[Event]:
        """The events after the first so many; walks from the end, because a deque has no slices."""
        return [self.events[position] for position in range(count - len(self.events), 0)]

    def transcript(self) -> Transcript:
        """What counts of the conversation so far; only the events since the last call are read."""
        self._read_on()
        return self._transcript

    def times_said(self, response: str) -> int:
        """How often the bot has said a response."""
        self._read_on()
        return self._spoken[response]

    def _read_on(self) -> None:
        if self._read < len(self.events):
            new = self.events_after(self._read)
            self._transcript = transcript(_told(new), load_rulebook().questions, self._transcript, nlu.answer)
            self._spoken.update(_spoken(new))
            self._read = len(self.events)

    def current_state(self, event_verbosity: EventVerbosity = EventVerbosity.NONE) -> dict[str, Any]:
        """Rasa's; when all events are wanted, as for each call of an action, what counts of them stands beside them."""
        if event_verbosity is not EventVerbosity.ALL:
            return super().current_state(event_verbosity)
        return {**super().current_state(), "events": self.as_dicts(), TRANSCRIPT: self.transcript().as_dict()}

    def as_dicts(self) -> list[dict[str, Any]]:
        """Every event as JSON; those of before the last call are what they were."""
        self._as_dicts += tuple(each.as_dict() for each in self.events_after(len(self._as_dicts)))
        return list(self._as_dicts)


def _twin(thing: Same) -> Same:
    """The same thing again, with all that it holds; to make one as at its first time takes ten times as long, seven times a turn."""
    made = type(thing).__new__(type(thing))
    vars(made).update(vars(thing))
    return made


def was_read(tracker: DialogueStateTracker) -> bool:
    """Whether the latest message was read; in training and in stories under test none is."""
    return tracker.latest_message is not None and "reading" in tracker.latest_message.parse_data


def transcript_of(tracker: DialogueStateTracker) -> Transcript:
    """What counts of a conversation; of a tracker that is not live every event is read."""
    if isinstance(tracker, LiveTracker):
        return tracker.transcript()
    return transcript(_told(tracker.events), load_rulebook().questions, hear=nlu.answer)


def times_said(tracker: DialogueStateTracker, response: str) -> int:
    """How often the bot has said a response in a conversation."""
    return tracker.times_said(response) if isinstance(tracker, LiveTracker) else Counter(_spoken(tracker.events))[response]


def since_last_message(tracker: DialogueStateTracker) -> list[Event] | None:
    """What happened after the latest message of the person, or None when there was none."""
    after: list[Event] = []
    for event in reversed(tracker.events):
        if isinstance(event, UserUttered):
            return after[::-1]
        after.append(event)
    return None


def _spoken(events: Iterable[Event]) -> Iterator[str]:
    return (str(each.metadata.get("utter_action")) for each in events if isinstance(each, BotUttered))


def _told(events: Iterable[Event]) -> Iterator[dict[str, Any]]:
    for event in events:
        if isinstance(event, UserUttered):
            yield {"event": "user", "text": event.text, "parse_data": event.parse_data}
        elif isinstance(event, SlotSet) and event.key in SLOTS:
            yield {"event": "slot", "name": event.key, "value": event.value}
        elif isinstance(event, Restarted):
            yield {"event": "restart"}
        elif isinstance(event, SessionStarted):
            yield {"event": "session_started"}
