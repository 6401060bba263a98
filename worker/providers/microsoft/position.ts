import * as z from "zod";
import { ProviderError } from "../providerError.ts";
import { ownLink } from "./links.ts";

const positionSchema = z.object({
  /** Graph's own link; null begins the listing of the folder anew, without a filter. */
  link: z.string().nullable(),
  /** Whether the messages behind this link carry their headers. */
  hasHeaders: z.boolean(),
  /**
   * With a listing that is filtered by time, newest first: the time of the oldest message so far (milliseconds UTC;
   * when the listing began, before there is one), and how many have that very time.
   */
  filtered: z.object({ oldest: z.number(), same: z.number().int() }).nullable(),
});

/** Where a folder is read on: Graph's opaque link, and what we have to remember beside it. */
export type Position = z.infer<typeof positionSchema>;

export function writePosition(position: Position): string {
  return JSON.stringify(position);
}

/** @throws ProviderError `cursor_expired` for what is no position, `permanent` for a link that leads elsewhere. */
export function readPosition(text: string, rootUrl: string): Position {
  const parsed = positionSchema.safeParse(jsonOf(text));
  if (!parsed.success) throw new ProviderError("cursor_expired", "The position cannot be read.");
  if (parsed.data.link !== null) ownLink(parsed.data.link, rootUrl);
  return parsed.data;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
