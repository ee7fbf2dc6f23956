// Keeps one page for when there is no connection: which signs need an ambulance, and whom to call. Nothing that was read is kept.
"use strict";

const KEPT = "signpost-offline-2";
const PAGE = "/emergency.html";
const FILES = [PAGE, "/site.css", "/register.js", "/images/lantern.svg", "/signpost-chat.js"];
let renewed = false;

const keep = () => caches.open(KEPT).then((cache) => cache.addAll(FILES));

addEventListener("install", (event) => {
  event.waitUntil(keep().then(() => skipWaiting()));
});

addEventListener("activate", (event) => {
  const old = (names) => Promise.all(names.filter((name) => name.startsWith("signpost-offline") && name !== KEPT).map((name) => caches.delete(name)));
  event.waitUntil(caches.keys().then(old).then(() => clients.claim()));
});

/** Numbers change: what is kept is fetched again at the first page that is read after a while. */
async function renew() {
  if (renewed) return;
  renewed = true;
  await keep().catch(() => {
    renewed = false;
  });
}

/** The network first; what is kept only where there is none. */
async function answer(request) {
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await caches.match(request.mode === "navigate" ? PAGE : new URL(request.url).pathname);
    if (kept) return kept;
    throw error;
  }
}

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  const reads = request.mode === "navigate";
  if (request.method !== "GET" || origin !== location.origin || !(reads || FILES.includes(pathname))) return;
  const answered = answer(request);
  event.respondWith(answered);
  if (reads) event.waitUntil(answered.then(renew, () => undefined));
});
