/** What the script puts on the page. */
export interface SignpostChatApi {
  readonly version: string;
  /** Puts the chat on the page (again), unless it has one. */
  boot(): SignpostChatElement;
  /** Takes the chat off the page; what this tab remembers stays. */
  shutdown(): void;
  open(): void;
  close(): void;
  toggle(): void;
  show(): void;
  hide(): void;
  setTheme(theme: "auto" | "light" | "dark" | "contrast"): void;
  setLocale(language: string, words?: Record<string, unknown>): void;
  /** Returns the function that takes the listener away again. No event carries a word that was said. */
  on(name: SignpostChatEvent, listener: (event: CustomEvent<SignpostChatDetail>) => void): () => void;
  /** Forgets the conversation here and on the server, without asking. */
  deleteData(): Promise<void>;
  reset(): Promise<void>;
}

export type SignpostChatEvent = "ready" | "open" | "close" | "message" | "triage" | "error";

/** All that an event tells: who spoke, for `message`. */
export type SignpostChatDetail = { from: "person" | "bot" } | null;

export interface SignpostChatElement extends HTMLElement {
  /** Whether the chat can be seen. */
  readonly opened: boolean;
  /** Opens the chat; the focus goes back to the opener when it is closed. */
  open(opener?: HTMLElement): void;
  close(): void;
}

declare global {
  interface Window {
    SignpostChat: SignpostChatApi;
  }
  interface HTMLElementTagNameMap {
    "signpost-chat": SignpostChatElement;
  }
  interface WindowEventMap {
    "signpost-chat:ready": CustomEvent<SignpostChatDetail>;
    "signpost-chat:open": CustomEvent<SignpostChatDetail>;
    "signpost-chat:close": CustomEvent<SignpostChatDetail>;
    "signpost-chat:message": CustomEvent<SignpostChatDetail>;
    "signpost-chat:triage": CustomEvent<SignpostChatDetail>;
    "signpost-chat:error": CustomEvent<SignpostChatDetail>;
  }
}
