import type { html, nothing, render, svg } from "lit/html.js";
import type { inShort } from "./findings.ts";
import { logView, readLog } from "./log.ts";
import { printSheet, saveFile, sheet, sheetText } from "./sheet.ts";
import type { fill, say, Strings } from "./strings.ts";

/** What the part borrows from the script, so that none of it is loaded twice. */
export interface Kit {
  html: typeof html;
  svg: typeof svg;
  nothing: typeof nothing;
  render: typeof render;
  strings: Strings;
  say: typeof say;
  fill: typeof fill;
  inShort: typeof inShort;
}

const contents = { logView, printSheet, readLog, saveFile, sheet, sheetText };

export type SheetPart = typeof contents;

window.SignpostChat.part("sheet", contents);
