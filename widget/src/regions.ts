import { say, strings } from "./strings.ts";

/**
 * What the widget must know of each country without a server: the emergency number, how to reach it in writing, and the crisis lines.
 * The numbers are those of knowledge/regions.yml (tests/test_widget_numbers.py holds them together); the server's own list rules all else.
 * `write`: a service for people who can't speak on the phone, checked November 2026 against public pages; what nobody could confirm is left out.
 */
interface Place {
  number: string;
  department: string;
  crisis: [name: string, address: string][];
  write?: [name: string, address: string];
}

const EMERGENCY_DEPARTMENT = "an emergency department";

export const REGIONS: Record<string, Place> = {
  UK: {
    number: "999",
    department: "A&E",
    write: ["Relay UK: 18000", "tel:18000"],
    crisis: [
      ["Samaritans: 116 123", "tel:116123"],
      ["Text Shout: 85258", "sms:85258"],
    ],
  },
  IE: {
    number: "112",
    department: EMERGENCY_DEPARTMENT,
    write: ["Text 112, if you are registered", "sms:112"],
    crisis: [
      ["Samaritans: 116 123", "tel:116123"],
      ["Text HELLO to 50808", "sms:50808"],
    ],
  },
  EU: { number: "112", department: EMERGENCY_DEPARTMENT, crisis: [["Crisis line: 116 123", "tel:116123"]] },
  US: {
    number: "911",
    department: "the emergency room",
    write: ["Text 911, where that works", "sms:911"],
    crisis: [
      ["988 Lifeline: 988", "tel:988"],
      ["Text 988", "sms:988"],
    ],
  },
  CA: {
    number: "911",
    department: EMERGENCY_DEPARTMENT,
    crisis: [
      ["Crisis line: 988", "tel:988"],
      ["Text 988", "sms:988"],
    ],
  },
  AU: {
    number: "000",
    department: EMERGENCY_DEPARTMENT,
    write: ["Text relay: 0423 677 767", "sms:0423677767"],
    crisis: [
      ["Lifeline: 13 11 14", "tel:131114"],
      ["Text Lifeline: 0477 13 11 14", "sms:0477131114"],
    ],
  },
  NZ: {
    number: "111",
    department: EMERGENCY_DEPARTMENT,
    write: ["Text 111, if you are registered", "sms:111"],
    crisis: [
      ["Call 1737", "tel:1737"],
      ["Text 1737", "sms:1737"],
    ],
  },
  IN: { number: "112", department: EMERGENCY_DEPARTMENT, crisis: [["Tele-MANAS: 14416", "tel:14416"]] },
};

const ELSEWHERE: Place = { number: "112", department: EMERGENCY_DEPARTMENT, crisis: [] };
const ALIASES: Record<string, string> = { GB: "UK" };
const EU = " AT BE BG HR CY CZ DE DK EE ES FI FR GR HU IT LT LU LV MT NL PL PT RO SE SI SK ";

/** The region meant by a code as sites write it ("GB", "de", "en-GB"), or "" when there is none. */
export function regionFrom(code: string | null | undefined): string {
  const last = (code ?? "").split(/[-_]/).pop()!.toUpperCase();
  const id = ALIASES[last] ?? last;
  if (id in REGIONS) return id;
  return EU.includes(` ${id} `) && id ? "EU" : "";
}

export function placeOf(region: string): Place {
  return REGIONS[region] ?? ELSEWHERE;
}

export function numberFor(region: string): string {
  return placeOf(region).number;
}

export function regionLabel(region: string): string {
  return say("regionOption", { name: strings.regions[region] ?? strings.regions.OTHER!, number: numberFor(region) });
}
