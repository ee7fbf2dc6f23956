"""Rasa's rule policy, looking back only as far as its longest rule reaches."""

from __future__ import annotations

import json
import logging
import warnings
from collections import defaultdict
from functools import cached_property
from typing import Any

from rasa.core.policies.rule_policy import RULES, RULES_FOR_LOOP_UNHAPPY_PATH, RulePolicy
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.shared.core.constants import ACTION_LISTEN_NAME, DEFAULT_INTENTS, PREVIOUS_ACTION, SHOULD_NOT_BE_SET, USER
from rasa.shared.core.domain import Domain, State
from rasa.shared.core.events import ActionExecuted, Event, SlotSet, UserUttered
from rasa.shared.core.generator import TrackerWithCachedStates
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import ACTION_NAME, INTENT

from signpost.components.live_tracker import transcript_of, was_read
from signpost.dialogue.first import WAY_BACK, something_waits

logger = logging.getLogger(__name__)

# Rasa does not see that this one is a RulePolicy too.
warnings.filterwarnings("ignore", "'RulePolicy' is not included in the model's policy configuration")

Latest = tuple[Any, Any]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=True)
class RecentRulePolicy(RulePolicy):
    """Predicts what `RulePolicy` predicts; a turn costs the same however long the conversation is.

    A rule is compared with the latest states, one by one, as many as it has itself, and slots keep the value that they had before these.
    What came before cannot change the answer, so it is not computed; with forms it could, and is read as Rasa does.

    The way back to an open question is not predicted when nothing is open: the call to the action server would say nothing.
    """

    def train(self, training_trackers: list[TrackerWithCachedStates], domain: Domain, **kwargs: Any) -> Resource:
        """Learns the rules; names the intents that no rule and no story answers."""
        if unanswered := sorted({*domain.intents} - {*DEFAULT_INTENTS}.union(*map(_intents, training_trackers))):
            logger.warning("nothing answers %s: add a rule to data/rules", ", ".join(unanswered))
        return super().train(training_trackers, domain, **kwargs)

    def _prediction_result(self, action_name: str | None, tracker: DialogueStateTracker, domain: Domain) -> list[float]:
        """The probabilities of the actions; 1 for the one that a rule names."""
        ends = action_name in WAY_BACK and was_read(tracker) and not something_waits(transcript_of(tracker))
        return super()._prediction_result(ACTION_LISTEN_NAME if ends else action_name, tracker, domain)

    def _find_action_from_rules(
        self, tracker: DialogueStateTracker, domain: Domain, use_text_for_last_user_input: bool
    ) -> tuple[str | None, str | None, bool]:
        """The action that a rule names; the words of a message are not looked for where no rule has words."""
        if use_text_for_last_user_input and self._may_be_short(tracker, domain) and not self._knows_words:
            return None, None, False
        return super()._find_action_from_rules(tracker, domain, use_text_for_last_user_input)

    @cached_property
    def _knows_words(self) -> bool:
        """Whether a message's words alone could fit a rule: each names an intent instead, or does not follow a message."""
        latest = [json.loads(key)[-1] for key in self.lookup.get(RULES, ())]
        told = [each.get(USER, {}) for each in latest if each.get(PREVIOUS_ACTION, {}).get(ACTION_NAME) == ACTION_LISTEN_NAME]
        return any(INTENT not in each for each in told)

    def _prediction_states(self, tracker: DialogueStateTracker, domain: Domain, *arguments: Any, **kwargs: Any) -> list[State]:
        """The states that can matter, oldest first."""
        short = self._may_be_short(tracker, domain)
        read = _recent(tracker, actions=self._longest_rule + 1) if short else tracker
        return super()._prediction_states(read, domain, *arguments, **kwargs)

    def _get_possible_keys(self, lookup: dict[str, str], states: list[State]) -> set[str]:
        """The rules that fit these states; only those are compared whose latest action and intent can be these at all."""
        if not states or lookup is not self.lookup.get(RULES):
            return set(super()._get_possible_keys(lookup, states))
        action, intent = _latest(states[-1])
        near = [key for each in {(action, intent), (action, None)} for key in self._by_latest.get(each, ())]
        # Training takes away what it finds to be no rule.
        return set(super()._get_possible_keys({key: lookup[key] for key in near if key in lookup}, states))

    @cached_property
    def _by_latest(self) -> dict[Latest, list[str]]:
        """The keys of rules by the action and the intent that their latest state names; no intent where any will do."""
        found: dict[Latest, list[str]] = defaultdict(list)
        for key in self.lookup.get(RULES, ()):
            found[_latest(json.loads(key)[-1])].append(key)
        return found

    def _may_be_short(self, tracker: DialogueStateTracker, domain: Domain) -> bool:
        """Whether the policy is trained, and nothing of long ago can matter."""
        return bool(self.lookup.get(RULES)) and not isinstance(tracker, TrackerWithCachedStates) and not domain.form_names

    @cached_property
    def _longest_rule(self) -> int:
        """The number of states of the longest rule."""
        keys = (*self.lookup.get(RULES, ()), *self.lookup.get(RULES_FOR_LOOP_UNHAPPY_PATH, ()))
        return max((len(json.loads(key)) for key in keys), default=0)


def _latest(state: State) -> Latest:
    """The action before a state, and the intent of its message where it follows one."""
    action = state.get(PREVIOUS_ACTION, {}).get(ACTION_NAME)
    intent = state.get(USER, {}).get(INTENT)
    return action, intent if action and intent != SHOULD_NOT_BE_SET else None


def _intents(tracker: DialogueStateTracker) -> set[str]:
    return {str(each.intent_name) for each in tracker.events if isinstance(each, UserUttered)}


def _recent(tracker: DialogueStateTracker, actions: int) -> DialogueStateTracker:
    """A tracker of the latest whole turns, with at least so many actions; of all of them when there are fewer."""
    applied = tracker.applied_events()
    start = _start_of_turn(applied, actions)
    if start == 0:
        return tracker
    recent = tracker.init_copy()
    influencing = {name for name, slot in tracker.slots.items() if slot.influence_conversation}
    kept = {each.key: each for each in applied[:start] if isinstance(each, SlotSet) and each.key in influencing}
    recent.events.extend([*kept.values(), *applied[start:]])
    return recent


def _start_of_turn(events: list[Event], actions: int) -> int:
    """The position of the `action_listen` before the message that begins the recent turns; 0 when there is none."""
    seen = 0
    for position in range(len(events) - 1, 0, -1):
        if isinstance(events[position], UserUttered) and isinstance(events[position - 1], ActionExecuted) and seen >= actions:
            return position - 1
        seen += isinstance(events[position], ActionExecuted)
    return 0
