import type { Provider } from "#shared/provider.ts";
import { plural } from "../../ui/plural.ts";

/** How an account stands: one line for people, and how much it needs their eye. */
export interface Standing {
  tone: "good" | "busy" | "warn" | "idle";
  text: string;
  /** 0 to 1 while mail is being read for the first time and the total is known. */
  progress: number | null;
}

/** Says whether every email of an account is accounted for: listed = stored + skipped + pending. */
export function standingOf(provider: Provider): Standing {
  const { counts, status, estimated, settings } = provider;
  const plain = (tone: Standing["tone"], text: string): Standing => ({ tone, text, progress: null });
  if (status === "reauth_required") return plain("warn", "Connection ended. Reconnect to go on.");
  if (status === "paused" || !settings.enabled)
    return plain("idle", `Paused. ${plural(counts.stored, "email")} kept.`);
  if (status === "connecting") return plain("busy", "Connecting…");
  if (status === "backfilling") return backfilling(counts.stored + counts.skipped, estimated);
  if (counts.pending > 0)
    return plain(
      "busy",
      `${plural(counts.stored, "email")}, ${counts.pending.toLocaleString()} being retried`,
    );
  const missing = counts.listed - counts.stored - counts.skipped;
  if (missing > 0)
    return plain("warn", `${plural(counts.stored, "email")}, ${missing.toLocaleString()} being checked`);
  return plain("good", `${plural(counts.stored, "email")}, all accounted for`);
}

function backfilling(read: number, estimated: number | null): Standing {
  if (estimated === null || estimated <= 0)
    return { tone: "busy", text: `Reading mail: ${plural(read, "email")} so far`, progress: null };
  // The provider's estimate may be short of what it holds.
  const total = Math.max(estimated, read);
  const text = `Reading mail: ${read.toLocaleString()} of about ${total.toLocaleString()}`;
  return { tone: "busy", text, progress: read / total };
}
