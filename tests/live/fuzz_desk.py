"""Odd input at the review desk: pages, forms of reviews and trials, and sheets of verdicts. What it writes must still be readable."""

from __future__ import annotations

import csv
import http.client
import io
import json
import threading
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from hypothesis import strategies as st

from review.server import Server as ReviewDesk
from review.sheet import COLUMNS
from signpost.decision import load_rulebook
from signpost.knowledge import KnowledgeError
from signpost.reviews import KINDS, RULES, VERDICTS, read_reviews
from tests.live.fuzz_talk import PATIENCE_SECONDS

_AREAS, _IDS = sorted(set(load_rulebook().vocabulary.areas.values())), [each.id for each in load_rulebook().rules]
_PART = "------------------------signpost"
# What a sheet holds besides: other dates than there are, formulas, hashes that are none.
_cells = {
    "kind": st.sampled_from([RULES, RULES, RULES, RULES, *KINDS, "x"]),
    "id": st.sampled_from(_IDS),
    "verdict": st.sampled_from([*VERDICTS, *VERDICTS, "ACCEPT", "x", ""]),
    "date": st.sampled_from(["", "", "2026-11-22", "2026-02-31", "2026-19-39", "2099-12-31", "22.11.2026"]),
    "who": st.sampled_from(["", "A. Reader", "=1+1", "- x: y", "# n", "B"]),
}
_comments = st.sampled_from(["", "It reads well: to me, at least.", "\u2028 - a: b\n# c", "'\"\\ {x} ---\n..."])
_PAGES = st.one_of(
    st.sampled_from(["/", "/who", "/sheet", "/sheet.csv", "/desk.css", "//", "/item", "/area/limbs"]),
    st.builds("/area/{}/{}".format, st.sampled_from(_AREAS), st.sampled_from([*KINDS, "x"])),
    st.builds("/item/{}/{}".format, st.sampled_from([*KINDS, "x"]), st.sampled_from(_IDS)),
)


def pages(text: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    """Requests of the review desk: a method, a path that may exist, a form, whether it is the desk's own, whether it says to hold files."""
    odd = st.builds("/area/{}/{}".format, text.map(quote), st.just("x")) | st.builds("/item/rules/{}".format, text.map(quote))
    doors = st.builds("/item/rules/{}/{}".format, st.sampled_from(_IDS), st.sampled_from(["try", "review", "review", "x"]))
    fields = ["who", "role", "back", "verdict", "comment", "content", "question", "person", "finding", "area", "example", "said"]
    verdict = st.fixed_dictionaries({"verdict": st.sampled_from([*VERDICTS, "x"]), "comment": _comments | text})
    form = verdict | verdict | st.dictionaries(st.one_of(st.sampled_from(fields), text), text, max_size=5)
    read = st.tuples(st.sampled_from(["GET", "GET", "GET", "PUT", "HEAD"]), _PAGES | odd, form, st.booleans(), st.just(False))
    sent = st.tuples(
        st.just("POST"), doors | doors | _PAGES, form, st.sampled_from([True, True, False]), st.sampled_from([False, False, True])
    )
    return st.one_of(read, sent)


def sheets(text: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    """Sheets that are handed in: rows of cells of which each may be anything, or bytes that are no sheet."""
    row = st.fixed_dictionaries({**_cells, "comment": _comments | text}, optional={name: text for name in ("content", "role", "title")})
    return st.one_of(st.lists(row, min_size=1, max_size=2), st.binary(max_size=80))


class DeskDoor:
    """Takes the cases of this module; what is wrong and what was seen goes to the lists of the client that it belongs to."""

    def __init__(self, desk: ReviewDesk, seen: Counter[str], wrong: list[str]) -> None:
        self.desk, self.seen, self.wrong = desk, seen, wrong

    def page(self, given: tuple[str, str, dict[str, str], bool, bool]) -> None:
        """Asks the review desk, as a page of its own would or as a stranger."""
        method, place, form, own, files = given
        fields = {**form, **({"token": self.desk.desk.token, "content": self._hash(place.split("/")[-2:][0])} if own else {})}
        body = urlencode(fields, errors="replace").encode() if method == "POST" else b""
        kind = "multipart/form-data; boundary=x" if files else "application/x-www-form-urlencoded"
        self._ask(method, place, body, kind, own=own)

    def sheet(self, given: list[dict[str, str]] | bytes) -> None:
        """Hands a sheet in, as the desk's own page does."""
        if isinstance(given, bytes):
            data = given
        else:
            text = io.StringIO(newline="")
            written = csv.DictWriter(text, COLUMNS)
            written.writeheader()
            # Python's writer knows no way to write a null; bytes that are no sheet hold them.
            plain = [{name: cell.replace("\0", "") for name, cell in each.items()} for each in given]
            written.writerows({"content": self._hash(each["id"]), **each} for each in plain)
            data = text.getvalue().encode("utf-8", "replace")
        parts = [f'--{_PART}\r\nContent-Disposition: form-data; name="token"\r\n\r\n{self.desk.desk.token}\r\n'.encode()]
        parts.append(f'--{_PART}\r\nContent-Disposition: form-data; name="sheet"; filename="s.csv"\r\n\r\n'.encode() + data + b"\r\n")
        self._ask("POST", "/sheet", b"".join(parts) + f"--{_PART}--\r\n".encode(), f"multipart/form-data; boundary={_PART}", own=True)

    def _hash(self, name: str) -> str:
        shown = self.desk.desk._shelf.catalogue.items["rules"].get(name)
        return shown.hash if shown else ""

    def _ask(self, method: str, place: str, body: bytes, kind: str, *, own: bool) -> None:
        name = quote(json.dumps(["A. Reader", "neurologist"] if own else [1, {}]))
        headers: Mapping[str, str] = {"Content-Type": kind, "Cookie": f"signpost_reviewer={name}"}
        connection = http.client.HTTPConnection("127.0.0.1", self.desk.server_port, timeout=PATIENCE_SECONDS)
        try:
            connection.request(method, place, body, headers)
            answer = connection.getresponse()
            answer.read()
        except http.client.HTTPException as error:
            self.wrong.append(f"{type(error).__name__} for {method} {place[:80]} of the desk")
            return
        finally:
            connection.close()
        self.seen[f"desk {answer.status}"] += 1
        # A method that nobody has a use for is refused by Python's own server with 501.
        if answer.status >= 500 and not (answer.status == 501 and method not in ("GET", "POST")):
            self.wrong.append(f"{answer.status} for {method} {place[:80]} of the desk: {body[:160]!r}")
        if answer.status == 303:
            self._is_readable(body)

    def _is_readable(self, body: bytes) -> None:
        """Notes a review that nobody can read any more."""
        try:
            for kind in KINDS:
                read_reviews(self.desk.desk.root, kind)
        except KnowledgeError as error:
            self.wrong.append(f"the desk wrote what it cannot read: {error}, {body[:160]!r}")


@contextmanager
def review_desk(knowledge: Path) -> Iterator[ReviewDesk]:
    """A desk over a copy of the clinical content, since it may be reviewed by whatever is sent."""
    desk = ReviewDesk(knowledge)
    assert desk.desk._shelf.catalogue.items
    threading.Thread(target=desk.serve_forever, daemon=True).start()
    try:
        yield desk
    finally:
        desk.shutdown()
        desk.server_close()
