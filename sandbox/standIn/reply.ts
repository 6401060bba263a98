import { setTimeout as delay } from "node:timers/promises";
import type { StandInContext } from "./context.ts";
import type { FaultEffect } from "./control/types.ts";
import type { FaultSubject } from "./faults.ts";

/** An answer before it goes over the wire, or into a part of a batch. */
export interface Reply {
  status: number;
  headers: Record<string, string>;
  /** Bytes only where the answer is no text. */
  body: string | Uint8Array<ArrayBuffer>;
  /** A fault of the connection instead of, or in the middle of, the answer. */
  broken?: "reset" | "truncated" | "missing";
}

const jsonHeaders = { "content-type": "application/json; charset=UTF-8" };

/** A JSON answer; text is taken for JSON that is already written. */
export function jsonReply(status: number, body: unknown, headers: Record<string, string> = {}): Reply {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return { status, headers: { ...jsonHeaders, ...headers }, body: text };
}

const longestDelayMs = 30_000;

async function suffer(
  standIn: StandInContext,
  endpoint: string,
  effect: FaultEffect,
  proceed: () => Promise<Reply>,
): Promise<Reply> {
  switch (effect.kind) {
    case "status": {
      const message = effect.message ?? `The service answered ${effect.status} because it was told to.`;
      const reply = standIn.errors.fault(endpoint, effect, message);
      if (effect.retryAfterSeconds !== undefined)
        reply.headers["retry-after"] = String(effect.retryAfterSeconds);
      return reply;
    }
    case "slow":
      try {
        await delay(Math.min(effect.ms, longestDelayMs), undefined, { ref: false, signal: standIn.closing });
      } catch {
        return { status: 0, headers: {}, body: "", broken: "reset" }; // the stand-in closes meanwhile
      }
      return proceed();
    case "truncate":
      return { ...(await proceed()), broken: "truncated" };
    case "reset":
    case "missing":
      return { status: 0, headers: {}, body: "", broken: effect.kind };
  }
}

/**
 * Answers one request: lets a waiting fault have it, turns a refusal into the provider's error, and writes it into
 * the request log. `work` says what it cost through `spent`.
 */
export async function answer(
  standIn: StandInContext,
  subject: FaultSubject & { fullPath: string },
  work: (spent: (units: number) => void) => Promise<Reply>,
): Promise<Reply> {
  let units = 0;
  const proceed = async (): Promise<Reply> => {
    try {
      return await work((spent) => {
        units = spent;
      });
    } catch (error) {
      const refused = standIn.errors.refusal(error);
      if (!refused) throw error;
      return refused;
    }
  };
  const effect = standIn.faults.take(subject);
  const reply = effect ? await suffer(standIn, subject.endpoint, effect, proceed) : await proceed();
  standIn.requests.add({
    at: standIn.clock.now(),
    endpoint: subject.endpoint,
    method: subject.method,
    path: subject.fullPath,
    account: subject.account,
    status: reply.broken ? 0 : reply.status,
    units,
    insideBatch: subject.insideBatch,
  });
  return reply;
}
