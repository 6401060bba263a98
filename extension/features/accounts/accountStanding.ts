import type { Provider } from "#shared/provider.ts";
import { t } from "../../i18n/t.ts";

/** How an account stands: one line for people, and how much it needs their eye. */
export interface Standing {
  tone: "good" | "busy" | "warn" | "idle";
  text: string;
  /** 0 to 1 while mail is being read for the first time and the total is known. */
  progress: number | null;
  /** How long the first reading will take, in words. */
  left: string | null;
}

/** Says whether every email of an account is accounted for: listed = stored + skipped + pending. */
export function standingOf(provider: Provider): Standing {
  const { counts, status, estimated, timeLeft, settings } = provider;
  const plain = (tone: Standing["tone"], text: string): Standing => ({
    ...{ tone, text, progress: null, left: null },
  });
  if (status === "reauth_required") return plain("warn", t("standing.ended"));
  if (status === "paused" || !settings.enabled)
    return plain("idle", t("standing.paused", { count: counts.stored }));
  if (status === "connecting") return plain("busy", t("standing.connecting"));
  if (status === "backfilling") {
    const left = timeLeft === null || timeLeft <= 0 ? null : leftWords(timeLeft);
    return { ...backfilling(counts.stored + counts.skipped, estimated), left };
  }
  if (counts.pending > 0)
    return plain("busy", t("standing.retried", { count: counts.stored, open: counts.pending }));
  const missing = counts.listed - counts.stored - counts.skipped;
  if (missing > 0) return plain("warn", t("standing.checked", { count: counts.stored, open: missing }));
  return plain("good", t("standing.complete", { count: counts.stored }));
}

function leftWords(milliseconds: number): string {
  const minutes = Math.max(1, Math.round(milliseconds / 60_000));
  if (minutes < 90) return t("standing.minutesLeft", { count: minutes });
  return t("standing.hoursLeft", { count: Math.round(minutes / 60) });
}

function backfilling(read: number, estimated: number | null): Omit<Standing, "left"> {
  if (estimated === null || estimated <= 0)
    return { tone: "busy", text: t("standing.readSoFar", { count: read }), progress: null };
  // The provider's estimate may be short of what it holds.
  const total = Math.max(estimated, read);
  const text = t("standing.readOf", { read, total });
  return { tone: "busy", text, progress: read / total };
}
