"""The policy that looks back a little predicts what Rasa's rule policy predicts from the whole conversation."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
from rasa.core.policies.rule_policy import RulePolicy
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, Event, Restarted, SessionStarted, SlotSet, UserUttered
from rasa.shared.core.generator import TrainingDataGenerator
from rasa.shared.core.training_data.story_reader.yaml_story_reader import YAMLStoryReader
from rasa.shared.core.training_data.structures import StoryGraph

from signpost.components.live_tracker import LiveTracker
from signpost.components.recent_rule_policy import RecentRulePolicy

DOMAIN = """
version: "3.1"
intents: [greet, tell, thank, ask, unknown]
actions: [action_resume]
slots:
  open_question: {type: any, influence_conversation: false, mappings: [{type: custom}]}
responses: {utter_greet: [{text: "Hello"}], utter_first: [{text: "First"}], utter_thank: [{text: "Thanks"}], utter_more: [{text: "More"}]}
"""
RULES = """
version: "3.1"
rules:
  - rule: only at the beginning
    conversation_start: true
    steps: [{intent: tell}, {action: utter_first}]
  - rule: greeting
    steps: [{intent: greet}, {action: utter_greet}]
  - rule: thanks get two answers
    steps: [{intent: thank}, {action: utter_thank}, {action: utter_more}]
  - rule: a question is answered, and then what was open comes again
    steps: [{intent: ask}, {action: utter_more}, {action: action_resume}]
"""
FEATURED_SLOT = "  mood: {type: bool, influence_conversation: true, mappings: [{type: custom}]}\nresponses:"


def trained(kind: type[RulePolicy], domain: Domain, folder: Path, rules: str = RULES) -> RulePolicy:
    """A policy of a kind that knows the rules."""
    steps = YAMLStoryReader(domain).read_from_string(rules)
    trackers = TrainingDataGenerator(StoryGraph(steps), domain, augmentation_factor=0).generate()
    config = {**RulePolicy.get_default_config(), "priority": 6}
    folder.mkdir()
    storage, resource = LocalModelStorage.create(folder), Resource("policy")
    policy = kind.create(config, storage, resource, ExecutionContext(GraphSchema({})))
    policy.train(trackers, domain)
    return kind.load(config, storage, resource, ExecutionContext(GraphSchema({})))


@pytest.fixture(scope="module", params=["no slot matters", "a slot matters"])
def policies(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Domain, RulePolicy, RecentRulePolicy]:
    """A domain, Rasa's policy and ours."""
    text = DOMAIN if request.param == "no slot matters" else DOMAIN.replace("responses:", FEATURED_SLOT)
    domain, folder = Domain.from_yaml(text), tmp_path_factory.mktemp("policies")
    stock, recent = trained(RulePolicy, domain, folder / "stock"), trained(RecentRulePolicy, domain, folder / "recent")
    assert isinstance(recent, RecentRulePolicy)
    return domain, stock, recent


def talk(chance: random.Random, turns: int) -> list[Event]:
    """A conversation at random, in the shape that Rasa gives it."""
    events: list[Event] = [ActionExecuted("action_session_start"), SessionStarted(), ActionExecuted("action_listen")]
    for _ in range(turns):
        if chance.random() < 0.02:
            events += [Restarted(), ActionExecuted("action_listen")]
        events.append(UserUttered("words", {"name": chance.choice(["greet", "tell", "thank", "unknown"]), "confidence": 1.0}))
        for _ in range(chance.randint(0, 3)):
            said = ActionExecuted(chance.choice(["utter_greet", "utter_thank", "utter_more"]))
            events += [said, BotUttered("x"), SlotSet("open_question", "falls")]
        if chance.random() < 0.9:
            events.append(ActionExecuted("action_listen"))
    return events


def prediction(policy: RulePolicy, tracker: LiveTracker, domain: Domain) -> Any:
    """What a policy wants, how much, and whether it hides the turn from others."""
    found = policy.predict_action_probabilities(tracker, domain)
    return list(found.probabilities), found.hide_rule_turn, found.is_end_to_end_prediction


@pytest.mark.parametrize("seed", range(6))
def test_prediction_is_that_of_rasas_policy(policies: tuple[Domain, RulePolicy, RecentRulePolicy], seed: int) -> None:
    domain, stock, recent = policies
    tracker = LiveTracker("somebody", domain.slots)
    for event in talk(random.Random(seed), turns=25):
        tracker.update(event)
        assert prediction(recent, tracker, domain) == prediction(stock, tracker, domain)


def test_states_stay_few_in_a_long_conversation(policies: tuple[Domain, RulePolicy, RecentRulePolicy]) -> None:
    domain, stock, recent = policies
    tracker = LiveTracker("somebody", domain.slots)
    tracker.update_with_events(talk(random.Random(1), turns=200), domain)
    read, all_of_them = len(recent._prediction_states(tracker, domain)), len(stock._prediction_states(tracker, domain))
    assert all_of_them > 100
    assert read <= 12


def test_intent_that_nothing_answers_is_named_at_training(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    trained(RecentRulePolicy, Domain.from_yaml(DOMAIN), tmp_path / "policy")
    assert "nothing answers unknown:" in caplog.text


WORDS = """
  - rule: certain words
    steps: [{user: "words"}, {action: utter_first}]
"""


@pytest.mark.parametrize("rules, looked", [(RULES, 1), (RULES + WORDS, 2)], ids=["no rule has words", "a rule has words"])
def test_words_are_looked_for_only_where_a_rule_has_words(rules: str, looked: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    domain = Domain.from_yaml(DOMAIN)
    policy = trained(RecentRulePolicy, domain, tmp_path / "policy", rules)
    tracker = LiveTracker("somebody", domain.slots)
    tracker.update_with_events([ActionExecuted("action_listen"), UserUttered("other words", {"name": "greet", "confidence": 1.0})], domain)
    counted: list[int] = []
    inner = RecentRulePolicy._prediction_states
    monkeypatch.setattr(RecentRulePolicy, "_prediction_states", lambda *a, **k: counted.append(1) or inner(*a, **k))  # type: ignore[func-returns-value]
    policy.predict_action_probabilities(tracker, domain)
    assert len(counted) == looked


@pytest.mark.parametrize(
    "before, findings, wanted",
    [([], [], "action_listen"), ([SlotSet("open_question", "falls")], [], "action_resume"), ([], ["falls"], "action_resume")],
    ids=["nothing is open", "a question is open", "a symptom was told along with it"],
)
def test_way_back_is_taken_only_when_something_is_open(
    policies: tuple[Domain, RulePolicy, RecentRulePolicy], before: list[Event], findings: list[str], wanted: str
) -> None:
    domain, _, recent = policies
    tracker = LiveTracker("somebody", domain.slots)
    reading = {"reading": {"findings": [{"id": each, "status": "present"} for each in findings]}}
    told = UserUttered("words", {"name": "ask", "confidence": 1.0}, parse_data=reading)
    events = [ActionExecuted("action_session_start"), SessionStarted(), *before, ActionExecuted("action_listen"), told]
    tracker.update_with_events([*events, ActionExecuted("utter_more"), BotUttered("x")], domain)
    chosen = domain.action_names_or_texts[int(max(range(domain.num_actions), key=prediction(recent, tracker, domain)[0].__getitem__))]
    assert chosen == wanted


def test_only_rules_that_may_fit_are_compared(
    policies: tuple[Domain, RulePolicy, RecentRulePolicy], monkeypatch: pytest.MonkeyPatch
) -> None:
    domain, _, recent = policies
    compared: list[str] = []
    fits = RulePolicy._is_rule_applicable
    monkeypatch.setattr(RulePolicy, "_is_rule_applicable", lambda self, key, *rest: compared.append(key) or fits(self, key, *rest))
    said = UserUttered("words", {"name": "greet", "confidence": 1.0})
    events = [ActionExecuted("action_session_start"), SessionStarted(), ActionExecuted("action_listen"), said]
    tracker = LiveTracker.from_events("a", events, slots=domain.slots, domain=domain)
    assert recent._find_action_from_rules(tracker, domain, False)[0] == "utter_greet"
    assert compared and all("greet" in key for key in compared)
