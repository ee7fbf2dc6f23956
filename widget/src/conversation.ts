import { strings } from "./strings.ts";
import type { BotMessage, Entry, Triage } from "./types.ts";
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
  const before = memory.entries.at(-1);
  if (!text && before?.who === "bot" && before.turn === turn) {
    // A payload that came on its own belongs to the words just said.
    if (triage) before.triage = triage;
    if (replies) before.answers = replies.map(({ title }) => title);
  } else if (text || triage) {
    memory.entries.push({
      id: "b" + message.seq, who: "bot", text, at: now, turn, triage, answers: replies?.map(({ title }) => title),
      asked: triage?.status === "asking" || undefined,
    });
  }
  if (replies?.length) memory.replies = replies;
  return pin(memory, turn, triage, !!message.last);
}

/**
 * Education says nothing about the person, so it lifts no emergency; every other payload tells how the case stands.
 * The answer to a withdrawal lifts it too, unless it asks back with buttons: then the answer to one of those does.
 */
function pin(memory: Memory, turn: string, triage: Triage | undefined, last: boolean): boolean {
  const { withdrawal } = memory;
  if (isEmergency(triage)) {
    const known = memory.pinned?.turn === turn;
    // Questions after an emergency keep its level; the card keeps the words that raised it.
    if (memory.pinned && triage!.status === "asking") return false;
    memory.pinned = { kind: triage!.status === "crisis" ? "crisis" : "emergency", turn, route: triage!.route };
    memory.warning = null;
    memory.withdrawal = undefined;
    return !known;
  }
  if (triage && triage.status !== "information") lift(memory);
  else if (withdrawal && withdrawal.turn === turn && last) {
    if (withdrawal.offered || !memory.replies.length) lift(memory);
    else withdrawal.offered = memory.replies.map(({ payload }) => payload.toLowerCase());
  }
  return false;
}

function lift(memory: Memory): void {
  memory.pinned = memory.warning = null;
  memory.withdrawal = undefined;
}

/** Notes whether these words withdraw the pinned emergency, or answer the question that the bot asked back. */
export function withdraws(memory: Memory, id: string, text: string): void {
  const said = text.toLowerCase();
  if (!memory.pinned) return;
  if (said === strings.notInDangerSays) memory.withdrawal = { turn: id };
  else if (memory.withdrawal?.offered?.includes(said)) memory.withdrawal.turn = id;
}

/** What the bot said in the turn that raised the pinned card: what to do now and while waiting. */
export function pinnedText(memory: Memory): string[] {
  const turn = memory.pinned?.turn;
  return memory.entries.filter((entry) => entry.who === "bot" && entry.turn === turn).map(({ text }) => text).filter(Boolean);
}

/** Takes in what the person said; `shown` are the words in the log, which for a button are its title. */
export function speak(memory: Memory, id: string, shown: string, now: number): void {
  memory.entries.push({ id, who: "you", text: shown, at: now });
  memory.replies = [];
}

export function lastSaid(memory: Memory): Entry | undefined {
  return memory.entries.findLast(({ who }) => who === "you");
}

/** True when the entry answered a question of the bot, so that changing it means going back to that question. */
export function wasAnswer(memory: Memory, entry: Entry): boolean {
  const index = memory.entries.indexOf(entry);
  return memory.entries.slice(0, index).findLast(({ who }) => who === "bot")?.triage?.status === "asking";
}
