import { browser } from "wxt/browser";
import type { SessionState } from "#shared/extensionMessages.ts";
import { sessionSignalKey } from "../features/api/sessionSignal.ts";
import { forgetSurfaceCache } from "../features/api/surfaceCache.ts";
import { readRefusal } from "./refusal.ts";
import { readRefreshToken } from "./tokenStore.ts";

/** Whether a session is kept; it may still turn out to have ended. */
export async function sessionState(): Promise<SessionState> {
  const [refreshToken, refusal] = await Promise.all([readRefreshToken(), readRefusal()]);
  return { signedIn: refreshToken !== null, refusal };
}

/**
 * Tells every open surface, by a value in `storage.local` that holds nothing secret, to look at the session again.
 * The end of a session leaves no mail behind.
 */
export async function announceSession(signedIn: boolean): Promise<void> {
  if (!signedIn) await forgetSurfaceCache();
  await browser.storage.local.set({ [sessionSignalKey]: { signedIn, changedAt: Date.now() } });
}
