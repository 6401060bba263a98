import * as z from "zod";
import type { StoredShape } from "../../stored/storedShape.ts";

/** The calls that wait for a connection where there is none: each may be sent late, and twice, without harm. */
export const queueableCalls = ["associate", "markEmail", "deleteEmail", "restoreEmail"] as const;
export type QueueableCall = (typeof queueableCalls)[number];

const queuedCallSchema = z.object({
  id: z.string(),
  call: z.enum(queueableCalls),
  input: z.looseObject({ id: z.string() }),
  /** Milliseconds UTC of the API's clock when it last answered: what happened until then, the person could have seen. */
  knownUntil: z.number(),
  /** Null while it waits; else why it needs its person. */
  trouble: z
    .object({
      kind: z.enum(["conflict", "refused"]),
      /** A conflict: who decided otherwise, and for which business. A refusal: nobody, and the sentence of the API. */
      who: z.string(),
      what: z.string(),
    })
    .nullable(),
});
/** A change that was made without a connection, on its way to the API. */
export type QueuedCall = z.infer<typeof queuedCallSchema>;

export const outboxShape: StoredShape<QueuedCall[]> = {
  key: "outbox",
  steps: [],
  read({ calls }) {
    const parsed = z.array(queuedCallSchema).safeParse(calls);
    return parsed.success ? parsed.data : null;
  },
  fields: (calls) => ({ calls }),
  fallback: [],
};

export function isQueueable(call: string): call is QueueableCall {
  return queueableCalls.some((known) => known === call);
}

/**
 * The queue with one more change. What it says about an email that waits already takes that one's place, so that of
 * three filings only the last is sent, and of removing and putting back nothing.
 */
export function withQueued(queue: readonly QueuedCall[], added: QueuedCall): QueuedCall[] {
  const subject = subjectOf(added);
  const before = queue.find((one) => one.input.id === added.input.id && subjectOf(one) === subject);
  const others = queue.filter((one) => one !== before);
  if (before === undefined) return [...others, added];
  if (subject === "presence" && before.call !== added.call) return others;
  const input =
    subject === "marks"
      ? { ...added.input, patch: merged(before.input.patch, added.input.patch) }
      : added.input;
  return [...others, { ...added, input, knownUntil: before.knownUntil }];
}

/** What a change is about: later ones replace earlier ones about the same. */
function subjectOf({ call }: QueuedCall): "filing" | "marks" | "presence" {
  if (call === "associate") return "filing";
  return call === "markEmail" ? "marks" : "presence";
}

function merged(older: unknown, newer: unknown): object {
  return Object.assign({}, older, newer);
}
