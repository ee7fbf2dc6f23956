import { strings } from "./strings.ts";
import type { Finding } from "./types.ts";

function spanOf(days: number): string {
  if (days < 1) return strings.spans.today!.toLowerCase();
  const [count, unit] = days >= 700 ? [days / 365, "year"] : days >= 60 ? [days / 30.4, "month"] : days >= 14 ? [days / 7, "week"] : [days, "day"];
  return new Intl.NumberFormat("en", { style: "unit", unit: unit as string, unitDisplay: "long" }).format(Math.round(count as number));
}

/** What a finding is called: by its label, or by its name where a server gives none. */
export const called = ({ label, id }: Finding): string => (label ?? id).replaceAll("_", " ");

/** A finding in few words: what, where, since when. */
export function inShort(finding: Finding): string {
  const { side, body_part, duration_days: days, value } = finding;
  const part = body_part?.replaceAll("_", " ");
  const where = side === "both" ? [part, strings.sides.both!.toLowerCase()].filter(Boolean).join(", ") : [side, part].filter(Boolean).join(" ");
  return [called(finding), value, where, days === undefined ? "" : spanOf(days)].filter((each) => each || each === 0).join(" · ");
}

export const present = (findings: Finding[] = []): Finding[] => findings.filter(({ status }) => (status ?? "present") === "present");
