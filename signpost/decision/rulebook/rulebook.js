/* Search, level filter, copying of a rule's id, and open details on paper. The page is complete without any of it. */
const form = document.getElementById("search");
const words = document.getElementById("words");
const count = document.getElementById("count");
const articles = [...document.querySelectorAll("article[data-level]")];
const texts = new Map(articles.map((article) => [article, article.textContent.toLowerCase()]));
const entries = new Map([...document.querySelectorAll(".index a")].map((link) => [link.hash.slice(1), link.parentElement]));

function show() {
  const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
  const levels = new Set([...form.querySelectorAll("[name=level]:checked")].map((box) => box.value));
  let shown = 0;
  for (const article of articles) {
    const fits = levels.has(article.dataset.level) && wanted.every((word) => texts.get(article).includes(word));
    article.hidden = !fits;
    entries.get(article.id)?.toggleAttribute("hidden", !fits);
    shown += fits ? 1 : 0;
  }
  count.textContent = `${shown} of ${articles.length} rules`;
}

form.hidden = false;
form.addEventListener("input", show);
form.addEventListener("submit", (event) => event.preventDefault());
show();

for (const link of document.querySelectorAll("[data-copy]")) {
  link.addEventListener("click", () => navigator.clipboard?.writeText(link.dataset.copy).then(() => { count.textContent = `Copied: ${link.dataset.copy}`; }));
}

let opened = [];
addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("article:not([hidden]) details:not([open])")];
  opened.forEach((each) => { each.open = true; });
});
addEventListener("afterprint", () => opened.forEach((each) => { each.open = false; }));
