// Keeps the tag shown on this page, and the chat in its corner, in step with the form.
"use strict";

const form = document.getElementById("settings");
const snippet = document.getElementById("snippet");
const DEFAULTS = { title: "Signpost", theme: "auto", "text-size": "100", position: "right", storage: "session", "emergency-number": "" };
const quote = (value) => value.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

function follow() {
  const chosen = [...new FormData(form)].filter(([name, value]) => value !== DEFAULTS[name]);
  const lines = [["server-url", "https://chat.your-charity.example"], ...chosen].map(([name, value]) => `  data-${name}="${quote(value)}"`);
  snippet.textContent = `<script defer src="https://chat.your-charity.example/widget/v1/signpost-chat.js"\n${lines.join("\n")}></script>`;
  const chat = document.querySelector("signpost-chat");
  for (const [name, value] of new FormData(form)) {
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
