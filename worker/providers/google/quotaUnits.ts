import type { Quota } from "../mailProvider.ts";

/** Units per method, by our names of them: https://developers.google.com/workspace/gmail/api/reference/quota */
const units: Record<string, number> = {
  "attachments.get": 20,
  getProfile: 1,
  "history.list": 2,
  "labels.get": 1,
  "labels.list": 1,
  "messages.batchModify": 50,
  "messages.get": 20,
  "messages.list": 5,
  "messages.modify": 5,
  "sendAs.list": 1,
  stop: 50,
  "threads.get": 40,
  watch: 100,
};

export function unitsOf(what: string): number {
  return units[what] ?? 5;
}

/** Of projects made since May 2026; older ones have more, which refusals that do not come let us find out. */
export const gmailQuota: Quota = {
  unitsPerMinute: 6_000,
  perPage: unitsOf("messages.list"),
  perEmail: unitsOf("messages.get"),
  perListed: unitsOf("messages.get"),
};
