import { html, nothing, type TemplateResult } from "lit/html.js";
import { card, spoken, words } from "./cards.ts";
import { lastSaid, pinnedText } from "./conversation.ts";
import type { SignpostChat } from "./element.ts";
import { regionLabel, REGIONS } from "./regions.ts";
import { canListen } from "./speech.ts";
import { say, strings } from "./strings.ts";
import { printText, saveFile, summaryText } from "./summary.ts";
import type { Entry } from "./types.ts";

type Part = TemplateResult | typeof nothing;

/** Everything that is drawn: launcher or panel, and always the emergency line. */
export function page(chat: SignpostChat): Part {
  const left = chat.setting("position") === "left" ? "left" : "";
  const inline = chat.inline ? "inline" : "";
  const chip = chat.chip ? "chip" : "";
  return html`<div class="root s${chat.size} ${chat.theme} ${left} ${inline} ${chip}" lang=${chat.language || nothing} dir=${chat.direction}>
    ${chat.opened ? panel(chat) : dock(chat)}
  </div>`;
}

function dock(chat: SignpostChat): Part {
  return html`<div class="dock">
    ${alarm(chat)} ${emergency(chat)}
    ${chat.memory.unread ? html`<span class="news" role="status">${strings.news}</span>` : nothing}
    ${chat.on("hide-launcher") ? nothing : html`<button aria-haspopup="dialog" @click=${() => chat.open()}>${strings.openChat}</button>`}
  </div>`;
}

function panel(chat: SignpostChat): Part {
  const { memory } = chat;
  const body = chat.view === "options" ? options(chat) : memory.consented ? conversation(chat) : intro(chat);
  return html`<div class="panel" role=${chat.inline ? "group" : "dialog"} aria-modal=${chat.full ? "true" : nothing} aria-labelledby="title" @keydown=${(event: KeyboardEvent) => chat.keydown(event)}>
    <div class="head">
      <h2 id="title">${chat.heading}</h2>
      <button id="options" class="bare" aria-expanded=${chat.view === "options"} @click=${() => chat.look(chat.view === "options" ? "chat" : "options")}>${strings.options}</button>
      ${chat.inline ? nothing : html`<button class="bare" aria-label=${strings.closeChat} @click=${() => chat.close()}>✕</button>`}
    </div>
    ${alarm(chat)} ${emergency(chat)} ${body}
  </div>`;
}

// ---- the emergency line ------------------------------------------------------------------------------------------

const warningSign = html`<svg class="shape" viewBox="0 0 24 24" aria-hidden="true"><path fill-rule="evenodd" d="M8 1h8l7 7v8l-7 7H8l-7-7V8zm3 5v8h2V6zm0 10v2h2v-2z"></path></svg>`;

/** Inside the dialog while it is open: a modal dialog would mute an alert beside it. */
function alarm(chat: SignpostChat): Part {
  return html`<div class="ear" role="alert">${chat.alarm}</div>`;
}

/** One template for every state, so that a focus on the number is not lost when the state changes. */
function emergency(chat: SignpostChat): Part {
  const { pinned, warning } = chat.memory;
  const crisis = pinned?.kind === "crisis";
  const go = pinned?.route === "go";
  const title = pinned
    ? strings[crisis ? "crisisTitle" : "emergencyTitle"]
    : warning && strings[warning === "crisis" ? "warnCrisis" : "warnEmergency"];
  const call = crisis ? "crisisCall" : go ? "callIfNoWay" : title ? "callNow" : "call";
  const number = { number: chat.number };
  const advice = pinnedText(chat.memory);
  return html`<section class="strip ${title ? "on" : ""}" aria-label=${strings.emergency}>
    ${title ? html`<h3>${warningSign}${title}</h3>` : html`<span>${strings.emergencyAsk}</span>`}
    ${go && !advice.length ? html`<p>${strings.emergencyGo}</p>` : nothing}
    <a class="tel" href="tel:${chat.number.replace(/[^\d+*#]/g, "")}">${say(call, number)}</a>
    ${chat.abroad ? html`<p class="small">${strings.orLocal}</p>` : nothing}
    ${pinned
      ? html`${advice.map((text) => html`<p>${words(text)}</p>`)}
          <p class="small">${strings.cannotSpeak}</p>
          <button class="bare" @click=${() => chat.withdraw()}>${strings.notInDanger}</button>`
      : warning
        ? html`<button class="bare" @click=${() => chat.dismiss()}>${strings.dismiss}</button>`
        : nothing}
  </section>`;
}

// ---- before the first message ------------------------------------------------------------------------------------

function intro(chat: SignpostChat): Part {
  const privacy = chat.setting("privacy-url");
  return html`<div class="view">
    <h3>${strings.introTitle}</h3>
    <div id="about">
      <p>${chat.setting("disclaimer") || strings.introIs}</p>
      <p>${strings.introIsNot}</p>
      <p><strong>${say("introMonitored", { number: chat.number })}</strong></p>
      <p>${strings.introPrivacy}</p>
    </div>
    ${/^(https?:|\/|\.)/.test(privacy) ? html`<p><a href=${privacy} target="_blank" rel="noopener">${strings.privacyLink}</a></p>` : nothing}
    <button id="start" aria-describedby="about" @click=${() => chat.start()}>${strings.start}</button>
    ${regions(chat)} ${status(chat)}
  </div>`;
}

function regions(chat: SignpostChat): Part {
  const pick = (event: Event) => {
    chat.memory.region = (event.target as HTMLSelectElement).value;
    chat.keep();
  };
  return html`<label for="region">${strings.where}</label>
    <select id="region" @change=${pick}>
      ${[...Object.keys(REGIONS), "OTHER"].map((id) => html`<option value=${id} ?selected=${id === chat.region}>${regionLabel(id)}</option>`)}
    </select>`;
}

// ---- the conversation --------------------------------------------------------------------------------------------

function conversation(chat: SignpostChat): Part {
  const { memory } = chat;
  const emergencyTurn = memory.pinned?.turn;
  // An emergency is said by the alert; said by the log as well it would be heard twice.
  const live = memory.pinned && memory.entries.at(-1)?.turn === emergencyTurn ? "off" : "polite";
  const editable = lastSaid(memory);
  return html`
    <div class="log" role="log" aria-label=${strings.conversation} aria-live=${live} tabindex="0">
      ${memory.entries.map((entry) => line(chat, entry, entry === editable, !!emergencyTurn && entry.turn === emergencyTurn))}
    </div>
    ${status(chat)} ${answers(chat)} ${composer(chat)}`;
}

function line(chat: SignpostChat, entry: Entry, editable: boolean, held: boolean): Part {
  if (entry.who === "note") return html`<p class="note">${entry.text}</p>`;
  const time = new Date(entry.at).toLocaleTimeString(chat.language || undefined, { timeStyle: "short" });
  if (entry.who === "you") {
    const unsent = chat.reach === "offline" && chat.memory.session.outbox.some(({ id, received }) => id === entry.id && !received);
    return html`<div class="you">
      <p class="says ${entry.edited ? "gone" : ""}"><span class="ear">${say("youSaid", { time })}</span>${entry.text}</p>
      <time aria-hidden="true">${time}${entry.edited ? " " + strings.edited : ""}</time>
      ${unsent ? html`<p class="small">${strings.waiting}</p>` : nothing}
      ${editable && !chat.editing && !entry.edited && !chat.memory.pinned
        ? html`<button class="bare" aria-label=${strings.editLast} @click=${() => chat.edit(entry)}>${strings.edit}</button>`
        : nothing}
    </div>`;
  }
  return html`<div class="bot">
    ${held ? html`<p class="said-above">${strings.pinnedAbove}</p>` : nothing}
    <p class="says ${held ? "ear held" : ""}"><span class="ear">${say("botSaid", { time })}</span>${words(spoken(entry))}</p>
    ${held ? nothing : card(entry, () => chat.look("options"))}
    ${entry.answers?.length ? html`<p class="ear">${say("choices", { list: entry.answers.join("; ") })}</p>` : nothing}
    <time aria-hidden="true">${time}</time>
  </div>`;
}

function status(chat: SignpostChat): Part {
  const number = { number: chat.number };
  const waiting = chat.memory.session.outbox.length > 0;
  const trouble = chat.reach === "offline" ? say("offline", number) : chat.late ? say("slow", number) : "";
  const text = trouble || chat.notice || (waiting && chat.patient ? strings.typing : "");
  return html`
    <div class="say ${trouble ? "loud" : ""}">
      ${waiting && !trouble ? html`<span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>` : nothing}
      <span role="status">${text}</span>
    </div>`;
}

function answers(chat: SignpostChat): Part {
  const { replies, entries, pinned } = chat.memory;
  const asks = entries.findLast(({ triage }) => triage)?.triage?.suggestions ? strings.didYouMean : "";
  return html`<div class="answers" role="group" aria-label=${asks || strings.answers} tabindex="-1">${replies.length && asks ? html`<h3>${asks}</h3>` : nothing}${pinned && chat.chip
    ? html`<button class="quiet" @click=${() => chat.withdraw()}>${strings.notInDanger}</button>`
    : nothing}${replies.map(
    ({ title, payload }) => html`<button class="quiet" @click=${() => chat.choose(title, payload)}>${title}</button>`,
  )}</div>`;
}

function composer(chat: SignpostChat): Part {
  const submit = (event: Event) => {
    event.preventDefault();
    chat.submit();
  };
  const keydown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) submit(event);
    if (event.key === "Escape" && chat.editing) {
      event.preventDefault();
      chat.edit(undefined);
    }
  };
  const typed = (event: Event) => {
    chat.memory.draft = (event.target as HTMLTextAreaElement).value;
    chat.keep();
  };
  return html`<form @submit=${submit}>
    ${chat.editing
      ? html`<p class="editing">${strings.editing} <button type="button" class="quiet" @click=${() => chat.edit(undefined)}>${strings.cancelEdit}</button></p>`
      : nothing}
    <textarea aria-label=${strings.yourMessage} placeholder=${strings.placeholder} rows="1" maxlength="2000" autocomplete="off" .value=${chat.memory.draft} @input=${typed} @keydown=${keydown}></textarea>
    ${chat.memory.speech && canListen()
      ? html`<button type="button" class="quiet" aria-pressed=${!!chat.stopListening} @click=${() => chat.dictate()}>${chat.stopListening ? strings.speakStop : strings.speak}</button>`
      : nothing}
    <button type="submit">${strings.send}</button>
  </form>`;
}

// ---- options -----------------------------------------------------------------------------------------------------

function radios(title: string, name: string, labels: [string, string][], now: string, pick: (value: string) => void): Part {
  return html`<fieldset><legend>${title}</legend>
    ${labels.map(([value, label]) => html`<label class="check"><input type="radio" name=${name} .checked=${value === now} @change=${() => pick(value)} />${label}</label>`)}
  </fieldset>`;
}

function options(chat: SignpostChat): Part {
  const { memory } = chat;
  const keep = (change: object) => {
    Object.assign(memory, change);
    chat.keep();
  };
  const theme = memory.theme ?? (chat.setting("theme") || "auto");
  return html`<div class="view">
    <h3 tabindex="-1">${strings.optionsTitle}</h3>
    <button class="quiet" @click=${() => chat.look("chat")}>${strings.back}</button>
    ${radios(strings.textSize, "size", strings.sizes.map((label, index) => [String(index), label]), String(chat.size), (size) => keep({ size: Number(size) }))}
    ${radios(strings.theme, "theme", Object.entries(strings.themes), theme, (theme) => keep({ theme }))}
    ${regions(chat)}
    ${canListen()
      ? html`<label class="check"><input type="checkbox" .checked=${!!memory.speech} @change=${() => keep({ speech: !memory.speech })} />${strings.speech}</label>
          <p class="small">${strings.speechNote}</p>`
      : nothing}
    ${memory.consented ? theirs(chat) : nothing}
    ${status(chat)}
  </div>`;
}

function theirs(chat: SignpostChat): Part {
  const text = summaryText(chat.memory.entries, chat.language, Date.now());
  const notice = (words: string) => {
    chat.notice = words;
    chat.requestUpdate();
  };
  const copy = () => navigator.clipboard.writeText(text).then(() => notice(strings.copied), () => notice(strings.copyFailed));
  const ask = (asking: boolean) => {
    chat.asking = asking;
    chat.requestUpdate();
    chat.focusOn(asking ? "#sure" : "#delete");
  };
  return html`
    <h3>${strings.summaryTitle}</h3>
    <div class="row">
      <button class="quiet" @click=${() => printText(text)}>${strings.print}</button>
      <button class="quiet" @click=${() => saveFile(text)}>${strings.save}</button>
      <button class="quiet" @click=${copy}>${strings.copy}</button>
    </div>
    <details><summary>${strings.summaryRead}</summary><pre>${text}</pre></details>
    <h3>${strings.deleteTitle}</h3>
    <p>${strings.deleteText}</p>
    ${chat.asking
      ? html`<p id="sure" tabindex="-1"><strong>${strings.deleteAsk}</strong></p>
          <div class="row">
            <button @click=${() => void chat.forget()}>${strings.deleteYes}</button>
            <button class="quiet" @click=${() => ask(false)}>${strings.deleteNo}</button>
          </div>`
      : html`<button id="delete" class="quiet" @click=${() => ask(true)}>${strings.deleteTitle}</button>`}`;
}
