import type { ProviderAudit } from "#shared/provider.ts";
import { plural } from "../../ui/plural.ts";

/** What the comparison of an account with its mailbox says, in one line. */
export function auditStanding(audit: ProviderAudit): string {
  const { state, listed, stored, pending, missing, unexpected } = audit;
  const skipped = Object.values(audit.skipped).reduce((sum, count) => sum + count, 0);
  const account = `${(stored + skipped).toLocaleString()} of ${plural(listed, "email")}`;
  const open = [
    pending > 0 ? `${pending.toLocaleString()} being retried` : null,
    missing > 0 ? `${missing.toLocaleString()} missing` : null,
  ].filter((part) => part !== null);
  switch (state) {
    case "never":
      return "Not compared with the mailbox yet";
    case "running":
      return "Comparing with the mailbox…";
    case "gap":
      if (unexpected > 0)
        return `The mailbox no longer lists ${plural(unexpected, "email")} that ${unexpected === 1 ? "is" : "are"} here. Nothing was removed.`;
      return [account, ...open].join(", ");
    case "repairing":
    case "clean":
      return [account, ...open].join(", ");
  }
}
