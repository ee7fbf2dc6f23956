// Keeps the tag shown on this page, and the chat in its corner, in step with the form.
"use strict";

const form = document.getElementById("settings");
const snippet = document.getElementById("snippet");
const DEFAULTS = { title: "Signpost", theme: "auto", "text-size": "100", position: "right", storage: "session", "emergency-number": "" };
const OF_THE_TAG = ["server", "version"];
const quote = (value) => value.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
let built = { version: "latest", integrity: "" };

/** The line for where the script cannot load: the page has nothing else with the number then. */
function fallback(given) {
  const number = given["emergency-number"] || form.elements.region.selectedOptions[0].dataset.number;
  const link = `<a href="tel:${quote(number.replace(/[^\d+]/g, ""))}">${quote(number)}</a>`;
  return `<signpost-fallback>The chat has not loaded. In an emergency call ${link}.</signpost-fallback>`;
}

/** The tag for these settings: a version that never changes is loaded by its hash, the latest one cannot be. */
function tag(settings) {
  const given = Object.fromEntries(settings);
  const server = given.server.replace(/\/+$/, "");
  const pinned = given.version === "pinned" && built.integrity;
  const folder = pinned ? built.version : "latest";
  const chosen = settings.filter(([name, value]) => !OF_THE_TAG.includes(name) && value !== DEFAULTS[name]);
  const lines = [
    `<script defer crossorigin="anonymous" src="${quote(server)}/widget/${folder}/signpost-chat.js"`,
    ...(pinned ? [`  integrity="${built.integrity}"`] : []),
    ...[["server-url", server], ...chosen].map(([name, value]) => `  data-${name}="${quote(value)}"`),
  ];
  return `${lines.join("\n")}></script>\n${fallback(given)}`;
}

function follow() {
  const settings = [...new FormData(form)];
  snippet.textContent = tag(settings);
  const chat = document.querySelector("signpost-chat");
  for (const [name, value] of settings.filter(([name]) => !OF_THE_TAG.includes(name))) {
    if (value) chat.setAttribute(`data-${name}`, value);
    else chat.removeAttribute(`data-${name}`);
  }
}

form.addEventListener("input", follow);
form.addEventListener("submit", (event) => event.preventDefault());
document.getElementById("copy").addEventListener("click", async () => {
  const done = await navigator.clipboard.writeText(snippet.textContent).then(() => true, () => false);
  document.getElementById("copied").textContent = done ? "Copied." : "Your browser did not allow copying; select the tag instead.";
});
follow();

/** What a server says it gives out; nothing where it says nothing. */
const ask = (server) =>
  fetch(`${server}/widget/latest/integrity.json`)
    .then((answer) => (answer.ok ? answer.json() : undefined))
    .catch(() => undefined);

// The script comes from the chat server, whose version may be another than this site's.
ask(form.elements.server.defaultValue)
  .then((known) => known ?? ask(""))
  .then((known) => {
    if (known) built = known;
    document.getElementById("built").textContent = known ? `The hash is that of version ${known.version}. A server with another one says its own at /widget/latest/integrity.json.` : "";
    follow();
  });
