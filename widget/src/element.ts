import { announce, OLD, type Told } from "./announce.ts";
import { inkOn, NAMES, setting } from "./config.ts";
import type { SheetPart } from "./part-sheet.ts";
import { part } from "./parts.ts";
import { BackKey, freeOf, keepInside, showNewest, uncover } from "./places.ts";
import { hush } from "./speech.ts";
import { blank, Store } from "./store.ts";
import css from "./styles.css";
import { speak } from "./conversation.ts";
import { strings } from "./strings.ts";
import { Talking, type View } from "./talking.ts";
import type { Entry } from "./types.ts";
import { page } from "./views.ts";

const HOSTILE = ["opacity", "filter", "transform", "visibility", "clip-path", "zoom", "pointer-events"];

/**
 * `<signpost-chat>`: the chat, its launcher, and the emergency line that is there before, during and without it.
 *
 * @fires signpost-chat:ready @fires signpost-chat:open @fires signpost-chat:close @fires signpost-chat:message
 * @fires signpost-chat:triage @fires signpost-chat:error (none of them carries a word that was said)
 */
export class SignpostChat extends Talking {
  static observedAttributes = NAMES.flatMap((name) => [name, "data-" + name]);

  /** The part with the sheet for the doctor and the log, once it is there. */
  papers?: SheetPart;
  papersFailed = false;

  private opener?: HTMLElement;
  private leaving?: AbortController;
  private back = new BackKey(() => this.close());
  private shown = -1;
  private told: Told = new Map();

  // ---- coming and going ----------------------------------------------------------------------------------------

  connectedCallback(): void {
    this.wear(css);
    for (const property of HOSTILE) this.style.setProperty(property, property === "pointer-events" ? "auto" : "initial", "important");
    const { signal } = (this.leaving = new AbortController());
    const wake = () => {
      this.transport?.nudge();
      void this.wipeLeftovers();
    };
    addEventListener("online", wake, { signal });
    addEventListener("pageshow", (event) => event.persisted && wake(), { signal });
    addEventListener("resize", () => this.requestUpdate(), { signal });
    visualViewport?.addEventListener("resize", () => this.fit(), { signal });
    visualViewport?.addEventListener("scroll", () => this.fit(), { signal });
    document.addEventListener("focusin", ({ target }) => target !== this && uncover(target as Element, this.find(".dock")), { signal });
    document.addEventListener("visibilitychange", () => document.hidden || wake(), { signal });
    document.addEventListener("click", (event) => this.fromOutside(event), { signal });
    for (const query of ["(prefers-color-scheme: dark)", "(prefers-contrast: more)"]) {
      matchMedia(query).addEventListener("change", () => this.requestUpdate(), { signal });
    }
    try {
      this.channel = new BroadcastChannel("signpost-chat");
      this.channel.onmessage = ({ data }) => this.fromOtherTab(data);
    } catch {
      // a closed frame has no other tabs
    }
    addEventListener("popstate", () => this.back.pressed(), { signal });
    this.boot();
    this.tell("ready");
  }

  disconnectedCallback(): void {
    this.leaving?.abort();
    this.channel?.close();
    this.silence();
  }

  attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    if (old !== value && this.isConnected && this.store && /server-url|storage/.test(name)) this.boot();
    this.requestUpdate();
  }

  private boot(): void {
    this.transport?.stop();
    this.transport = undefined;
    this.store = new Store(this.server, setting(this, "storage"));
    const kept = this.store.load();
    if (kept.consented || !this.memory.consented) this.memory = kept;
    this.shown = this.memory.entries.length ? -1 : 0;
    for (const { id } of this.memory.entries) this.told.set(id, { mark: OLD, words: "" });
    if (this.on("auto-open") && !kept.consented) this.memory.open = true;
    if (this.memory.consented) this.join();
    void this.wipeLeftovers();
    this.requestUpdate();
  }

  private fromOutside(event: Event): void {
    const selector = setting(this, "launcher-selector");
    const button = selector && (event.target as Element).closest?.(selector);
    if (button) this.open(button as HTMLElement);
  }

  private fromOtherTab({ conversation, entry }: { conversation?: string; entry?: Entry }): void {
    if (!conversation || conversation !== this.memory.session.conversation) return;
    if (!entry) void this.forget(false);
    else if (!this.memory.entries.some(({ id }) => id === entry.id)) {
      speak(this.memory, entry);
      this.keep();
    }
  }

  // ---- theirs --------------------------------------------------------------------------------------------------

  /** Deletes here and, when `everywhere`, on the server; says truly which of the two was done. */
  async forget(everywhere = true): Promise<void> {
    const { region, theme, size, open, unwiped, session } = this.memory;
    const gone = everywhere ? await (this.transport?.remove() ?? Promise.resolve(!session.token)) : true;
    this.transport?.stop();
    this.transport = undefined;
    if (everywhere) this.channel?.postMessage({ conversation: session.conversation });
    this.memory = { ...blank(), region, theme, size, open, unwiped };
    if (!gone && session.token) this.memory.unwiped.push(session.token);
    this.notice = gone ? strings.deleted : strings.deletedHere;
    this.alarm = "";
    this.late = this.asking = false;
    this.reach = "idle";
    this.view = "chat";
    this.editing = undefined;
    this.keep();
    if (everywhere && this.opened) this.focusOn();
  }

  private async wipeLeftovers(): Promise<void> {
    for (const token of [...this.memory.unwiped]) {
      const headers = { Authorization: "Bearer " + token };
      const answer = await fetch(this.server + "/session", { method: "DELETE", headers, credentials: "omit" }).catch(() => null);
      if (answer && answer.status < 500) this.memory.unwiped = this.memory.unwiped.filter((other) => other !== token);
    }
    this.keep();
  }

  // ---- opening, closing, looking -------------------------------------------------------------------------------

  open(opener?: HTMLElement): void {
    this.opener = opener;
    this.hidden = false;
    if (!this.opened) {
      this.memory.open = true;
      this.memory.unread = false;
      this.shown = -1;
      if (this.full) this.back.arm();
      this.tell("open");
    }
    this.keep();
    this.focusOn();
  }

  close(): void {
    if (!this.memory.open) return;
    this.memory.open = false;
    this.view = "chat";
    hush();
    this.back.disarm();
    this.keep();
    this.tell("close");
    void this.updateComplete.then(() => (this.opener?.isConnected ? this.opener : this.find(".dock > button"))?.focus());
  }

  look(view: View): void {
    const from = this.view;
    this.view = view;
    if ((view === "sheet" || view === "log") && !this.papers) void this.fetchPapers();
    this.asking = false;
    this.shown = -1;
    this.notice = "";
    this.requestUpdate();
    void this.updateComplete.then(() => this.find(view === "chat" ? (from === "advice" ? "#again" : "#options") : ".view h3")?.focus());
  }

  /** Opens the one page for the doctor. */
  sheet(): void {
    this.look("sheet");
  }

  private async fetchPapers(): Promise<void> {
    this.papersFailed = false;
    try {
      this.papers = await part<SheetPart>("sheet", this.server);
    } catch {
      this.papersFailed = true;
    }
    this.requestUpdate();
  }

  keydown(event: KeyboardEvent): void {
    if (event.key === "Escape" && !event.defaultPrevented) {
      if (this.view !== "chat") this.look("chat");
      else if (!this.inline) this.close();
      else return;
      event.stopPropagation();
    }
    if (event.key === "Tab" && this.full) keepInside(event, this.renderRoot);
  }

  protected override draw(): unknown {
    return page(this);
  }

  protected override drawn(): void {
    const root = this.find(".root")!;
    const colour = this.theme === "contrast" ? null : inkOn(setting(this, "primary-color"));
    for (const [name, value] of [
      ["--brand", colour?.paper],
      ["--on-brand", colour?.ink],
      ["--z", setting(this, "z-index")],
    ] as const) {
      if (value) root.style.setProperty(name, value);
      else root.style.removeProperty(name);
    }
    this.fit();
    this.follow();
    announce(this.renderRoot, this.told);
  }

  /** Keeps a full screen within what the phone's keyboard leaves free. */
  private fit(): void {
    const root = this.find(".root");
    const free = this.full ? freeOf(visualViewport) : null;
    for (const [name, value] of [
      ["--seen", free?.height],
      ["--above", free?.top],
    ] as const) {
      if (value === undefined) root?.style.removeProperty(name);
      else root?.style.setProperty(name, value + "px");
    }
  }

  private follow(): void {
    const log = this.find(".log");
    if (log) this.shown = showNewest(log, this.memory, this.shown);
  }
}
