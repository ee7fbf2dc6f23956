import { inkOn, NAMES, setting } from "./config.ts";
import { Configured } from "./configured.ts";
import { hear, isEmergency, speak, stepOn, wasAnswer, withdraws } from "./conversation.ts";
import type { LinkPart } from "./part-link.ts";
import type { SheetPart } from "./part-sheet.ts";
import { part } from "./parts.ts";
import { inShort } from "./findings.ts";
import { BackKey, keepInside, showNewest } from "./places.ts";
import { hush, listen, readOut } from "./speech.ts";
import { blank, Store } from "./store.ts";
import { fill, say, strings } from "./strings.ts";
import css from "./styles.css";
import { Transport } from "./transport.ts";
import type { BotMessage, Entry, Finding, Pinned, QuickReply, Reach } from "./types.ts";
import { page } from "./views.ts";
import { warningFor } from "./warnings.ts";

const EAR_PATIENCE_MS = 3_000;
/** So long the words of a turn wait for the rest of it, to be drawn and read out as one. */
const TOGETHER_MS = 400;
const LONGEST_MESSAGE = 2_000;
type View = "chat" | "options" | "advice" | "sheet" | "log" | "misread";
const HOSTILE = ["opacity", "filter", "transform", "visibility", "clip-path", "zoom", "pointer-events"];

const newId = (): string => crypto.randomUUID?.() ?? [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/**
 * `<signpost-chat>`: the chat, its launcher, and the emergency line that is there before, during and without it.
 *
 * @fires signpost-chat:ready @fires signpost-chat:open @fires signpost-chat:close @fires signpost-chat:message
 * @fires signpost-chat:triage @fires signpost-chat:error (none of them carries a word that was said)
 */
export class SignpostChat extends Configured {
  static observedAttributes = NAMES.flatMap((name) => [name, "data-" + name]);

  reach: Reach = "idle";
  view: View = "chat";
  notice = "";
  alarm = "";
  alarms = 0;
  /** The part with the sheet for the doctor and the log, once it is there. */
  papers?: SheetPart;
  papersFailed = false;
  /** What is ticked in the open check list. */
  ticked = new Set<string>();
  /** The chip whose choices are shown. */
  picked = "";
  /** The turn of which more is to come at once. */
  coming = "";
  late = false;
  patient = false;
  editing?: Entry;
  asking = false;
  stopListening?: () => void;

  private store?: Store;
  private transport?: Transport;
  private opener?: HTMLElement;
  private channel?: BroadcastChannel;
  private leaving?: AbortController;
  private thinking?: ReturnType<typeof setTimeout>;
  private together?: ReturnType<typeof setTimeout>;
  private back = new BackKey(() => this.close());
  private shown = -1;
  private wasDown = false;

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
    this.transport?.stop();
    this.stopListening?.();
    clearTimeout(this.thinking);
    clearTimeout(this.together);
    this.transport = undefined;
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
    if (this.on("auto-open") && !kept.consented) this.memory.open = true;
    if (this.memory.consented) this.join();
    void this.wipeLeftovers();
    this.requestUpdate();
  }

  private join(): void {
    this.transport = new Transport({
      server: this.server,
      session: this.memory.session,
      region: () => this.region,
      consent: () => this.memory.consent ?? "",
      link: async (server, token) => (await part<LinkPart>("link", server)).socketLink(server, token),
      fetch: (input, init) => fetch(input, init),
      changed: () => this.keep(),
      message: (message) => this.hear(message),
      reach: (reach) => this.reached(reach),
      slow: (late) => {
        this.late = late;
        if (late) this.tell("error");
        this.requestUpdate();
      },
      renewed: () => this.note(strings.renewed),
    });
    this.transport.start();
  }

  keep(): void {
    this.store?.save(this.memory);
    this.requestUpdate();
  }

  private tell(name: string, detail?: object): void {
    this.dispatchEvent(new CustomEvent("signpost-chat:" + name, { bubbles: true, composed: true, detail }));
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

  // ---- talking -------------------------------------------------------------------------------------------------

  start(): void {
    if (self.origin === "null") {
      this.reach = "sandboxed";
      console.warn(strings.sandboxedConsole);
      return this.requestUpdate();
    }
    this.memory.consented = true;
    this.memory.consent = setting(this, "consent-version") || strings.introVersion;
    this.notice = "";
    this.join();
    this.say(setting(this, "initial-payload") || strings.greeting, { hidden: true });
    this.focusOn();
  }

  /** Sends words; `shown` is what the log shows (a button's title), `hidden` shows nothing. */
  say(text: string, { shown = text, hidden = false, tapped = false, metadata = {} as object } = {}): string {
    const id = newId();
    const taken = this.transport?.send(id, text, { region: this.region, ...metadata });
    if (!taken) {
      this.notice = say("full", { number: this.number });
      this.requestUpdate();
      return "";
    }
    this.notice = "";
    withdraws(this.memory, id, text);
    if (!hidden) {
      speak(this.memory, { id, text: shown, at: Date.now(), tapped: tapped || undefined });
      this.ticked.clear();
      this.picked = "";
      this.channel?.postMessage({ conversation: this.memory.session.conversation, entry: this.memory.entries.at(-1) });
      if (!tapped) this.warn(shown);
      this.tell("message", { from: "person" });
    }
    clearTimeout(this.thinking);
    this.patient = false;
    this.thinking = setTimeout(() => {
      this.patient = true;
      this.requestUpdate();
    }, EAR_PATIENCE_MS);
    this.keep();
    return id;
  }

  submit(): void {
    const whole = this.memory.draft.trim();
    const text = whole.slice(0, LONGEST_MESSAGE);
    if (!text) return void this.find("textarea")?.focus();
    const { editing } = this;
    const metadata = editing ? { edits: editing.id } : {};
    if (editing && wasAnswer(this.memory, editing)) this.say(strings.goBack, { hidden: true, metadata });
    if (!this.say(text, { metadata })) return;
    if (editing) editing.edited = true;
    this.editing = undefined;
    this.memory.draft = whole.slice(LONGEST_MESSAGE);
    if (this.memory.draft) {
      this.warn(whole);
      this.notice = say("tooLong", { most: LONGEST_MESSAGE.toLocaleString(this.wordsLanguage) });
    }
    this.keep();
    this.find("textarea")?.focus();
  }

  choose(title: string, payload: string): void {
    if (this.say(payload, { shown: title, tapped: true })) this.find(".answers")?.focus();
  }

  /** The answer to a check list; nothing ticked is asked for again. */
  answerMany(chosen: QuickReply[]): void {
    if (chosen.length) return this.choose(chosen.map(({ title }) => title).join("; "), chosen.map(({ payload }) => payload).join("; "));
    this.notice = strings.tickFirst;
    this.requestUpdate();
  }

  pick(name: string): void {
    this.picked = name;
    this.requestUpdate();
  }

  /** Lets the person say in words what is different about something that was understood. */
  change(finding: Finding): void {
    this.picked = "";
    this.memory.draft = fill(strings.changing, { name: inShort(finding) });
    this.keep();
    void this.updateComplete.then(() => this.find("textarea")?.focus());
  }

  /** The next step of the emergency card, or its first one again. */
  step(to: Pinned["step"]): void {
    const { pinned } = this.memory;
    if (!pinned) return;
    if (to === "act") pinned.step = "act";
    else stepOn(pinned);
    if (to === "wait")
      this.say(pinned.route === "go" ? strings.goingSays : strings.calledSays, { shown: pinned.route === "go" ? strings.going : strings.called, tapped: true });
    if (to === "seen") this.note(strings.seenNote);
    this.keep();
    void this.updateComplete.then(() => this.find(to === "seen" ? ".log" : ".strip .next")?.focus());
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

  edit(entry: Entry | undefined): void {
    this.editing = entry;
    this.memory.draft = entry?.text ?? "";
    this.keep();
    this.find("textarea")?.focus();
  }

  withdraw(): void {
    this.say(strings.notInDangerSays, { shown: strings.notInDanger, tapped: true });
    this.find(".log")?.focus();
  }

  dismiss(): void {
    this.memory.warning = null;
    this.keep();
    this.find("textarea")?.focus();
  }

  /** Raises the device's own emergency line when these words call for it. */
  warn(text: string): void {
    const warning = warningFor(text);
    if (!warning) return;
    this.memory.warning = warning;
    if (this.memory.pinned) return;
    this.sound([strings[warning === "crisis" ? "warnCrisis" : "warnEmergency"], say("call", { number: this.number })]);
  }

  private sound(words: string[]): void {
    this.alarm = words.map((part) => part.replace(/\.?$/, ".")).join(" ");
    this.alarms += 1;
  }

  private hear(message: BotMessage): void {
    const raised = hear(this.memory, message, Date.now());
    const { pinned } = this.memory;
    if (raised && pinned) {
      const { number } = this;
      if (pinned.kind === "crisis") this.sound([strings.crisisTitle, say("crisisCall", { number })]);
      else if (pinned.route === "go") this.sound([strings.emergencyTitle, say("emergencyGo", { place: this.department })]);
      else this.sound([strings.emergencyTitle, say("callNow", { number })]);
    } else if (!pinned && !this.memory.warning) this.alarm = "";
    this.tell("message", { from: "bot" });
    if (!this.opened) this.memory.unread = true;
    if (message.custom?.triage) this.tell("triage");
    if (this.memory.aloud && this.opened && message.text) readOut(message.text, "en");
    this.gather(message);
    this.keep();
  }

  /** Holds back the words of a turn until the rest of it is there; an emergency waits for nothing. */
  private gather(message: BotMessage): void {
    clearTimeout(this.together);
    this.coming = message.last === false && !isEmergency(message.custom?.triage) ? (message.reply_to ?? "") : "";
    if (!this.coming) return;
    this.together = setTimeout(() => {
      this.coming = "";
      this.requestUpdate();
    }, TOGETHER_MS);
  }

  /** The name of the words for what keeps the chat from answering, or "". */
  get unreachable(): "offline" | "refused" | "sandboxed" | "" {
    return this.reach === "offline" || this.reach === "refused" || this.reach === "sandboxed" ? this.reach : "";
  }

  private reached(reach: Reach): void {
    if (reach === "refused" && this.reach !== reach) console.warn(say("refusedConsole", { server: this.server, origin: self.origin }));
    this.reach = reach;
    if (reach === "offline") this.wasDown = true;
    if (reach === "online") {
      this.notice = this.wasDown ? strings.restored : this.notice;
      this.wasDown = false;
    } else if (this.notice === strings.restored) this.notice = "";
    this.requestUpdate();
  }

  private note(text: string): void {
    this.memory.entries.push({ id: newId(), who: "note", text, at: Date.now() });
    this.keep();
  }

  dictate(): void {
    if (this.stopListening) return this.stopListening();
    this.notice = strings.listening;
    this.stopListening = listen(
      this.language,
      (text) => (this.memory.draft = (this.memory.draft + " " + text).trim()),
      (failed) => {
        this.stopListening = undefined;
        this.notice = failed ? strings.speechFailed : "";
        this.keep();
      },
    );
    this.requestUpdate();
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

  // ---- opening, closing, focus ---------------------------------------------------------------------------------

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

  find(selector: string): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>(selector);
  }

  focusOn(selector?: string): void {
    // On a touch screen the text box would raise the keyboard over the first words.
    const place = selector ?? (this.memory.consented ? (matchMedia("(pointer: coarse)").matches ? ".log" : "textarea") : "#start");
    void this.updateComplete.then(() => this.find(place)?.focus({ preventScroll: true }));
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
    this.follow();
  }

  private follow(): void {
    const log = this.find(".log");
    if (log) this.shown = showNewest(log, this.memory, this.shown);
  }
}
