// Lets the browser keep the page for when there is no connection, and says on that page when it stands in place of another.
"use strict";

const notice = document.getElementById("no-connection");
if (notice) notice.hidden = location.pathname === "/emergency.html" && navigator.onLine;

if ("serviceWorker" in navigator) {
  addEventListener("load", () => navigator.serviceWorker.register("/worker.js").catch(() => undefined));
}
