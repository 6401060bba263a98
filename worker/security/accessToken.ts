import { errors, jwtVerify, SignJWT } from "jose";
import type { Clock } from "../clock.ts";
import type { Config } from "../config.ts";
import type { Actor } from "../context.ts";
import { AppError } from "../errors.ts";
import { deriveKey } from "./tokenKeys.ts";

/** Seconds that an access token lives. */
export const accessTokenLifetime = 15 * 60;
const audience = "threadbook-api";

interface Signing {
  config: Pick<Config, "TOKEN_KEYS" | "TOKEN_KEY_CURRENT" | "PUBLIC_URL">;
  clock: Clock;
}

/** A signed token (JWT, HS256) that says who acts; checked without asking the database. */
export async function signAccessToken({ config, clock }: Signing, actor: Actor): Promise<string> {
  const now = Math.floor(clock.now() / 1000);
  return new SignJWT({ org: actor.organizationId, sid: actor.sessionId, role: actor.role })
    .setProtectedHeader({ alg: "HS256", kid: config.TOKEN_KEY_CURRENT })
    .setSubject(actor.userId)
    .setIssuer(config.PUBLIC_URL)
    .setAudience(audience)
    .setIssuedAt(now)
    .setExpirationTime(now + accessTokenLifetime)
    .sign(await deriveKey(config, config.TOKEN_KEY_CURRENT, "access-token"));
}

/**
 * @throws AppError `session_expired` for a token past its time, `unauthenticated` for anything else that is not ours.
 */
export async function verifyAccessToken({ config, clock }: Signing, token: string): Promise<Actor> {
  try {
    const { payload } = await jwtVerify(
      token,
      (header) => deriveKey(config, String(header.kid), "access-token"),
      { algorithms: ["HS256"], issuer: config.PUBLIC_URL, audience, currentDate: new Date(clock.now()) },
    );
    return {
      userId: String(payload.sub),
      organizationId: String(payload.org),
      sessionId: String(payload.sid),
      role: payload.role === "admin" ? "admin" : "member",
    };
  } catch (error) {
    if (error instanceof errors.JWTExpired)
      throw new AppError("session_expired", "Your sign-in needs to be renewed.");
    throw new AppError("unauthenticated", "Sign in to continue.");
  }
}
