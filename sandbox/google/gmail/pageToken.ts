import * as z from "zod";
import { invalidArgument } from "../errors.ts";

/** Writes where a listing goes on as an opaque token. */
export function writePageToken(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

/** Reads a token of ours; anything else is Google's 400. */
export function readPageToken<T>(token: string, schema: z.ZodType<T>): T {
  try {
    return schema.parse(JSON.parse(Buffer.from(token, "base64url").toString("utf8")));
  } catch {
    throw invalidArgument("Invalid pageToken");
  }
}

/** Where a listing of emails goes on: after this email, and with one that was held back. */
export const emailPosition = z.object({
  at: z.number(),
  seq: z.number(),
  held: z.nullable(z.number()),
});
export type EmailPosition = z.infer<typeof emailPosition>;
