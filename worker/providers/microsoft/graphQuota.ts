import type { Quota } from "../mailProvider.ts";

/**
 * 10,000 requests in ten minutes per app and mailbox: https://learn.microsoft.com/graph/throttling-limits. Listed emails
 * come whole, fifty to a page; about every third has attachments to ask for.
 */
export const graphQuota: Quota = { unitsPerMinute: 1_000, perPage: 4, perEmail: 1, perListed: 0.4 };
