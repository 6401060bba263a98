import { beforeEach, describe, expect, it } from "vitest";
import { createTestContext, type TestContext } from "#test/factory/context.ts";
import { outbox } from "./db/schema/tables.ts";
import { owe, sweepOutbox } from "./outbox.ts";
import type { QueueMessage } from "./queue.ts";

const address = "ana@orbis.example";
const message: QueueMessage = {
  type: "reassociate",
  organizationId: "o",
  addresses: [address],
  domains: [],
  after: null,
};

let ctx: TestContext;
beforeEach(async () => {
  ctx = await createTestContext();
});

const rows = () => ctx.db.select().from(outbox);
const unreachable = () => ({ ...ctx, queue: { send: () => Promise.reject(new Error("no queue")) } });

async function commit(given: Parameters<typeof owe>[0] = ctx) {
  const owed = await owe(given, [message]);
  for (const statement of owed.statements) await statement;
  return owed;
}

describe("a message that a change owes", () => {
  it("is sent at once, and leaves nothing behind", async () => {
    await (await commit()).send();
    expect(ctx.sent.map((one) => one.message)).toEqual([message]);
    expect(await rows()).toEqual([]);
  });

  it("is sent by the sweep where the queue could not be reached, as often as it takes", async () => {
    await (await commit(unreachable())).send();
    expect(await sweepOutbox(ctx)).toBe(0);
    ctx.clock.advance(60_000);
    await expect(sweepOutbox(unreachable())).rejects.toThrow("no queue");
    ctx.clock.advance(60_000);
    expect(await sweepOutbox(ctx)).toBe(1);
    expect(ctx.sent.map((one) => one.message)).toEqual([message]);
    expect(await sweepOutbox(ctx)).toBe(0);
  });

  it("is sent by the sweep where the Worker died behind the commit, and by one of two sweeps at once", async () => {
    await commit();
    ctx.clock.advance(60_000);
    const sent = await Promise.all([sweepOutbox(ctx), sweepOutbox(ctx)]);
    expect(sent.toSorted()).toEqual([0, 1]);
    expect(await rows()).toEqual([]);
  });

  it("shows nobody's address while it waits", async () => {
    await commit();
    expect(JSON.stringify(await rows())).not.toContain(address);
  });

  it("that cannot be opened waits for a version that can, and is dropped after a week", async () => {
    await commit();
    await ctx.db.update(outbox).set({ sealed: "closed" });
    ctx.clock.advance(60_000);
    expect(await sweepOutbox(ctx)).toBe(0);
    expect(await rows()).toHaveLength(1);
    ctx.clock.advance(8 * 86_400_000);
    expect(await sweepOutbox(ctx)).toBe(0);
    expect(await rows()).toEqual([]);
    expect(ctx.sent).toEqual([]);
  });
});
