import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

const { hear, speak, withdraws, wasAnswer, lastSaid } = await load("conversation");
const { blank } = await load("store");
const { warningFor } = await load("warnings");
const { regionFrom, numberFor } = await load("regions");
const { sheetText, code } = await load("sheet");
const { inShort } = await load("findings");
const { logTable } = await load("log");
const { strings, setStrings, say, fill } = await load("strings");

const emergency = { level: "emergency", status: "emergency", route: "call" };
const bot = (seq, turn, text, triage, more = {}) => ({ seq, reply_to: turn, text, custom: triage && { triage }, ...more });

test("a payload on its own joins the words of its turn", () => {
  const memory = blank();
  hear(memory, bot(1, "a", "See your doctor."), 0);
  hear(memory, bot(2, "a", undefined, { level: "soon", status: "assessed" }), 0);
  assert.equal(memory.entries.length, 1);
  assert.equal(memory.entries[0].triage.level, "soon");
});

test("an emergency is pinned with all words of its turn, whichever comes first", () => {
  const memory = blank();
  assert.equal(hear(memory, bot(1, "a", "Call now."), 0), false);
  assert.equal(hear(memory, bot(2, "a", undefined, emergency), 0), true);
  hear(memory, bot(3, "a", "Sit upright."), 0);
  assert.deepEqual(memory.pinned.words, ["Call now.", "Sit upright."]);
});

test("small talk and education do not lift an emergency, an assessment does", () => {
  const memory = blank();
  hear(memory, bot(1, "a", "Call now.", emergency), 0);
  hear(memory, bot(2, "b", "You are welcome."), 0);
  hear(memory, bot(3, "c", "ALS is…", { level: "information", status: "information" }), 0);
  assert.ok(memory.pinned);
  hear(memory, bot(4, "d", "See your doctor.", { level: "soon", status: "assessed" }), 0);
  assert.equal(memory.pinned, null);
});

const sure = {
  quick_replies: [
    { title: "Yes, not now", payload: "yes" },
    { title: "No", payload: "no" },
  ],
  last: true,
};

test("the answer to the withdrawal lifts an emergency, unless it is one itself", () => {
  const memory = blank();
  hear(memory, bot(1, "a", "Call now.", emergency), 0);
  withdraws(memory, "w", "false alarm");
  hear(memory, bot(2, "w", "Call all the same.", emergency, { last: true }), 0);
  assert.ok(memory.pinned);
  withdraws(memory, "v", "false alarm");
  hear(memory, bot(3, "v", "Good to hear.", undefined, { last: true }), 0);
  assert.equal(memory.pinned, null);
});

test("a withdrawal that is asked back is lifted by the answer to that question, not by other words", () => {
  const memory = blank();
  hear(memory, bot(1, "a", "Call now.", emergency), 0);
  withdraws(memory, "w", "false alarm");
  hear(memory, bot(2, "w", "Are you sure?", undefined, sure), 0);
  withdraws(memory, "x", "what is als");
  hear(memory, bot(3, "x", "ALS is…", undefined, { last: true }), 0);
  assert.ok(memory.pinned);
  withdraws(memory, "y", "Yes");
  hear(memory, bot(4, "y", "Thank you.", undefined, { last: true }), 0);
  assert.equal(memory.pinned, null);
});

test("a question that keeps the level of an emergency keeps the card as it was", () => {
  const memory = blank();
  hear(memory, bot(1, "a", "Call now.", emergency), 0);
  assert.equal(hear(memory, bot(2, "b", "Did it stop?", { level: "emergency", status: "asking" }), 0), false);
  assert.deepEqual(memory.pinned.words, ["Call now."]);
});

test("buttons go when the person speaks", () => {
  const memory = blank();
  hear(memory, bot(1, "a", "Sudden?", { level: "none", status: "asking" }, { quick_replies: [{ title: "Yes", payload: "yes" }] }), 0);
  assert.equal(memory.replies.length, 1);
  speak(memory, { id: "b", text: "Yes", at: 1 });
  assert.equal(memory.replies.length, 0);
  assert.equal(wasAnswer(memory, lastSaid(memory)), true);
});

for (const text of [
  "I can't breathe",
  "I cannot breathe",
  "he is choking",
  "her lips are turning blue",
  "my face is drooping",
  "I think I'm having a stroke",
  "crushing chest pain",
  "I can't swallow my own saliva",
  "this is the worst headache of my life",
  "I can’t pee",
  "I am numb between my legs",
]) {
  test(`warns on the device: ${text}`, () => assert.equal(warningFor(text), "emergency"));
}
for (const text of ["I want to kill myself", "I want to die", "I feel suicidal", "they'd be better off dead without me"]) {
  test(`warns on the device of a crisis: ${text}`, () => assert.equal(warningFor(text), "crisis"));
}
for (const text of [
  "my hand is weak",
  "no chest pain",
  "I am not choking",
  "can ALS make you choke",
  "does MS cause chest pain",
  "I don't have chest pain",
  "is choking common",
  "my arm feels heavy",
  "what is a stroke",
  "I have trouble opening jars",
]) {
  test(`does not warn: ${text}`, () => assert.equal(warningFor(text), null));
}

test("regions are read as sites write them", () => {
  assert.deepEqual(["GB", "uk", "en-GB", "en_US", "de", "de-AT", "", "xx", null].map(regionFrom), ["UK", "UK", "UK", "US", "EU", "EU", "", "", ""]);
  assert.equal(numberFor("AU"), "000");
  assert.equal(numberFor("OTHER"), "112");
});

const tag = (parts, ...values) => ({ parts, values });
const kit = { html: tag, svg: tag, nothing: "", strings, say, fill, inShort };

test("the sheet holds the case, the level and written words, and neither buttons nor what was changed", () => {
  const memory = blank();
  speak(memory, { id: "a", text: "my left hnad is weak", at: 0 });
  memory.entries[0].edited = true;
  speak(memory, { id: "b", text: "my left hand is weak", at: 0 });
  speak(memory, { id: "c", text: "No, not at all", at: 0, tapped: true });
  const findings = [
    { id: "limb_weakness", status: "present", side: "left", body_part: "hand", duration_days: 90, said: "my left hand" },
    { id: "double_vision", status: "absent" },
  ];
  hear(memory, bot(1, "b", "See your doctor.", { level: "soon", status: "assessed", findings, rules: [{ id: "r", because: "It grows." }] }), 0);
  const text = sheetText(kit, {
    entries: memory.entries,
    log: [{ date: "2026-11-02", what: "weakness", where: "hand", strength: 2, hard: "buttons" }],
    language: "en-GB",
    now: 0,
  });
  assert.match(text, /See a doctor soon/);
  assert.match(text, /What is there\n- limb weakness · left hand · 3 months: “my left hand”/);
  assert.match(text, /What is not there\n- double vision/);
  assert.match(text, /- It grows\./);
  assert.match(text, /- my left hand is weak\n/);
  assert.match(text, /2 Nov 2026 · weakness · hand · Clear · buttons/);
  assert.doesNotMatch(text, /hnad|not at all/);
});

test("a code holds the text, and says when it is cut", () => {
  assert.equal(code(kit, "short").cut, false);
  assert.equal(code(kit, "é".repeat(600)).cut, true);
});

test("the log becomes a table that a spreadsheet reads", () => {
  assert.equal(logTable([{ date: "2026-11-02", what: 'a "b"', where: "", strength: 2, hard: "x" }]).split("\r\n")[1], '"2026-11-02","a ""b""","","2","x"');
});

test("words can be replaced, and what is missing stays", () => {
  setStrings({ send: "Senden" });
  assert.equal(say("send"), "Senden");
  assert.equal(say("call", { number: "112" }), "Call 112");
  assert.ok(strings);
});
