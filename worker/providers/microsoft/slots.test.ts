import { expect, it } from "vitest";
import { slots } from "./slots.ts";

it("never gives out more than there are, and keeps the order of asking", async () => {
  const inTurn = slots(4);
  let underWay = 0;
  let most = 0;
  const order: number[] = [];
  const work = (number: number, count: number) =>
    inTurn(count, async () => {
      order.push(number);
      underWay += count;
      most = Math.max(most, underWay);
      await Promise.resolve();
      underWay -= count;
    });
  await Promise.all([work(0, 3), work(1, 4), work(2, 1), work(3, 1), work(4, 4), work(5, 2)]);
  expect(most).toBe(4);
  expect(order).toEqual([0, 1, 2, 3, 4, 5]);
});

it("frees what failed", async () => {
  const inTurn = slots(1);
  await expect(inTurn(1, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(await inTurn(1, async () => "yes")).toBe("yes");
});
