import { expect, test } from "vitest";
import { inTurn } from "./inTurn.ts";

test("what changes the tokens waits for what began before it, though that failed", async () => {
  const order: string[] = [];
  const gate = Promise.withResolvers<void>();
  const first = inTurn(async () => {
    await gate.promise;
    order.push("renewal");
    throw new Error("offline");
  });
  const second = inTurn(async () => {
    order.push("sign-out");
  });
  gate.resolve();
  await expect(first).rejects.toThrow("offline");
  await second;
  expect(order).toEqual(["renewal", "sign-out"]);
});
