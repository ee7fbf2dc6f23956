"""Odd input at the doors of a talk that need more than one request: lists and cards, the page for the doctor, misreadings.

Whatever comes, an answer has the shape that its page in docs/ gives it, and what was kept can be deleted.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import jsonschema
import requests
from hypothesis import strategies as st

from signpost.components.channels.limits import LARGEST_HEADER
from signpost.components.channels.misreadings import CHOICES, CONSENT
from signpost.decision import load_rulebook
from signpost.handover import MEDIA
from tests.live.servers import Person

CONTRACT = jsonschema.Draft7Validator(json.loads(Path("docs/contract.schema.json").read_text(encoding="utf-8")))
# A machine that is busy with other work may need long for what takes a moment; what never comes is a fault all the same.
PATIENCE_SECONDS = 180
# What brings up a list: nobody reads it, or it is about nothing in particular.
_STARTS = ["zorgelfrump kwibble mostly vrunzel", "it is all a bit strange with me", "hello", "both legs feel weak since this morning"]
_TOLD = "for three months my left hand has been getting weaker"
_VALUES = [option.value for screen in load_rulebook().screens.values() for option in screen.question.options]
_LABELS = [option.label for screen in load_rulebook().screens.values() for option in screen.question.options]
_PARTING = st.sampled_from([";", ",", " and ", "\n", " ; ;", "\u00a7"])
# Ticks as a client sends them, and as it should not: unknown ones, none beside others, twice, numbers beyond the end.
_tick = st.one_of(st.sampled_from(_VALUES), st.sampled_from(_LABELS), st.integers(-3, 40).map(str), st.text(max_size=12), st.just("none"))
ticks = st.tuples(st.sampled_from(_STARTS), st.lists(st.tuples(_tick, _PARTING), min_size=1, max_size=5), st.booleans()).map(
    lambda given: (given[0], "".join(word + parting for word, parting in given[1]), given[2])
)


def summaries(text: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    """Questions for the page for the doctor: format, Accept, whose token is shown, and whether anything was told before."""
    shape = st.one_of(st.none(), st.sampled_from([*MEDIA]), text)
    accept = st.one_of(st.none(), st.sampled_from([*MEDIA.values(), "*/*", "image/png", ";;,q=", "text/html;q=2"]), text)
    return st.tuples(shape, accept, st.sampled_from(["own", "own", "none", "cut"]), st.booleans())


def misreadings(text: st.SearchStrategy[str], value: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Misreadings as the widget gives them, and bodies of which each part may be anything."""
    known = st.sampled_from(sorted(load_rulebook().vocabulary.findings))
    findings = st.lists(st.fixed_dictionaries({"id": st.one_of(known, text), "status": st.one_of(st.just("present"), text)}), max_size=3)
    proper = {"message": text, "choice": st.sampled_from(CHOICES), "meant": text, "findings": findings}
    odd = {name: value for name in ("message", "choice", "meant", "findings", "consent", "code")}
    return st.tuples(
        st.sampled_from(["", "/preview", "/delete", "whole"]),
        st.one_of(st.fixed_dictionaries(proper), st.fixed_dictionaries({}, optional=odd), value),
    )


class Talks:
    """Takes the cases of this module; what is wrong and what was seen goes to the lists of the client that it belongs to."""

    def __init__(self, address: str, seen: Counter[str], wrong: list[str]) -> None:
        self.address, self.seen, self.wrong = address, seen, wrong
        self._http = requests.Session()

    def list_over_rest(self, given: tuple[str, str, bool], sender: str) -> None:
        """Brings up a list, ticks in it whatever is given, and asks on: every payload keeps to the contract."""
        start, ticked, unsure = given
        for message in (start, ticked, "I don't know" if unsure else "why do you ask?"):
            answer = self._http.post(
                f"{self.address}/webhooks/rest/webhook", json={"sender": sender, "message": message}, timeout=PATIENCE_SECONDS
            )
            self.seen[f"{answer.status_code}"] += 1
            if answer.status_code != 200 or not answer.json():
                self.wrong.append(f"{answer.status_code}, {len(answer.content)} bytes for {message!r} after {start!r}")
                return
            self.look_at(answer.json(), message)

    def look_at(self, messages: list[Any], about: str) -> None:
        """Notes every payload that breaks the contract, cards among them."""
        for each in messages:
            triage = (each.get("custom") or {}).get("triage")
            if triage is None:
                continue
            self.seen["payloads"] += 1
            self.seen["cards"] += "card" in triage
            self.seen["lists"] += ((triage.get("question") or {}).get("id") or "").startswith("screen.")
            broken = [error.message for error in CONTRACT.iter_errors(triage)]
            card = triage.get("card") or {"headline": "", "do": [], "call_if": []}
            lines = [card["headline"], *card["do"], *card["call_if"]]
            if len(card["headline"].split()) > 12 or sum(len(line.split()) for line in lines) > 60:
                broken.append("a card that is too long")
            if broken:
                self.wrong.append(f"payload for {about[:80]!r}: {broken[0][:200]}")

    def summary(self, given: tuple[str | None, str | None, str, bool], person: Person) -> None:
        """Asks for the page for the doctor."""
        shape, accept, whose, told = given
        if told and whose == "own":
            person.say(_TOLD, timeout=PATIENCE_SECONDS)
        token = {"own": person.token, "none": "", "cut": person.token[:-3]}[whose]
        where = "/summary" + (f"?{urlencode({'format': shape}, errors='replace')}" if shape is not None else "")
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        try:
            answer = self._http.get(
                self.address + where, headers={**headers, **({"Accept": accept} if accept else {})}, timeout=PATIENCE_SECONDS
            )
        except (requests.exceptions.InvalidHeader, UnicodeError):
            return  # the client itself refuses to send it
        self.seen[f"summary {answer.status_code}"] += 1
        sent = len(str(answer.request.path_url)) + len(str(answer.request.headers))
        if answer.status_code == 413 and sent > LARGEST_HEADER:
            return  # refused for its size before anybody read it
        allowed = (200, 400, 404, 406, 429) if whose == "own" else (401, 400)
        kept = answer.status_code != 400 and answer.headers.get("Cache-Control") != "no-store"
        if answer.status_code not in allowed or kept:
            self.wrong.append(f"{answer.status_code} for {where[:100]!r}, Accept {accept!r}, token {whose}")

    def misreading(self, given: tuple[str, Any], person: Person) -> None:
        """Sends a misreading to one of the three doors, or through all of them: what is kept then can be deleted by its code."""
        door, body = given
        if door != "whole":
            self._misreading(door, body, person)
            return
        shown = self._misreading("/preview", body, person)
        if shown is None:
            return
        kept = self._misreading("", {**body, **shown, "findings": shown["findings"], "consent": CONSENT}, person)
        if kept is not None and "code" in kept:
            # With the code alone, as somebody comes back whose session has ended.
            gone = self._misreading("/delete", {"code": kept["code"]}, None)
            if gone != {"deleted": True}:
                self.wrong.append("a misreading that was kept could not be deleted")

    def _misreading(self, door: str, body: Any, person: Person | None) -> dict[str, Any] | None:
        token = {"Authorization": f"Bearer {person.token}"} if person is not None else {}
        headers = {**token, "Content-Type": "application/json"}
        answer = self._http.post(
            f"{self.address}/misreadings{door}", data=json.dumps(body).encode(), headers=headers, timeout=PATIENCE_SECONDS
        )
        self.seen[f"misreadings {answer.status_code}"] += 1
        if answer.status_code not in (200, 201, 400, 404, 409, 429) or not isinstance(answer.json(), dict):
            self.wrong.append(f"{answer.status_code} for /misreadings{door}: {json.dumps(body)[:150]}")
            return None
        return dict(answer.json()) if answer.status_code < 300 else None
