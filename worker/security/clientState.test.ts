import { expect, it } from "vitest";
import { isSecretOf } from "./clientState.ts";
import { hashToken, randomToken } from "./tokenKeys.ts";

it("knows the secret of a channel by its hash, and nothing else", async () => {
  const secret = randomToken();
  const hash = await hashToken(secret);
  expect(await isSecretOf(secret, hash)).toBe(true);
  for (const other of ["", randomToken(), `${secret}x`, secret.slice(1), hash])
    expect(await isSecretOf(other, hash)).toBe(false);
  expect(await isSecretOf(secret, "")).toBe(false);
  expect(await isSecretOf(secret, `${hash}x`)).toBe(false);
});

it("makes secrets that fit into Graph's clientState of 128 characters", () => {
  expect(randomToken().length).toBeLessThanOrEqual(128);
});
