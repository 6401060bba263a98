import { describe, expect, test } from "vitest";
import { WriterLock } from "./writerLock.ts";

const patient = new AbortController().signal;

describe("the writer lock", () => {
  test("is granted in the order in which it was asked for", async () => {
    const lock = new WriterLock();
    const first = lock.tryAcquire();
    const order: number[] = [];
    const others = [1, 2, 3].map(async (number) => {
      const release = await lock.acquire(patient);
      order.push(number);
      release();
    });
    expect(lock.tryAcquire()).toBeUndefined();
    first?.();
    await Promise.all(others);
    expect(order).toEqual([1, 2, 3]);
    expect(lock.tryAcquire()).toBeDefined();
  });

  test("passes over those who gave up", async () => {
    const lock = new WriterLock();
    const first = lock.tryAcquire();
    const impatient = new AbortController();
    const givenUp = lock.acquire(impatient.signal);
    const next = lock.acquire(patient);
    impatient.abort(new Error("enough"));
    await expect(givenUp).rejects.toThrow("enough");
    await expect(lock.acquire(impatient.signal)).rejects.toThrow("enough");
    first?.();
    (await next)();
  });

  test("given back twice is free once", () => {
    const lock = new WriterLock();
    const first = lock.tryAcquire();
    first?.();
    expect(lock.tryAcquire()).toBeDefined();
    first?.();
    expect(lock.tryAcquire()).toBeUndefined();
  });
});
