import { html, nothing, type TemplateResult } from "lit/html.js";
import { keyed } from "lit/directives/keyed.js";
import { words } from "./cards.ts";
import type { SignpostChat } from "./element.ts";
import { placeOf } from "./regions.ts";
import { say, strings } from "./strings.ts";
import type { Pinned } from "./types.ts";

type Part = TemplateResult | typeof nothing;

const warningSign = html`<svg class="shape" viewBox="0 0 24 24" aria-hidden="true">
  <path fill-rule="evenodd" d="M8 1h8l7 7v8l-7 7H8l-7-7V8zm3 5v8h2V6zm0 10v2h2v-2z"></path>
</svg>`;

/**
 * What a screen reader must say at once. Each alarm is a new node: browsers may pass over a text that changes in place.
 * It stands inside the dialog while that is open, for a modal dialog would mute an alert beside it. Its role says that it is
 * assertive, and yet Orca is silent in Firefox unless that is written too.
 */
export function alarm(chat: SignpostChat): Part {
  return html`<div class="ear" role="alert" aria-live="assertive">${chat.alarm ? keyed(chat.alarms, html`<p>${chat.alarm}</p>`) : nothing}</div>`;
}

const telephone = (number: string): string => "tel:" + number.replace(/[^\d+*#]/g, "");

interface State {
  pinned: Pinned | null;
  warning: "emergency" | "crisis" | null;
  on: boolean;
  crisis: boolean;
  go: boolean;
  look: string;
}

function stateOf({ memory: { pinned, warning } }: SignpostChat): State {
  const on = !!((pinned && pinned.step !== "seen") || (!pinned && warning));
  const crisis = (pinned?.kind ?? warning) === "crisis";
  const go = pinned?.route === "go" && !crisis;
  return { pinned, warning, on, crisis, go, look: !on ? "" : crisis ? "on calm" : go ? "on go" : "on" };
}

/**
 * The emergency line, which is always there, and the card that it becomes.
 * One template for every state, so that a focus on the number is not lost when the state changes.
 */
export function emergency(chat: SignpostChat): Part {
  const state = stateOf(chat);
  const { pinned, on, crisis, go, look } = state;
  const call = !on || (go && chat.chip) ? "call" : crisis ? "crisisCall" : go ? "callIfNoWay" : pinned?.step === "wait" ? "callAgain" : "callNow";
  const whole = on && !chat.chip;
  return html`<section class="strip ${look}" aria-label=${strings.emergency}>
    ${whole ? top(chat, state) : on ? nothing : html`<span>${strings.emergencyAsk}</span>`}
    <a class="tel" href=${telephone(chat.number)}>${say(call, { number: chat.number })}</a>
    ${chat.abroad ? html`<p class="small">${strings.orLocal}</p>` : nothing} ${whole || (pinned && !chat.chip) ? rest(chat, state) : nothing}
  </section>`;
}

/** Where there is little room the number alone stays in place; the rest of the card stands first on the page below it. */
export function cardBelow(chat: SignpostChat): Part {
  const state = stateOf(chat);
  if (!chat.chip || !(state.on || state.pinned)) return nothing;
  return html`<div class="strip below ${state.look}" role="group" aria-label=${strings.whatToDo}>
    ${state.on ? top(chat, state) : nothing} ${rest(chat, state)}
  </div>`;
}

/** What it is, and where the way leads to the emergency department, that. */
function top(chat: SignpostChat, { pinned, warning, crisis, go }: State): Part {
  return html`<h3>${crisis ? nothing : warningSign}${title(pinned, warning)}</h3>
    ${go && pinned?.step === "act" ? html`<p class="verb">${say("emergencyGo", { place: chat.department })}</p>` : nothing}`;
}

/** Whom else to call, the steps, what to do meanwhile, and the way out. */
function rest(chat: SignpostChat, { pinned, on, crisis }: State): Part {
  return html` ${on && crisis ? lines(placeOf(chat.region).crisis) : nothing}
  ${
    pinned
      ? standing(chat, pinned, crisis)
      : html`${crisis ? nothing : inWriting(chat)}<button class="bare" @click=${() => chat.dismiss()}>${strings.dismiss}</button>`
  }`;
}

function title(pinned: Pinned | null, warning: "emergency" | "crisis" | null): string {
  if (!pinned) return strings[warning === "crisis" ? "warnCrisis" : "warnEmergency"];
  if (pinned.kind === "crisis") return strings.crisisTitle;
  return pinned.step === "wait" ? strings[pinned.route === "go" ? "goingTitle" : "calledTitle"] : strings.emergencyTitle;
}

const lines = (all: [string, string][]): Part =>
  all.length
    ? html`<ul class="lines">
        ${all.map(([name, address]) => html`<li><a class="tel" href=${address}>${name}</a></li>`)}
      </ul>`
    : nothing;

function inWriting(chat: SignpostChat): Part {
  const { write } = placeOf(chat.region);
  return html`<p class="small">${strings.cannotSpeak}${write ? html` <a class="reach" href=${write[1]}>${write[0]}</a>` : nothing}</p>`;
}

/** Who has called need not be told to call. */
const withoutCall = (text: string, number: string): string =>
  text.replace(new RegExp(`(^|[.!]\\s+|\\n)Call ${number.replace(/[^\w ]/g, ".")}\\b[^.!\\n]*([.!]\\s*|\\n|$)`, "i"), "$1");

/** What to do, without what the big verb or the step says already; lines stand as a list. */
function todo(chat: SignpostChat, { route, step, words: told }: Pinned): string[] {
  const verb = route === "go" ? say("emergencyGo", { place: chat.department }) : say("callNow", { number: chat.number }) + ".";
  return told
    .map((text) => (step === "wait" ? withoutCall(text, chat.number) : text).trim())
    .filter((text) => text && !verb.includes(text) && !(step === "wait" && /^go now\b/i.test(text)));
}

const told = (chat: SignpostChat, all: string[]): Part =>
  all.length > 1
    ? html`<ul lang="en" dir="auto">
        ${all.map((text) => html`<li>${words(text, chat.number)}</li>`)}
      </ul>`
    : html`${all.map((text) => html`<p lang="en" dir="auto">${words(text, chat.number)}</p>`)}`;

/** The rest of the card: the step that comes next, what to do meanwhile, and the way out. */
function standing(chat: SignpostChat, pinned: Pinned, crisis: boolean): Part {
  if (pinned.step === "seen") return html`<button class="bare" @click=${() => chat.step("act")}>${strings.showAdvice}</button>`;
  const { step, route, earlier } = pinned;
  const next = step === "act" ? (route === "go" ? strings.going : strings.called) : strings.seen;
  const meanwhile = step === "act" ? strings.whatToDo : route === "go" ? strings.onTheWay : strings.whileYouWait;
  const lines = todo(chat, pinned);
  return html` ${crisis ? nothing : html`<button class="next" @click=${() => chat.step(step === "act" ? "wait" : "seen")}>${next}</button>`}
    <div class="words">
      ${crisis || !lines.length ? nothing : html`<h4>${meanwhile}</h4>`} ${told(chat, lines)}
      ${
        earlier?.length
          ? html`<details>
              <summary>${strings.saidBefore}</summary>
              ${told(chat, earlier)}
            </details>`
          : nothing
      }
    </div>
    ${crisis ? nothing : inWriting(chat)}
    <button class="bare" @click=${() => chat.withdraw()}>${strings.notInDanger}</button>`;
}
