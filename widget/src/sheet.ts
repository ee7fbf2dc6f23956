import { encode } from "uqr";
import type { TemplateResult } from "lit/html.js";
import type { Kit } from "./part-sheet.ts";
import type { LogEntry } from "./log.ts";
import type { Entry, Finding, Triage } from "./types.ts";

/** The one page for the doctor: from the structured case where there is one, and in words that were written, never those of buttons. */

export interface Case {
  entries: Entry[];
  log: LogEntry[];
  language: string;
  now: number;
}

interface Section {
  title: string;
  lines: string[];
}

const MOST_IN_CODE = 900;
const FEWEST_WORDS = 3;

const day = (at: number | string, language: string): string => new Date(at).toLocaleDateString(language || undefined, { dateStyle: "medium" });

function latest(entries: Entry[], fits: (triage: Triage) => boolean): Triage | undefined {
  return entries.findLast(({ triage }) => triage && fits(triage))?.triage;
}

function told(kit: Kit, finding: Finding): string {
  return kit.inShort(finding) + (finding.said ? `: “${finding.said}”` : "");
}

/** What stands on the sheet, section by section; a section without a line is left out. */
export function sections(kit: Kit, { entries, log, language }: Case): Section[] {
  const { strings, say } = kit;
  const advice = latest(entries, ({ status, level }) => status !== "asking" && status !== "information" && !!strings.levels[level]);
  const findings = latest(entries, ({ findings }) => !!findings?.length)?.findings ?? [];
  const having = (...kinds: string[]) => findings.filter(({ status }) => kinds.includes(status ?? "present"));
  const written = entries.filter(({ who, text, edited, tapped }) => who === "you" && !edited && !tapped && text.split(/\s+/).length >= FEWEST_WORDS);
  const all: Section[] = [
    {
      title: strings.sheetAdvice,
      lines: advice ? [advice.card?.headline ?? "", say("summaryAdvice", { level: strings.levels[advice.level]! })].filter(Boolean) : [],
    },
    { title: strings.sheetPresent, lines: having("present").map((each) => told(kit, each)) },
    { title: strings.sheetPast, lines: having("past").map((each) => told(kit, each)) },
    { title: strings.sheetAbsent, lines: having("absent").map((each) => kit.inShort(each)) },
    { title: strings.sheetUnknown, lines: having("unknown").map((each) => kit.inShort(each)) },
    { title: strings.summarySaid, lines: written.map(({ text }) => text) },
    {
      title: strings.summaryReasons,
      lines: advice?.card?.why?.map(({ text }) => text) ?? (advice?.rules?.map(({ because }) => because).filter(Boolean) as string[]) ?? [],
    },
    {
      title: strings.logTitle,
      lines: log.map((each) => [day(each.date, language), each.what, each.where, strings.logStrengths[each.strength], each.hard].filter(Boolean).join(" · ")),
    },
  ];
  return all.filter(({ lines }) => lines.length);
}

export function sheetText(kit: Kit, facts: Case): string {
  const { strings } = kit;
  if (!facts.entries.some(({ who }) => who === "you") && !facts.log.length) return strings.summaryEmpty;
  const parts = sections(kit, facts).flatMap(({ title, lines }) => ["", title, ...lines.map((line) => "- " + line)]);
  return [strings.summaryHead, day(facts.now, facts.language), strings.summaryNote, ...parts].join("\n");
}

/** The text itself as a code to scan: nothing is fetched from anywhere. What is too much for a code that can be scanned is cut, and says so. */
export function code(kit: Kit, text: string): { picture: TemplateResult; cut: boolean } {
  const bytes = new TextEncoder().encode(text);
  const cut = bytes.length > MOST_IN_CODE;
  const shown = cut ? new TextDecoder().decode(bytes.slice(0, MOST_IN_CODE)).replace(/\uFFFD*$/, "…") : text;
  const { data, size } = encode(shown, { ecc: "L", border: 4 });
  const squares = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ""))).join("");
  return {
    cut,
    picture: kit.html`<svg class="code" viewBox="0 0 ${size} ${size}" role="img" aria-label=${kit.strings.sheetCode} shape-rendering="crispEdges">
      ${kit.svg`<path fill="#fff" d="M0 0h${size}v${size}H0z"></path><path fill="#000" d=${squares}></path>`}</svg>`,
  };
}

/** The sheet as it is drawn in the chat and on paper. */
export function sheet(kit: Kit, facts: Case, onPaper = false): TemplateResult {
  const { html, nothing, strings } = kit;
  const text = sheetText(kit, facts);
  const found = sections(kit, facts);
  const { picture, cut } = code(kit, text);
  return html`<div class="sheet" lang="en">
    ${onPaper ? html`<h1>${strings.summaryHead}</h1>` : nothing}
    <p>${day(facts.now, facts.language)}. ${strings.summaryNote}</p>
    ${found.length ? nothing : html`<p>${strings.summaryEmpty}</p>`}
    ${found.map(
      ({ title, lines }) =>
        html`<h4>${title}</h4>
          <ul>
            ${lines.map((line) => html`<li>${line}</li>`)}
          </ul>`,
    )}
    ${
      onPaper
        ? html`<h4>${strings.sheetAsk}</h4>
            <p class="lines"></p>`
        : nothing
    }
    ${
      found.length
        ? html`<figure>
            ${picture}
            <figcaption>${cut ? strings.sheetCodeCut : strings.sheetCodeHint}</figcaption>
          </figure>`
        : nothing
    }
  </div>`;
}

const PAPER = `#signpost-print{display:none}@media print{body>:not(#signpost-print){display:none!important}#signpost-print{display:block;font:11pt/1.4 sans-serif;color:#000}
#signpost-print h1{font-size:16pt;margin:0}#signpost-print h4{margin:8pt 0 2pt;font-size:11pt;border-bottom:1px solid #000}#signpost-print ul{margin:0;padding-left:14pt}
#signpost-print figure{margin:8pt 0 0;break-inside:avoid}#signpost-print svg{width:45mm}#signpost-print .lines{min-height:28mm;margin:0}@page{size:auto;margin:15mm}}`;

/** Prints the sheet alone: the page around it is hidden by a style sheet that leaves with it. */
export function printSheet(kit: Kit, facts: Case): void {
  const paper = document.createElement("div");
  paper.id = "signpost-print";
  kit.render(sheet(kit, facts, true), paper);
  const style = new CSSStyleSheet();
  style.replaceSync(PAPER);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, style];
  document.body.append(paper);
  print();
  paper.remove();
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== style);
}

export function saveFile(text: string, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
