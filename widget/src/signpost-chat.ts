import { setDefaults } from "./config.ts";
import { SignpostChat } from "./element.ts";
import { arrived, setHome } from "./parts.ts";
import { setStrings, type Strings } from "./strings.ts";

/**
 * The one tag: registers `<signpost-chat>`, puts one on the page unless the page has its own, and opens the script API.
 * Imported into a site's own bundle there is no tag: then nothing appears before the site writes the element or calls `boot()`.
 */

const TAG = "signpost-chat";
const FALLBACK = "signpost-fallback";
const OURS = "script[src*='signpost-chat'], script[data-server-url]";
const running = document.currentScript;
const script = (running?.matches(OURS) ? running : document.querySelector(OURS)) as HTMLScriptElement | null;

const all = (): SignpostChat[] => [...document.querySelectorAll<SignpostChat>(TAG)];
const first = (): SignpostChat | undefined => all().find(({ inline }) => !inline) ?? all()[0];

const api = {
  version: __VERSION__,
  /** Puts the chat on the page (again); frameworks call it when they mount. */
  boot(): SignpostChat {
    return first() ?? document.body.appendChild(document.createElement(TAG) as SignpostChat);
  },
  /** Takes the chat off the page; what this tab remembers stays, as the site's `data-storage` says. */
  shutdown: () => all().forEach((chat) => chat.remove()),
  open: () => first()?.open(),
  close: () => first()?.close(),
  toggle: () => (first()?.opened ? api.close() : api.open()),
  show: () => all().forEach((chat) => (chat.hidden = false)),
  hide: () => all().forEach((chat) => (chat.hidden = true)),
  setTheme: (theme: string) => all().forEach((chat) => (chat.memory.theme = theme) && chat.keep()),
  setLocale(language: string, words: Partial<Strings> = {}): void {
    setStrings(words, language);
    all().forEach((chat) => chat.setAttribute("data-lang", language));
  },
  on(name: string, listener: (event: CustomEvent) => void): () => void {
    const full = "signpost-chat:" + name;
    addEventListener(full, listener as EventListener);
    return () => removeEventListener(full, listener as EventListener);
  },
  /** Forgets the conversation here and on the server, without asking; the person's own button asks. */
  deleteData: () => Promise.all(all().map((chat) => chat.forget())).then(() => undefined),
  reset: () => api.deleteData(),
  /** For the widget's own lazily loaded parts. */
  part: arrived,
};

/**
 * The page's own line with the emergency number: seen where this script is late, blocked, not found or switched off, and gone once a chat,
 * which has such a line itself, has been drawn. An empty shadow root hides what stands in it from eyes and screen readers.
 */
class Fallback extends HTMLElement {
  constructor() {
    super();
    this.attachShadow({ mode: "open" });
  }
}

declare global {
  interface Window {
    SignpostChat: typeof api;
  }
}

if (!customElements.get(TAG)) {
  setHome(script);
  if (script) setDefaults(script.dataset);
  const drawn = async ({ target }: Event) => {
    await (target as SignpostChat).updateComplete;
    customElements.define(FALLBACK, Fallback);
  };
  addEventListener("signpost-chat:ready", (event) => void drawn(event), { once: true });
  customElements.define(TAG, SignpostChat);
  window.SignpostChat = api;
  const ready = () => {
    if (script && script.dataset.manual === undefined) api.boot();
  };
  if (document.body) ready();
  else addEventListener("DOMContentLoaded", ready);
}
