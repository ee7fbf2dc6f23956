/** Settings as sites write them: on the script tag or on the element, with or without `data-`. The element wins. */

export const NAMES = [
  "server-url",
  "lang",
  "region",
  "emergency-number",
  "title",
  "mode",
  "position",
  "primary-color",
  "auto-open",
  "z-index",
  "hide-launcher",
  "launcher-selector",
  "initial-payload",
  "privacy-url",
  "disclaimer",
  "consent-version",
  "storage",
  "text-size",
  "theme",
] as const;

export type Name = (typeof NAMES)[number];

let fromScript: DOMStringMap = {};

export function setDefaults(dataset: DOMStringMap): void {
  fromScript = dataset;
}

const camel = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

export function setting(element: HTMLElement, name: Name): string {
  return element.getAttribute("data-" + name) ?? element.getAttribute(name) ?? fromScript[camel(name)] ?? "";
}

/** A switch is on when it is there, unless it says "false". */
export function isOn(element: HTMLElement, name: Name): boolean {
  const present = element.hasAttribute("data-" + name) || element.hasAttribute(name) || camel(name) in fromScript;
  return present && setting(element, name) !== "false";
}

/** Black or white, whichever can be read on the colour; null when the browser knows no such colour. */
export function inkOn(colour: string): { paper: string; ink: string } | null {
  const context = document.createElement("canvas").getContext("2d");
  if (!context || !CSS.supports("color", colour)) return null;
  context.fillStyle = colour;
  const paper = context.fillStyle;
  if (!/^#\w{6}$/.test(paper)) return null;
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = parseInt(paper.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  const light = 0.2126 * r + 0.7152 * g + 0.0722 * b;
  return { paper, ink: 1.05 / (light + 0.05) >= (light + 0.05) / 0.05 ? "#fff" : "#000" };
}
