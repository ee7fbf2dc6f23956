// What an address names is unfolded, and everything on paper. The page is complete without it.
"use strict";

const folds = () => [...document.querySelectorAll("main details:not([open])")];
let opened = [];

function reveal() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  target?.querySelector("details")?.setAttribute("open", "");
}

addEventListener("hashchange", reveal);
reveal();
addEventListener("beforeprint", () => {
  opened = folds();
  for (const each of opened) each.open = true;
});
addEventListener("afterprint", () => {
  for (const each of opened) each.open = false;
});
