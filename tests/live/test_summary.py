"""The page for the doctor from a really started server: for the holder of the token alone, kept by nobody, logged nowhere."""

from __future__ import annotations

from typing import Any

import pytest
import requests
from fhir.resources.bundle import Bundle

from signpost.handover import load_form
from tests.fhir.rules import problems
from tests.live.house import SAID, SITE, WEAK, House
from tests.live.servers import Person

pytestmark = pytest.mark.live
MEDICINE = "I take warfarin and I have diabetes"


def ask(house: House, token: str | None, *, address: str = "/summary", **headers: str) -> requests.Response:
    """The server's answer to whoever has this token."""
    shown = {"Authorization": f"Bearer {token}"} if token else {}
    return requests.get(house.rasa.address + address, headers={**shown, **headers}, timeout=20)


@pytest.fixture
def told(person: Person) -> Person:
    """Somebody who has told something."""
    person.say(WEAK)
    person.say(MEDICINE)
    return person


def test_holder_of_the_token_gets_each_format(house: House, told: Person) -> None:
    text, html, fhir = (ask(house, told.token, address=f"/summary?format={shape}") for shape in ("text", "html", "fhir"))
    assert [each.status_code for each in (text, html, fhir)] == [200] * 3
    assert text.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert html.headers["Content-Type"] == "text/html; charset=utf-8"
    assert fhir.headers["Content-Type"] == "application/fhir+json; charset=utf-8"
    for each in (text, html, fhir):
        assert SAID in each.text and "warfarin" in each.text and "left hand" in each.text
    bundle: dict[str, Any] = fhir.json()
    Bundle.parse_obj(bundle)
    assert problems(bundle, load_form()) == []
    assert told.conversation not in fhir.text


@pytest.mark.parametrize(
    ("accept", "begins"),
    [("text/html,application/xml;q=0.9,*/*;q=0.8", "<!doctype html>"), ("application/fhir+json", "{"), ("*/*", "Summary for the doctor")],
)
def test_accept_chooses_the_format(house: House, told: Person, accept: str, begins: str) -> None:
    assert ask(house, told.token, Accept=accept).text.startswith(begins)


def test_nothing_may_keep_it_and_nothing_in_it_may_run(house: House, told: Person) -> None:
    for address in ("/summary?format=html", "/summary?format=pdf"):
        headers = ask(house, told.token, address=address).headers
        assert headers["Cache-Control"] == "no-store"
        assert headers["Content-Security-Policy"].startswith("default-src 'none'")
        assert headers["X-Content-Type-Options"] == "nosniff"


def test_token_is_taken_from_the_header_alone(house: House, told: Person) -> None:
    for address in (f"/summary?token={told.token}", f"/summary?access_token={told.token}", f"/summary/{told.token}"):
        refused = ask(house, None, address=address)
        assert refused.status_code in (401, 404)
        assert SAID not in refused.text
    assert requests.get(f"{house.rasa.address}/summary", cookies={"token": told.token}, timeout=20).status_code == 401


@pytest.mark.parametrize("token", [None, "nonsense", "e30.e30.e30"])
def test_without_a_session_there_is_a_clear_no(house: House, told: Person, token: str | None) -> None:
    refused = ask(house, token)
    assert refused.status_code == 401
    assert "session is missing or has ended" in refused.json()["error"]
    assert refused.headers["Cache-Control"] == "no-store"


def test_somebody_elses_token_opens_their_own_conversation_alone(house: House, told: Person) -> None:
    other = Person(house.rasa.address).begin()
    other.say("my leg is numb")
    assert SAID not in ask(house, other.token).text
    assert "leg" in ask(house, other.token).text


def test_nothing_told_or_all_deleted_is_not_found(house: House, told: Person) -> None:
    silent = Person(house.rasa.address).begin()
    assert ask(house, silent.token).status_code == 404
    silent.say("hello")
    assert "nothing to sum up" in ask(house, silent.token).json()["error"]
    assert ask(house, told.token).status_code == 200
    told.delete()
    assert ask(house, told.token).status_code == 404


def test_unknown_formats_are_named(house: House, told: Person) -> None:
    wrong = ask(house, told.token, address="/summary?format=pdf")
    assert wrong.status_code == 400 and "text, html, fhir" in wrong.json()["error"]
    assert ask(house, told.token, Accept="image/png").status_code == 406


def test_pages_of_other_sites_may_not_ask(house: House, told: Person) -> None:
    assert ask(house, told.token, Origin="https://elsewhere.example").status_code == 403
    assert ask(house, told.token, Origin=SITE).headers["Access-Control-Allow-Origin"] == SITE


def test_asking_without_end_is_refused(house: House, told: Person) -> None:
    answers = [ask(house, told.token) for _ in range(20)]
    assert answers[0].status_code == 200
    assert answers[-1].status_code == 429 and "Retry-After" in answers[-1].headers


def test_words_of_the_page_reach_no_log_and_no_metric(house: House, told: Person) -> None:
    ask(house, told.token, address="/summary?format=fhir")
    ask(house, told.token, address="/summary?format=html")
    assert SAID not in house.logs() and told.token not in house.logs()
    assert SAID not in requests.get(f"{house.rasa.address}/metrics", timeout=20).text
