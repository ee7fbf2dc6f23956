"""Emergencies first, and never silence: the policy that no classifier, open question or dead action server can overrule."""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Text

from rasa.core.policies.policy import Policy, PolicyPrediction, confidence_scores_for
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.shared.core.constants import ACTION_LISTEN_NAME, ACTION_SESSION_START_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, Event, SlotSet
from rasa.shared.core.generator import TrackerWithCachedStates
from rasa.shared.core.trackers import DialogueStateTracker

from signpost.components.live_tracker import since_last_message, transcript_of, was_read
from signpost.dialogue.first import EDUCATE, SAFE_REPLY, TRIAGE, First, first_in_turn, is_answer
from signpost.dialogue.situation import rule_slots
from signpost.dialogue.transcript import QUESTION_SLOT


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=True)
class RedFlagPolicy(Policy):
    """Predicts an emergency rule's response when one fires, and a safe reply when an action said nothing."""

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        """`priority`: above every policy of Rasa's own, of which the highest has 6."""
        return {"priority": 100}

    def train(self, training_trackers: List[TrackerWithCachedStates], domain: Domain, **kwargs: Any) -> Resource:
        """Nothing is learned: the rules are data."""
        return self._resource

    def predict_action_probabilities(
        self, tracker: DialogueStateTracker, domain: Domain, rule_only_data: Optional[Dict[Text, Any]] = None, **kwargs: Any
    ) -> PolicyPrediction:
        """Probability 1 for the response that must come now; no opinion when nothing must."""
        action, events = _what_must_come(tracker)
        stands = rule_slots(transcript_of(tracker)) if was_read(tracker) else {}
        events += [SlotSet(name, value) for name, value in stands.items() if value != tracker.get_slot(name)]
        probabilities = confidence_scores_for(action, 1.0, domain) if action else self._default_predictions(domain)
        return self._prediction(probabilities, events=events)


def _what_must_come(tracker: DialogueStateTracker) -> tuple[Optional[str], List[Event]]:
    since = since_last_message(tracker)
    actions = [event.action_name for event in since or () if isinstance(event, ActionExecuted)]
    if since is None or actions[-1:] == [ACTION_LISTEN_NAME]:
        return None, []
    if not actions or actions == [ACTION_SESSION_START_NAME]:
        first = _first(tracker)
        return first.action, [SlotSet(QUESTION_SLOT, first.asks)] if first.warns else []
    spoken = any(isinstance(event, BotUttered) for event in since)
    if spoken and any(each.startswith(("utter_emergency", "utter_crisis")) for each in actions):
        first = _first(tracker)
        return first.then if first.then and actions[-1] == first.action else ACTION_LISTEN_NAME, []
    # Chosen for the words, whatever the intent: nothing follows in any rule that begins so.
    chosen = spoken and (actions in ([EDUCATE], [TRIAGE]) or actions[-1] == TRIAGE and is_answer(transcript_of(tracker)))
    if actions[-1] == SAFE_REPLY or chosen:
        return ACTION_LISTEN_NAME, []
    # A story under test has no channel, and its actions are not run: nobody waits there for an answer.
    return None if spoken or tracker.get_latest_input_channel() is None else SAFE_REPLY, []


def _first(tracker: DialogueStateTracker) -> First:
    latest = tracker.latest_message
    return first_in_turn(transcript_of(tracker), (latest and latest.intent or {}).get("name") or "")
