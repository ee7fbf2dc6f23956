import { Configured } from "./configured.ts";
import { setting } from "./config.ts";
import { hear, isEmergency, speak, stepOn, wasAnswer, withdraws } from "./conversation.ts";
import { called } from "./findings.ts";
import type { LinkPart } from "./part-link.ts";
import { part } from "./parts.ts";
import { listen, readOut } from "./speech.ts";
import type { Store } from "./store.ts";
import { fill, say, strings } from "./strings.ts";
import { Transport } from "./transport.ts";
import type { BotMessage, Entry, Finding, Pinned, QuickReply, Reach } from "./types.ts";
import { warningFor } from "./warnings.ts";

const EAR_PATIENCE_MS = 3_000;
/** So long the words of a turn wait for the rest of it, to be drawn and read out as one. */
const TOGETHER_MS = 400;
const LONGEST_MESSAGE = 2_000;
export type View = "chat" | "options" | "advice" | "sheet" | "log" | "misread";

const newId = (): string => crypto.randomUUID?.() ?? [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/** The talk itself: what is sent and heard, and what it warns of. */
export abstract class Talking extends Configured {
  reach: Reach = "idle";
  view: View = "chat";
  notice = "";
  alarm = "";
  alarms = 0;
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

  protected store?: Store;
  protected transport?: Transport;
  protected channel?: BroadcastChannel;
  private thinking?: ReturnType<typeof setTimeout>;
  private together?: ReturnType<typeof setTimeout>;
  private wasDown = false;

  protected join(): void {
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

  /** Ends what is under way, for the element leaves the page. */
  protected silence(): void {
    this.transport?.stop();
    this.transport = undefined;
    this.stopListening?.();
    clearTimeout(this.thinking);
    clearTimeout(this.together);
  }

  protected tell(name: string, detail?: object): void {
    this.dispatchEvent(new CustomEvent("signpost-chat:" + name, { bubbles: true, composed: true, detail }));
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
    this.memory.draft = fill(strings.changing, { name: called(finding) });
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
    this.leadTo(message);
  }

  /** Who has just tapped the last answer waits where no more answers come: from there the outcome is the next thing to reach. */
  private leadTo({ custom }: BotMessage): void {
    if (!custom?.triage?.card || isEmergency(custom.triage) || !this.renderRoot.activeElement?.matches(".answers")) return;
    void this.updateComplete.then(() => [...this.renderRoot.querySelectorAll<HTMLElement>(".log .level[tabindex]")].at(-1)?.focus({ preventScroll: true }));
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

  focusOn(selector?: string): void {
    // On a touch screen the text box would raise the keyboard over the first words.
    const place = selector ?? (this.memory.consented ? (matchMedia("(pointer: coarse)").matches ? ".log" : "textarea") : "#start");
    void this.updateComplete.then(() => this.find(place)?.focus({ preventScroll: true }));
  }
}
