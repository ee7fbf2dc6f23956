/** What the script puts on the page. */
export interface SignpostChatApi {
  readonly version: string;
  boot(): SignpostChatElement;
  shutdown(): void;
  open(): void;
  close(): void;
  toggle(): void;
  show(): void;
  hide(): void;
  setTheme(theme: "auto" | "light" | "dark" | "contrast"): void;
  setLocale(language: string, words?: Record<string, unknown>): void;
  /** Returns the function that takes the listener away again. No event carries a word that was said. */
  on(name: "ready" | "open" | "close" | "message" | "triage" | "error", listener: (event: CustomEvent) => void): () => void;
  deleteData(): Promise<void>;
  reset(): Promise<void>;
}

export interface SignpostChatElement extends HTMLElement {
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
}
