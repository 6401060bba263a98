import { expect, test } from "vitest";
import { newSelectorKey, signSelectors } from "#sandbox/selectors/sign.ts";
import { createTestContext } from "#test/factory/context.ts";
import { createApp } from "./app.ts";

test("newer selectors are passed on as they were signed, to whoever asks, and refused at the start where they are none", async () => {
  const { privateKey } = await newSelectorKey();
  const update = await signSelectors('{"format":1,"serial":1}', privateKey);
  const ctx = await createTestContext({ config: { SELECTOR_UPDATE: JSON.stringify(update) } });
  const answer = await createApp(() => ctx).request("/v1/selectors");
  expect(await answer.json()).toEqual(update);
  await expect(createTestContext({ config: { SELECTOR_UPDATE: '{"payload":"x"}' } })).rejects.toThrow(
    "SELECTOR_UPDATE",
  );
});

test("without newer selectors there is nothing at their address", async () => {
  const ctx = await createTestContext();
  expect((await createApp(() => ctx).request("/v1/selectors")).status).toBe(404);
});
