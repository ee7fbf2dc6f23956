import { html, nothing, type TemplateResult } from "lit/html.js";
import { keyed } from "lit/directives/keyed.js";
import { words } from "./cards.ts";
import type { SignpostChat } from "./element.ts";
import { placeOf } from "./regions.ts";
import { say, strings } from "./strings.ts";
import type { Pinned } from "./types.ts";

type Part = TemplateResult | typeof nothing;

const warningSign = html`<svg class="shape" viewBox="0 0 24 24" aria-hidden="true"><path fill-rule="evenodd" d="M8 1h8l7 7v8l-7 7H8l-7-7V8zm3 5v8h2V6zm0 10v2h2v-2z"></path></svg>`;

/**
 * What a screen reader must say at once. Each alarm is a new node: browsers may pass over a text that changes in place.
 * It stands inside the dialog while that is open, for a modal dialog would mute an alert beside it.
 */
export function alarm(chat: SignpostChat): Part {
  return html`<div class="ear" role="alert">${chat.alarm ? keyed(chat.alarms, html`<p>${chat.alarm}</p>`) : nothing}</div>`;
}

const telephone = (number: string): string => "tel:" + number.replace(/[^\d+*#]/g, "");

/** One template for every state, so that a focus on the number is not lost when the state changes. */
export function emergency(chat: SignpostChat): Part {
  const { pinned, warning } = chat.memory;
  const crisis = (pinned?.kind ?? warning) === "crisis";
  const on = pinned?.step !== "seen" && (pinned || warning);
  const route = pinned?.route ?? "call";
  const look = !on ? "" : crisis ? "on calm" : `on ${route}`;
  const call = !on ? "call" : crisis ? "crisisCall" : pinned?.step === "wait" ? "callAgain" : route === "go" ? "callIfNoWay" : "callNow";
  return html`<section class="strip ${look}" aria-label=${strings.emergency}>
    ${on ? html`<h3>${crisis ? nothing : warningSign}${title(pinned, warning)}</h3>` : html`<span>${strings.emergencyAsk}</span>`}
    ${on && !crisis && route === "go" && pinned?.step === "act" ? html`<p class="verb">${say("emergencyGo", { place: placeOf(chat.region).department })}</p>` : nothing}
    <a class="tel" href=${telephone(chat.number)}>${say(call, { number: chat.number })}</a>
    ${on && crisis ? lines(placeOf(chat.region).crisis) : nothing}
    ${chat.abroad ? html`<p class="small">${strings.orLocal}</p>` : nothing}
    ${pinned ? standing(chat, pinned, crisis) : nothing}
    ${warning && !pinned
      ? html`${crisis ? nothing : inWriting(chat)}<button class="bare" @click=${() => chat.dismiss()}>${strings.dismiss}</button>`
      : nothing}
  </section>`;
}

function title(pinned: Pinned | null, warning: "emergency" | "crisis" | null): string {
  if (!pinned) return strings[warning === "crisis" ? "warnCrisis" : "warnEmergency"];
  if (pinned.kind === "crisis") return strings.crisisTitle;
  return pinned.step === "wait" ? strings[pinned.route === "go" ? "goingTitle" : "calledTitle"] : strings.emergencyTitle;
}

const lines = (all: [string, string][]): Part =>
  all.length ? html`<ul class="lines">${all.map(([name, address]) => html`<li><a class="tel" href=${address}>${name}</a></li>`)}</ul>` : nothing;

function inWriting(chat: SignpostChat): Part {
  const { write } = placeOf(chat.region);
  return html`<p class="small">${strings.cannotSpeak}${write ? html` <a class="reach" href=${write[1]}>${write[0]}</a>` : nothing}</p>`;
}

/** The rest of the card: the step that comes next, what to do meanwhile, and the way out. */
function standing(chat: SignpostChat, pinned: Pinned, crisis: boolean): Part {
  if (pinned.step === "seen") return html`<button class="bare" @click=${() => chat.step("act")}>${strings.showAdvice}</button>`;
  const { step, route } = pinned;
  const next = step === "act" ? (route === "go" ? strings.going : strings.called) : strings.seen;
  return html`
    ${crisis ? nothing : html`<button class="next" @click=${() => chat.step(step === "act" ? "wait" : "seen")}>${next}</button>`}
    <div class="words">
      ${crisis ? nothing : html`<h4>${step === "wait" ? strings.whileYouWait : strings.whatToDo}</h4>`}
      ${pinned.words.map((text) => html`<p lang="en" dir="auto">${words(text, chat.number)}</p>`)}
      ${pinned.earlier?.length ? html`<details><summary>${strings.saidBefore}</summary>${pinned.earlier.map((text) => html`<p lang="en" dir="auto">${words(text, chat.number)}</p>`)}</details>` : nothing}
    </div>
    ${crisis ? nothing : inWriting(chat)}
    <button class="bare" @click=${() => chat.withdraw()}>${strings.notInDanger}</button>`;
}
