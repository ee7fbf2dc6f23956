import { isOn, setting, type Name } from "./config.ts";
import { Drawn } from "./drawn.ts";
import { numberFor, placeOf, regionFrom } from "./regions.ts";
import { blank, type Memory } from "./store.ts";
import { strings, wordsLanguage } from "./strings.ts";

const RTL = /^(ar|he|fa|ur|ps|sd|ug|yi)\b/;

/** What holds just now: the person's choice first, then the site's attribute, then what the browser says. */
export abstract class Configured extends Drawn {
  memory: Memory = blank();

  get server(): string {
    return setting(this, "server-url").replace(/\/$/, "");
  }
  get inline(): boolean {
    return setting(this, "mode") === "inline";
  }
  get opened(): boolean {
    return this.inline || this.memory.open;
  }
  get language(): string {
    return setting(this, "lang") || document.documentElement.lang;
  }
  /** The language of the widget's own words: the page's when it is the same, whichever variety the page names. */
  get wordsLanguage(): string {
    return this.language.split("-")[0] === wordsLanguage.split("-")[0] ? this.language : wordsLanguage;
  }
  get direction(): "rtl" | "ltr" {
    return RTL.test(this.language) ? "rtl" : "ltr";
  }
  get region(): string {
    return this.memory.region ?? (regionFrom(setting(this, "region")) || regionFrom(navigator.language) || "OTHER");
  }
  get number(): string {
    return (!this.memory.region && setting(this, "emergency-number")) || numberFor(this.region);
  }
  get department(): string {
    return placeOf(this.region).department;
  }
  /** No country is known, so the number may be the wrong one. */
  get abroad(): boolean {
    return this.region === "OTHER" && (!!this.memory.region || !setting(this, "emergency-number"));
  }
  get heading(): string {
    return setting(this, "title") || strings.title;
  }
  get size(): number {
    return this.memory.size ?? Math.max(0, [100, 150, 200].indexOf(Number(setting(this, "text-size"))));
  }
  get theme(): string {
    const chosen = this.memory.theme ?? (setting(this, "theme") || "auto");
    if (chosen !== "auto") return chosen;
    if (matchMedia("(prefers-contrast: more)").matches) return "contrast";
    return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  }
  get full(): boolean {
    return !this.inline && matchMedia("(max-width: 480px), (max-height: 480px)").matches;
  }
  /** Too little room for the emergency card: it shrinks to its number, and its words stand in the log. */
  get chip(): boolean {
    return innerHeight <= 480 || (this.size > 0 && innerWidth <= 480);
  }
  on(name: Name): boolean {
    return isOn(this, name);
  }
  setting(name: Name): string {
    return setting(this, name);
  }
}
