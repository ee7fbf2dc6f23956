"""One bot with its action server in a folder of its own, for the faults to break."""

from __future__ import annotations

import time
from pathlib import Path

from evaluation.trained import free_port
from tests.live.servers import SAFE, Gate, Person, Server, rasa_server, text_of, triage_of

WEAK = "my left hand has been getting weaker for three months"
TWITCHING = "I have some muscle twitching as well"
SWALLOWING = "I also have trouble swallowing"
BREATH = "and now suddenly I can't get any air"
# On a busy machine everything takes longer; no fault is told by these times.
PATIENCE_SECONDS = 90


class NotHere(Exception):
    """The machine lacks what a fault needs."""


class World:
    """The Rasa server, the gate before the action server, and the database."""

    def __init__(self, folder: Path, actions: Server, **settings: str) -> None:
        self.folder, self.actions, self.gate = folder, actions, Gate(actions.port)
        folder.mkdir(parents=True, exist_ok=True)
        self.rasa = rasa_server(
            free_port(), folder, self.gate.url, **{"SIGNPOST_ACTION_SECONDS": "4", "SIGNPOST_MESSAGES_PER_MINUTE": "100000", **settings}
        )
        self.database = Path(self.rasa.environment["SIGNPOST_DATABASE"])

    def begin(self) -> None:
        """Starts Rasa, unless the fault before left it in good order."""
        if self.rasa.process is None or self.rasa.process.poll() is not None:
            self.rasa.start()

    def person(self) -> Person:
        """Somebody who has told of a weak hand, which must not be lost."""
        until = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < until:
            person = Person(self.rasa.address).begin(consent="2026-11")
            if triage_of(person.say(WEAK, timeout=PATIENCE_SECONDS)).get("findings"):
                return person
        raise AssertionError("the first turn got no ordinary answer")

    def knows_the_hand(self, person: Person) -> None:
        """Raises unless an ordinary answer still rests on the first turn."""
        until = time.monotonic() + PATIENCE_SECONDS
        answers = person.say(TWITCHING, timeout=PATIENCE_SECONDS)
        while SAFE in text_of(answers) and time.monotonic() < until:
            answers = person.say(TWITCHING, timeout=PATIENCE_SECONDS)
        told = {each["id"] for each in triage_of(answers).get("findings", ())}
        assert {"limb_weakness", "muscle_twitching"} <= told, f"known afterwards: {sorted(told)}; said: {text_of(answers)[:200]}"

    def sees_an_emergency(self, person: Person) -> None:
        """Raises unless an emergency that is told now is answered as one."""
        answers = person.say(BREATH, timeout=PATIENCE_SECONDS)
        assert triage_of(answers)["level"] == "emergency", f"said: {text_of(answers)[:200]}"

    def files(self) -> bytes:
        """Every byte that lies in the folder, but for the logs."""
        return b"".join(each.read_bytes() for each in sorted(self.folder.rglob("*")) if each.is_file() and each.suffix != ".log")

    def close(self) -> None:
        """Ends what runs."""
        self.gate.release.set()
        self.gate.shutdown()
        self.rasa.stop()
