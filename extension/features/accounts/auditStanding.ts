import type { ProviderAudit } from "#shared/provider.ts";
import { t } from "../../i18n/t.ts";

/** What the comparison of an account with its mailbox says, in one line. */
export function auditStanding(audit: ProviderAudit): string {
  const { state, listed, stored, pending, missing, unexpected } = audit;
  const skipped = Object.values(audit.skipped).reduce((sum, count) => sum + count, 0);
  const account = t("audit.of", { here: stored + skipped, count: listed });
  const open = [
    pending > 0 ? t("audit.retried", { count: pending }) : null,
    missing > 0 ? t("audit.missing", { count: missing }) : null,
  ].filter((part) => part !== null);
  switch (state) {
    case "never":
      return t("audit.never");
    case "running":
      return t("audit.running");
    case "gap":
      if (unexpected > 0) return t("audit.shrunk", { count: unexpected });
      return [account, ...open].join(", ");
    case "repairing":
    case "clean":
      return [account, ...open].join(", ");
  }
}
