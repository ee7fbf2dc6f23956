import { html, nothing, svg, type TemplateResult } from "lit/html.js";
import { say, strings } from "./strings.ts";
import type { Citation, Entry, Triage } from "./types.ts";

type Part = TemplateResult | typeof nothing;

/** One outline per level, so that the level is told by shape and words and not by colour alone. */
const SHAPES: Record<string, string> = {
  emergency: "M8 1h8l7 7v8l-7 7H8l-7-7V8z",
  urgent: "M12 1 23 22H1z",
  soon: "M12 1 23 12 12 23 1 12z",
  routine: "M12 1a11 11 0 1 0 0 22 11 11 0 0 0 0-22z",
  information: "M2 2h20v20H2z",
};

const icon = (level: string): Part =>
  html`<svg class="shape" viewBox="0 0 24 24" aria-hidden="true">${svg`<path d=${SHAPES[level] ?? SHAPES.information!}></path>`}</svg>`;

const unfold = (title: string, lines: unknown[]): Part =>
  lines.length ? html`<details><summary>${title}</summary><ul>${lines.map((line) => html`<li>${line}</li>`)}</ul></details>` : nothing;

const LINKS = /(https?:\/\/[^\s<>()]+[^\s<>().,;:!?])/;

/** Plain words with addresses turned into links; nothing in them is ever read as markup. */
export function words(text: string): unknown {
  return text.split(LINKS).map((part, index) => (index % 2 ? html`<a href=${part} target="_blank" rel="noopener noreferrer">${part}</a>` : part));
}

function citation({ title, publisher, at, url }: Citation): unknown {
  const name = [title, publisher].filter(Boolean).join(", ");
  const address = url ?? (at && /^[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(at) ? "https://" + at : "");
  return /^https?:/.test(address) ? html`<a href=${address} target="_blank" rel="noopener noreferrer">${name}</a>` : name;
}

function reasons({ findings = [], rules = [] }: Triage): unknown[] {
  const because = rules.map(({ because }) => because).filter(Boolean) as string[];
  const told = findings.filter(({ status }) => (status ?? "present") === "present").map(({ said }) => said);
  const unsaid = [...new Set(told)].filter((said) => said && !because.some((reason) => reason.includes(said)));
  return [...because, ...unsaid.map((said) => say("youToldMe", { said: `“${said}”` }))];
}

/** The words of a message without the lines that its table shows as well. */
export function spoken({ text, triage }: Entry): string {
  const rows = triage?.education?.table;
  if (!rows) return text;
  const inTable = (line: string) => rows.some(([first]) => first && line.startsWith(first + ":"));
  return text.split("\n").filter((line) => !inTable(line)).join("\n").replace(/\n{3,}/g, "\n\n");
}

function table({ title, table }: NonNullable<Triage["education"]>): Part {
  if (!table?.length) return nothing;
  const [columns, ...rows] = table as [string[], ...string[][]];
  return html`<div class="wide" tabindex="0" role="group" aria-label=${title ?? strings.comparison}><table>
    ${title ? html`<caption>${title}</caption>` : nothing}
    <thead><tr>${columns.map((name) => (name ? html`<th scope="col">${name}</th>` : html`<td></td>`))}</tr></thead>
    <tbody>${rows.map(([first, ...rest]) => html`<tr><th scope="row">${first}</th>${rest.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody>
  </table></div>`;
}

/** Sources by their titles: a rule may name a source by id alone. */
function sources(triage: Triage): unknown[] {
  const known = triage.citations ?? [];
  const named = (triage.rules ?? []).flatMap(({ sources }) => sources ?? []).filter((source) => typeof source !== "string") as Citation[];
  const all = new Map([...named, ...known].map((source) => [source.id, source]));
  return [...all.values()].map(citation);
}

/** What goes with the words of one message: level, reasons, what would change it, sources, table, summary. */
export function card({ triage }: Entry, openSummary: () => void): Part {
  if (!triage) return nothing;
  const { level, status } = triage;
  const showsLevel = status !== "asking" && status !== "none" && strings.levels[level] && !(status === "information");
  return html`
    ${showsLevel ? html`<h3 class="level ${level}">${icon(level)}<span>${status === "crisis" ? strings.crisisTitle : strings.levels[level]}</span></h3>` : nothing}
    ${status === "information" ? html`<h3 class="level information">${icon("information")}<span>${strings.levels.information}</span></h3>` : nothing}
    ${triage.education ? table(triage.education) : nothing}
    ${triage.summary ? html`<button class="quiet" @click=${openSummary}>${strings.summaryTitle}</button>` : nothing}
    ${status === "asking" ? nothing : unfold(strings.because, reasons(triage))}
    ${status === "asking" ? nothing : [unfold(strings.changes, triage.changes ?? []), unfold(strings.sources, sources(triage))]}
    ${triage.progress && status === "asking" && triage.progress.left > 0
      ? html`<p class="progress">${triage.progress.left > 1 ? say("progress", triage.progress) : strings.progressOne}</p>`
      : nothing}
  `;
}
