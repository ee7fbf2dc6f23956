import { strings } from "./strings.ts";
import type { Finding } from "./types.ts";

function spanOf(days: number): string {
  const [count, unit] = days >= 700 ? [days / 365, "years"] : days >= 60 ? [days / 30.4, "months"] : days >= 14 ? [days / 7, "weeks"] : [days, "days"];
  return new Intl.NumberFormat("en", { style: "unit", unit: (unit as string).slice(0, -1), unitDisplay: "long" }).format(Math.round(count as number));
}

/** A finding in few words: what, where, since when. */
export function inShort({ id, label, side, body_part, duration_days }: Finding): string {
  const where = [side === "both" ? strings.sides.both : side, body_part].filter(Boolean).join(" ");
  return [label ?? id, where, duration_days ? spanOf(duration_days) : ""].filter(Boolean).join(" · ").replaceAll("_", " ");
}

export const present = (findings: Finding[] = []): Finding[] => findings.filter(({ status }) => (status ?? "present") === "present");
