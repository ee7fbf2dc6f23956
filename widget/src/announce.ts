/**
 * Says what is new in the log, once and in one piece.
 *
 * The log itself is silent: some screen readers read a message that is put into a live region as a whole, then each of its paragraphs
 * again, and once more when it changes. Here each message is one run of text, and goes again when it has been said.
 */

/** What was said of each message: the state of the message then, and the words. */
export type Told = Map<string, { mark: string; words: string }>;

/** The state of messages that were there before, and are not read out. */
export const OLD = "old";
const LASTS_MS = 10_000;
/** So long the words of an emergency wait, for the alert to be said before them. */
const AFTER_ALERT_MS = 1_000;
const NOT_READ = "time, details, button, .offers, .who";

function wordsOf(line: HTMLElement): string {
  const parts = line.matches(".note") ? [line] : ([...line.children].filter((part) => !part.matches(NOT_READ)) as HTMLElement[]);
  return parts.map((part) => part.innerText).join("\n");
}

export function announce(root: ParentNode, told: Told): void {
  const place = root.querySelector(".told");
  if (!place) return;
  for (const line of root.querySelectorAll<HTMLElement>(".log > [data-id]")) {
    const { id, mark } = line.dataset as { id: string; mark: string };
    const before = told.get(id);
    if (before && (before.mark === OLD || before.mark === mark)) continue;
    const words = wordsOf(line);
    told.set(id, { mark, words });
    const fresh = words.split("\n").filter((part) => part.trim() && !before?.words.includes(part));
    if (!fresh.length) continue;
    const said = document.createElement("p");
    said.textContent = fresh.join(" ");
    setTimeout(() => place.append(said), line.querySelector(".said-above") ? AFTER_ALERT_MS : 0);
    setTimeout(() => said.remove(), AFTER_ALERT_MS + LASTS_MS);
  }
}
