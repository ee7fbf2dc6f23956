/**
 * Words that raise the emergency line on the device itself, before anything is sent, so also with no network.
 * Few and plain on purpose: the rules on the server judge; this list only must not stay silent.
 */

const CANNOT = "(?:ca ?nt|cannot|can not|cant|couldnt|unable to|struggling to|fighting to)";

const EMERGENCY = [
  `${CANNOT} (?:even |hardly |really )?(?:breathe|get (?:my|any|enough) (?:breath|air))`,
  "gasping for (?:air|breath)",
  "(?:i am|im|he is|hes|she is|shes|started|keeps?) choking",
  `${CANNOT} swallow (?:my |his |her )?(?:own )?(?:saliva|spit|anything|water)`,
  "lips? (?:are|is|have|has)? ?(?:turning |going |gone |turned )?blue",
  "(?:turning|going|gone) blue",
  "face (?:is |has |just |suddenly )*(?:droop|dropp|fallen)",
  "(?:one side|half|(?:the )?corner) of (?:my|his|her|the) (?:face|mouth)(?: \\w+){0,3} (?:droop|dropp|fall|fell|funny|crooked|sagg|hang|lopsided|down)",
  "(?:having|had|have) a stroke",
  "(?:worst|thunderclap) headache",
  "(?:having|in) a (?:seizure|fit)",
  "fitting now",
  "(?:wont|will not|does not|doesnt|not) wak(?:e|ing) up",
  "unconscious",
  "(?:crushing |bad |severe |sudden )?chest pain",
  `${CANNOT} (?:pee|pass urine|urinate)`,
  "numb between (?:my|the|his|her) legs",
  `${CANNOT} (?:feel|move) (?:my|his|her|both) legs`,
  "(?:taken|took) (?:an overdose|too many)",
];

const CRISIS = [
  "(?:kill|hurt|harm) (?:myself|himself|herself)",
  "end (?:my|his|her) life",
  "end it all",
  "(?:want|wish) (?:to die|to be dead|i was dead|i were dead)",
  "suicid",
  "better off dead",
];

/** Words before a hit that turn its meaning round, up to four words back. */
const NOT_MEANT = /\b(?:no|not|never|without|dont|doesnt|didnt|if|does|do|can|could|why|last year|years ago|used to)(?: \w+){0,3} $/;

function meant(said: string, patterns: string[]): boolean {
  const found = new RegExp(`\\b(?:${patterns.join("|")})`, "g");
  for (const hit of said.matchAll(found)) {
    if (!NOT_MEANT.test(said.slice(0, hit.index))) return true;
  }
  return false;
}

/** Which line to raise for these words: "emergency", "crisis" or null. */
export function warningFor(text: string): "emergency" | "crisis" | null {
  const said = text
    .toLowerCase()
    .replace(/['’`]/g, "")
    .replace(/[.!?;,]+/g, " | ")
    .replace(/\s+/g, " ");
  if (meant(said, EMERGENCY)) return "emergency";
  return meant(said, CRISIS) ? "crisis" : null;
}
