/** What travels between the server and the widget; docs: README.md, "Messages". */

export type Level = "emergency" | "urgent" | "soon" | "routine" | "information" | "none";

export interface Citation {
  id: string;
  title: string;
  publisher?: string;
  year?: string | number;
  at?: string;
  url?: string;
}

/** An option as servers write it: a plain value, or a value with its label. */
export type Option = string | { value: string; label?: string };

export interface Question {
  id: string;
  kind?: "yes_no" | "choice" | "any_of" | "number" | "text";
  options?: Option[];
}

export interface Finding {
  id: string;
  label?: string;
  status?: string;
  person?: string;
  side?: string;
  body_part?: string;
  onset?: string;
  duration_days?: number;
  value?: number;
  course?: string;
  severity?: string;
  said?: string;
}

/** An outcome or a warning in the words of a card, which stand in place of the message's text. */
export interface Card {
  headline: string;
  do?: string[];
  call_if?: string[];
  why?: { said?: string; text: string; taken_for?: string[] }[];
  more?: string[];
}

export interface Triage {
  level: Level;
  status: "asking" | "assessed" | "emergency" | "crisis" | "information" | "none";
  route?: "call" | "go";
  question?: Question | null;
  card?: Card;
  progress?: { left: number };
  findings?: Finding[];
  rules?: { id: string; level?: Level; because?: string; sources?: (string | Citation)[] }[];
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
  /** The server offers to keep misread messages, with consent. */
  misreadings?: boolean;
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
  /** The question among the words, which stands in the answer panel while it is open. */
  asks?: string;
  edited?: boolean;
  /** It raised the emergency card, which says its words. */
  raised?: boolean;
  /** Chosen with a button, not written. */
  tapped?: boolean;
}

/** The emergency card: its words stay as they are until another emergency rule has other ones. */
export interface Pinned {
  kind: "emergency" | "crisis";
  /** The turn that raised it, while words of that turn may still come. */
  turn: string;
  route: "call" | "go";
  rules: string[];
  words: string[];
  /** Words of an emergency before this one. */
  earlier?: string[];
  /** How far the person has come: told to act, has called or is on the way, has been seen. */
  step: "act" | "wait" | "seen";
}

/** How well the server can be reached; "refused": it is there, and does not talk to pages of this site. */
export type Reach = "idle" | "connecting" | "online" | "offline" | "refused" | "sandboxed";
