"""The examples of widget/examples, each on a page of somebody else's site; and what the package says of itself."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from html import escape

import pytest
from chat_page import ROOT, Chat, ChatServer
from playwright.sync_api import Page, expect

WIDGET_FOLDER = ROOT / "widget"
EXAMPLES = WIDGET_FOLDER / "examples"
VERSION = json.loads((WIDGET_FOLDER / "package.json").read_text())["version"]
INTEGRITY = json.loads((WIDGET_FOLDER / "dist" / "integrity.json").read_text())["integrity"]


def example(name: str, server: ChatServer) -> str:
    """An example with the tests' chat server in it."""
    return (EXAMPLES / name).read_text().replace("https://chat.example", server.url)


def bundled(source: str, **replaced: str) -> str:
    """A script as a site's own bundler would make it."""
    options = ["--bundle", "--format=iife", "--loader=jsx", "--jsx=automatic", "--define:process.env.NODE_ENV='development'"]
    options += [f"--define:{name}={json.dumps(value)}" for name, value in replaced.items()]
    command = ["node_modules/.bin/esbuild", *options]
    return subprocess.run(command, input=source, cwd=WIDGET_FOLDER, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("name", ["plain.html", "chat-page.html", "wordpress/signpost-chat.php"])
def test_example_names_this_version(name: str) -> None:
    assert VERSION in (EXAMPLES / name).read_text()


def test_every_example_is_listed_with_how_far_it_was_tried() -> None:
    listed = (EXAMPLES / "README.md").read_text()
    files = [each for each in EXAMPLES.rglob("*") if each.is_file() and each.name != "README.md"]
    assert files and all(f"`{each.relative_to(EXAMPLES)}`" in listed for each in files)


def test_plain_page_works(host: Callable[..., Chat], server: ChatServer) -> None:
    chat = host(whole=example("plain.html", server))
    expect(chat.call).to_have_attribute("href", "tel:999")
    chat.begin()


def test_inline_page_works(host: Callable[..., Chat], server: ChatServer) -> None:
    chat = host(whole=example("chat-page.html", server))
    expect(chat.launcher).to_have_count(0)
    chat.start_button.click()
    expect(chat.log).to_contain_text("Hello, I am Signpost.")


def test_sandboxed_frame_works(host: Callable[..., Chat], page: Page, server: ChatServer) -> None:
    host(whole=example("iframe.html", server), beside={"/chat-page.html": example("chat-page.html", server)})
    frame = page.frame_locator("iframe")
    frame.get_by_role("button", name="Start chat").click()
    expect(frame.get_by_role("log", name="Conversation")).to_contain_text("Hello, I am Signpost.")


def short_code(**given: str) -> str:
    """What the WordPress short code writes, from the templates in the plugin's own file, filled in as its `sprintf` does."""
    php = (EXAMPLES / "wordpress/signpost-chat.php").read_text()
    template = dict(re.findall(r"^const (SIGNPOST_CHAT_\w+)\s*= '(.*)';$", php, flags=re.MULTILINE))
    known = re.search(r"const SIGNPOST_CHAT_DEFAULTS\s*= array\((.*?)\);", php, flags=re.DOTALL)
    mapped = re.search(r"\$attributes = array\((.*?)\n\t\);", php, flags=re.DOTALL)
    assert known and mapped
    defaults = dict.fromkeys(re.findall(r"'(\w+)'\s*=>", known[1]), "")
    assert given.keys() <= defaults.keys()
    values = {**defaults, "version": template["SIGNPOST_CHAT_VERSION"], **given}
    pairs = re.findall(r"'([\w-]+)'\s*=>\s*\$(?:set\['(\w+)'\]|(server))", mapped[1])
    attributes = {name: values[key or other] for name, key, other in pairs}

    def printed(text: str, *parts: str) -> str:
        return re.sub(r"%(\d)\$s", lambda match: parts[int(match[1]) - 1], text)

    more = "".join(printed(template["SIGNPOST_CHAT_ATTRIBUTE"], name, escape(value)) for name, value in attributes.items() if value)
    tag = printed(template["SIGNPOST_CHAT_TAG"], escape(values["server"]), values["version"], more)
    listed = re.search(r"const SIGNPOST_CHAT_NUMBERS\s*= array\((.*?)\);", php, flags=re.DOTALL)
    assert listed
    numbers = dict(re.findall(r"'(\w+)' => '(\d+)'", listed[1]))
    number = values["number"] or numbers.get(values["region"].upper(), template["SIGNPOST_CHAT_ELSEWHERE"])
    return tag + printed(template["SIGNPOST_CHAT_FALLBACK"], re.sub(r"[^0-9+]", "", number), escape(number))


def test_wordpress_short_code_writes_a_tag_that_works(host: Callable[..., Chat], server: ChatServer) -> None:
    tag = short_code(server=server.url, integrity=INTEGRITY, region="NZ", color="#7a1f5c", lang="en-NZ")
    chat = host(whole=f"<!doctype html><html lang=en><title>Post</title><article>{tag}</article></html>")
    expect(chat.call).to_have_attribute("href", "tel:111")
    chat.begin()
    assert chat.send_button.evaluate("button => getComputedStyle(button).backgroundColor") == "rgb(122, 31, 92)"


REACT = """import { createRoot } from "react-dom/client"; import { createElement, StrictMode } from "react";
import { SignpostChat } from "./examples/react/SignpostChat.jsx"; window.opened = 0;
const root = createRoot(document.getElementById("root"));
root.render(createElement(StrictMode, null, createElement(SignpostChat,
{serverUrl: SERVER, region: "US", onOpen: () => { window.opened += 1; }})));"""


def test_react_component_works(host: Callable[..., Chat], site: str, server: ChatServer) -> None:
    script = f'<script src="{site}/signpost-chat.js" data-manual></script>'
    chat = host(
        whole=f"<!doctype html><html lang=en>{script}<div id=root></div><script src=/app.js></script></html>",
        beside={"/app.js": bundled(REACT, SERVER=server.url)},
    )
    expect(chat.call).to_have_attribute("href", "tel:911")
    chat.begin()
    assert chat.page.evaluate("window.opened") == 1
    assert chat.page.locator("signpost-chat").count() == 1


def test_package_works_inside_a_bundle_of_the_sites_own(host: Callable[..., Chat], server: ChatServer) -> None:
    page_with_none = "<!doctype html><html lang=en><title>App</title><body><script src=/app.js></script></html>"
    chat = host(whole=page_with_none, beside={"/app.js": bundled('import "./dist/signpost-chat.js";')})
    expect(chat.launcher).to_have_count(0)
    sockets: list[str] = []
    chat.page.on("websocket", lambda opened: sockets.append(opened.url))
    element = f'<signpost-chat data-server-url="{server.url}" data-region="IE"></signpost-chat>'
    chat = host(whole=page_with_none.replace("<body>", f"<body>{element}"))
    chat.begin()
    chat.say("card")
    chat.button("Summary for you or your doctor").click()
    expect(chat.button("Print")).to_be_visible()
    assert len(sockets) == 1


# ---- what the package says of itself ----


def sources() -> str:
    return "\n".join(each.read_text() for each in sorted((WIDGET_FOLDER / "src").glob("*.ts")))


@pytest.fixture(scope="module")
def element() -> dict:
    """The element as the custom elements manifest describes it."""
    manifest = json.loads((WIDGET_FOLDER / "custom-elements.json").read_text())
    return manifest["modules"][0]["declarations"][0]


def test_manifest_and_readme_name_every_attribute(element: dict) -> None:
    names = set(re.findall(r'"([\w-]+)"', (WIDGET_FOLDER / "src/config.ts").read_text().split("NAMES = [")[1].split("]")[0]))
    assert {each["name"] for each in element["attributes"]} == {f"data-{name}" for name in names}
    assert all(each["description"] for each in element["attributes"])
    readme = (WIDGET_FOLDER / "README.md").read_text()
    assert all(f"`data-{name}`" in readme for name in names)


def test_manifest_types_and_readme_name_every_event(element: dict) -> None:
    told = set(re.findall(r'\.tell\("(\w+)"', sources()))
    assert {each["name"] for each in element["events"]} == {f"signpost-chat:{name}" for name in told}
    types = (WIDGET_FOLDER / "signpost-chat.d.ts").read_text()
    assert set(re.findall(r'"signpost-chat:(\w+)"', types)) == told
    assert set(re.findall(r'"(\w+)"', types.split("SignpostChatEvent = ")[1].split(";")[0])) == told
    listed = re.search(r"`signpost-chat:([\w ]+)`", (WIDGET_FOLDER / "README.md").read_text())
    assert listed and set(listed[1].split()) == told


def test_types_name_the_whole_script_interface(chat: Chat) -> None:
    chat.page.wait_for_function("window.SignpostChat")
    there = set(chat.page.evaluate("Object.keys(SignpostChat)")) - {"part"}
    types = (WIDGET_FOLDER / "signpost-chat.d.ts").read_text()
    stated = types.split("interface SignpostChatApi {")[1].split("\n}")[0]
    assert set(re.findall(r"^  (?:readonly )?(\w+)[(:]", stated, flags=re.MULTILINE)) == there


def test_manifest_and_types_name_members_that_the_element_has(chat: Chat, element: dict) -> None:
    types = (WIDGET_FOLDER / "signpost-chat.d.ts").read_text()
    stated = types.split("interface SignpostChatElement extends HTMLElement {")[1].split("\n  }")[0].split("\n}")[0]
    members = {each["name"]: each["kind"] for each in element["members"]}
    assert set(re.findall(r"^  (?:readonly )?(\w+)[(:]", stated, flags=re.MULTILINE)) == set(members)
    kinds = chat.page.locator("signpost-chat").evaluate("(chat, names) => names.map(name => typeof chat[name])", list(members))
    assert kinds == [{"method": "function", "field": "boolean"}[each] for each in members.values()]


def test_types_can_be_used(tmp_path_factory: pytest.TempPathFactory) -> None:
    use = tmp_path_factory.mktemp("types") / "use.ts"
    use.write_text(
        f'import type {{ SignpostChatElement }} from "{WIDGET_FOLDER}/signpost-chat";\n'
        'const chat: SignpostChatElement = document.createElement("signpost-chat");\n'
        "const seen: boolean = chat.opened; chat.open(); window.SignpostChat.setTheme('dark');\n"
        'addEventListener("signpost-chat:message", ({ detail }) => detail?.from === "bot" && seen);\n'
        'window.SignpostChat.on("triage", () => undefined)();\n'
    )
    options = ["--noEmit", "--strict", "--skipLibCheck", "--target", "es2022", "--moduleResolution", "bundler", "--module", "esnext"]
    done = subprocess.run([WIDGET_FOLDER / "node_modules/.bin/tsc", *options, use], cwd=use.parent, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_package_holds_what_it_needs_and_nothing_else() -> None:
    done = subprocess.run(
        ["npm", "pack", "--dry-run", "--json", "--ignore-scripts"], cwd=WIDGET_FOLDER, capture_output=True, text=True, check=True
    )
    files = {each["path"] for each in json.loads(done.stdout)[0]["files"]}
    package = json.loads((WIDGET_FOLDER / "package.json").read_text())
    parts = [each["file"] for each in json.loads((WIDGET_FOLDER / "dist/integrity.json").read_text())["parts"].values()]
    scripts = {f"dist/{each}" for each in ["signpost-chat.js", *parts]}
    wanted = {"package.json", "README.md", "custom-elements.json", "signpost-chat.d.ts", "dist/licences.txt", "dist/integrity.json"}
    examples = {f"examples/{each.relative_to(EXAMPLES)}" for each in EXAMPLES.rglob("*") if each.is_file()}
    assert files == wanted | scripts | {f"{each}.map" for each in scripts} | examples
    named = [package["main"], package["types"], package["customElements"], *package["exports"]["."].values()]
    assert {each.removeprefix("./") for each in named} <= files
    assert "dependencies" not in package  # everything that runs is inside the script
