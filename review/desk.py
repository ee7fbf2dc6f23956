"""The desk itself: a request in, a page or a change of place out. Knows of HTTP only what a browser sends."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from urllib.parse import quote, unquote

from review import ledger, sheet, trial, views
from review.catalogue import PAGE, Catalogue, Item, Shelf, words
from review.forms import form_of
from review.ledger import Refused
from review.pages import Pages, item_path
from signpost.knowledge import KnowledgeError
from signpost.reviews import ANSWERS, KINDS

LARGEST_BODY = 8 * 1024 * 1024
_COOKIE = "signpost_reviewer"
_POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"


@dataclass(frozen=True)
class Request:
    """What a browser sends; the names of `headers` are in lower case."""

    method: str
    path: str
    query: Mapping[str, Sequence[str]] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""


@dataclass(frozen=True)
class Response:
    """What a browser gets."""

    status: int
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Visit:
    """One request with what is needed to answer it: who reviews, and what there is."""

    request: Request
    catalogue: Catalogue
    books: views.Books
    who: str
    role: str
    form: Mapping[str, Sequence[str]] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)

    def value(self, name: str) -> str:
        """One field of the form, or nothing."""
        return next(iter(self.form.get(name, ())), "")

    @property
    def area(self) -> str:
        """The complaint whose round is gone through, or nothing."""
        found = self.value("area") or next(iter(self.request.query.get("area", ())), "")
        return found if found in self.catalogue.areas else ""


class Missing(Exception):
    """There is nothing under that address."""


class Desk:
    """Answers requests; `hosts` are the names under which a browser on this machine may speak to it."""

    def __init__(self, root: Path, hosts: Sequence[str], *, today: Callable[[], date] = date.today) -> None:
        self.token = secrets.token_urlsafe(32)
        self.hosts = frozenset(hosts)
        self.root = root
        self._shelf = Shelf(root)
        self._today = today
        self._pages = Pages(self.token)

    def handle(self, request: Request) -> Response:
        """The response to a request; what is wrong with it is said in words."""
        if request.headers.get("host") not in self.hosts:
            return self._refusal(403, Refused("foreign"))
        if request.path == "/desk.css" and request.method == "GET":
            return Response(200, (PAGE / "desk.css").read_bytes(), {"Content-Type": "text/css; charset=utf-8"})
        if request.method not in ("GET", "POST"):
            return self._refusal(405, Refused("method"))
        visit = None
        try:
            visit = self._visit(request)
            return self._post(visit) if request.method == "POST" else self._get(visit)
        except Missing:
            return self._refusal(404, Refused("missing"))
        except Refused as error:
            return self._refusal(400, error, visit)
        except KnowledgeError as error:
            return self._page(500, "broken", message=str(error))

    def _visit(self, request: Request) -> Visit:
        catalogue = self._shelf.catalogue
        who, role = _reviewer(request.headers.get("cookie", ""))
        visit = Visit(request, catalogue, views.books_of(catalogue), who, role)
        if request.method != "POST":
            return visit
        form, files = form_of(request.headers.get("content-type", ""), request.body)
        return replace(visit, form=form, files=files)

    def _get(self, visit: Visit) -> Response:
        parts = _parts(visit.request.path)
        if not parts:
            found = views.overview(visit.catalogue, visit.books, visit.who)
            return self._page(200, "home", visit, **found)
        if parts == ["sheet.csv"]:
            text = sheet.sheet_of(visit.catalogue)
            named = {"Content-Type": "text/csv; charset=utf-8", "Content-Disposition": 'attachment; filename="signpost-review.csv"'}
            return Response(200, text.encode("utf-8-sig"), _headers(named))
        if len(parts) == 3 and parts[0] == "area" and parts[1] in visit.catalogue.areas and parts[2] in KINDS:
            kind = parts[2]
            rows = views.listing(visit.catalogue, visit.books[kind], parts[1], kind, visit.who)
            return self._page(200, "area", visit, area=parts[1], kind=kind, rows=rows)
        if len(parts) == 3 and parts[0] == "item":
            return self._item(visit, _item_of(visit, parts))
        raise Missing

    def _post(self, visit: Visit) -> Response:
        if not self._is_own(visit):
            return self._refusal(403, Refused("foreign"), visit)
        parts = _parts(visit.request.path)
        if parts == ["who"]:
            who, role = ledger.named(visit.value("who"), visit.value("role"))
            cookie = quote(json.dumps([who, role]), safe="")
            return _moved(_local(visit.value("back")), {"Set-Cookie": f"{_COOKIE}={cookie}; Path=/; HttpOnly; SameSite=Strict"})
        if parts == ["sheet"]:
            return self._take_sheet(visit)
        if len(parts) == 4 and parts[0] == "item" and parts[3] in ("try", "review"):
            item = _item_of(visit, parts)
            return self._try(visit, item) if parts[3] == "try" else self._review(visit, item)
        raise Missing

    def _is_own(self, visit: Visit) -> bool:
        """Whether a form was sent from a page of this very desk."""
        headers = visit.request.headers
        origin, site = headers.get("origin"), headers.get("sec-fetch-site", "same-origin")
        same = origin is None or origin == f"http://{headers.get('host')}"
        return same and site == "same-origin" and secrets.compare_digest(visit.value("token").encode(), self.token.encode())

    def _item(
        self,
        visit: Visit,
        item: Item,
        *,
        status: int = 200,
        problem: str = "",
        facts: trial.Facts | None = None,
        tried: trial.Tried | None = None,
        asked: object = None,
    ) -> Response:
        catalogue, book = visit.catalogue, visit.books[item.kind]
        area = visit.area or item.areas[0]
        rule = views.rule_of(item, catalogue)
        looked_at = trial.spoken_of(rule) if rule else {item.id.partition(".")[0]: trial.FREE} if item.kind != ANSWERS else {}
        known = catalogue.rulebook.vocabulary.findings
        example = next(iter(visit.request.query.get("example", ())), "")
        if facts is None and rule and example.isdigit() and int(example) < len(rule.examples):
            chosen = rule.examples[int(example)]
            facts = trial.Facts(chosen.given[0].person, chosen.given, chosen.unsure)
        return self._page(
            status,
            "item",
            visit,
            item=item,
            area=area,
            place=views.neighbours(catalogue.within(area, item.kind), item),
            shown=views.described(item, catalogue, book),
            changed=views.changed(item, catalogue, book, visit.who),
            rows=trial.rows_of({name: each for name, each in looked_at.items() if name in known}, facts or trial.Facts(), catalogue),
            findings=sorted(known.items(), key=lambda pair: pair[1]),
            person=facts.person if facts else "",
            tried=tried,
            asked=asked,
            problem=problem,
            off_line=words()["off_line"].format(today=self._today().isoformat(), who=visit.who),
        )

    def _try(self, visit: Visit, item: Item) -> Response:
        if item.kind == ANSWERS:
            question = visit.value("question").strip()
            return self._item(visit, item, asked=views.asked(question, item, visit.catalogue) if question else None)
        try:
            facts = trial.facts_from(visit.form, visit.catalogue)
        except (Refused, ValueError) as error:
            return self._item(visit, item, status=400, problem=str(error))
        rule = views.rule_of(item, visit.catalogue)
        return self._item(visit, item, facts=facts, tried=trial.tried(facts, rule, visit.catalogue))

    def _review(self, visit: Visit, item: Item) -> Response:
        try:
            if not visit.who:
                raise Refused("who")
            if visit.value("content") != item.hash:
                raise Refused("changed")
            given = {"who": visit.who, "role": visit.role, "verdict": visit.value("verdict"), "comment": visit.value("comment")}
            review = ledger.review_of(item, visit.catalogue.versions[item.kind], given, self._today())
        except Refused as error:
            return self._item(visit, item, status=409 if visit.value("content") != item.hash else 400, problem=str(error))
        new = ledger.record(visit.catalogue.root, item.kind, review, item.data)
        area = visit.area or item.areas[0]
        after = views.following(visit.catalogue.within(area, item.kind), item, visit.catalogue.book(item.kind), visit.who)
        said = "recorded" if new else "repeated"
        return _moved(f"{item_path(after, area)}&said={said}" if after else f"/area/{area}/{item.kind}?said={said}")

    def _take_sheet(self, visit: Visit) -> Response:
        data = visit.files.get("sheet", b"")
        if not data:
            raise Refused("no_file")
        rows = sheet.rows_of(data, visit.catalogue, who=visit.who, role=visit.role, today=self._today())
        return _moved(f"/?taken={sheet.take_in(rows, visit.catalogue)}")

    def _refusal(self, status: int, error: Refused, visit: Visit | None = None) -> Response:
        return self._page(status, "refused", message=str(error), comment=visit.value("comment") if visit else "")

    def _page(self, status: int, name: str, visit: Visit | None = None, **values: object) -> Response:
        html = self._pages.render(name, visit, **values)
        return Response(status, html.encode(), _headers({"Content-Type": "text/html; charset=utf-8"}))


def _headers(more: Mapping[str, str]) -> dict[str, str]:
    fixed = {
        "Content-Security-Policy": _POLICY,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Cache-Control": "no-store",
    }
    return {**fixed, **more}


def _moved(place: str, more: Mapping[str, str] | None = None) -> Response:
    return Response(303, b"", _headers({"Location": place, **(more or {})}))


def _local(place: str) -> str:
    """A place of this desk; anything else leads to its first page."""
    return place if place.startswith("/") and not place.startswith(("//", "/\\")) and place.isprintable() else "/"


def _parts(path: str) -> list[str]:
    return [unquote(each) for each in path.split("/") if each]


def _item_of(visit: Visit, parts: Sequence[str]) -> Item:
    item = visit.catalogue.items.get(parts[1], {}).get(parts[2])
    if item is None:
        raise Missing
    return item


def _reviewer(cookies: str) -> tuple[str, str]:
    """Name and role from the cookie that `/who` set; empty when there is none that holds."""
    for each in cookies.split(";"):
        name, _, value = each.strip().partition("=")
        if name == _COOKIE:
            try:
                found = json.loads(unquote(value))
                return ledger.named(str(found[0]), str(found[1]))
            except (ValueError, LookupError, TypeError, Refused):
                return "", ""
    return "", ""
