import type { EndpointCount, LoggedRequest } from "./control/types.ts";

/** How many requests are kept one by one; the counts go on beyond them. */
const kept = 10_000;

/** What was asked of the stand-in since the last reset. */
export interface RequestLog {
  add(request: LoggedRequest): void;
  /** The latest requests, oldest first. */
  list(): LoggedRequest[];
  /** Requests, failures and quota units by endpoint. Calls inside a batch count under their own endpoint too. */
  counts(): Record<string, EndpointCount>;
  reset(): void;
}

/** An empty log. */
export function requestLog(): RequestLog {
  let entries: LoggedRequest[] = [];
  let counts: Record<string, EndpointCount> = {};
  return {
    add(request) {
      entries.push(request);
      if (entries.length >= kept * 2) entries = entries.slice(-kept);
      counts[request.endpoint] ??= { requests: 0, insideBatch: 0, failed: 0, units: 0 };
      const count = counts[request.endpoint]!;
      count.requests += 1;
      if (request.insideBatch) count.insideBatch += 1;
      if (request.status === 0 || request.status >= 400) count.failed += 1;
      count.units += request.units;
    },
    list: () => entries.slice(-kept),
    counts: () => structuredClone(counts),
    reset() {
      entries = [];
      counts = {};
    },
  };
}
