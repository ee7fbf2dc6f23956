import type { html, nothing, TemplateResult } from "lit/html.js";
import type { SignpostChat } from "./element.ts";
import type { Form } from "./misread.ts";
import type { fill, say, Strings } from "./strings.ts";

/** What the part borrows from the script. */
export interface MisreadKit {
  html: typeof html;
  nothing: typeof nothing;
  strings: Strings;
  say: typeof say;
  fill: typeof fill;
}

/** What the server would keep, or keeps. */
interface Shown {
  message: string;
  choice: string;
  meant: string;
  findings: { id: string; status: string; label: string }[];
  days: number;
  consent: string;
}

interface State {
  choice?: string;
  meant?: string;
  shown?: Shown;
  agreed?: boolean;
  code?: string;
  busy?: boolean;
}

type View = TemplateResult;

const SLOW_MS = 20_000;
const LONGEST_MEANT = 500;
const CHOICES = ["missed", "not_said", "other_person_or_time", "other"] as const;

async function ask(chat: SignpostChat, path: string, body: object): Promise<{ status: number; answer: Record<string, unknown> }> {
  try {
    const headers = { "Content-Type": "application/json", Authorization: "Bearer " + (chat.memory.session.token ?? "") };
    const signal = AbortSignal.timeout(SLOW_MS);
    const reply = await fetch(chat.server + path, { method: "POST", headers, body: JSON.stringify(body), credentials: "omit", signal });
    return { status: reply.status, answer: await reply.json() };
  } catch {
    return { status: 0, answer: {} };
  }
}

/** One step of the form: choose, look at it, or the code; after each step the focus stands at its heading. */
export function form(kit: MisreadKit, chat: SignpostChat, held: Form, said: string): View {
  const state = held.state as State;
  if (state.code) return kept(kit, chat, state);
  return state.shown ? look(kit, chat, state, state.shown) : choose(kit, chat, held, state, said);
}

function step(chat: SignpostChat, notice = "", focus = ".misread-step"): void {
  chat.notice = notice;
  chat.requestUpdate();
  void chat.updateComplete.then(() => chat.find(focus)?.focus());
}

/** Runs one request at a time; `done` takes the answer in and says what is to be told. */
async function run(
  kit: MisreadKit,
  chat: SignpostChat,
  state: State,
  path: string,
  body: object,
  done: (status: number, answer: never) => boolean,
): Promise<void> {
  if (state.busy) return;
  state.busy = true;
  chat.notice = kit.strings.papersComing;
  chat.requestUpdate();
  const { status, answer } = await ask(chat, path, body);
  state.busy = false;
  if (done(status, answer as never)) return;
  const notice = status === 401 ? kit.strings.misreadEnded : status === 429 ? kit.strings.misreadLater : kit.strings.misreadFailed;
  step(chat, notice, ".misread-go");
}

// ---- what is wrong -----------------------------------------------------------------------------------------------

function choose(kit: MisreadKit, chat: SignpostChat, held: Form, state: State, said: string): View {
  const { html, strings } = kit;
  const go = (event: Event) => {
    event.preventDefault();
    if (!state.choice && !state.meant?.trim()) return step(chat, strings.misreadChoose, ".misread-step input");
    // Nobody answers what is written here, so danger must not go unheard.
    chat.warn(state.meant ?? "");
    const findings = (held.about?.triage?.findings ?? [])
      .filter(({ said: words }) => words && said.includes(words))
      .map(({ id, status, said: words }) => ({ id, status: status ?? "present", said: words }));
    const body = { message: said, choice: state.choice ?? "", meant: state.meant ?? "", findings };
    void run(kit, chat, state, "/misreadings/preview", body, (status, answer: Shown) => {
      if (status !== 200) return false;
      state.shown = answer;
      state.agreed = false;
      step(chat);
      return true;
    });
  };
  return html`<p>${strings.misreadAbout}</p>
    <form class="misread-form" @submit=${go}>
      <h4>${strings.misreadMessage}</h4>
      <p class="says" dir="auto">${said}</p>
      <fieldset class="misread-step" tabindex="-1">
        <legend>${strings.misreadWhat}</legend>
        ${CHOICES.map((each) => html`<label class="check"><input type="radio" name="choice" .checked=${state.choice === each} @change=${() => (state.choice = each)} /><span>${strings.misreadChoices[each]}</span></label>`)}
      </fieldset>
      <label for="meant">${strings.misreadMeant}</label>
      <textarea
        id="meant"
        rows="2"
        maxlength=${LONGEST_MEANT}
        .value=${state.meant ?? ""}
        @input=${(event: Event) => (state.meant = (event.target as HTMLTextAreaElement).value)}
      ></textarea>
      <button class="misread-go">${strings.misreadShow}</button>
    </form>
    ${withdraw(kit, chat, state)}`;
}

// ---- what would be sent ------------------------------------------------------------------------------------------

function look(kit: MisreadKit, chat: SignpostChat, state: State, shown: Shown): View {
  const { html, nothing, strings, say } = kit;
  const send = () => {
    if (!state.agreed) return step(chat, strings.misreadTick, ".misread-agree");
    const body = { ...shown, consent: strings.misreadConsent };
    void run(kit, chat, state, "/misreadings", body, (status, answer: Shown & { code: string }) => {
      if (status === 409) {
        state.shown = { ...shown, message: answer.message, meant: answer.meant };
        state.agreed = false;
        step(chat, strings.misreadChanged);
      } else if (status === 201) {
        state.code = answer.code;
        step(chat, strings.misreadSent);
      } else return false;
      return true;
    });
  };
  const again = () => {
    state.shown = undefined;
    step(chat);
  };
  return html`<h4 class="misread-step" tabindex="-1">${strings.misreadPreview}</h4>
    <p>${strings.misreadScrubbed}</p>
    <dl>
      <dt>${strings.misreadMessage}</dt>
      <dd class="says" dir="auto">${shown.message}</dd>
      <dt>${strings.misreadRead}</dt>
      <dd>
        ${shown.findings.map(({ label, status }) => say("misreadFinding", { label, status: strings.misreadStatuses[status] ?? status })).join("; ") || strings.misreadNothing}
      </dd>
      <dt>${strings.misreadWhat}</dt>
      <dd>${strings.misreadChoices[shown.choice] ?? strings.misreadNothing}</dd>
      ${
        shown.meant
          ? html`<dt>${strings.misreadMeant}</dt>
              <dd class="says" dir="auto">${shown.meant}</dd>`
          : nothing
      }
    </dl>
    <p>${say("misreadTerms", { days: shown.days })}</p>
    <label class="check"
      ><input
        class="misread-agree"
        type="checkbox"
        .checked=${!!state.agreed}
        @change=${(event: Event) => (state.agreed = (event.target as HTMLInputElement).checked)}
      /><span>${strings.misreadAgree}</span></label
    >
    <div class="row">
      <button class="misread-go" @click=${send}>${strings.misreadSend}</button>
      <button class="quiet" @click=${again}>${strings.misreadAgain}</button>
      <button class="quiet" @click=${() => chat.look("chat")}>${strings.misreadDont}</button>
    </div>`;
}

// ---- afterwards --------------------------------------------------------------------------------------------------

function kept(kit: MisreadKit, chat: SignpostChat, state: State): View {
  const { html, strings } = kit;
  const copy = () =>
    navigator.clipboard.writeText(state.code!).then(
      () => step(chat, strings.copied, ".misread-copy"),
      () => step(chat, strings.misreadCopyFailed, ".misread-copy"),
    );
  return html`<h4 class="misread-step" tabindex="-1">${strings.misreadThanks}</h4>
    <p>${strings.misreadCode}</p>
    <p><code>${state.code}</code></p>
    <div class="row">
      <button class="quiet misread-copy" @click=${copy}>${strings.copy}</button>
      <button class="quiet misread-go" @click=${() => remove(kit, chat, state, state.code!)}>${strings.misreadDelete}</button>
    </div>`;
}

function withdraw(kit: MisreadKit, chat: SignpostChat, state: State): View {
  const { html, strings } = kit;
  const go = (event: Event) => {
    event.preventDefault();
    const code = (chat.find("#misread-code") as HTMLInputElement).value.trim();
    if (code) remove(kit, chat, state, code);
    else step(chat, strings.misreadNoCode, "#misread-code");
  };
  return html`<details>
    <summary>${strings.misreadHaveCode}</summary>
    <form class="misread-form" @submit=${go}>
      <label for="misread-code">${strings.misreadYourCode}</label>
      <input id="misread-code" autocomplete="off" spellcheck="false" />
      <button class="quiet">${strings.misreadDelete}</button>
    </form>
  </details>`;
}

function remove(kit: MisreadKit, chat: SignpostChat, state: State, code: string): void {
  const { strings } = kit;
  void run(kit, chat, state, "/misreadings/delete", { code }, (status) => {
    if (status !== 200 && status !== 404) return false;
    if (status === 200) state.code = state.shown = undefined;
    step(chat, status === 200 ? strings.misreadDeleted : strings.misreadUnknown);
    return true;
  });
}
