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
  if (entry && isOutcome(memory, entry)) memory.outcome = entry.id;
  return pin(memory, turn, text, triage, !!message.last);
}

/** What is said about an outcome afterwards (“Why?”) carries its level again, and is no new one. */
function isOutcome({ entries, outcome }: Memory, { triage, text }: Entry): boolean {
  if (!triage || triage.summary || isEmergency(triage)) return false;
  const before = entries.find(({ id }) => id === outcome)?.triage;
  return !!triage.card || (triage.status === "assessed" && !!text && (!before?.card || before.level !== triage.level));
}

/**
 * Notes the question of an entry and its answers; a question that is open stands in the answer panel.
 * Buttons without a question are offers: they stand below the words, and ask for nothing.
 */
function offer(memory: Memory, entry: Entry, replies: QuickReply[] | undefined): void {
  const { triage } = entry;
  const labels = triage?.question?.options?.map((option) => (typeof option === "string" ? option : (option.label ?? option.value)));
  if (replies) entry.answers = replies.map(({ title }) => title);
  else if (triage?.status === "asking") entry.answers ??= labels;
  const lines = entry.text.split(/\n+/).filter(Boolean);
  const last = lines.at(-1);
  const asked = triage?.status === "asking" ? (lines.findLast((line) => line.includes("?")) ?? last) : last?.includes("?") ? last : undefined;
  // A question of a crisis is one without buttons too; what goes with the card of an outcome asks nothing.
  const danger = isEmergency(triage);
  const open = triage?.status === "asking" || !!triage?.suggestions || (asked && (danger || (memory.replies.length && !triage?.card)));
  entry.asks = open ? asked : undefined;
  memory.question = open ? entry.id : memory.question === entry.id ? undefined : memory.question;
}

/** What the cards of an outcome and of an emergency have buttons and folds of their own for. */
const OF_OUTCOME = /^(why\??|summary)$/i;
const OF_EMERGENCY = /^(i have called|on my way|false alarm)$/i;

/** The entry whose buttons ask for nothing, and the buttons that the card above it does not have itself. */
export function offers(memory: Memory): { entry: Entry; replies: QuickReply[] } | undefined {
  const entry = memory.question ? undefined : memory.entries.findLast(({ who, answers }) => who === "bot" && answers);
  if (!entry) return undefined;
  const urgent = !!memory.pinned && memory.pinned.step !== "seen";
  const replies = memory.replies.filter(({ payload }) => !(entry.triage?.card && OF_OUTCOME.test(payload)) && !(urgent && OF_EMERGENCY.test(payload)));
  return replies.length ? { entry, replies } : undefined;
}

/** A question in its parts: what leads to it, the sentences that ask, and what helps to answer. */
export function inParts(asks: string): { lead: string; question: string; hint: string } {
  const sentences = asks.split(/(?<=[.!?…])\s+(?=["“]?[A-Z])/);
  const asking = sentences.map((sentence) => sentence.includes("?"));
  const [from, to] = [asking.indexOf(true), asking.lastIndexOf(true)];
  if (from < 0) return { lead: "", question: asks, hint: "" };
  const joined = (some: string[]) => some.join(" ");
  return { lead: joined(sentences.slice(0, from)), question: joined(sentences.slice(from, to + 1)), hint: joined(sentences.slice(to + 1)) };
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
  const answered = withdrawal?.turn === turn;
  // Asked back whether it is over: the answer to one of these buttons tells.
  const asksBack = answered && !withdrawal.offered && !!memory.question;
  if (asksBack) withdrawal.offered = memory.replies.map(({ payload }) => payload.toLowerCase());
  if (isEmergency(triage)) return raise(memory, turn, text, triage!);
  if (triage && triage.status !== "information" && triage.status !== "none") lift(memory, answered && !asksBack);
  else if (answered && !asksBack && last) lift(memory, true);
  return false;
}

function raise(memory: Memory, turn: string, text: string, triage: Triage): boolean {
  const { pinned } = memory;
  const rules = idsOf(triage);
  const crisis = triage.status === "crisis";
  const same = pinned?.turn === turn;
  const news = !pinned || rules.some((id) => !pinned.rules.includes(id)) || (pinned.kind === "crisis" && !crisis);
  if (pinned && (same || !news || triage.status === "asking")) {
    if (same && text) pinned.words.push(text);
    if (same) pinned.rules.push(...rules);
    return false;
  }
  memory.withdrawal = undefined;
  // Advice of before must not stand beside an emergency as if it still held.
  memory.outcome = undefined;
  const own = memory.entries.filter((entry) => entry.who === "bot" && entry.turn === turn);
  for (const entry of own) entry.raised = true;
  const said = own.map((entry) => entry.text).filter(Boolean);
  memory.pinned = {
    // What has once been an ambulance matter stays one: a crisis or a lesser route beside it takes nothing away.
    kind: crisis && pinned?.kind !== "emergency" ? "crisis" : "emergency",
    route: triage.route === "go" && !(pinned?.kind === "emergency" && pinned.route === "call") ? "go" : "call",
    turn,
    rules: [...(pinned?.rules ?? []), ...rules],
    // Its headline is what the big verb above says.
    words: triage.card?.do?.length ? triage.card.do : said,
    earlier: pinned?.words,
    step: "act",
  };
  return true;
}

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
  else if (memory.withdrawal?.offered?.includes(said) && !/^no\b/.test(said)) memory.withdrawal.turn = id;
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
