import * as z from "zod";
import type { StandInControl } from "./standInControl.ts";
import type { DeliveryState } from "./types.ts";

/** Bytes travel as base64. */
const bytes = z.base64().transform((text) => new Uint8Array(Buffer.from(text, "base64")));
const address = z.string();
const ids = z.array(z.string());
const none = z.tuple([]);

const sampleEmail = z.object({
  raw: bytes,
  receivedAt: z.number(),
  threadKey: z.string(),
  labels: z.array(z.string()),
});

/** A new mail on its way over HTTP. */
export const newEmail = z.object({
  raw: bytes,
  receivedAt: z.exactOptional(z.number()),
  threadKey: z.exactOptional(z.string()),
  labels: z.exactOptional(z.array(z.string())),
});

/** What can happen to a request. */
export const faultEffect = z.discriminatedUnion("kind", [
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

/** The arguments of every operation of a control `Control`. */
export type ControlArguments<Control extends object> = {
  [Name in keyof Control]: Control[Name] extends (...args: infer Arguments) => unknown
    ? z.ZodType<Arguments>
    : never;
};

/**
 * The arguments of the operations that all stand-ins have, as they come over HTTP: `POST /_control/<operation>`,
 * `{ "args": [] }`. `options` is what an account of this provider may be given.
 */
export function commonArguments<Options>(
  options: z.ZodType<Options>,
): ControlArguments<StandInControl<Options, unknown, DeliveryState>> {
  return {
    addAccount: z.tuple([
      z.object({ address, name: z.string(), aliases: z.array(z.string()) }),
      options.optional(),
    ]),
    changeAccount: z.tuple([address, options]),
    accounts: none,
    seed: z.tuple([address, z.array(sampleEmail)]),
    parseMail: z.tuple([address]),
    deliver: z.tuple([address, newEmail]),
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
    grant: z.tuple([address, z.array(z.string())]),
    revoke: z.tuple([address]),
    expireAccessTokens: z.tuple([address]),
    addFault: z.tuple([fault]),
    failEmail: z.tuple([z.string(), z.int().min(400).max(599)]),
    removeFault: z.tuple([z.number()]),
    clearFaults: none,
    faults: none,
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
}
