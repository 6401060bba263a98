import type { FaultEffect } from "#sandbox/standIn/control/types.ts";

/** What can go wrong at one endpoint. */
export interface FaultPlan {
  endpoint: string;
  effects: FaultEffect[];
}

/** The service is down, or says so. */
export const down: FaultEffect[] = [
  ...[500, 502, 503, 504].map((status) => ({ kind: "status" as const, status })),
  { kind: "status", status: 503, retryAfterSeconds: 30 },
];

/** It wants to be left alone, for a while that it names or not. */
export const busy: FaultEffect[] = [
  { kind: "status", status: 429 },
  { kind: "status", status: 429, retryAfterSeconds: 20 },
];

/** The connection fails. */
export const broken: FaultEffect[] = [{ kind: "reset" }, { kind: "truncate" }, { kind: "slow", ms: 5 }];
