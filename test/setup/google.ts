import type { TestProject } from "vitest/node";
import { startGoogle } from "#sandbox/google/server.ts";
import { testRedirectUri } from "../factory/redirectUri.ts";
import "../factory/provided.ts";

/** Starts Google's stand-in for the tests that run inside workerd. */
export default async function setup(project: TestProject) {
  const google = await startGoogle({
    storage: ":memory:",
    clientId: "client",
    clientSecret: "secret",
    redirectUris: ["http://127.0.0.1:8787/auth/callback/google", testRedirectUri],
  });
  project.provide("google", { url: google.url });
  return () => google.close();
}
