import type { Memory } from "./store.ts";

const NEAR_PX = 120;
/** What takes so much of the window is a keyboard, and no bar of the browser. */
const KEYBOARD_PX = 120;
/** How tall a log was when it was last shown: a card or a question that takes its room moves nobody away from its end. */
const heights = new WeakMap<HTMLElement, number>();

/** Keeps the Tab key inside the panel: after its last stop comes the first, before the first the last. */
export function keepInside(event: KeyboardEvent, root: ShadowRoot): void {
  const every = root.querySelectorAll<HTMLElement>(".panel :is(button,a,summary,select,input,textarea,[tabindex='0'])");
  const stops = [...every].filter((stop) => stop.checkVisibility());
  const [edge, next] = event.shiftKey ? [stops[0], stops.at(-1)] : [stops.at(-1), stops[0]];
  if (root.activeElement !== edge) return;
  event.preventDefault();
  next?.focus();
}

/**
 * Shows the newest message from its beginning, once, and never moves somebody who is reading further up.
 * Where the whole panel scrolls because there is little room, an open question, or a card just raised, comes to the top of it.
 * Returns how much of the log is shown now; give it back with the next call (-1: nothing yet).
 */
export function showNewest(log: HTMLElement, { entries, question, pinned }: Memory, shown: number): number {
  // A payload or a question that comes after its words makes the last message grow.
  const mark = entries.length + (entries.at(-1)?.triage ? 0.5 : 0) + (question ? 0.25 : 0);
  if (mark === shown) return shown;
  // An open question stands in its panel; in the log it is only heard, and has no place of its own.
  const newest = [...log.children].findLast((line) => !line.classList.contains("ear")) as HTMLElement | undefined;
  const panel = log.parentElement!;
  // The number and the first step of an emergency card are in view beside whatever is new.
  panel.parentElement!.querySelector(".strip.on")?.scrollTo(0, 0);
  if (getComputedStyle(log).overflowY === "visible") {
    const raised = !!pinned && entries.at(-1)?.turn === pinned.turn;
    const place = panel.querySelector<HTMLElement>(question ? ".asks, .answers" : raised ? ".below" : ":not(*)") ?? newest;
    place?.scrollIntoView({ block: "start" });
    return mark;
  }
  const fresh = shown < 0 ? [] : [...log.children].slice(Math.floor(shown - 0.5));
  const grown = fresh.reduce((sum, line) => sum + (line as HTMLElement).offsetHeight, 0);
  const near = log.scrollHeight - log.scrollTop - Math.max(log.clientHeight, heights.get(log) ?? 0) < grown + NEAR_PX;
  heights.set(log, log.clientHeight);
  if (newest && (shown < 0 || near || entries.at(-1)?.who === "you")) {
    log.scrollTop = Math.min(log.scrollHeight, newest.offsetTop - 8);
  }
  return mark;
}

/** Scrolls the page until what has the focus there is not hidden by the launcher. */
export function uncover(focused: Element, dock: Element | null): void {
  if (!dock) return;
  const [here, over] = [focused.getBoundingClientRect(), dock.getBoundingClientRect()];
  const hidden = here.bottom > over.top && here.top < over.bottom && here.right > over.left && here.left < over.right;
  if (hidden) scrollBy({ top: here.bottom - over.top + 8, behavior: "instant" });
}

/** The part of the window that a phone's keyboard leaves free: its height and its distance from the top; null where nothing covers it, or where the reader has zoomed in. */
export function freeOf(view: VisualViewport | null): { height: number; top: number } | null {
  if (!view || Math.abs(view.scale - 1) > 0.01 || innerHeight - view.height < KEYBOARD_PX) return null;
  return { height: view.height, top: view.offsetTop };
}

/** Lets the phone's Back close the chat instead of leaving the page: one step of history stands for the open chat. */
export class BackKey {
  private armed = false;

  constructor(private close: () => void) {}

  arm(): void {
    if (this.armed) return;
    this.armed = true;
    history.pushState({ ...history.state, signpostChat: true }, "");
  }

  /** Called when the person went back. */
  pressed(): void {
    if (!this.armed || history.state?.signpostChat) return;
    this.armed = false;
    this.close();
  }

  /** The chat was closed in another way, so its step goes too. */
  disarm(): void {
    if (!this.armed) return;
    this.armed = false;
    if (history.state?.signpostChat) history.back();
  }
}
