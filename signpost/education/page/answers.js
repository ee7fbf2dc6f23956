// Search in the page; everything is readable without it.
const box = document.getElementById("words");
const status = document.getElementById("found");
const articles = [...document.querySelectorAll("article")];
const links = new Map([...document.querySelectorAll("nav a")].map((link) => [link.hash.slice(1), link.closest("li")]));
const groups = [...document.querySelectorAll("[data-group]")];

function plain(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

const texts = new Map(articles.map((article) => [article, plain(`${article.dataset.words} ${article.textContent}`)]));

function search() {
  const wanted = plain(box.value).split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const article of articles) {
    const hit = wanted.every((word) => texts.get(article).includes(word));
    article.hidden = !hit;
    links.get(article.id).hidden = !hit;
    shown += hit ? 1 : 0;
  }
  for (const group of groups) {
    group.hidden = !group.querySelector("article:not([hidden]), li:not([hidden])");
  }
  status.textContent = wanted.length ? `${shown} of ${articles.length} answers` : "";
}

// A link to an answer that the search has hidden shows everything again.
function reveal() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target?.hidden) {
    box.value = "";
    search();
    target.scrollIntoView();
  }
}

document.getElementById("search").hidden = false;
box.addEventListener("input", search);
window.addEventListener("hashchange", reveal);
