import { strings } from "./strings.ts";
import type { BotMessage, Entry, Pinned, QuickReply, Triage } from "./types.ts";
import type { Memory } from "./store.ts";

/** Pure changes of what is shown: each takes the memory and changes it in place; no DOM, no network. */

export function isEmergency(triage: Triage | undefined): boolean {
  return !!triage && (triage.level === "emergency" || triage.status === "emergency" || triage.status === "crisis");
}

/** Takes in one message of the bot. True when it raises an emergency that was not pinned before. */
export function hear(memory: Memory, message: BotMessage, now: number): boolean {
  const triage = message.custom?.triage;
  const turn = message.reply_to ?? "";
  const text = message.text ?? "";
  const replies = message.quick_replies ?? triage?.suggestions;
  const last = memory.entries.at(-1);
  let entry = last?.who === "bot" && last.turn === turn ? last : undefined;
  if (entry) {
    // What one turn says is one message: words and payload belong together, whichever comes first.
    entry.text = [entry.text, text].filter(Boolean).join("\n\n");
    if (triage) entry.triage = triage;
  } else if (text || triage) {
    entry = { id: "b" + message.seq, who: "bot", text, at: now, turn, triage };
    memory.entries.push(entry);
  }
  if (replies?.length) memory.replies = replies;
  if (entry) offer(memory, entry, replies);
  if (entry && triage && (triage.card || triage.status === "assessed") && !triage.summary) memory.outcome = entry.id;
  return pin(memory, turn, text, triage, !!message.last);
}

/** Notes the question of an entry and its answers; a question that is open stands in the answer panel. */
function offer(memory: Memory, entry: Entry, replies: QuickReply[] | undefined): void {
  const labels = entry.triage?.question?.options?.map((option) => (typeof option === "string" ? option : (option.label ?? option.value)));
  if (replies) entry.answers = replies.map(({ title }) => title);
  else if (entry.triage?.status === "asking") entry.answers ??= labels;
  const asking = entry.triage?.status === "asking";
  if (!asking && !memory.replies.length) return;
  const parts = entry.text.split(/\n{2,}/);
  entry.asks = parts.findLast((part) => part.includes("?")) ?? (asking ? parts.at(-1) : undefined);
  memory.question = entry.id;
}

const idsOf = ({ rules = [] }: Triage): string[] => rules.filter(({ level }) => !level || level === "emergency").map(({ id }) => id);

/**
 * Raises the card, or leaves it as it is: while it stands, only an emergency rule that is not behind it yet changes its words.
 * Education says nothing about the person, so it lifts no emergency; any other payload tells how the case stands.
 * The answer to a withdrawal lifts it too, unless it asks back with buttons: then the answer to one of those does.
 */
function pin(memory: Memory, turn: string, text: string, triage: Triage | undefined, last: boolean): boolean {
  const { withdrawal, pinned } = memory;
  if (pinned?.turn === turn && !isEmergency(triage)) {
    if (text) pinned.words.push(text);
    return false;
  }
  if (isEmergency(triage)) return raise(memory, turn, text, triage!);
  if (triage && triage.status !== "information" && triage.status !== "none") lift(memory, false);
  else if (withdrawal && withdrawal.turn === turn && last) {
    if (withdrawal.offered || !memory.replies.length) lift(memory, true);
    else withdrawal.offered = memory.replies.map(({ payload }) => payload.toLowerCase());
  }
  return false;
}

function raise(memory: Memory, turn: string, text: string, triage: Triage): boolean {
  const { pinned } = memory;
  const rules = idsOf(triage);
  const crisis = triage.status === "crisis";
  const same = pinned?.turn === turn;
  const news = !pinned || rules.some((id) => !pinned.rules.includes(id)) || (pinned.kind === "crisis" && !crisis);
  memory.withdrawal = undefined;
  if (pinned && (same || !news || triage.status === "asking")) {
    if (same && text) pinned.words.push(text);
    if (same) pinned.rules.push(...rules);
    return false;
  }
  // Advice of before must not stand beside an emergency as if it still held.
  memory.outcome = undefined;
  const said = memory.entries
    .filter((entry) => entry.who === "bot" && entry.turn === turn)
    .map((entry) => entry.text)
    .filter(Boolean);
  memory.pinned = {
    // What has once been an ambulance matter stays one: a crisis or a lesser route beside it takes nothing away.
    kind: crisis && pinned?.kind !== "emergency" ? "crisis" : "emergency",
    route: triage.route === "go" && !(pinned?.kind === "emergency" && pinned.route === "call") ? "go" : "call",
    turn,
    rules: [...(pinned?.rules ?? []), ...rules],
    words: triage.card ? cardWords(triage) : said,
    earlier: pinned?.words,
    step: "act",
  };
  return true;
}

const cardWords = ({ card }: Triage): string[] => (card ? [card.headline, ...(card.do ?? [])] : []);

/** Takes the card away; a warning of the device's own goes only by an answer of the person. */
function lift(memory: Memory, answered: boolean): void {
  memory.pinned = null;
  if (answered) memory.warning = null;
  memory.withdrawal = undefined;
}

/** Notes whether these words withdraw the pinned emergency, or answer the question that the bot asked back. */
export function withdraws(memory: Memory, id: string, text: string): void {
  const said = text.toLowerCase();
  if (!memory.pinned) return;
  if (said === strings.notInDangerSays) memory.withdrawal = { turn: id };
  else if (memory.withdrawal?.offered?.includes(said)) memory.withdrawal.turn = id;
}

/** The next step of the card's list: act, then wait, then seen. */
export function stepOn(pinned: Pinned): void {
  pinned.step = pinned.step === "act" ? "wait" : "seen";
}

/** Takes in what the person said; `shown` are the words in the log, which for a button are its title. */
export function speak(memory: Memory, entry: Omit<Entry, "who">): void {
  memory.entries.push({ ...entry, who: "you" });
  memory.replies = [];
  memory.question = undefined;
}

export function lastSaid(memory: Memory): Entry | undefined {
  return memory.entries.findLast(({ who }) => who === "you");
}

/** True when the entry answered a question of the bot, so that changing it means going back to that question. */
export function wasAnswer(memory: Memory, entry: Entry): boolean {
  const index = memory.entries.indexOf(entry);
  return memory.entries.slice(0, index).findLast(({ who }) => who === "bot")?.triage?.status === "asking";
}

/** The entry whose question is open. */
export function openQuestion(memory: Memory): Entry | undefined {
  return memory.question ? memory.entries.findLast(({ id }) => id === memory.question) : undefined;
}
