"""An emergency told while the database cannot be written is neither lost nor taken back, and the person and the probe are told."""

from __future__ import annotations

import sqlite3
import time
import uuid

import pytest
import requests

from tests.live.house import House
from tests.live.servers import UNSAVED, Person, rest, text_of, triage_of

pytestmark = pytest.mark.live
NUMB = "my back hurts and I am suddenly numb around the saddle, I cannot pass urine since this morning"
INCOMPLETE = "summary may be incomplete"


def test_emergency_told_while_nothing_can_be_written_stays(house: House, person: Person) -> None:
    sender, address = uuid.uuid4().hex, house.rasa.address
    rest(address, "my lower back has been aching for two weeks", sender)
    assert UNSAVED not in text_of(rest(address, "no", sender))
    other = sqlite3.connect(house.database, isolation_level=None, timeout=30)
    other.execute("BEGIN EXCLUSIVE")
    try:
        warned = rest(address, NUMB, sender)
        assert triage_of(warned)["level"] == "emergency"
        assert UNSAVED in warned[-1]["text"], "after the warning, by itself"
        refused = requests.get(f"{address}/health/ready", timeout=30)
        assert (refused.status_code, refused.json()["ready"]) == (503, False) and "written" in refused.json()["reason"]
        summed_up = rest(address, "summary", sender)
        assert INCOMPLETE in text_of(summed_up) and triage_of(summed_up)["level"] == "emergency"
        assert UNSAVED not in text_of(rest(address, "ok", sender)), "told once"
        told = person.say(NUMB)
        assert told[-1]["reply_to"] == "" and UNSAVED in told[-1]["text"], "no part of the card"
        assert "incomplete" in page(address, person)
    finally:
        other.execute("ROLLBACK")
        other.close()
    until_ready(address)
    again = rest(address, "summary", sender)
    assert INCOMPLETE not in text_of(again) and triage_of(again)["level"] == "emergency"
    assert "incomplete" not in page(address, person)
    with sqlite3.connect(house.database) as stored:
        written = stored.execute("SELECT count(*) FROM events WHERE sender_id = ? AND type_name = 'user'", (sender,)).fetchone()
    assert written == (6,)


def page(address: str, person: Person) -> str:
    """The page for the doctor, as text."""
    return requests.get(f"{address}/summary", headers={"Authorization": f"Bearer {person.token}"}, timeout=30).text


def until_ready(address: str) -> None:
    """Returns when the probe says that all is well."""
    until = time.monotonic() + 30
    while requests.get(f"{address}/health/ready", timeout=30).status_code != 200:
        assert time.monotonic() < until
        time.sleep(0.3)
