import type { Provider } from "#shared/provider.ts";

/** How changes of an account reach Threadbook; null while none do, because it is paused or not connected any more. */
export function arrivalOf({ health, settings, status }: Provider): string | null {
  if (!settings.enabled || status === "paused" || status === "reauth_required") return null;
  const minutes = settings.syncIntervalMinutes;
  const words = {
    active: "Changes arrive at once.",
    off: `We look every ${minutes} minutes.`,
    lapsed: `At-once updates have stopped; we look every ${minutes} minutes instead.`,
  };
  return words[health.push];
}
