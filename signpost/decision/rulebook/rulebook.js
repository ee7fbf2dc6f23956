/* Search, level filter, copying of a rule's id, and what is unfolded. The page is complete without any of it. */
const form = document.getElementById("search");
const words = document.getElementById("words");
const count = document.getElementById("count");
const articles = [...document.querySelectorAll("article[data-level]")];
const texts = new Map(articles.map((article) => [article, article.textContent.toLowerCase()]));
const sections = [...document.querySelectorAll(".leads")];
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
  for (const section of sections) section.hidden = !section.querySelector(".index li:not([hidden])");
  count.textContent = `${shown} of ${articles.length} rules`;
}

form.hidden = false;
form.addEventListener("input", show);
form.addEventListener("submit", (event) => event.preventDefault());
show();

document.getElementById("unfold").addEventListener("click", () => {
  for (const each of document.querySelectorAll("article:not([hidden]) .examples")) each.open = true;
});
// On a phone the rules come first; the lists open with a tap, or when a search leaves few.
const lists = [...document.querySelectorAll(".leads details")];
if (matchMedia("(max-width: 34rem)").matches) lists.forEach((each) => { each.open = false; });
words.addEventListener("input", () => lists.forEach((each) => { each.open = true; }));

const copied = document.getElementById("copied");
let gone = 0;
for (const link of document.querySelectorAll("[data-copy]")) {
  link.addEventListener("click", () => navigator.clipboard?.writeText(link.dataset.copy).then(() => {
    copied.hidden = false;
    copied.textContent = `Copied: ${link.dataset.copy}`;
    clearTimeout(gone);
    gone = setTimeout(() => { copied.hidden = true; }, 4000);
  }));
}

// Questions belong on paper; thousands of examples do so only where somebody unfolded them.
let opened = [];
addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll(".leads details:not([open]), article:not([hidden]) details:not([open]):not(.examples)")];
  opened.forEach((each) => { each.open = true; });
});
addEventListener("afterprint", () => opened.forEach((each) => { each.open = false; }));
