import { jwtVerify, SignJWT } from "jose";
import * as z from "zod";
import type { Clock } from "../clock.ts";
import type { Config } from "../config.ts";
import type { Actor } from "../context.ts";
import { AppError } from "../errors.ts";
import { deriveKey } from "./tokenKeys.ts";

interface Signing {
  config: Pick<Config, "TOKEN_KEYS" | "TOKEN_KEY_CURRENT" | "PUBLIC_URL">;
  clock: Clock;
}

/** What a link gives access to, and what it says of it. A link of one kind is worth nothing as another. */
const targets = {
  file: z.object({ emailId: z.string(), attachmentId: z.string() }),
  image: z.object({ url: z.string() }),
} as const;
type Kind = keyof typeof targets;
type Target<K extends Kind> = z.output<(typeof targets)[K]>;

const holderSchema = z.object({
  sub: z.string(),
  org: z.string(),
  sid: z.string(),
  role: z.enum(["admin", "member"]),
});

/** Seconds that a link of each kind works: to begin a download, or to load the images of an open email. */
export const linkLifetime = { file: 120, image: 600 } as const satisfies Record<Kind, number>;

/** A token for a url that works without a session's token, for this one target and a short while (JWT, HS256). */
export async function signLink<K extends Kind>(
  { config, clock }: Signing,
  kind: K,
  actor: Actor,
  target: Target<K>,
): Promise<string> {
  const now = Math.floor(clock.now() / 1000);
  return new SignJWT({ org: actor.organizationId, sid: actor.sessionId, role: actor.role, target })
    .setProtectedHeader({ alg: "HS256", kid: config.TOKEN_KEY_CURRENT })
    .setSubject(actor.userId)
    .setIssuer(config.PUBLIC_URL)
    .setAudience(audienceOf(kind))
    .setExpirationTime(now + linkLifetime[kind])
    .sign(await deriveKey(config, config.TOKEN_KEY_CURRENT, "signed-link"));
}

/**
 * Who asked for a link, and what it leads to.
 * @throws AppError `link_expired`, also for what is not ours.
 */
export async function readLink<K extends Kind>(
  { config, clock }: Signing,
  kind: K,
  token: string,
): Promise<{ actor: Actor; target: Target<K> }> {
  try {
    const { payload } = await jwtVerify(
      token,
      (header) => deriveKey(config, String(header.kid), "signed-link"),
      {
        algorithms: ["HS256"],
        issuer: config.PUBLIC_URL,
        audience: audienceOf(kind),
        currentDate: new Date(clock.now()),
        requiredClaims: ["exp"],
      },
    );
    const { sub, org, sid, role } = holderSchema.parse(payload);
    return {
      actor: { userId: sub, organizationId: org, sessionId: sid, role },
      // One lookup cannot show the compiler that the schema belongs to the kind.
      target: targets[kind].parse(payload.target) as Target<K>,
    };
  } catch {
    throw new AppError("link_expired", "This link has expired. Open the email in Threadbook again.");
  }
}

function audienceOf(kind: Kind): string {
  return `threadbook-${kind}`;
}
