import { html, nothing, svg, type TemplateResult } from "lit/html.js";
import { say, strings } from "./strings.ts";
import type { Card, Citation, Entry, Triage } from "./types.ts";

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

const list = (lines: unknown[]): Part =>
  html`<ul>
    ${lines.map((line) => html`<li>${line}</li>`)}
  </ul>`;

const unfold = (title: string, lines: unknown[]): Part =>
  lines.length
    ? html`<details>
        <summary>${title}</summary>
        ${list(lines)}
      </details>`
    : nothing;

// ---- words -------------------------------------------------------------------------------------------------------

const ADDRESS = String.raw`https?:\/\/[^\s<>()]+[^\s<>().,;:!?]`;
/** A number is one to dial only where the words say so: “call 999”, “Samaritans on 116 123”, “text HELLO to 50808”. */
const DIALLED = String.raw`\b(?:call|ring|phone|dial|on|text(?: \w+)?(?: to| on)?)(?: \w+:)? \+?\d[\d ]{1,14}\d\b(?![-.,]\d|%)(?: or \d[\d ]{1,14}\d\b)*`;
const LINKS = new RegExp(`(${ADDRESS})|(${DIALLED})`, "gi");
const NUMBER = /\+?\d[\d ]{1,14}\d/g;

function dial(said: string, shown: string): unknown[] {
  const scheme = /^text/i.test(said) ? "sms:" : "tel:";
  const parts: unknown[] = [];
  let at = 0;
  for (const hit of said.matchAll(NUMBER)) {
    const link = html`<a class="reach" href=${scheme + hit[0].replaceAll(" ", "")}>${hit[0]}</a>`;
    parts.push(said.slice(at, hit.index), hit[0] === shown ? shown : link);
    at = hit.index + hit[0].length;
  }
  return [...parts, said.slice(at)];
}

/**
 * Plain words with addresses and telephone numbers turned into links; nothing in them is ever read as markup.
 * `shown` is a number that stands beside them as a button of its own.
 */
export function words(text: string, shown = ""): unknown {
  const parts: unknown[] = [];
  let at = 0;
  for (const hit of text.matchAll(LINKS)) {
    parts.push(text.slice(at, hit.index));
    parts.push(hit[1] ? html`<a href=${hit[1]} target="_blank" rel="noopener noreferrer">${hit[1]}</a>` : dial(hit[0], shown));
    at = hit.index + hit[0].length;
  }
  return [...parts, text.slice(at)];
}

// ---- sources and reasons -----------------------------------------------------------------------------------------

function citation({ title, publisher, year, at, url }: Citation): unknown {
  const name = [[publisher, year].filter(Boolean).join(" "), title].filter(Boolean).join(": ");
  const address = url ?? (at && /^[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(at) ? "https://" + at : "");
  return /^https?:/.test(address) ? html`<a href=${address} target="_blank" rel="noopener noreferrer">${name}</a>` : name;
}

function reasons({ card, findings = [], rules = [] }: Triage): unknown[] {
  const because =
    card?.why?.map(({ said, text, taken_for }) => {
      const quote = said ? ` (${say("youToldMe", { said: `“${said}”` })})` : "";
      return text + quote + (taken_for ? " " + say("takenFor", { signs: taken_for.join(", ") }) : "");
    }) ?? (rules.map(({ because }) => because).filter(Boolean) as string[]);
  const told = card?.why ? [] : findings.filter(({ status }) => (status ?? "present") === "present").map(({ said }) => said);
  const unsaid = [...new Set(told)].filter((said) => said && !because.some((reason) => reason.includes(said)));
  return [...because, ...unsaid.map((said) => say("youToldMe", { said: `“${said}”` }))];
}

/** Sources by their titles: a rule may name a source by id alone. */
function sources(triage: Triage): unknown[] {
  const named = (triage.rules ?? []).flatMap(({ sources }) => sources ?? []).filter((source) => typeof source !== "string") as Citation[];
  const all = new Map([...named, ...(triage.citations ?? [])].map((source) => [source.id, source]));
  return [...all.values()].map(citation);
}

// ---- tables ------------------------------------------------------------------------------------------------------

const COUNT = /^about (\d+|one) more questions?\.?$/i;

/** The words of a message without the lines that its table and its links show as well. */
export function spoken({ text, triage }: Entry): string {
  const rows = triage?.education?.table ?? [];
  // Sources stand below the words as links.
  const named = triage?.status === "information" && !!triage.citations?.length;
  const inTable = (line: string) => rows.some(([first]) => first && line.startsWith(first + ":"));
  // So many questions are left: that stands beside the question.
  const counted = (line: string) => !!triage?.progress?.left && COUNT.test(line.trim());
  return text
    .split("\n")
    .filter((line) => !inTable(line) && !counted(line) && !(named && /^Sources?: /.test(line)))
    .join("\n")
    .replace(/\n{3,}/g, "\n\n");
}

function table({ title, table }: NonNullable<Triage["education"]>): Part {
  if (!table?.length) return nothing;
  const [columns, ...rows] = table as [string[], ...string[][]];
  return html`<div class="wide" tabindex="0" role="group" aria-label=${title ?? strings.comparison}>
    <table>
      ${
        title
          ? html`<caption>
              ${title}
            </caption>`
          : nothing
      }
      <thead>
        <tr>
          ${columns.map((name) => (name ? html`<th scope="col">${name}</th>` : html`<td></td>`))}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([first, ...rest]) =>
            html`<tr>
              <th scope="row">${first}</th>
              ${rest.map((cell) => html`<td>${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

// ---- cards -------------------------------------------------------------------------------------------------------

/** Word and shape of a level; with the headline of a card it is the head of that card. */
function badge(level: string, title: string, headline = ""): Part {
  const words = headline ? html`<span class="kicker">${title}</span> <span class="headline" lang="en">${headline}</span>` : title;
  return html`<h3 class="level ${level}" tabindex=${headline ? -1 : nothing}>${icon(level)}<span>${words}</span></h3>`;
}

/** The level of a message as a heading; nothing where no level was found: questions, small talk, “did you mean”. */
export function levelOf({ triage }: Entry): Part {
  if (!triage || triage.suggestions || triage.summary) return nothing;
  const { level, status } = triage;
  if (status === "asking" || status === "none" || !strings.levels[level]) return nothing;
  // “I have no answer to that” informs about nothing.
  if (level === "information" && !triage.citations?.length && !triage.education) return nothing;
  return badge(level, status === "crisis" ? strings.crisisTitle : strings.levels[level]!, triage.card?.headline);
}

/** What goes with the words of one message: the outcome's card, reasons, what would change it, sources, table, summary. */
export function card({ triage }: Entry, number: string, openSheet: () => void): Part {
  if (!triage || triage.status === "asking") return nothing;
  const told = sources(triage);
  return html`
    ${triage.card ? advice(triage.card, number) : nothing} ${triage.education ? table(triage.education) : nothing} ${unfold(strings.because, reasons(triage))}
    ${unfold(strings.changes, triage.changes ?? [])}
    ${
      triage.status === "information" && told.length && told.length < 4
        ? html`<h4>${strings.sources}</h4>
            ${list(told)}`
        : unfold(strings.sources, told)
    }
    ${triage.summary || triage.status === "assessed" ? html`<button class=${triage.summary || !triage.card ? "quiet" : ""} @click=${openSheet}>${strings.summaryTitle}</button>` : nothing}
  `;
}

/** What to do, and when to call: nothing before the fold but these. */
function advice({ do: todo = [], call_if: callIf = [] }: Card, number: string): Part {
  const [first, ...rest] = todo;
  const whole = callIf.some((line) => /^(call|ring|go|ask)\b/i.test(line));
  return html`<div lang="en" dir="auto">
    ${first ? html`<p class="first">${words(first)}</p>` : nothing} ${rest.length ? list(rest.map((line) => words(line))) : nothing}
    ${
      callIf.length
        ? html`<div class="call-if">
            <h4>${whole ? strings.whenToCall : say("callIf", { number })}</h4>
            ${list(callIf.map((line) => words(line)))}
          </div>`
        : nothing
    }
  </div>`;
}
