import { expect, it } from "vitest";
import { createTestContext } from "#test/factory/context.ts";
import { deadLetter } from "./db/schema/tables.ts";
import { recordDeadLetter, sweepDeadLetters } from "./deadLetters.ts";

const slice = { type: "slice", organizationId: "o", emailProviderId: "m" } as const;
const address = "ana@orbis.example";
const reassociate = {
  type: "reassociate",
  organizationId: "o",
  addresses: [address],
  domains: [],
  after: null,
};

const rows = async (ctx: Awaited<ReturnType<typeof createTestContext>>) => ctx.db.select().from(deadLetter);

it("is recorded once however often it is delivered, and shows ids and codes only", async () => {
  const ctx = await createTestContext();
  for (let delivery = 0; delivery < 2; delivery++) await recordDeadLetter(ctx, reassociate);
  const letters = await rows(ctx);
  expect(letters).toMatchObject([{ type: "reassociate", organizationId: "o", rounds: 1 }]);
  expect(JSON.stringify(letters)).not.toContain(address);
});

it("is sent again with growing pauses, and given up in the end", async () => {
  const ctx = await createTestContext();
  let body: unknown = slice;
  const pauses: number[] = [];
  for (let round = 1; round <= 8; round++) {
    await recordDeadLetter(ctx, body);
    const [letter] = await rows(ctx);
    const pause = (letter?.nextTryAt ?? 0) - ctx.clock.now();
    pauses.push(pause / 60_000);
    expect(await sweepDeadLetters(ctx)).toBe(0);
    ctx.clock.advance(pause);
    expect(await sweepDeadLetters(ctx)).toBe(1);
    expect(await rows(ctx)).toEqual([]);
    body = ctx.sent.pop()?.message;
    expect(body).toEqual({ ...slice, rounds: round });
  }
  expect(pauses).toEqual([5, 10, 20, 40, 80, 160, 320, 640]);
  await recordDeadLetter(ctx, body);
  expect(await rows(ctx)).toEqual([]);
});

it("of a kind that nobody knows is kept for a while, and never sent", async () => {
  const ctx = await createTestContext();
  await recordDeadLetter(ctx, { type: "dance", emailProviderId: "m" });
  await recordDeadLetter(ctx, "no object");
  expect(await rows(ctx)).toHaveLength(2);
  for (let sweeps = 0; sweeps < 8; sweeps++) {
    ctx.clock.advance(24 * 3_600_000);
    expect(await sweepDeadLetters(ctx)).toBe(0);
  }
  expect(await rows(ctx)).toEqual([]);
  expect(ctx.sent).toEqual([]);
});
