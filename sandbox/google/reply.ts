import { setTimeout as delay } from "node:timers/promises";
import type { GoogleContext } from "./context.ts";
import type { FaultEffect } from "./control/types.ts";
import { errorBody, GoogleError } from "./errors.ts";
import type { FaultSubject } from "./faults.ts";

/** An answer before it goes over the wire, or into a part of a batch. */
export interface Reply {
  status: number;
  headers: Record<string, string>;
  body: string;
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

/** The token endpoint has its own shape of errors (RFC 6749, section 5.2). */
function faultBody(endpoint: string, status: number, message: string, reason: string | undefined): unknown {
  if (endpoint.startsWith("oauth."))
    return {
      error: reason ?? (status === 429 ? "rate_limit_exceeded" : "internal_failure"),
      error_description: message,
    };
  return errorBody(status, message, reason);
}

async function suffer(
  google: GoogleContext,
  endpoint: string,
  effect: FaultEffect,
  proceed: () => Promise<Reply>,
): Promise<Reply> {
  switch (effect.kind) {
    case "status": {
      const message = effect.message ?? `The service answered ${effect.status} because it was told to.`;
      const headers: Record<string, string> =
        effect.retryAfterSeconds === undefined ? {} : { "retry-after": String(effect.retryAfterSeconds) };
      return jsonReply(effect.status, faultBody(endpoint, effect.status, message, effect.reason), headers);
    }
    case "slow":
      try {
        await delay(Math.min(effect.ms, longestDelayMs), undefined, { ref: false, signal: google.closing });
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
 * Answers one request: lets a waiting fault have it, turns a refusal into Google's error, and writes it into
 * the request log. `work` says what it cost in quota units through `spent`.
 */
export async function answer(
  google: GoogleContext,
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
      if (error instanceof GoogleError) return jsonReply(error.status, error.body, error.headers);
      throw error;
    }
  };
  const effect = google.faults.take(subject);
  const reply = effect ? await suffer(google, subject.endpoint, effect, proceed) : await proceed();
  google.requests.add({
    at: google.clock.now(),
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
