import { html, nothing, type TemplateResult } from "lit/html.js";
import { ask, choice, progress } from "./ask.ts";
import { card, levelOf, spoken, words } from "./cards.ts";
import { isEmergency, lastSaid, offers } from "./conversation.ts";
import type { SignpostChat } from "./element.ts";
import { alarm, cardBelow, emergency } from "./emergency.ts";
import { misreadButton, misreadView } from "./misread.ts";
import { options, regions } from "./options.ts";
import { papers } from "./papers.ts";
import { canListen } from "./speech.ts";
import { say, strings } from "./strings.ts";
import type { Entry } from "./types.ts";

type Part = TemplateResult | typeof nothing;

/** Everything that is drawn: launcher or panel, and always the emergency line. */
export function page(chat: SignpostChat): Part {
  const left = chat.setting("position") === "left" ? "left" : "";
  const inline = chat.inline ? "inline" : "";
  const chip = chat.chip ? "chip" : "";
  return html`<div class="root s${chat.size} ${chat.theme} ${left} ${inline} ${chip}" lang=${chat.wordsLanguage} dir=${chat.direction}>
    ${chat.opened ? panel(chat) : dock(chat)}
  </div>`;
}

function dock(chat: SignpostChat): Part {
  return html`<div class="dock">
    ${alarm(chat)} ${emergency(chat)} ${chat.memory.unread ? html`<span class="news" role="status">${strings.news}</span>` : nothing}
    ${chat.on("hide-launcher") ? nothing : html`<button aria-haspopup="dialog" @click=${() => chat.open()}>${strings.openChat}</button>`}
  </div>`;
}

function panel(chat: SignpostChat): Part {
  const { memory } = chat;
  const body =
    chat.view === "options"
      ? options(chat)
      : !memory.consented
        ? intro(chat)
        : chat.view === "sheet" || chat.view === "log"
          ? papers(chat)
          : chat.view === "advice"
            ? advice(chat)
            : chat.view === "misread"
              ? misreadView(chat)
              : conversation(chat);
  return html`<div
    class="panel"
    role=${chat.inline ? "group" : "dialog"}
    aria-modal=${chat.full ? "true" : nothing}
    aria-labelledby="title"
    @keydown=${(event: KeyboardEvent) => chat.keydown(event)}
  >
    <div class="head">
      <h2 id="title">${chat.heading}</h2>
      <button id="options" class="bare" aria-expanded=${chat.view === "options"} @click=${() => chat.look(chat.view === "options" ? "chat" : "options")}>
        ${strings.options}
      </button>
      ${chat.inline ? nothing : html`<button class="bare" aria-label=${strings.closeChat} @click=${() => chat.close()}>✕</button>`}
    </div>
    ${alarm(chat)} ${emergency(chat)}
    <div class="told ear" aria-live="polite"></div>
    <div class="page">${cardBelow(chat)} ${body}</div>
  </div>`;
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

// ---- the conversation --------------------------------------------------------------------------------------------

function conversation(chat: SignpostChat): Part {
  const { memory } = chat;
  const editable = lastSaid(memory);
  return html` ${again(chat)}
    <div class="log" role="log" aria-label=${strings.conversation} aria-live="off" tabindex="0">
      ${memory.entries.filter(({ turn }) => !turn || turn !== chat.coming).map((entry) => line(chat, entry, entry === editable))}
    </div>
    ${status(chat)} ${ask(chat)} ${composer(chat)}`;
}

/** The last outcome stays within reach, however far the talk has gone on. */
function again(chat: SignpostChat): Part {
  const entry = outcome(chat);
  if (!entry?.triage || chat.memory.pinned || chat.memory.warning || chat.memory.entries.at(-1) === entry) return nothing;
  const level = entry.triage.card?.headline ?? strings.levels[entry.triage.level] ?? "";
  return html`<button id="again" class="again" @click=${() => chat.look("advice")}>${say("yourAdvice", { level })}</button>`;
}

const outcome = ({ memory }: SignpostChat): Entry | undefined => memory.entries.findLast(({ id }) => id === memory.outcome);

function advice(chat: SignpostChat): Part {
  const entry = outcome(chat);
  return html`<div class="view">
    <h3 tabindex="-1">${strings.adviceTitle}</h3>
    <button class="bare back" @click=${() => chat.look("chat")}>${strings.back}</button>
    ${entry ? message(chat, entry).drawn : nothing}
  </div>`;
}

function line(chat: SignpostChat, entry: Entry, editable: boolean): Part {
  if (entry.who === "note") return html`<p class="note" data-id=${entry.id} data-mark="">${entry.text}</p>`;
  const time = new Date(entry.at).toLocaleTimeString(chat.language || undefined, { timeStyle: "short" });
  if (entry.who === "you") {
    const unsent = chat.unreachable && chat.memory.session.outbox.some(({ id, received }) => id === entry.id && !received);
    return html`<div class="you">
      <p class="says ${entry.edited ? "gone" : ""}" dir="auto"><span class="ear">${say("youSaid", { time })}</span>${entry.text}</p>
      <time aria-hidden="true">${time}${entry.edited ? " " + strings.edited : ""}</time>
      ${unsent ? html`<p class="unsent">${strings.waiting}</p>` : nothing}
      ${
        editable && !chat.editing && !entry.edited && !chat.memory.pinned
          ? html`<button class="bare" aria-label=${strings.editLast} @click=${() => chat.edit(entry)}>${strings.edit}</button>`
          : nothing
      }
    </div>`;
  }
  const parts = message(chat, entry);
  return html`<article class=${parts.seen ? "bot" : "ear"} data-id=${entry.id} data-mark=${entry.text.length + (entry.triage ? "+" : "")}>
    <span class="ear who">${say("botSaid", { time })}</span>
    ${parts.drawn}
    <time aria-hidden="true">${time}</time>
  </article>`;
}

/** One message with its payload, in the order in which it is to be read; `seen` is false where all of it stands elsewhere on the screen. */
function message(chat: SignpostChat, entry: Entry): { drawn: Part; seen: boolean } {
  const { pinned, question } = chat.memory;
  const { triage } = entry;
  const danger = !!pinned && isEmergency(triage);
  // What the emergency card says, or has said before, does not stand in the log a second time.
  const held = danger && pinned.step !== "seen" && !!entry.raised;
  const bare = held || (danger && !entry.raised);
  const open = entry.id === question && !!entry.asks;
  const text = triage?.card && !bare ? "" : spoken(entry);
  const besides = (open ? text.replace(entry.asks!, "") : text).trim();
  const offered = offers(chat.memory);
  const mine = offered?.entry === entry ? offered.replies : [];
  const left = open ? progress(entry) : "";
  const level = bare ? nothing : levelOf(entry);
  const payload = bare ? nothing : card(entry, chat.number, () => chat.sheet());
  const drawn = html` ${held ? html`<p class="said-above">${strings[pinned.kind === "crisis" ? "pinnedAboveCrisis" : "pinnedAbove"]}</p>` : level}
  ${besides ? html`<p class="says ${held ? "ear" : ""}" lang="en" dir="auto">${words(besides)}</p>` : nothing} ${payload}
  ${open ? html`<p class="ear" lang="en">${entry.asks}</p>` : misreadButton(chat, entry)}
  ${open && entry.answers?.length ? html`<p class="ear">${say("choices", { list: entry.answers.join("; ") })}</p>` : nothing}
  ${left ? html`<p class="ear">${left}</p>` : nothing}
  ${mine.length ? html`<div class="offers row">${mine.map((reply) => choice(chat, reply))}</div>` : nothing}`;
  return { drawn, seen: held || !!besides || level !== nothing || !!triage?.card || !!mine.length || !open };
}

export function status(chat: SignpostChat): Part {
  const number = { number: chat.number };
  const waiting = chat.memory.session.outbox.length > 0;
  const trouble = chat.unreachable ? say(chat.unreachable, number) : chat.late ? say("slow", number) : "";
  const text = trouble || chat.notice || (waiting && chat.patient ? strings.typing : "");
  return html` <div class="say ${trouble ? "loud" : ""}">
    ${waiting && !trouble ? html`<span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>` : nothing}
    <span role="status">${text}</span>
  </div>`;
}

/** Where the browser does not let a text box grow by itself. */
function grow(box: HTMLTextAreaElement): void {
  if (CSS.supports("field-sizing", "content")) return;
  box.style.blockSize = "auto";
  box.style.blockSize = `${box.scrollHeight + 4}px`;
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
    grow(event.target as HTMLTextAreaElement);
    chat.keep();
  };
  return html`<form @submit=${submit}>
    ${
      chat.editing
        ? html`<p class="editing">
            ${strings.editing} <button type="button" class="quiet" @click=${() => chat.edit(undefined)}>${strings.cancelEdit}</button>
          </p>`
        : nothing
    }
    <textarea
      aria-label=${strings.yourMessage}
      placeholder=${strings.placeholder}
      rows="1"
      autocomplete="off"
      .value=${chat.memory.draft}
      @input=${typed}
      @keydown=${keydown}
    ></textarea>
    ${
      chat.memory.speech && canListen()
        ? html`<button type="button" class="quiet" aria-pressed=${!!chat.stopListening} @click=${() => chat.dictate()}>
            ${chat.stopListening ? strings.speakStop : strings.speak}
          </button>`
        : nothing
    }
    <button type="submit">${strings.send}</button>
  </form>`;
}
