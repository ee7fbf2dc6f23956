"""What the proxies of deploy/ let through: the same for one host and for Kubernetes, and nothing that is to stay inside."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
INSIDE = {"/metrics", "/webhooks"}


def nginx() -> dict[str, str]:
    """The locations of the nginx configuration that go on to the bot, with what stands in each."""
    text = (ROOT / "deploy" / "nginx" / "signpost.conf.template").read_text()
    found = re.findall(r"^    location (?:= )?(\S+) \{\n(.*?)^    \}", text, flags=re.DOTALL | re.MULTILINE)
    return {path: body for path, body in found if "proxy_pass" in body}


def ingress() -> dict[str, str]:
    """The paths of the ingress, with how each is compared."""
    parts = yaml.safe_load_all((ROOT / "deploy" / "kubernetes" / "signpost.yaml").read_text())
    rules = next(each for each in parts if each["kind"] == "Ingress")["spec"]["rules"]
    return {path["path"]: path["pathType"] for rule in rules for path in rule["http"]["paths"]}


def test_both_proxies_let_the_same_through() -> None:
    # The ingress leaves out what is off unless an operator wants it (docs/operate.md).
    assert nginx().keys() == ingress().keys() | {"/misreadings"}


def test_widget_is_let_through_with_everything_below_it() -> None:
    assert ingress()["/widget/"] == "Prefix"
    # Headers of the bot's answer (CORS, how long it may be kept) go on as they are: nginx adds and hides none.
    assert not re.search(r"proxy_hide_header|add_header|proxy_cache", nginx()["/widget/"])


def test_what_stays_inside_is_not_let_through() -> None:
    for path in (*nginx(), *ingress()):
        assert not any(each.startswith(path) or path.startswith(each) for each in INSIDE), path


def test_image_carries_the_built_widget() -> None:
    assert "/app/widget/dist /app/widget/dist" in (ROOT / "deploy" / "Dockerfile").read_text()
