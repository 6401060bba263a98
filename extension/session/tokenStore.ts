import { createStore, del, get, set } from "idb-keyval";
import { browser } from "wxt/browser";
import * as z from "zod";
import { forgetSurfaceCache } from "../features/api/surfaceCache.ts";
import { withRoom } from "./withRoom.ts";

/** The refresh token lives in the extension's own IndexedDB: content scripts can read `storage.local`, but not this. */
const store = createStore("threadbook-session", "session");
const refreshTokenKey = "refreshToken";
const accessTokenKey = "accessToken";

const accessTokenSchema = z.object({ token: z.string(), expiresAt: z.number() });
/** An access token and when it ends, in milliseconds UTC. */
export type AccessToken = z.infer<typeof accessTokenSchema>;

/** Keeps `storage.session` out of content scripts; that is the default, said here so that no default can change it. */
export async function restrictSessionStorage(): Promise<void> {
  // Firefox never shows `storage.session` to content scripts and has no such method.
  await browser.storage.session.setAccessLevel?.({ accessLevel: "TRUSTED_CONTEXTS" });
}

export async function readAccessToken(): Promise<AccessToken | null> {
  const stored = await browser.storage.session.get(accessTokenKey);
  const parsed = accessTokenSchema.safeParse(stored[accessTokenKey]);
  return parsed.success ? parsed.data : null;
}

export async function readRefreshToken(): Promise<string | null> {
  const parsed = z
    .string()
    .min(1)
    .safeParse(await get(refreshTokenKey, store));
  return parsed.success ? parsed.data : null;
}

/** The refresh token first: losing the access token costs one request, losing the other ends the session. */
export async function saveTokens(access: AccessToken, refreshToken: string): Promise<void> {
  await withRoom(() => set(refreshTokenKey, refreshToken, store), forgetSurfaceCache);
  await browser.storage.session.set({ [accessTokenKey]: access });
}

export async function forgetTokens(): Promise<void> {
  await del(refreshTokenKey, store);
  await browser.storage.session.remove(accessTokenKey);
}
