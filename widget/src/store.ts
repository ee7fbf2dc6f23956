import type { Entry, Pinned, QuickReply, Session } from "./types.ts";

/** Everything the widget remembers; it lives in this tab's sessionStorage, or only in memory. */
export interface Memory {
  consented: boolean;
  /** The version of the words that were agreed to. */
  consent?: string;
  open: boolean;
  entries: Entry[];
  replies: QuickReply[];
  /** The entry whose question waits for an answer. */
  question?: string;
  /** The last outcome, which can be opened again. */
  outcome?: string;
  pinned: Pinned | null;
  warning: "emergency" | "crisis" | null;
  /** The message that said “false alarm”, and what the bot offered when it asked back. */
  withdrawal?: { turn: string; offered?: string[] };
  draft: string;
  unread?: boolean;
  region?: string;
  theme?: string;
  size?: number;
  speech?: boolean;
  aloud?: boolean;
  session: Session;
  /** Tokens of conversations that were to be deleted while the server could not be reached. */
  unwiped: string[];
}

export function blank(): Memory {
  return {
    consented: false,
    open: false,
    entries: [],
    replies: [],
    pinned: null,
    warning: null,
    draft: "",
    session: { seen: [], outbox: [] },
    unwiped: [],
  };
}

/** Keeps one `Memory` per server. With mode "none", or where the browser refuses, nothing outlives the page. */
export class Store {
  constructor(
    private server: string,
    private mode: string,
  ) {}

  private get key(): string {
    return "signpost:" + this.server;
  }

  load(): Memory {
    const fresh = blank();
    if (this.mode === "none") return fresh;
    try {
      const kept = JSON.parse(sessionStorage.getItem(this.key) ?? "{}");
      const memory: Memory = { ...fresh, ...kept };
      const { expires } = memory.session;
      if (!expires || expires * 1000 > Date.now()) return memory;
      return { ...fresh, region: memory.region, theme: memory.theme, size: memory.size, open: memory.open };
    } catch {
      return fresh; // storage is forbidden here, or what it holds is not ours
    }
  }

  save(memory: Memory): void {
    if (this.mode === "none") return;
    try {
      sessionStorage.setItem(this.key, JSON.stringify(memory));
    } catch {
      // full or forbidden: the conversation goes on, it only does not survive a reload
    }
  }
}
