import { expect, test } from "vitest";
import { newSelectorKey, signSelectors } from "#sandbox/selectors/sign.ts";
import { verifySelectors } from "./verifySelectors.ts";

const key = await newSelectorKey();
const content = { format: 1, serial: 5, gmail: { row: "tr.zB" }, outlook: {} };
const sign = (changed: object = {}) =>
  signSelectors(JSON.stringify({ ...content, ...changed }), key.privateKey);

test("an update that its holder signed is taken", async () => {
  expect(await verifySelectors(await sign(), key.publicKey, 4)).toEqual({
    serial: 5,
    gmail: { row: "tr.zB" },
    outlook: {},
  });
});

test("an update that somebody changed, or signed with another key, is not", async () => {
  const signed = await sign();
  const changed = { ...signed, payload: signed.payload.replace("tr.zB", "body") };
  const other = await signSelectors(JSON.stringify(content), (await newSelectorKey()).privateKey);
  for (const answer of [changed, other, { ...signed, signature: `A${signed.signature.slice(1)}` }])
    expect(await verifySelectors(answer, key.publicKey, 0)).toBeNull();
});

test("an update that is old, of a newer form, or no update at all is not", async () => {
  expect(await verifySelectors(await sign(), key.publicKey, 5)).toBeNull();
  expect(await verifySelectors(await sign({ format: 2 }), key.publicKey, 0)).toBeNull();
  expect(await verifySelectors(await signSelectors("text", key.privateKey), key.publicKey, 0)).toBeNull();
  for (const answer of [null, {}, "text", { payload: "{}", signature: "" }])
    expect(await verifySelectors(answer, key.publicKey, 0)).toBeNull();
});

test("an extension that was built without a key takes none", async () => {
  expect(await verifySelectors(await sign(), "", 0)).toBeNull();
});
