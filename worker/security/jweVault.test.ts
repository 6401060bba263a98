import { expect, test } from "vitest";
import { testConfig } from "#test/factory/context.ts";
import { createJweVault } from "./jweVault.ts";

const first = btoa("0123456789abcdef0123456789abcdef");
const second = btoa("fedcba9876543210fedcba9876543210");
const withKeys = (keys: Record<string, string>, current: string) =>
  createJweVault(testConfig({ TOKEN_KEYS: JSON.stringify(keys), TOKEN_KEY_CURRENT: current }));

test("what was sealed for a row opens for that row", async () => {
  const vault = withKeys({ first }, "first");
  expect(await vault.open(await vault.seal("token", "row-1"), "row-1")).toBe("token");
});

test("an envelope that was moved to another row does not open", async () => {
  const vault = withKeys({ first }, "first");
  const sealed = await vault.seal("token", "row-1");
  await expect(vault.open(sealed, "row-2")).rejects.toMatchObject({ code: "not_intact" });
});

test("an envelope whose header was rewritten for another row does not open", async () => {
  const vault = withKeys({ first }, "first");
  const [header = "", ...rest] = (await vault.seal("token", "row-1")).split(".");
  const rewritten = btoa(atob(header.replaceAll("-", "+").replaceAll("_", "/")).replace("row-1", "row-2"));
  const forged = [rewritten.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", ""), ...rest].join(".");
  await expect(vault.open(forged, "row-2")).rejects.toMatchObject({ code: "not_intact" });
});

test("after a key rotation old envelopes open and new ones use the new key", async () => {
  const sealed = await withKeys({ first }, "first").seal("token", "row-1");
  const rotated = withKeys({ first, second }, "second");
  expect(await rotated.open(sealed, "row-1")).toBe("token");
  const resealed = await rotated.seal("token", "row-1");
  expect(await withKeys({ second }, "second").open(resealed, "row-1")).toBe("token");
});

test("an envelope of a key that was taken away says that the key is missing", async () => {
  const sealed = await withKeys({ first }, "first").seal("token", "row-1");
  const open = withKeys({ second }, "second").open(sealed, "row-1");
  await expect(open).rejects.toMatchObject({ code: "unknown_key" });
});

test("text that is no envelope, and key ids that every object has, are refused", async () => {
  const vault = withKeys({ first }, "first");
  await expect(vault.open("", "row-1")).rejects.toMatchObject({ code: "not_intact" });
  const [, ...rest] = (await vault.seal("token", "row-1")).split(".");
  const header = btoa(
    JSON.stringify({ alg: "A256KW", enc: "A256GCM", kid: "constructor", binding: "row-1" }),
  );
  const forged = [header.replaceAll("=", ""), ...rest].join(".");
  await expect(vault.open(forged, "row-1")).rejects.toMatchObject({ code: "unknown_key" });
});
