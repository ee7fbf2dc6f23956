import { html, nothing, render, svg, type TemplateResult } from "lit/html.js";
import { called, inShort, present } from "./findings.ts";
import type { SignpostChat } from "./element.ts";
import type { Kit, SheetPart } from "./part-sheet.ts";
import { fill, say, strings } from "./strings.ts";
import { status } from "./views.ts";

type Part = TemplateResult | typeof nothing;

/** The views that come with the part `sheet`: the page for the doctor, and the symptom log. */
export function papers(chat: SignpostChat): Part {
  const log = chat.view === "log";
  const loaded = chat.papers;
  return html`<div class="view">
    <h3 tabindex="-1">${log ? strings.logTitle : strings.summaryTitle}</h3>
    <button class="bare back" @click=${() => chat.look("chat")}>${strings.back}</button>
    ${loaded ? (log ? diary(chat, loaded) : doctors(chat, loaded)) : html`<p>${chat.papersFailed ? strings.papersFailed : strings.papersComing}</p>`}
    ${status(chat)}
  </div>`;
}

/** Words can be replaced while the page lives, so the kit is made anew each time. */
const kit = (): Kit => ({ html, svg, nothing, render, strings, say, fill, inShort });

function tell(chat: SignpostChat, words: string): void {
  chat.notice = words;
  chat.requestUpdate();
}

function diary(chat: SignpostChat, { logView }: SheetPart): Part {
  const findings = chat.memory.entries.findLast(({ triage }) => triage?.findings?.length)?.triage?.findings;
  const known = [...new Set(present(findings).map(called))];
  return logView(kit(), known, (notice) => tell(chat, notice));
}

function doctors(chat: SignpostChat, { printSheet, readLog, saveFile, sheet, sheetText }: SheetPart): Part {
  const facts = { entries: chat.memory.entries, log: readLog() ?? [], language: chat.wordsLanguage, now: Date.now() };
  const text = sheetText(kit(), facts);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => tell(chat, strings.copied),
      () => tell(chat, strings.copyFailed),
    );
  const share = () => void navigator.share({ title: strings.summaryHead, text }).catch(() => undefined);
  return html`<div class="row">
      <button @click=${() => printSheet(kit(), facts)}>${strings.print}</button>
      <button class="quiet" @click=${() => saveFile(text, strings.fileName)}>${strings.save}</button>
      <button class="quiet" @click=${copy}>${strings.copy}</button>
      ${"share" in navigator ? html`<button class="quiet" @click=${share}>${strings.share}</button>` : nothing}
      <button class="quiet" @click=${() => chat.look("log")}>${strings.logTitle}</button>
    </div>
    ${sheet(kit(), facts)}`;
}
