import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, mock, test } from "node:test";
import { load } from "./load.mjs";

const { Transport, ACK_MS, SLOW_MS, ASK_AGAIN_MS, REST_AFTER_MS } = await load("transport");

/** A socket without a network: what was emitted is kept, what the server would say is said by the test. */
class FakeLink {
  connected = false;
  active = true;
  heard = {};
  emitted = [];
  connects = 0;
  on(event, listener) {
    this.heard[event] = listener;
  }
  connect() {
    this.connects += 1;
    this.active = true;
  }
  disconnect() {
    this.connected = this.active = false;
  }
  emit(event, data) {
    this.emitted.push({ event, data });
  }
  timeout() {
    return { emit: (event, data, ack) => this.emitted.push({ event, data, ack, at: Date.now() }) };
  }
  up() {
    this.connected = true;
    this.heard.connect();
    this.heard.session_confirm({ conversation: "c1" });
  }
  down() {
    this.connected = false;
    this.heard.disconnect("transport close");
  }
  refuse() {
    this.active = false;
    this.heard.connect_error(new Error("unknown token"));
  }
  fail() {
    this.heard.connect_error(new Error("websocket error"));
  }
  said() {
    return this.emitted.filter(({ event }) => event === "user_uttered");
  }
}

const settle = async () => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};

function setup({ session = {}, answers = {}, consent = "" } = {}) {
  const log = { messages: [], reach: [], slow: [], renewed: 0, requests: [], changed: 0 };
  const link = new FakeLink();
  const transport = new Transport({
    server: "https://bot.test",
    session: Object.assign(session, { seen: session.seen ?? [], outbox: session.outbox ?? [] }),
    region: () => "UK",
    consent: () => consent,
    link: () => link,
    fetch: async (address, init) => {
      log.requests.push({ address, ...init });
      const answer = answers[`${init.method} ${new URL(address).pathname}`];
      if (!answer) throw new TypeError("Failed to fetch");
      const { status = 200, body = {} } = typeof answer === "function" ? answer(init) : answer;
      return { ok: status < 400, status, json: async () => body };
    },
    changed: () => (log.changed += 1),
    message: (message) => log.messages.push(message),
    reach: (reach) => log.reach.push(reach),
    slow: (slow) => log.slow.push(slow),
    renewed: () => (log.renewed += 1),
  });
  return { transport, link, log, session };
}

const SESSION = { "POST /session": { body: { token: "t1", conversation: "c1", expires: 4e9 } } };

async function online(options = { answers: SESSION }) {
  const all = setup(options);
  all.transport.start();
  await settle();
  all.link.up();
  return all;
}

describe("transport", () => {
  let running;
  beforeEach(() => mock.timers.enable({ apis: ["setTimeout", "setInterval", "Date"], now: 1_800_000_000_000 }));
  afterEach(() => {
    running?.transport.stop();
    mock.timers.reset();
  });

  test("asks for a session before it connects, with the region and without a cookie", async () => {
    running = await online();
    const [request] = running.log.requests;
    assert.equal(request.address, "https://bot.test/session");
    assert.equal(request.body, '{"region":"UK"}');
    assert.equal(request.credentials, "omit");
    assert.deepEqual(running.link.emitted[0], { event: "resume", data: { after: 0 } });
    assert.equal(running.log.reach.at(-1), "online");
  });

  test("tells which words were agreed to, again for a session that takes the place of an ended one", async () => {
    running = await online({ answers: SESSION, consent: "2026-11" });
    running.link.refuse();
    mock.timers.tick(20_000);
    await settle();
    const bodies = running.log.requests.filter(({ method, address }) => method === "POST" && address.endsWith("/session")).map(({ body }) => JSON.parse(body));
    assert.deepEqual(bodies, [
      { region: "UK", consent: "2026-11" },
      { region: "UK", consent: "2026-11" },
    ]);
  });

  test("keeps a kept session and resumes after the last message seen", async () => {
    running = setup({ session: { token: "t0", conversation: "c1", expires: 4e9, seen: [5, 9, 7] } });
    running.transport.start();
    await settle();
    running.link.up();
    assert.equal(running.log.requests.length, 0);
    assert.deepEqual(running.link.emitted[0].data, { after: 9 });
  });

  test("sends one message at a time and in order", async () => {
    running = await online();
    running.transport.send("a", "first");
    running.transport.send("b", "second");
    assert.deepEqual(
      running.link.said().map(({ data }) => data.message),
      ["first"],
    );
    running.link.said()[0].ack(null, { received: "a" });
    assert.deepEqual(
      running.link.said().map(({ data }) => data.message),
      ["first", "second"],
    );
  });

  test("keeps a message until its last answer has come", async () => {
    running = await online();
    running.transport.send("a", "hello");
    running.link.said()[0].ack(null);
    running.link.heard.bot_uttered({ seq: 1, reply_to: "a", text: "one", last: false });
    assert.equal(running.session.outbox.length, 1);
    running.link.heard.bot_uttered({ seq: 2, reply_to: "a", text: "two", last: true });
    assert.equal(running.session.outbox.length, 0);
    assert.deepEqual(
      running.log.messages.map(({ text }) => text),
      ["one", "two"],
    );
  });

  test("hands on each answer once, however often and in whatever order it comes", async () => {
    running = await online();
    for (const seq of [3, 1, 3, 2, 1]) running.link.heard.bot_uttered({ seq, text: String(seq), last: true });
    assert.deepEqual(
      running.log.messages.map(({ seq }) => seq),
      [3, 1, 2],
    );
  });

  test("sends again with the same id when the acknowledgement is lost", async () => {
    running = await online();
    running.transport.send("a", "hello");
    running.link.said()[0].ack(new Error("operation has timed out"));
    assert.deepEqual(
      running.link.said().map(({ data }) => data.message_id),
      ["a", "a"],
    );
    assert.ok(ACK_MS < SLOW_MS);
  });

  test("asks again when the message arrived and the answer did not", async () => {
    running = await online();
    running.transport.send("a", "hello");
    running.link.said()[0].ack(null);
    mock.timers.tick(ASK_AGAIN_MS + 1_000);
    assert.equal(running.link.said().length, 2);
  });

  test("says after twenty seconds that the answer is late, and takes it back when it comes", async () => {
    running = await online();
    running.transport.send("a", "hello");
    mock.timers.tick(SLOW_MS - 1_000);
    assert.deepEqual(running.log.slow, []);
    mock.timers.tick(2_000);
    assert.deepEqual(running.log.slow, [true]);
    running.link.heard.bot_uttered({ seq: 1, reply_to: "a", text: "here", last: true });
    assert.deepEqual(running.log.slow, [true, false]);
  });

  test("keeps what is written while the connection is down and sends it once it is back", async () => {
    running = await online();
    running.link.down();
    running.transport.send("a", "are you there");
    assert.equal(running.link.said().length, 0);
    running.link.up();
    assert.deepEqual(
      running.link.said().map(({ data }) => data.message),
      ["are you there"],
    );
  });

  test("sends unanswered messages again after a reconnect", async () => {
    running = await online();
    running.transport.send("a", "hello");
    running.link.said()[0].ack(null);
    running.link.down();
    running.link.up();
    assert.equal(running.link.said().length, 2);
  });

  test("gets a new session when the server refuses the token", async () => {
    running = setup({ session: { token: "old", conversation: "c0", expires: 4e9 }, answers: SESSION });
    running.transport.start();
    await settle();
    running.link.refuse();
    mock.timers.tick(2_000);
    await settle();
    assert.equal(running.session.token, "t1");
    assert.equal(running.log.renewed, 1);
    assert.equal(running.link.connects, 2);
  });

  test("drops a session that has run out by the clock", async () => {
    running = setup({ session: { token: "old", expires: 1_700_000_000 }, answers: SESSION });
    running.transport.start();
    await settle();
    assert.equal(running.session.token, "t1");
  });

  test("tries again, ever more slowly, when there is no server at all", async () => {
    running = setup();
    running.transport.start();
    await settle();
    for (let second = 0; second < 60; second += 1) {
      mock.timers.tick(1_000);
      await settle();
    }
    assert.equal(running.log.reach.at(-1), "offline");
    assert.ok(running.log.requests.length >= 6 && running.log.requests.length <= 20, String(running.log.requests.length));
  });

  test("uses REST after three failures of the socket", async () => {
    const reply = { body: { messages: [{ seq: 1, reply_to: "a", text: "by another way", last: true }] } };
    running = setup({ answers: { ...SESSION, "POST /messages": reply } });
    running.transport.start();
    await settle();
    running.transport.send("a", "hello");
    running.link.fail();
    running.link.fail();
    await settle();
    assert.equal(running.log.messages.length, 0);
    running.link.fail();
    await settle();
    assert.deepEqual(
      running.log.messages.map(({ text }) => text),
      ["by another way"],
    );
    assert.equal(running.session.outbox.length, 0);
    assert.equal(running.log.requests.at(-1).headers.Authorization, "Bearer t1");
  });

  test("uses REST where the socket neither opens nor fails, and asks again only after a while", async () => {
    let refusing = true;
    const reply = { body: { messages: [{ seq: 1, reply_to: "a", text: "by another way", last: true }] } };
    running = setup({ answers: { ...SESSION, "POST /messages": () => (refusing ? { status: 503 } : reply) } });
    running.transport.start();
    await settle();
    running.transport.send("a", "hello");
    const tried = () => running.log.requests.filter(({ address }) => address.endsWith("/messages")).length;
    const wait = async (milliseconds) => {
      mock.timers.tick(milliseconds);
      await settle();
    };
    await wait(REST_AFTER_MS - 1_000);
    assert.equal(tried(), 0);
    await wait(1_000);
    assert.equal(tried(), 1);
    refusing = false;
    await wait(REST_AFTER_MS - 1_000);
    assert.equal(tried(), 1);
    await wait(2_000);
    assert.deepEqual(
      running.log.messages.map(({ text }) => text),
      ["by another way"],
    );
    assert.equal(running.session.outbox.length, 0);
    running.transport.send("b", "and at once");
    await settle();
    assert.equal(tried(), 3);
    running.link.up();
    assert.equal(running.link.said().length, 0);
    assert.ok(REST_AFTER_MS < SLOW_MS);
  });

  test("takes no more than the outbox can hold", async () => {
    running = setup();
    running.transport.start();
    const taken = Array.from({ length: 25 }, (_, index) => running.transport.send(String(index), "x"));
    assert.equal(taken.filter(Boolean).length, 20);
  });

  test("wakes at once when nudged", async () => {
    running = await online();
    running.link.down();
    running.link.connected = false;
    running.transport.nudge();
    assert.equal(running.link.connects, 2);
  });

  test("deletes on the server with the token, and says whether that worked", async () => {
    running = await online({ answers: { ...SESSION, "DELETE /session": { status: 204 } } });
    assert.equal(await running.transport.remove(), true);
    assert.equal(running.log.requests.at(-1).headers.Authorization, "Bearer t1");
    running = await online();
    assert.equal(await running.transport.remove(), false);
  });
});
