import { existsSync, readFileSync } from "node:fs";
import { parseEnv } from "node:util";

/** The names of the Worker's configuration, as `worker/config.ts` reads them. */
const names = [
  "DATABASE_URL",
  "DATABASE_AUTH_TOKEN",
  "PUBLIC_URL",
  "GOOGLE_ISSUER",
  "GMAIL_API_URL",
  "GOOGLE_CLIENT_ID",
  "GOOGLE_CLIENT_SECRET",
  "GOOGLE_PUBSUB_TOPIC",
  "GOOGLE_PUBSUB_AUDIENCE",
  "GOOGLE_PUBSUB_SERVICE_ACCOUNT",
  "MICROSOFT_ISSUER",
  "GRAPH_API_URL",
  "MICROSOFT_CLIENT_ID",
  "MICROSOFT_CLIENT_SECRET",
  "TOKEN_KEYS",
  "TOKEN_KEY_CURRENT",
  "EXTENSION_REDIRECT_URIS",
] as const;

/** The configuration that was given: `.dev.vars`, and over it the environment. */
export function givenVariables(file = ".dev.vars"): Record<string, string> {
  const written = existsSync(file) ? parseEnv(readFileSync(file, "utf8")) : {};
  const given: Record<string, string> = {};
  for (const name of names) {
    const value = process.env[name] ?? written[name];
    if (value) given[name] = value;
  }
  return given;
}
