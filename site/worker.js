// Keeps one page for when there is no connection: which signs need an ambulance, and whom to call. Nothing that was read is kept.
"use strict";

const KEPT = "signpost-offline-1";
const PAGE = "/offline.html";
const FILES = [PAGE, "/site.css", "/images/lantern.svg", "/signpost-chat.js"];

addEventListener("install", (event) => {
  event.waitUntil(caches.open(KEPT).then((cache) => cache.addAll(FILES)).then(() => skipWaiting()));
});

addEventListener("activate", (event) => {
  const old = (names) => Promise.all(names.filter((name) => name.startsWith("signpost-offline") && name !== KEPT).map((name) => caches.delete(name)));
  event.waitUntil(caches.keys().then(old).then(() => clients.claim()));
});

/** The network first; what is kept only where there is none. */
async function answer(request) {
  try {
    const fresh = await fetch(request);
    const { pathname } = new URL(request.url);
    if (fresh.ok && FILES.includes(pathname)) await (await caches.open(KEPT)).put(pathname, fresh.clone());
    return fresh;
  } catch (error) {
    const kept = await caches.match(request.mode === "navigate" ? PAGE : new URL(request.url).pathname);
    if (kept) return kept;
    throw error;
  }
}

addEventListener("fetch", (event) => {
  const { request } = event;
  const ours = new URL(request.url).origin === location.origin;
  if (request.method === "GET" && ours && (request.mode === "navigate" || FILES.includes(new URL(request.url).pathname))) {
    event.respondWith(answer(request));
  }
});
