/** What travels between the server and the widget; docs: README.md, "Messages". */

export type Level = "emergency" | "urgent" | "soon" | "routine" | "information" | "none";

export interface Citation {
  id: string;
  title: string;
  publisher?: string;
  at?: string;
  url?: string;
}

export interface Triage {
  level: Level;
  status: "asking" | "assessed" | "emergency" | "crisis" | "information" | "none";
  route?: "call" | "go";
  question?: { id: string } | null;
  progress?: { left: number };
  findings?: { id: string; label?: string; status?: string; said?: string }[];
  rules?: { id: string; because?: string; sources?: (string | Citation)[] }[];
  citations?: Citation[];
  changes?: string[];
  /** An education entry; the first row of its table holds the headings. */
  education?: { title?: string; table?: string[][] };
  /** The message is a summary of the case. */
  summary?: boolean;
  suggestions?: QuickReply[];
}

export interface QuickReply {
  title: string;
  payload: string;
}

export interface BotMessage {
  seq: number;
  reply_to?: string;
  text?: string;
  quick_replies?: QuickReply[];
  custom?: { triage?: Triage };
  last?: boolean;
}

/** One message on its way to the server; it leaves the outbox when its last answer has come. */
export interface Outgoing {
  id: string;
  text: string;
  metadata?: Record<string, unknown>;
  received: boolean;
  /** When it was written or last answered in part, and when it was last sent. */
  since: number;
  sent: number;
}

export interface Session {
  token?: string;
  conversation?: string;
  expires?: number;
  seen: number[];
  outbox: Outgoing[];
}

/** One line of the conversation as shown. */
export interface Entry {
  id: string;
  who: "you" | "bot" | "note";
  text: string;
  at: number;
  turn?: string;
  triage?: Triage;
  answers?: string[];
  asked?: boolean;
  edited?: boolean;
}

export interface Pinned {
  kind: "emergency" | "crisis";
  turn: string;
  route?: "call" | "go";
}

/** How well the server can be reached. */
export type Reach = "idle" | "connecting" | "online" | "offline";
