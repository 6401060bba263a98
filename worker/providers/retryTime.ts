/**
 * When a provider answers again, in milliseconds UTC: from a Retry-After header (seconds or a date, RFC 9110, 10.2.3)
 * or from "Retry after <ISO time>" in Google's message of a rate refusal; null where neither says it.
 */
export function retryTime(retryAfter: string | null, message: string, now: number): number | null {
  const said = fromHeader(retryAfter, now) ?? fromMessage(message);
  return said === null ? null : Math.min(Math.max(said, now), now + longestWaitMs);
}

function fromHeader(value: string | null, now: number): number | null {
  if (value === null || value.trim() === "") return null;
  if (/^\s*\d{1,9}\s*$/.test(value)) return now + Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? null : date;
}

function fromMessage(message: string): number | null {
  const found = /Retry after (\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:?\d\d))/i.exec(message)?.[1];
  const date = found === undefined ? Number.NaN : Date.parse(found);
  return Number.isNaN(date) ? null : date;
}

/** A broken clock on the other side must not put a mailbox to sleep for good. */
const longestWaitMs = 24 * 3_600_000;
