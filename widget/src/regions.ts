import { say, strings } from "./strings.ts";

/** Emergency numbers that the widget must know without a server. The server's own list rules everything else. */
export const REGIONS: Record<string, string> = {
  UK: "999", IE: "112", EU: "112", US: "911", CA: "911", AU: "000", NZ: "111", IN: "112",
};

const OTHER_NUMBER = "112";
const ALIASES: Record<string, string> = { GB: "UK" };
const EU = " AT BE BG HR CY CZ DE DK EE ES FI FR GR HU IT LT LU LV MT NL PL PT RO SE SI SK ";

/** The region meant by a code as sites write it ("GB", "de", "en-GB"), or "" when there is none. */
export function regionFrom(code: string | null | undefined): string {
  const last = (code ?? "").split(/[-_]/).pop()!.toUpperCase();
  const id = ALIASES[last] ?? last;
  if (id in REGIONS) return id;
  return EU.includes(` ${id} `) && id ? "EU" : "";
}

export function numberFor(region: string): string {
  return REGIONS[region] ?? OTHER_NUMBER;
}

export function regionLabel(region: string): string {
  return say("regionOption", { name: strings.regions[region] ?? strings.regions.OTHER!, number: numberFor(region) });
}
