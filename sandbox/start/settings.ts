import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import * as z from "zod";

/** What `npm start -- …` was asked for. */
export interface StartOptions {
  /** Stop after the summary. */
  exit: boolean;
  /** Print the summary as one JSON object on the last line. */
  json: boolean;
  /** Open Chromium with the extension; null: where there is a display. */
  browser: boolean | null;
  /** The Worker's port; the database and the stand-in take the two after it. */
  port: number;
  emails: number;
  /** Where data and logs are kept between starts. */
  directory: string;
}

/** A mistake in how the command was called, in one sentence. */
export class StartError extends Error {
  override readonly name = "StartError";
}

export function readOptions(args: string[]): StartOptions {
  const { values } = parseArgs({
    args,
    options: {
      exit: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
      browser: { type: "boolean" },
      port: { type: "string", default: "8787" },
      emails: { type: "string", default: "2000" },
      directory: { type: "string", default: ".threadbook" },
    },
  });
  const port = Number(values.port);
  const emails = Number(values.emails);
  if (!Number.isInteger(port) || port < 1 || port > 65_533)
    throw new StartError(`--port ${values.port} is not a port.`);
  if (!Number.isInteger(emails) || emails < 50 || emails > 200_000)
    throw new StartError(`--emails ${values.emails} is not a number between 50 and 200000.`);
  const { exit, json, browser = null } = values;
  return {
    exit,
    json,
    browser: exit && browser === null ? false : browser,
    port,
    emails,
    directory: resolve(values.directory),
  };
}

const secretsSchema = z.object({ databaseToken: z.string(), tokenKey: z.string(), clientSecret: z.string() });
/** Secrets of this sandbox: made at the first start, kept for the next. */
export type Secrets = z.infer<typeof secretsSchema>;

export async function sandboxSecrets(directory: string): Promise<Secrets> {
  const file = join(directory, "secrets.json");
  if (existsSync(file)) {
    const read = secretsSchema.safeParse(JSON.parse(await readFile(file, "utf8")));
    if (read.success) return read.data;
    throw new StartError(`${file} is not what Threadbook wrote there; remove ${directory} to start afresh.`);
  }
  const secrets: Secrets = {
    databaseToken: randomBytes(24).toString("base64url"),
    tokenKey: randomBytes(32).toString("base64"),
    clientSecret: randomBytes(24).toString("base64url"),
  };
  await mkdir(directory, { recursive: true });
  await writeFile(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  return secrets;
}
