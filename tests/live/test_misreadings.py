"""Misread messages through a real server: shown scrubbed, kept with consent alone, deleted by a code, turned into a training row."""

from __future__ import annotations

import uuid
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import requests
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from signpost.components.channels.misreadings import CONSENT
from signpost.misreadings.store import FILE, MisreadingStore
from tests.live.fuzz import text, value
from tests.live.servers import Person, Server
from training.misread.review import Desk, review
from training.notation import messages

pytestmark = pytest.mark.live

MARK = "Zephyrine"
TOLD = f"{MARK} from Leeds says my fingers go fizzy since 9:20 am"
SCRUBBED = "[word] from [word] says my fingers go fizzy since [time]"


@dataclass
class Learner:
    """A server that offers to learn, and the folder of its files."""

    server: Server
    folder: Path

    @property
    def store(self) -> MisreadingStore:
        """What it keeps."""
        return MisreadingStore(self.folder / FILE)

    def files(self) -> bytes:
        """The bytes of everything that it wrote, its log too."""
        return b"".join(path.read_bytes() for path in self.folder.iterdir() if path.is_file())


@pytest.fixture
def learner(lonely_bot: Server) -> Learner:
    """A server with the offer switched on, whose actions are not needed."""
    return Learner(lonely_bot, lonely_bot.log.parent)


@pytest.fixture
def person(learner: Learner) -> Person:
    """Somebody with a session of their own."""
    return Person(learner.server.address).begin()


def post(person: Person, path: str, body: Any, **headers: str) -> requests.Response:
    """The answer of one of the doors."""
    sent = {"Authorization": f"Bearer {person.token}", **headers}
    return requests.post(f"{person.address}/misreadings{path}", json=body, headers=sent, timeout=60)


def request_of(said: str = TOLD, **more: Any) -> dict[str, Any]:
    """What the widget sends to be shown."""
    findings = [
        {"id": "numbness_tingling", "status": "present", "said": "my fingers go fizzy"},
        {"id": "limb_weakness", "status": "present", "said": "words of another message"},
    ]
    return {"message": said, "choice": "missed", "meant": f"tingling, says {MARK}", "findings": findings, **more}


def kept(person: Person, said: str = TOLD) -> str:
    """The code of a message that was shown, agreed to and sent."""
    shown = post(person, "/preview", request_of(said)).json()
    answer = post(person, "", {**shown, "consent": CONSENT})
    assert answer.status_code == 201, answer.text
    return str(answer.json()["code"])


def test_session_says_that_misreadings_are_wanted(learner: Learner) -> None:
    assert requests.post(f"{learner.server.address}/session", json={}, timeout=30).json()["misreadings"] is True


def test_preview_shows_it_scrubbed_and_keeps_nothing(learner: Learner, person: Person) -> None:
    before = len(learner.store.waiting())
    answer = post(person, "/preview", request_of())
    assert answer.status_code == 200, answer.text
    shown = answer.json()
    assert (shown["message"], shown["meant"]) == (SCRUBBED, "tingling, says [word]")
    assert [(each["id"], each["status"]) for each in shown["findings"]] == [("numbness_tingling", "present")]
    assert shown["days"] == 90
    assert answer.headers["Cache-Control"] == "no-store"
    assert len(learner.store.waiting()) == before


def test_sent_one_holds_nothing_but_what_was_shown(learner: Learner, person: Person) -> None:
    kept(person)
    found = learner.store.waiting()[-1]
    assert (found.said, found.choice, found.meant, found.consent) == (SCRUBBED, "missed", "tingling, says [word]", CONSENT)
    assert len(found.reader) == len(found.rulebook) == 12
    assert len(found.day) == len("2026-11-21")
    stored = (learner.folder / FILE).read_bytes()
    assert person.conversation.encode() not in stored
    assert b"127.0.0.1" not in stored


@pytest.mark.parametrize("consent", [None, True, "", "yes", "misreading-2020-01"])
def test_nothing_is_kept_without_consent_to_these_words(learner: Learner, person: Person, consent: Any) -> None:
    before = len(learner.store.waiting())
    shown = post(person, "/preview", request_of()).json()
    answer = post(person, "", {**shown, "consent": consent})
    assert answer.status_code == 400
    assert "consent" in answer.json()["error"]
    assert len(learner.store.waiting()) == before


def test_what_was_not_shown_is_shown_again_and_not_kept(learner: Learner, person: Person) -> None:
    before = len(learner.store.waiting())
    shown = post(person, "/preview", request_of()).json()
    answer = post(person, "", {**shown, "message": TOLD, "consent": CONSENT})
    assert answer.status_code == 409
    assert answer.json()["message"] == SCRUBBED
    assert len(learner.store.waiting()) == before


def test_deleted_one_is_gone_from_every_byte(learner: Learner, person: Person) -> None:
    code = kept(person, "my wallaby elbow feels soft")
    assert b"elbow feels soft" in (learner.folder / FILE).read_bytes()
    gone = requests.post(f"{learner.server.address}/misreadings/delete", json={"code": code}, timeout=30)
    assert gone.json() == {"deleted": True}
    assert b"elbow feels soft" not in learner.files()
    again = post(person, "/delete", {"code": code})
    assert again.status_code == 404
    assert "deleted before" in again.json()["error"]


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ([], "'message' must be a text"),
        ({"message": "", "choice": "missed"}, "'message' must be a text"),
        ({"message": 7, "choice": "missed"}, "'message' must be a text"),
        ({"message": "x" * 2_001, "choice": "missed"}, "longer than 2000"),
        ({"message": "x", "choice": "missed", "meant": "y" * 501}, "longer than 500"),
        ({"message": "x"}, "Say what is wrong"),
        ({"message": "x", "choice": "nonsense"}, "'choice' must be one of"),
        ({"message": "x", "choice": "missed", "findings": "all"}, "'findings' must be a list"),
        ({"message": "x", "choice": "missed", "findings": [{"id": ["a"], "status": "present"}]}, "does not know"),
        ({"message": "x", "choice": "missed", "findings": [{"id": "falls", "status": {}}]}, "does not know"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_unusable_request_is_told_what_is_wrong(person: Person, body: Any, says: str) -> None:
    for path in ("/preview", ""):
        answer = post(person, path, {**body, "consent": CONSENT} if isinstance(body, dict) else body)
        assert answer.status_code == 400
    answer = post(person, "/preview", body)
    assert says in answer.json()["error"]


def test_odd_requests_break_no_door(learner: Learner) -> None:
    keys = {name: value for name in ("message", "choice", "meant", "findings", "consent", "code")}
    nearly = {
        "message": text,
        "choice": st.just("missed"),
        "meant": text,
        "findings": st.just([]),
        "consent": st.just(CONSENT),
        "code": text,
    }
    odd = st.one_of(value, st.fixed_dictionaries({}, optional=keys), st.fixed_dictionaries(nearly))
    statuses: Counter[int] = Counter()
    people: list[Person] = []

    @seed(20261121)
    @settings(max_examples=300, deadline=None, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(st.sampled_from(["/preview", "", "/delete"]), odd)
    def one(path: str, body: Any) -> None:
        if sum(statuses.values()) % 8 == 0:
            people.append(Person(learner.server.address).begin())
        answer = post(people[-1], path, body)
        statuses[answer.status_code] += 1
        assert answer.status_code in (200, 201, 400, 404, 409), (path, answer.status_code)
        assert answer.json().get("error") or answer.status_code in (200, 201)

    one()
    assert statuses[200] and statuses[400] and statuses[404]


def test_code_that_is_none_is_told(person: Person) -> None:
    for code in (None, 5, "", "x" * 61):
        assert post(person, "/delete", {"code": code}).status_code == 400
    assert post(person, "/delete", {"code": "00000-00000-00000-00000"}).status_code == 404


def test_without_a_session_nothing_is_shown_or_kept(learner: Learner) -> None:
    stranger = Person(learner.server.address, token="forged")
    for path in ("/preview", ""):
        assert post(stranger, path, request_of(consent=CONSENT)).status_code == 401


def test_other_sites_may_not_ask(person: Person) -> None:
    for path in ("/preview", "", "/delete"):
        assert post(person, path, request_of(), Origin="https://elsewhere.example").status_code == 403


def test_one_session_may_not_ask_without_end(person: Person) -> None:
    statuses = [post(person, "/delete", {"code": "none"}).status_code for _ in range(16)]
    assert statuses[0] == 404
    assert statuses[-1] == 429


def test_words_reach_no_log_and_no_other_file(learner: Learner, person: Person) -> None:
    mark = "qwertzuiop" + uuid.uuid4().hex
    post(person, "/preview", request_of(f"{mark} fizzy"))
    post(person, "", {**request_of(f"{mark} fizzy"), "consent": CONSENT})
    post(person, "/delete", {"code": mark[:50]})
    assert mark[:50].encode() not in learner.files()
    assert MARK.encode() not in learner.files()


def test_a_misreading_travels_to_a_training_row(learner: Learner, person: Person, tmp_path: Path) -> None:
    for each in learner.store.waiting():
        learner.store.reject(each.name)
    code = kept(person)
    answers = iter(["a", "W", "numbness_tingling", "n"])
    known = {"numbness_tingling": "numbness or tingling"}
    desk = Desk(learner.store, tmp_path / "misread.txt", tmp_path / "misread.yml", known, lambda _: next(answers), lambda _: None)
    assert review(desk)["accepted"] == 1
    [row] = messages(desk.rows)
    assert (row.text, row.kind, row.told[0].finding) == (SCRUBBED, "weeks", "numbness_tingling")
    assert post(person, "/delete", {"code": code}).json() == {"deleted": True}
    assert review(desk)["withdrawn"] == 1
    assert not desk.rows.exists()


def test_switched_off_there_is_no_door(bot: Server) -> None:
    person = Person(bot.address).begin()
    assert "misreadings" not in requests.post(f"{bot.address}/session", json={}, timeout=30).json()
    for path in ("/preview", "", "/delete"):
        assert post(person, path, request_of(consent=CONSENT)).status_code == 404
