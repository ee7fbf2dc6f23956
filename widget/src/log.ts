import type { TemplateResult } from "lit/html.js";
import type { Kit } from "./part-sheet.ts";
import { saveFile } from "./sheet.ts";

/** A symptom log that lives in this browser alone, and only once the person wants it. */

export interface LogEntry {
  date: string;
  what: string;
  where: string;
  /** 0 to 4, as named in `logStrengths`. */
  strength: number;
  hard: string;
}

const KEY = "signpost-log";
const CHART = { width: 300, height: 80, most: 4 };

/** The kept entries, oldest first; null when no log is wanted here. */
export function readLog(): LogEntry[] | null {
  try {
    const kept = localStorage.getItem(KEY);
    return kept === null ? null : (JSON.parse(kept) as LogEntry[]);
  } catch {
    return null; // storage is forbidden here, or what it holds is not ours
  }
}

/** False when the browser does not let anything be kept. */
export function writeLog(entries: LogEntry[] | null): boolean {
  try {
    if (entries) localStorage.setItem(KEY, JSON.stringify([...entries].sort((a, b) => a.date.localeCompare(b.date))));
    else localStorage.removeItem(KEY);
    return true;
  } catch {
    return false;
  }
}

const quote = (value: string | number): string => `"${String(value).replaceAll('"', '""')}"`;

export function logTable(entries: LogEntry[]): string {
  const rows = entries.map(({ date, what, where, strength, hard }) => [date, what, where, strength, hard]);
  return [["date", "what", "where", "strength 0-4", "hard today"], ...rows].map((row) => row.map(quote).join(",")).join("\r\n");
}

function chart({ html, svg, strings }: Kit, entries: LogEntry[]): TemplateResult {
  const { width, height, most } = CHART;
  const step = width / entries.length;
  const bars = entries.map(({ strength }, index) => {
    const tall = Math.max(2, (strength / most) * height);
    return svg`<rect x=${index * step + 1} y=${height - tall} width=${Math.max(1, step - 2)} height=${tall}></rect>`;
  });
  return html`<svg class="chart" viewBox="0 0 ${width} ${height}" role="img" aria-label=${strings.logChart} preserveAspectRatio="none">${bars}</svg>`;
}

function table({ html, strings }: Kit, entries: LogEntry[]): TemplateResult {
  return html`<div class="wide" tabindex="0" role="group" aria-label=${strings.logTitle}>
    <table>
      <thead>
        <tr>
          ${strings.logColumns.map((name) => html`<th scope="col">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${entries.map(
          (entry) =>
            html`<tr>
              <th scope="row">${entry.date}</th>
              <td>${entry.what}</td>
              <td>${entry.where}</td>
              <td>${strings.logStrengths[entry.strength]}</td>
              <td>${entry.hard}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function form({ html, strings }: Kit, known: string[], add: (entry: LogEntry) => void): TemplateResult {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const given = new FormData(event.target as HTMLFormElement);
    const word = (name: string) => String(given.get(name) ?? "").trim();
    if (!word("what")) return;
    add({ date: word("date"), what: word("what"), where: word("where"), strength: Number(word("strength")), hard: word("hard") });
    (event.target as HTMLFormElement).reset();
  };
  const today = new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
  return html`<form class="entry" @submit=${submit}>
    <label>${strings.logDate}<input type="date" name="date" required .defaultValue=${today} max=${today} /></label>
    <label>${strings.logWhat}<input name="what" required list="known" autocomplete="off" /></label>
    <datalist id="known">${known.map((name) => html`<option value=${name}></option>`)}</datalist>
    <label>${strings.logWhere}<input name="where" autocomplete="off" /></label>
    <fieldset>
      <legend>${strings.logStrength}</legend>
      <div class="row">
        ${strings.logStrengths.map((name, index) => html`<label class="check"><input type="radio" name="strength" value=${index} ?checked=${index === 1} />${name}</label>`)}
      </div>
    </fieldset>
    <label>${strings.logHard}<input name="hard" autocomplete="off" /></label>
    <button>${strings.logAdd}</button>
  </form>`;
}

/** The log as it is drawn in the chat; `changed` is called after every change. */
export function logView(kit: Kit, known: string[], changed: (notice: string) => void): TemplateResult {
  const { html, nothing, strings } = kit;
  const entries = readLog();
  const keep = (all: LogEntry[] | null, notice: string) => changed(writeLog(all) ? notice : strings.logFailed);
  if (!entries) {
    return html`<p>${strings.logAbout}</p>
      <button @click=${() => keep([], strings.logBegun)}>${strings.logBegin}</button>`;
  }
  return html`<p class="small">${strings.logWhereKept}</p>
    ${form(kit, known, (entry) => keep([...entries, entry], strings.logAdded))}
    ${entries.length ? html`${chart(kit, entries)} ${table(kit, entries)}` : nothing}
    <div class="row">
      ${entries.length ? html`<button class="quiet" @click=${() => saveFile(logTable(entries), strings.logFile)}>${strings.logExport}</button>` : nothing}
      <button class="quiet" @click=${() => keep(null, strings.logDeleted)}>${strings.logDelete}</button>
    </div>`;
}
