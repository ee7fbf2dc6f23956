import { say, strings } from "./strings.ts";
import type { Entry } from "./types.ts";

function clock(at: number, lang: string): string {
  return new Date(at).toLocaleString(lang || undefined, { dateStyle: "medium", timeStyle: "short" });
}

/** The conversation as plain text: advice and reasons first, then what was said, then everything. */
export function summaryText(entries: Entry[], lang: string, now: number): string {
  if (!entries.some(({ who }) => who === "you")) return strings.summaryEmpty;
  const advice = entries.findLast(({ triage }) => triage && triage.status !== "asking" && strings.levels[triage.level])?.triage;
  const reasons = advice?.rules?.map(({ because }) => because).filter(Boolean) ?? [];
  const list = (title: string, lines: (string | undefined)[]) => (lines.length ? ["", title, ...lines.map((line) => "- " + line)] : []);
  return [
    strings.summaryHead,
    clock(now, lang),
    strings.summaryNote,
    ...(advice ? ["", say("summaryAdvice", { level: strings.levels[advice.level]! })] : []),
    ...list(strings.summaryReasons, reasons),
    ...list(strings.summarySaid, entries.filter(({ who, edited }) => who === "you" && !edited).map(({ text }) => text)),
    "",
    strings.summaryAll,
    ...entries.map(({ who, text, at }) => say(who === "you" ? "youSaid" : "botSaid", { time: clock(at, lang) }) + text),
  ].join("\n");
}

export function saveFile(text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  link.download = strings.fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Prints the summary alone: the page around it is hidden by a sheet that leaves with it. */
export function printText(text: string): void {
  const paper = document.createElement("pre");
  paper.id = "signpost-print";
  paper.textContent = text;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    "#signpost-print{display:none}@media print{body>:not(#signpost-print){display:none!important}" +
      "#signpost-print{display:block;white-space:pre-wrap;font:12pt/1.5 serif}}",
  );
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  document.body.append(paper);
  print();
  paper.remove();
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
}
