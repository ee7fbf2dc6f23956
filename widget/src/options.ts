import { html, nothing, type TemplateResult } from "lit/html.js";
import type { SignpostChat } from "./element.ts";
import { regionLabel, REGIONS } from "./regions.ts";
import { canListen, canSpeak } from "./speech.ts";
import { strings } from "./strings.ts";
import { status } from "./views.ts";

type Part = TemplateResult | typeof nothing;

export function regions(chat: SignpostChat): Part {
  const pick = (event: Event) => {
    chat.memory.region = (event.target as HTMLSelectElement).value;
    chat.keep();
  };
  return html`<label for="region">${strings.where}</label>
    <select id="region" @change=${pick}>
      ${[...Object.keys(REGIONS), "OTHER"].map((id) => html`<option value=${id} ?selected=${id === chat.region}>${regionLabel(id)}</option>`)}
    </select>`;
}

function radios(title: string, name: string, labels: [string, string][], now: string, pick: (value: string) => void): Part {
  return html`<fieldset>
    <legend>${title}</legend>
    ${labels.map(([value, label]) => html`<label class="check"><input type="radio" name=${name} .checked=${value === now} @change=${() => pick(value)} />${label}</label>`)}
  </fieldset>`;
}

export function options(chat: SignpostChat): Part {
  const { memory } = chat;
  const keep = (change: object) => {
    Object.assign(memory, change);
    chat.keep();
  };
  const theme = memory.theme ?? (chat.setting("theme") || "auto");
  return html`<div class="view">
    <h3 tabindex="-1">${strings.optionsTitle}</h3>
    <button class="bare back" @click=${() => chat.look("chat")}>${strings.back}</button>
    ${radios(
      strings.textSize,
      "size",
      strings.sizes.map((label, index) => [String(index), label]),
      String(chat.size),
      (size) => keep({ size: Number(size) }),
    )}
    ${radios(strings.theme, "theme", Object.entries(strings.themes), theme, (theme) => keep({ theme }))} ${regions(chat)}
    ${
      canListen()
        ? html`<label class="check"
              ><input type="checkbox" .checked=${!!memory.speech} @change=${() => keep({ speech: !memory.speech })} />${strings.speech}</label
            >
            <p class="small">${strings.speechNote}</p>`
        : nothing
    }
    ${
      canSpeak()
        ? html`<label class="check"><input type="checkbox" .checked=${!!memory.aloud} @change=${() => keep({ aloud: !memory.aloud })} />${strings.aloud}</label>
            <p class="small">${strings.aloudNote}</p>`
        : nothing
    }
    ${memory.consented ? theirs(chat) : nothing} ${status(chat)}
  </div>`;
}

function theirs(chat: SignpostChat): Part {
  const ask = (asking: boolean) => {
    chat.asking = asking;
    chat.requestUpdate();
    chat.focusOn(asking ? "#sure" : "#delete");
  };
  return html` <div class="row">
      <button class="quiet" @click=${() => chat.sheet()}>${strings.summaryTitle}</button>
      <button class="quiet" @click=${() => chat.look("log")}>${strings.logTitle}</button>
    </div>
    <h3>${strings.deleteTitle}</h3>
    <p>${strings.deleteText}</p>
    ${
      chat.asking
        ? html`<p id="sure" tabindex="-1"><strong>${strings.deleteAsk}</strong></p>
            <div class="row">
              <button @click=${() => void chat.forget()}>${strings.deleteYes}</button>
              <button class="quiet" @click=${() => ask(false)}>${strings.deleteNo}</button>
            </div>`
        : html`<button id="delete" class="quiet" @click=${() => ask(true)}>${strings.deleteTitle}</button>`
    }`;
}
