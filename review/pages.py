"""The HTML of the desk; every text is escaped."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

import jinja2

from review.catalogue import PAGE, Item, words
from review.rulebook_words import FOLDER
from signpost.reviews import KINDS, VERDICTS

if TYPE_CHECKING:
    from review.desk import Visit

# What a page may say of the step before, by the name that stands in its address.
_SAID = ("recorded", "repeated")


class Pages:
    """Renders the templates of the desk; `token` goes into every form."""

    def __init__(self, token: str) -> None:
        self._token = token
        self._environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader([PAGE, FOLDER]),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=jinja2.StrictUndefined,
        )

    def render(self, name: str, visit: Visit | None, **values: object) -> str:
        """One page."""
        fixed = {"words": words(), "kinds": KINDS, "verdicts": VERDICTS, "token": self._token, "item_path": item_path}
        known: dict[str, object] = {"who": "", "role": "", "back": "/", "said": "", "areas": {}}
        if visit is not None:
            wording = visit.catalogue.wording
            fixed |= {"text": wording.text, "label": wording.label}
            known = {
                "who": visit.who,
                "role": visit.role,
                "back": _back(visit),
                "said": _said(visit),
                "areas": visit.catalogue.areas,
                "visit": visit,
            }
        return self._environment.get_template(f"{name}.html.j2").render({**fixed, **known, **values})


def item_path(item: Item, area: str = "") -> str:
    """The address of an item within the round of a complaint."""
    return f"/item/{item.kind}/{quote(item.id, safe='')}?area={quote(area, safe='')}"


def _back(visit: Visit) -> str:
    """Where somebody who says their name goes on: the page they are on."""
    if visit.request.method != "GET":
        return "/"
    area = f"?area={quote(visit.area)}" if visit.area else ""
    return visit.request.path + area


def _said(visit: Visit) -> str:
    said = next(iter(visit.request.query.get("said", ())), "")
    taken = next(iter(visit.request.query.get("taken", ())), "")
    if taken.isdigit():
        return str(words()["taken"]).format(count=int(taken))
    return str(words()[said]) if said in _SAID else ""
