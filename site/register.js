// Lets the browser keep the page for when there is no connection.
"use strict";

if ("serviceWorker" in navigator) {
  addEventListener("load", () => navigator.serviceWorker.register("/worker.js").catch(() => undefined));
}
