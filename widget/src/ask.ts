import { html, nothing, type TemplateResult } from "lit/html.js";
import { words } from "./cards.ts";
import { inParts, openQuestion } from "./conversation.ts";
import type { SignpostChat } from "./element.ts";
import { called, inShort, present } from "./findings.ts";
import { misreadButton } from "./misread.ts";
import { fill, say, strings } from "./strings.ts";
import type { Entry, QuickReply } from "./types.ts";

type Part = TemplateResult | typeof nothing;

/** One question, always in view: what was understood, the question, its answers, and the ways round it. */
export function ask(chat: SignpostChat): Part {
  const entry = openQuestion(chat.memory);
  const asking = entry?.triage?.status === "asking";
  const suggests = entry?.triage?.suggestions ? strings.didYouMean : "";
  const { lead, question, hint } = inParts(entry?.asks ?? "");
  const ways = asking ? waysRound(chat, entry!) : [];
  const many = asking && entry!.triage!.question?.kind === "any_of";
  const left = asking ? progress(entry!) : "";
  return html`<div class="answers ${entry ? "open" : ""}" role="group" aria-label=${strings.answers} tabindex="-1">
    ${asking ? [chips(chat, entry!), misreadButton(chat, entry!)] : nothing}
    <div
      role=${suggests || question ? "group" : nothing}
      aria-label=${suggests || nothing}
      aria-labelledby=${!suggests && question ? "asks" : nothing}
      aria-describedby=${hint ? "hint" : nothing}
    >
      ${suggests ? html`<h3>${suggests}</h3>` : nothing}
      ${
        question
          ? html`<div class="asks" lang="en" dir="auto">
              ${left ? html`<p class="small" aria-hidden="true">${left}</p>` : nothing} ${lead ? html`<p>${words(lead)}</p>` : nothing}
              <h3 id="asks">${question}</h3>
              ${hint ? html`<p id="hint">${words(hint)}</p>` : nothing}
            </div>`
          : nothing
      }
      ${many ? checkList(chat, entry!) : entry ? html`<div class="row">${choices(chat, entry).map((reply) => choice(chat, reply))}</div>` : nothing}
      ${ways.length ? html`<div class="row ways">${ways.map((reply) => html`<button class="bare" @click=${() => chat.choose(reply.title, reply.payload)}>${reply.title}</button>`)}</div>` : nothing}
    </div>
  </div>`;
}

export const choice = (chat: SignpostChat, { title, payload }: QuickReply): Part =>
  html`<button class="quiet" lang="en" dir="auto" @click=${() => chat.choose(title, payload)}>${title}</button>`;

/** How many questions are left. */
export function progress({ triage }: Entry): string {
  const left = triage?.progress?.left ?? 0;
  if (left < 1) return "";
  return left > 1 ? say("progress", { left }) : strings.progressOne;
}

/** The options of a question: what the server calls them, or the buttons that came with it. */
export function optionsOf({ triage }: Entry, replies: QuickReply[]): QuickReply[] {
  const options = triage?.question?.options ?? [];
  return options.map((option, index) => {
    if (typeof option !== "string") return { title: option.label ?? option.value, payload: option.value };
    const named = replies.find(({ payload }) => payload === option) ?? (replies.length >= options.length ? replies[index] : undefined);
    return { title: named?.title ?? option, payload: option };
  });
}

/** Answers that are no answer: they stand apart, and the ones that every question understands are always there. */
const WAYS = /^(why( do you ask)?\??|i don.t know|not sure|skip|(go )?back|(ask|say (it|that)) (more simply|in other words)|simpler|explain)$/i;

function waysRound(chat: SignpostChat, entry: Entry): QuickReply[] {
  const given = chat.memory.replies.filter(({ payload }) => WAYS.test(payload));
  const options = optionsOf(entry, chat.memory.replies);
  const own: [RegExp, QuickReply][] = [
    [/^(i don.t know|not sure)$/i, { title: strings.notSure, payload: "I don't know" }],
    [/simpl|other words|explain/i, { title: strings.simpler, payload: "ask more simply" }],
    [/^why/i, { title: strings.why, payload: "why do you ask?" }],
    [/back$/i, { title: strings.goBackTitle, payload: strings.goBack }],
  ];
  const answered = chat.memory.entries.some(({ who, triage, id }) => who === "bot" && triage?.status === "asking" && id !== entry.id);
  const known = [...given, ...options];
  const missing = own.filter(([pattern, { payload }]) => (payload !== strings.goBack || answered) && !known.some((reply) => pattern.test(reply.payload)));
  return [...given, ...missing.map(([, reply]) => reply)];
}

const DAYS: [keyof typeof strings.spans, string][] = [
  ["today", "since today"],
  ["week", "for a few days"],
  ["weeks", "for a few weeks"],
  ["months", "for a few months"],
  ["years", "for more than a year"],
];
const SIDES = ["left", "right", "both"] as const;

/** What can be tapped: the server's buttons or options, else spans and sides where the question is about one. */
function choices(chat: SignpostChat, entry: Entry | undefined): QuickReply[] {
  const { replies } = chat.memory;
  const question = entry?.triage?.status === "asking" ? entry.triage.question : undefined;
  if (!question) return replies;
  const given = replies.filter(({ payload }) => !WAYS.test(payload));
  if (given.length) return given;
  if (question.kind === "yes_no" && !question.options?.length)
    return [
      { title: strings.yes, payload: "yes" },
      { title: strings.no, payload: "no" },
    ];
  if (question.options?.length) return optionsOf(entry!, replies).filter(({ payload }) => !WAYS.test(payload));
  if (question.id.endsWith(".duration_days")) return DAYS.map(([span, payload]) => ({ title: strings.spans[span]!, payload }));
  if (question.id.endsWith(".side")) return SIDES.map((side) => ({ title: strings.sides[side]!, payload: side }));
  return [];
}

// ---- several answers at once -------------------------------------------------------------------------------------

const NONE = "none";

/** Check boxes and one button: nothing ticked is no answer, for silence must not count as “none of these”. */
function checkList(chat: SignpostChat, entry: Entry): Part {
  const options = optionsOf(entry, chat.memory.replies).filter(({ payload }) => !WAYS.test(payload));
  const all = options.some(({ payload }) => payload === NONE) ? options : [...options, { title: strings.none, payload: NONE }];
  const { ticked } = chat;
  const tick = (payload: string) => {
    if (ticked.delete(payload)) return chat.requestUpdate();
    if (payload === NONE) ticked.clear();
    else ticked.delete(NONE);
    ticked.add(payload);
    chat.requestUpdate();
  };
  const done = () => chat.answerMany(all.filter(({ payload }) => ticked.has(payload)));
  return html`<div class="checks">
      ${all.map(({ title, payload }) => html`<label class="check"><input type="checkbox" .checked=${ticked.has(payload)} @change=${() => tick(payload)} /><span lang="en" dir="auto">${title}</span></label>`)}
    </div>
    <div class="done"><button @click=${done}>${strings.done}</button></div>`;
}

// ---- what was understood -----------------------------------------------------------------------------------------

function chips(chat: SignpostChat, { triage }: Entry): Part {
  const known = present(triage?.findings);
  if (!known.length) return nothing;
  return html`<ul class="chips" aria-label=${strings.understood}>
    ${known.map((finding) => {
      const name = inShort(finding);
      const toggle = () => chat.pick(chat.picked === name ? "" : name);
      return html`<li>
        <button class="chip-button" aria-expanded=${chat.picked === name} @click=${toggle}>${name}<span aria-hidden="true"> ✎</span></button> ${
          chat.picked === name
            ? html`<button class="quiet" @click=${() => chat.change(finding)}>${strings.change}</button>
                <button class="quiet" @click=${() => chat.choose(fill(strings.notMine, { name }), fill(strings.notMineSays, { name: called(finding) }))}>
                  ${strings.remove}
                </button>`
            : nothing
        }
      </li>`;
    })}
  </ul>`;
}
