import type { BotMessage, Outgoing, Reach, Session } from "./types.ts";

/** The part of a Socket.IO socket that the transport uses; the tests bring their own. */
export interface Link {
  connected: boolean;
  active: boolean;
  connect(): unknown;
  disconnect(): unknown;
  on(event: string, listener: (data: never) => void): unknown;
  emit(event: string, data: unknown): unknown;
  timeout(ms: number): { emit(event: string, data: unknown, ack: (failed: unknown, answer?: unknown) => void): unknown };
}

export interface TransportOptions {
  server: string;
  session: Session;
  region: () => string;
  /** The version of the words that the person agreed to; empty when it is not known. */
  consent: () => string;
  link: (server: string, token: () => string) => Link | Promise<Link>;
  fetch: typeof fetch;
  /** Called after every change of `session`, so that it can be kept. */
  changed: () => void;
  message: (message: BotMessage) => void;
  reach: (reach: Reach) => void;
  /** True when an answer is overdue, false when all is well again. */
  slow: (slow: boolean) => void;
  /** The server no longer knew the conversation and began a new one. */
  renewed: () => void;
}

export const ACK_MS = 8_000;
export const SLOW_MS = 20_000;
export const ASK_AGAIN_MS = 30_000;
export const REST_AFTER_MS = 4_000;
const TICK_MS = 1_000;
const FAILURES_BEFORE_REST = 3;
const LONGEST_WAIT_MS = 10_000;
const OUTBOX_LIMIT = 20;
const SEEN_LIMIT = 300;

/**
 * Carries messages to the server and back: each sent until answered, each answer handed on once.
 *
 * A message stays in the outbox until its last answer has come. The server ignores an id that it knows and
 * repeats the answers, so sending again is always safe: after a lost acknowledgement, a reload, or a restart.
 */
export class Transport {
  private o: TransportOptions;
  private link?: Link;
  private failures = 0;
  private confirmed = false;
  private busy = false;
  private stopped = true;
  private ticker?: ReturnType<typeof setInterval>;
  private retry?: ReturnType<typeof setTimeout>;
  private opening = false;
  private refused = false;
  private isSlow = false;

  constructor(options: TransportOptions) {
    this.o = options;
  }

  start(): void {
    if (!this.stopped) return;
    this.stopped = false;
    this.o.reach("connecting");
    this.ticker = setInterval(() => this.tick(), TICK_MS);
    void this.open();
  }

  stop(): void {
    this.stopped = true;
    this.confirmed = this.busy = false;
    clearInterval(this.ticker);
    clearTimeout(this.retry);
    this.link?.disconnect();
    this.link = undefined;
  }

  /** False when the outbox is full: then nothing was taken. */
  send(id: string, text: string, metadata?: Record<string, unknown>): boolean {
    const { outbox } = this.o.session;
    if (outbox.length >= OUTBOX_LIMIT) return false;
    outbox.push({ id, text, metadata, received: false, since: Date.now(), sent: 0 });
    this.o.changed();
    this.flush();
    return true;
  }

  /** The network is back, the laptop woke up, the tab is looked at again: do not wait for the next try. */
  nudge(): void {
    if (this.stopped) return;
    clearTimeout(this.retry);
    if (this.link?.connected) this.resume();
    else if (this.link) {
      this.link.disconnect();
      this.link.connect();
    } else void this.open();
  }

  /** True when the server holds nothing of this conversation any more. */
  async remove(): Promise<boolean> {
    const { token } = this.o.session;
    this.stop();
    if (!token) return true;
    const answer = await this.request("DELETE", "/session");
    return !!answer && (answer.ok || answer.status === 401 || answer.status === 404);
  }

  private async request(method: string, path: string, body?: unknown, patience = SLOW_MS): Promise<Response | undefined> {
    const headers: Record<string, string> = {};
    if (body) headers["Content-Type"] = "application/json";
    if (this.o.session.token) headers.Authorization = "Bearer " + this.o.session.token;
    try {
      return await this.o.fetch(this.o.server + path, {
        method,
        headers,
        body: body ? JSON.stringify(body) : undefined,
        credentials: "omit",
        signal: AbortSignal.timeout(patience),
      });
    } catch {
      return undefined; // no network or no server: every caller treats it as "try later"
    }
  }

  /** True when the server says that it does not talk to pages of this site: a browser shows a refusal as no answer at all. */
  private async isRefused(): Promise<boolean> {
    const answer = await this.o.fetch(this.o.server + "/widget/allowed", { credentials: "omit", signal: AbortSignal.timeout(ACK_MS) }).catch(() => undefined);
    return !!answer?.ok && (await answer.json().catch(() => ({}))).allowed === false;
  }

  private async open(): Promise<void> {
    if (this.opening || this.stopped) return;
    this.opening = true;
    const ready = await this.ensureSession();
    this.opening = false;
    if (this.stopped) return;
    if (!ready) return this.failed(true);
    if (this.link) this.link.connect();
    else await this.join();
  }

  private async ensureSession(): Promise<boolean> {
    const { session } = this.o;
    if (session.token && (session.expires ?? Infinity) * 1000 > Date.now()) return true;
    session.token = undefined;
    const told = { region: this.o.region() || undefined, consent: this.o.consent() || undefined };
    const answer = await this.request("POST", "/session", told, ACK_MS);
    this.refused = answer ? answer.status === 403 : await this.isRefused();
    if (!answer?.ok) return false;
    const { token, conversation, expires, misreadings } = await answer.json();
    if (session.conversation && session.conversation !== conversation) {
      session.seen = [];
      this.o.renewed();
    }
    Object.assign(session, { token, conversation, expires, misreadings });
    this.o.changed();
    return true;
  }

  private async join(): Promise<void> {
    let link: Link;
    try {
      link = await this.o.link(this.o.server, () => this.o.session.token ?? "");
    } catch {
      return this.failed(true); // the part with the socket did not come: REST carries the messages
    }
    if (this.stopped || this.link) return void link.disconnect();
    this.link = link;
    link.on("connect", () => this.resume());
    link.on("session_confirm", () => this.confirm());
    link.on("bot_uttered", (message: BotMessage) => this.receive(message));
    link.on("connect_error", () => {
      this.confirmed = this.busy = false;
      // Not active means: refused by the server, as a token that is no longer valid.
      if (!link.active) this.o.session.token = undefined;
      this.failed(!link.active);
    });
    link.on("disconnect", () => {
      this.confirmed = this.busy = false;
      if (this.stopped) return;
      this.o.reach("connecting");
      if (!link.active) this.later();
    });
    link.connect();
  }

  private failed(again: boolean): void {
    this.failures += 1;
    this.o.reach(this.refused ? "refused" : this.failures < FAILURES_BEFORE_REST ? "connecting" : "offline");
    this.flush();
    if (again) this.later();
  }

  private later(): void {
    clearTimeout(this.retry);
    const wait = Math.min(LONGEST_WAIT_MS, 250 * 2 ** this.failures) * (0.75 + Math.random() / 2);
    this.retry = setTimeout(() => void this.open(), wait);
  }

  private resume(): void {
    this.link?.emit("resume", { after: Math.max(0, ...this.o.session.seen) });
  }

  private confirm(): void {
    this.failures = 0;
    if (!this.confirmed) {
      this.confirmed = true;
      this.busy = false;
      for (const entry of this.o.session.outbox) entry.received = false;
    }
    this.o.reach("online");
    this.flush();
  }

  private receive(message: BotMessage): void {
    const { session } = this.o;
    const fresh = !session.seen.includes(message.seq);
    if (fresh) {
      session.seen.push(message.seq);
      session.seen.splice(0, session.seen.length - SEEN_LIMIT);
    }
    const entry = session.outbox.find(({ id }) => id === message.reply_to);
    if (entry) {
      entry.since = Date.now();
      if (message.last) this.settle(entry);
    }
    this.o.changed();
    if (fresh) this.o.message(message);
    this.tick();
  }

  private settle(entry: Outgoing): void {
    const { session } = this.o;
    session.outbox = session.outbox.filter((other) => other !== entry);
    this.o.changed();
  }

  /** Sends the oldest message that the server has not acknowledged; one at a time keeps the order. */
  private flush(): void {
    const entry = this.o.session.outbox.find(({ received }) => !received);
    if (!entry || this.busy || this.stopped) return;
    if (this.confirmed && this.link) this.overSocket(this.link, entry);
    else if (this.failures >= FAILURES_BEFORE_REST || this.isStalled(entry)) void this.overRest(entry);
  }

  /** A socket that neither opens nor fails keeps nobody waiting: then a message goes another way. */
  private isStalled(entry: Outgoing): boolean {
    return !this.opening && Date.now() - Math.max(entry.since, entry.sent) >= REST_AFTER_MS;
  }

  private overSocket(link: Link, entry: Outgoing): void {
    this.busy = true;
    entry.sent = Date.now();
    const { id, text, metadata } = entry;
    link.timeout(ACK_MS).emit("user_uttered", { message: text, message_id: id, metadata }, (failed) => {
      if (link !== this.link || !this.confirmed) return;
      this.busy = false;
      if (!failed) {
        entry.received = true;
        this.o.changed();
      }
      this.flush();
    });
  }

  private async overRest(entry: Outgoing): Promise<void> {
    this.busy = true;
    entry.sent = Date.now();
    const { id, text, metadata } = entry;
    const ready = await this.ensureSession();
    const answer = ready ? await this.request("POST", "/messages", { message: text, message_id: id, metadata }) : undefined;
    if (answer?.status === 401) this.o.session.token = undefined;
    const messages: BotMessage[] = answer?.ok ? (await answer.json()).messages : [];
    if (!this.confirmed) this.busy = false;
    if (this.stopped || !answer?.ok) return;
    // What went this way once goes this way until the socket is open: the next message need not wait again.
    if (!this.confirmed) this.failures = Math.max(this.failures, FAILURES_BEFORE_REST);
    for (const message of messages) this.receive(message);
    this.settle(entry);
    this.tick();
    this.flush();
  }

  private tick(): void {
    const now = Date.now();
    let slow = false;
    for (const entry of this.o.session.outbox) {
      const waited = now - entry.since;
      slow ||= waited >= SLOW_MS;
      if (entry.received && now - entry.sent >= ASK_AGAIN_MS) entry.received = false;
    }
    if (slow !== this.isSlow) this.o.slow((this.isSlow = slow));
    const entry = this.o.session.outbox.find(({ received }) => !received);
    if (entry && (this.confirmed || this.isStalled(entry))) this.flush();
  }
}
