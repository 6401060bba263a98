import { expect, test } from "vitest";
import { singleFlight } from "./singleFlight.ts";

test("callers that arrive while a renewal is running share it, because a refresh token works once", async () => {
  let renewals = 0;
  const gate = Promise.withResolvers<void>();
  const renew = singleFlight(async () => {
    renewals += 1;
    await gate.promise;
    return `token ${renewals}`;
  });
  const answers = [renew(), renew(), renew()];
  gate.resolve();
  expect(await Promise.all(answers)).toEqual(["token 1", "token 1", "token 1"]);
  expect(await renew()).toBe("token 2");
});

test("a renewal that failed is tried again by the next caller", async () => {
  let tries = 0;
  const renew = singleFlight(async () => {
    tries += 1;
    if (tries === 1) throw new Error("offline");
    return tries;
  });
  await expect(renew()).rejects.toThrow("offline");
  expect(await renew()).toBe(2);
});
