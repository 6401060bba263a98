import type { Provider } from "#shared/provider.ts";
import { t } from "../../i18n/t.ts";

/** How changes of an account reach Threadbook; null while none do, because it is paused or not connected any more. */
export function arrivalOf({ health, settings, status }: Provider): string | null {
  if (!settings.enabled || status === "paused" || status === "reauth_required") return null;
  const minutes = settings.syncIntervalMinutes;
  const words = {
    active: t("standing.atOnce"),
    off: t("standing.looking", { count: minutes }),
    lapsed: t("standing.lapsed", { count: minutes }),
  };
  return words[health.push];
}
