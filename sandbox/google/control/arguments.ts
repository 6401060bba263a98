import * as z from "zod";
import type { GoogleControl } from "./control.ts";

/** Bytes travel as base64. */
const bytes = z.base64().transform((text) => new Uint8Array(Buffer.from(text, "base64")));
const address = z.string();
const ids = z.array(z.string());
const none = z.tuple([]);

const accountOptions = z.object({
  hostedDomain: z.exactOptional(z.string()),
  emailVerified: z.exactOptional(z.boolean()),
  rotateRefreshTokens: z.exactOptional(z.boolean()),
  historyId: z.exactOptional(z.string().regex(/^\d{1,19}$/)),
  emptyHistoryPages: z.exactOptional(z.int().min(0)),
});

const sampleEmail = z.object({
  raw: bytes,
  receivedAt: z.number(),
  threadKey: z.string(),
  labels: z.array(z.string()),
});

const faultEffect = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("status"),
    status: z.int().min(400).max(599),
    retryAfterSeconds: z.exactOptional(z.number()),
    reason: z.exactOptional(z.string()),
    message: z.exactOptional(z.string()),
  }),
  z.object({ kind: z.literal("reset") }),
  z.object({ kind: z.literal("truncate") }),
  z.object({ kind: z.literal("slow"), ms: z.number().min(0).max(30_000) }),
  z.object({ kind: z.literal("missing") }),
]);

const fault = z.object({
  match: z.exactOptional(
    z.object({
      method: z.exactOptional(z.string()),
      path: z.exactOptional(z.string()),
      endpoint: z.exactOptional(z.string()),
      account: z.exactOptional(z.string()),
      batch: z.exactOptional(z.enum(["inside", "outside"])),
    }),
  ),
  effect: faultEffect,
  count: z.exactOptional(z.nullable(z.int().min(1))),
});

const pushEndpoint = z.object({
  url: z.url(),
  audience: z.string(),
  serviceAccount: z.string(),
  subscription: z.exactOptional(z.string()),
  onePerSecond: z.exactOptional(z.boolean()),
});

/** The arguments of each control operation as they come over HTTP: `POST /_control/<operation>`, `{ "args": [] }`. */
export const controlArguments: { [Name in keyof GoogleControl]: z.ZodType<Parameters<GoogleControl[Name]>> } =
  {
    addAccount: z.tuple([
      z.object({ address, name: z.string(), aliases: z.array(z.string()) }),
      accountOptions.optional(),
    ]),
    changeAccount: z.tuple([address, accountOptions]),
    accounts: none,
    seed: z.tuple([address, z.array(sampleEmail)]),
    parseMail: z.tuple([address]),
    deliver: z.tuple([
      address,
      z.object({
        raw: bytes,
        receivedAt: z.exactOptional(z.number()),
        threadKey: z.exactOptional(z.string()),
        labels: z.exactOptional(z.array(z.string())),
      }),
    ]),
    reply: z.tuple([
      address,
      z.object({
        emailId: z.string(),
        from: z.string(),
        text: z.string(),
        html: z.exactOptional(z.string()),
        receivedAt: z.exactOptional(z.number()),
      }),
    ]),
    emails: z.tuple([
      address,
      z
        .object({ offset: z.exactOptional(z.int().min(0)), limit: z.exactOptional(z.int().min(1)) })
        .optional(),
    ]),
    mark: z.tuple([
      address,
      ids,
      z.object({ read: z.exactOptional(z.boolean()), starred: z.exactOptional(z.boolean()) }),
    ]),
    label: z.tuple([
      address,
      ids,
      z.object({ add: z.exactOptional(z.array(z.string())), remove: z.exactOptional(z.array(z.string())) }),
    ]),
    trash: z.tuple([address, ids]),
    untrash: z.tuple([address, ids]),
    deleteEmails: z.tuple([address, ids]),
    expireHistory: z.tuple([address]),
    grant: z.tuple([address, z.array(z.string())]),
    revoke: z.tuple([address]),
    expireAccessTokens: z.tuple([address]),
    setQuota: z.tuple([
      z.nullable(z.object({ unitsPerMinute: z.number().positive(), refuseWith: z.enum(["403", "429"]) })),
    ]),
    addFault: z.tuple([fault]),
    failEmail: z.tuple([z.string(), z.int().min(400).max(599)]),
    removeFault: z.tuple([z.number()]),
    clearFaults: none,
    faults: none,
    setPushEndpoint: z.tuple([z.nullable(pushEndpoint)]),
    setPushMode: z.tuple([z.enum(["deliver", "hold"])]),
    releasePushes: z.tuple([z.enum(["oldest-first", "newest-first"]).optional()]),
    dropPushes: z.tuple([z.int().min(0)]),
    duplicatePushes: z.tuple([z.int().min(0)]),
    pushes: none,
    now: none,
    advance: z.tuple([z.number().min(0)]),
    requests: none,
    counts: none,
    resetRequests: none,
  };
