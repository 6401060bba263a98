import { SignJWT } from "jose";
import { expect, test } from "vitest";
import { fakeClock, testConfig } from "#test/factory/context.ts";
import type { Actor } from "../context.ts";
import { accessTokenLifetime, signAccessToken, verifyAccessToken } from "./accessToken.ts";

const actor: Actor = { userId: "user", organizationId: "organization", sessionId: "session", role: "member" };
const first = btoa("0123456789abcdef0123456789abcdef");
const second = btoa("fedcba9876543210fedcba9876543210");

test("a token says who acts", async () => {
  const signing = { config: testConfig(), clock: fakeClock() };
  expect(await verifyAccessToken(signing, await signAccessToken(signing, actor))).toEqual(actor);
});

test("a token past its quarter of an hour asks for a renewal", async () => {
  const clock = fakeClock();
  const signing = { config: testConfig(), clock };
  const token = await signAccessToken(signing, actor);
  clock.advance(accessTokenLifetime * 1000);
  await expect(verifyAccessToken(signing, token)).rejects.toMatchObject({ code: "session_expired" });
});

test("a token that another key, another Threadbook or nobody signed is refused", async () => {
  const clock = fakeClock();
  const config = testConfig();
  const strangers = [
    testConfig({ TOKEN_KEYS: JSON.stringify({ first: second }) }),
    testConfig({ TOKEN_KEYS: JSON.stringify({ constructor: first }), TOKEN_KEY_CURRENT: "constructor" }),
    testConfig({ PUBLIC_URL: "https://other.example" }),
  ];
  const tokens = await Promise.all(
    strangers.map((other) => signAccessToken({ config: other, clock }, actor)),
  );
  const unsigned = `${btoa('{"alg":"none"}')}.${btoa(JSON.stringify({ sub: "user", org: "o" }))}.`;
  const foreign = await new SignJWT({})
    .setProtectedHeader({ alg: "HS256", kid: "first" })
    .sign(new TextEncoder().encode("0123456789abcdef0123456789abcdef"));
  for (const token of [...tokens, unsigned, foreign, "", "a.b.c"])
    await expect(verifyAccessToken({ config, clock }, token)).rejects.toMatchObject({
      code: "unauthenticated",
    });
});

test("a key rotation signs nobody out", async () => {
  const clock = fakeClock();
  const token = await signAccessToken({ config: testConfig(), clock }, actor);
  const config = testConfig({ TOKEN_KEYS: JSON.stringify({ first, second }), TOKEN_KEY_CURRENT: "second" });
  expect(await verifyAccessToken({ config, clock }, token)).toEqual(actor);
});
