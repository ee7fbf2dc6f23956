// Finds answers or rules by their words. The list below is complete without it; what is typed is sent nowhere.
"use strict";

const MOST = 12;
const form = document.querySelector("form.search");
const [box, status, hits] = [form.querySelector("input"), form.querySelector(".found"), form.querySelector(".hits")];
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const wordsOf = (text) => plain(text).match(/[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu) ?? [];
let items;

/** The list with its words, read once when somebody begins to search. */
async function load() {
  const answer = await fetch(form.dataset.index);
  if (!answer.ok) throw new Error(answer.statusText);
  return (await answer.json()).map(([title, page, group, words]) => ({ title, page, group, inTitle: wordsOf(title), inText: wordsOf(words) }));
}

/** How well an item fits: each word counts the more, the fewer items have it, and more in the title. */
function rank(wanted) {
  const has = (words, word) => words.some((each) => each === word || (word.length > 2 && each.startsWith(word)));
  const scores = new Map(items.map((item) => [item, 0]));
  for (const word of wanted) {
    const found = items.filter((item) => has(item.inTitle, word) || has(item.inText, word));
    for (const item of found) scores.set(item, scores.get(item) + Math.log(1 + items.length / found.length) * (has(item.inTitle, word) ? 2 : 1));
  }
  const best = Math.max(...scores.values());
  const fitting = [...scores].filter(([, score]) => score > 0 && score >= best / 2);
  return fitting.sort((a, b) => b[1] - a[1]).map(([item]) => item);
}

function show(found) {
  hits.replaceChildren(
    ...found.slice(0, MOST).map((item) => {
      const [line, link, group] = [document.createElement("li"), document.createElement("a"), document.createElement("small")];
      [link.href, link.textContent, group.textContent] = [item.page, item.title, item.group];
      line.append(link, " ", group);
      return line;
    }),
  );
  hits.hidden = !found.length;
}

async function search() {
  const wanted = wordsOf(box.value);
  const unit = form.dataset.unit;
  try {
    items ??= await load();
  } catch {
    status.textContent = "The search cannot be reached just now. The list below is complete.";
    return;
  }
  if (wordsOf(box.value).join() !== wanted.join()) return;
  const found = wanted.length ? rank(wanted) : [];
  const more = found.length > MOST ? `, the best ${MOST} are shown` : "";
  const none = `No ${unit} has these words. Try others, or ask Signpost.`;
  status.textContent = !wanted.length ? "" : found.length ? `${found.length} ${unit}${found.length === 1 ? "" : "s"}${more}` : none;
  show(found);
}

form.hidden = false;
form.addEventListener("input", search);
form.addEventListener("submit", (event) => event.preventDefault());

// An address of before, when everything stood on one page, goes on to the page that it stands on now.
function goOn() {
  const link = document.getElementById(decodeURIComponent(location.hash.slice(1)))?.querySelector("li > a");
  if (link) location.replace(link.href);
}
addEventListener("hashchange", goOn);
goOn();
