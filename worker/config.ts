import * as z from "zod";
import { signedSelectorsSchema } from "#shared/selectorUpdate.ts";

const url = z.url({ protocol: /^https?$/ }).transform((value) => value.replace(/\/+$/, ""));
const key = z.string().refine(isKey, "must be base64 of 32 bytes");
const optional = z
  .string()
  .optional()
  .transform((value) => (value ? value : null));

const tokenKeys = z
  .string()
  .transform((text, issue) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      issue.addIssue("must be a JSON object of key id and base64 of 32 bytes");
      return z.NEVER;
    }
  })
  .pipe(z.record(z.string().min(1), key));

const selectorUpdate = optional.transform((text, issue) => {
  if (text === null) return null;
  try {
    return signedSelectorsSchema.parse(JSON.parse(text));
  } catch {
    issue.addIssue("must be what `npm run selectors -- sign` printed");
    return z.NEVER;
  }
});

/** Push of Gmail that is only half set up would be silent, so it is refused at the start. */
const pubsub = ["GOOGLE_PUBSUB_TOPIC", "GOOGLE_PUBSUB_AUDIENCE", "GOOGLE_PUBSUB_SERVICE_ACCOUNT"] as const;

function isKey(text: string): boolean {
  try {
    return atob(text).length === 32;
  } catch {
    return false;
  }
}

/** Variables come from `wrangler.toml`, secrets from `.dev.vars` or `wrangler secret`. */
export const configSchema = z
  .object({
    DATABASE_URL: z.string().min(1),
    DATABASE_AUTH_TOKEN: optional,
    PUBLIC_URL: url,
    GOOGLE_ISSUER: url.default("https://accounts.google.com"),
    GMAIL_API_URL: url.default("https://gmail.googleapis.com"),
    GOOGLE_CLIENT_ID: z.string().min(1),
    GOOGLE_CLIENT_SECRET: z.string().min(1),
    /** Push of Gmail: all three, or polling alone finds what changes. */
    GOOGLE_PUBSUB_TOPIC: optional,
    GOOGLE_PUBSUB_AUDIENCE: optional,
    GOOGLE_PUBSUB_SERVICE_ACCOUNT: optional,
    MICROSOFT_ISSUER: url.default("https://login.microsoftonline.com/common/v2.0"),
    GRAPH_API_URL: url.default("https://graph.microsoft.com"),
    /** Both, or Microsoft is not offered. */
    MICROSOFT_CLIENT_ID: optional,
    MICROSOFT_CLIENT_SECRET: optional,
    /** What `npm run selectors -- sign` printed. */
    SELECTOR_UPDATE: selectorUpdate,
    TOKEN_KEYS: tokenKeys,
    TOKEN_KEY_CURRENT: z.string().min(1),
    EXTENSION_REDIRECT_URIS: z
      .string()
      .transform((list) =>
        list
          .split(",")
          .map((entry) => entry.trim())
          .filter(Boolean),
      )
      .pipe(z.array(z.url()).min(1)),
  })
  .refine((config) => config.TOKEN_KEY_CURRENT in config.TOKEN_KEYS, {
    path: ["TOKEN_KEY_CURRENT"],
    message: "must name one of TOKEN_KEYS",
  })
  .refine((config) => new Set(pubsub.map((name) => config[name] === null)).size === 1, {
    path: ["GOOGLE_PUBSUB_TOPIC"],
    message:
      "must be set together with GOOGLE_PUBSUB_AUDIENCE and GOOGLE_PUBSUB_SERVICE_ACCOUNT, or not at all",
  })
  .refine((config) => config.MICROSOFT_CLIENT_ID === null || config.MICROSOFT_CLIENT_SECRET !== null, {
    path: ["MICROSOFT_CLIENT_SECRET"],
    message: "must be set together with MICROSOFT_CLIENT_ID",
  })
  .refine((config) => config.MICROSOFT_CLIENT_SECRET === null || config.MICROSOFT_CLIENT_ID !== null, {
    path: ["MICROSOFT_CLIENT_ID"],
    message: "must be set together with MICROSOFT_CLIENT_SECRET",
  });

export type Config = z.infer<typeof configSchema>;

/** What is wrong with the configuration, in one sentence per value. */
class ConfigError extends Error {
  override readonly name = "ConfigError";
}

/**
 * The configuration, checked once per start.
 * @throws ConfigError naming every value that is missing or wrong, never showing one.
 */
export function readConfig(environment: object): Config {
  const result = configSchema.safeParse(environment);
  if (result.success) return result.data;
  const sentences = result.error.issues.map((issue) => {
    const name = String(issue.path[0]);
    const isMissing =
      issue.code === "invalid_type" && (environment as Record<string, unknown>)[name] === undefined;
    return isMissing ? `${name} is missing.` : `${name} ${issue.message}.`;
  });
  throw new ConfigError(`Threadbook cannot start: ${sentences.join(" ")}`);
}
