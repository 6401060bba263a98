import type { ProviderKind } from "#shared/auth.ts";
import { gmailQuota } from "./google/quotaUnits.ts";
import type { Quota } from "./mailProvider.ts";
import { graphQuota } from "./microsoft/graphQuota.ts";

/** The quota of a mailbox, without opening it. */
export function quotaOf(kind: ProviderKind): Quota {
  switch (kind) {
    case "google":
      return gmailQuota;
    case "microsoft":
      return graphQuota;
  }
}
