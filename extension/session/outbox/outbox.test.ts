import { expect, test } from "vitest";
import type { AssociationView } from "#shared/association.ts";
import { CallFailure } from "../callFailure.ts";
import { createOutbox } from "./outbox.ts";
import type { QueuedCall } from "./queuedCall.ts";

/** An API that is out of reach until `online`, and remembers what it was told. */
function world() {
  const state = {
    online: false,
    told: [] as string[],
    filing: [] as AssociationView[],
    refusal: null as string | null,
    queue: [] as QueuedCall[],
    ids: 0,
    me: "ada",
    owner: null as string | null,
  };
  const reach = () => {
    if (!state.online) throw new CallFailure("offline", "");
  };
  const outbox = createOutbox({
    load: async () => state.queue,
    async save(queue) {
      state.queue = queue;
    },
    async send(call, input) {
      reach();
      if (state.refusal !== null) throw new CallFailure(state.refusal, "It is gone.");
      state.told.push(`${call} ${JSON.stringify(input)}`);
    },
    async filingOf() {
      reach();
      return state.filing;
    },
    async ownId() {
      reach();
      return state.me;
    },
    owner: async () => state.owner,
    async setOwner(id) {
      state.owner = id;
    },
    knownUntil: async () => 1_000,
    newId: () => `q${state.ids++}`,
    announce: async () => {},
  });
  return { state, outbox };
}

const filing = (businessId: string | null) => ({ id: "e1", change: { businessId, scope: "thread" } });

function filedBy(id: string, decidedAt: number): AssociationView {
  const business = { id: "b9", name: "Keller Brokers", domain: null };
  const decidedBy = { id, name: "Ben" };
  return {
    business,
    contact: null,
    isPrimary: true,
    role: null,
    source: "manual",
    confidence: 1,
    evidence: [],
    decidedBy,
    decidedAt,
  };
}

test("what was done without a connection waits, and is sent once when there is one", async () => {
  const { state, outbox } = world();
  await outbox.add("associate", filing("b1"));
  await outbox.add("markEmail", { id: "e2" });
  await outbox.flush();
  expect(state.told).toEqual([]);
  state.online = true;
  await Promise.all([outbox.flush(), outbox.flush(), outbox.flush()]);
  expect(state.told.map((told) => told.split(" ")[0])).toEqual(["associate", "markEmail"]);
  expect(state.queue).toEqual([]);
});

test("of several decisions on one email only the last is sent, and marks come together", async () => {
  const { state, outbox } = world();
  const mark = (patch: object) => outbox.add("markEmail", Object.assign({ id: "e1" }, { patch }));
  await outbox.add("associate", filing("b1"));
  await outbox.add("associate", filing("b2"));
  await mark({ isRead: true });
  await mark({ isStarred: true });
  state.online = true;
  await outbox.flush();
  expect(state.told).toEqual([
    `associate ${JSON.stringify(filing("b2"))}`,
    `markEmail ${JSON.stringify({ id: "e1", patch: { isRead: true, isStarred: true } })}`,
  ]);
});

test("an email that was removed and put back is left as it was", async () => {
  const { state, outbox } = world();
  await outbox.add("deleteEmail", { id: "e1" });
  await outbox.add("restoreEmail", { id: "e1" });
  expect(state.queue).toEqual([]);
});

test("a colleague who filed it elsewhere in the meantime is not overruled unseen", async () => {
  const { state, outbox } = world();
  await outbox.add("associate", filing("b1"));
  state.online = true;
  state.filing = [filedBy("ben", 2_000)];
  await outbox.flush();
  expect(state.told).toEqual([]);
  expect(state.queue[0]?.trouble).toEqual({ kind: "conflict", who: "Ben", what: "Keller Brokers" });
  await outbox.settle("q0", "send");
  expect(state.told).toHaveLength(1);
  expect(state.queue).toEqual([]);
});

test("what a colleague decided before, or oneself elsewhere, is no conflict", async () => {
  for (const before of [filedBy("ben", 900), filedBy("ada", 2_000)]) {
    const { state, outbox } = world();
    await outbox.add("associate", filing("b1"));
    state.online = true;
    state.filing = [before];
    await outbox.flush();
    expect(state.told).toHaveLength(1);
  }
});

test("what the API refuses is said and not tried for ever; what comes after it is sent", async () => {
  const { state, outbox } = world();
  await outbox.add("deleteEmail", { id: "e1" });
  state.online = true;
  state.refusal = "email_not_found";
  await outbox.flush();
  expect(state.queue[0]?.trouble).toMatchObject({ kind: "refused", who: "email_not_found" });
  state.refusal = null;
  await outbox.add("deleteEmail", { id: "e2" });
  await outbox.flush();
  expect(state.told).toEqual([`deleteEmail ${JSON.stringify({ id: "e2" })}`]);
  await outbox.settle("q0", "drop");
  expect(state.queue).toEqual([]);
});

test("what one person left is never sent in the name of the next", async () => {
  const { state, outbox } = world();
  state.online = true;
  await outbox.claim();
  await outbox.add("associate", filing("b1"));
  state.me = "ben";
  await outbox.flush();
  expect(state.told).toEqual([]);
  expect(state.queue).toEqual([]);
});
