import { html, nothing, type TemplateResult } from "lit/html.js";
import type { SignpostChat } from "./element.ts";
import type { MisreadPart } from "./part-misread.ts";
import { part } from "./parts.ts";
import { fill, say, strings } from "./strings.ts";
import type { Entry } from "./types.ts";
import { status } from "./views.ts";

type Part = TemplateResult | typeof nothing;

/** What the form holds between two drawings; it is never kept, and gone when the page is. */
export interface Form {
  loaded?: MisreadPart;
  failed?: boolean;
  /** The answer of which the person says that it misread them. */
  about?: Entry;
  state: Record<string, unknown>;
}

const forms = new WeakMap<SignpostChat, Form>();

function formOf(chat: SignpostChat): Form {
  const form = forms.get(chat) ?? { state: {} };
  forms.set(chat, form);
  return form;
}

/** The button under the latest read-back and every outcome, where the operator offers to learn from misread messages; never in an emergency. */
export function misreadButton(chat: SignpostChat, entry: Entry): Part {
  const { session, pinned } = chat.memory;
  const { triage } = entry;
  const outcome = !!triage && (!!triage.card || triage.status === "assessed") && !triage.summary;
  const readBack = !!triage?.findings?.length && entry === chat.memory.entries.findLast(({ who }) => who === "bot");
  if (!session.misreadings || pinned || !(outcome || readBack) || !wrote(chat, entry)) return nothing;
  return html`<button class="bare misread" @click=${() => open(chat, entry)}>${strings.misread}</button>`;
}

/** The person's own words before an answer: those of its turn, or the last ones that were written and not tapped. */
export function wrote({ memory }: SignpostChat, about: Entry): Entry | undefined {
  const before = memory.entries.slice(0, memory.entries.indexOf(about) + 1);
  const written = before.filter(({ who, tapped }) => who === "you" && !tapped);
  return written.find(({ id }) => id === about.turn) ?? written.at(-1);
}

function open(chat: SignpostChat, about: Entry): void {
  const form = formOf(chat);
  forms.set(chat, { loaded: form.loaded, about, state: {} });
  if (!form.loaded) void fetchPart(chat);
  chat.look("misread");
}

async function fetchPart(chat: SignpostChat): Promise<void> {
  const form = formOf(chat);
  try {
    form.loaded = await part<MisreadPart>("misread", chat.server);
  } catch {
    form.failed = true;
  }
  chat.requestUpdate();
}

/** The view in which a misread message is shown, agreed to, sent and deleted; it comes with the part `misread`. */
export function misreadView(chat: SignpostChat): Part {
  const form = formOf(chat);
  const said = form.about && wrote(chat, form.about);
  const back = () => chat.look("chat");
  return html`<div class="view">
    <h3 tabindex="-1">${strings.misreadTitle}</h3>
    <button class="bare back" @click=${back}>${strings.back}</button>
    ${
      form.loaded && said
        ? form.loaded.form({ html, nothing, strings, say, fill }, chat, form, said.text)
        : html`<p>${form.failed ? strings.papersFailed : strings.papersComing}</p>`
    }
    ${status(chat)}
  </div>`;
}
