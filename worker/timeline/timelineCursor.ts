import { base64url } from "jose";
import * as z from "zod";
import type { TimelineFilter } from "#shared/timeline.ts";
import { AppError } from "../errors.ts";

/** Where an email stands in a timeline. */
export interface Place {
  sentAt: number;
  id: string;
}

/** Where reading a timeline goes on. */
export interface TimelinePosition {
  /** The last item of the page before. */
  after: Place;
  /** The first item of the first page: what arrives above it changes nothing below. */
  top: Place;
  /** In the order of relevance: what the last item weighed; null before the first item of its block. */
  score?: number | null;
  /** In the order of relevance: the last email of those that were ranked before; null in the first block. */
  block?: Place | null;
}

const time = z.number().int();
const id = z.string().min(1).max(64);
/** Version, filter, the two places. A change of the order or of its meaning is a new version. */
const cursorSchema = z.union([
  z.tuple([z.literal(1), z.string(), time, id, time, id]),
  z.tuple([
    z.literal(1),
    z.string(),
    time,
    id,
    time,
    id,
    z.number().nullable(),
    z.tuple([time, id]).nullable(),
  ]),
]);

/** An opaque cursor, which continues this filter and no other. */
export async function encodeCursor(
  filter: TimelineFilter,
  { after, top, score, block }: TimelinePosition,
): Promise<string> {
  const content: unknown[] = [1, await filterDigest(filter), after.sentAt, after.id, top.sentAt, top.id];
  if (score !== undefined) content.push(score, block ? [block.sentAt, block.id] : null);
  return base64url.encode(JSON.stringify(content));
}

/** @throws AppError `invalid_cursor` for what is not ours, or belongs to another filter. */
export async function decodeCursor(filter: TimelineFilter, cursor: string): Promise<TimelinePosition> {
  const content = cursorSchema.safeParse(parse(cursor));
  if (!content.success || content.data[1] !== (await filterDigest(filter)))
    throw new AppError("invalid_cursor", "This page cursor does not belong to this timeline.");
  const [, , sentAt, afterId, topSentAt, topId, score, block] = content.data;
  const position = { after: { sentAt, id: afterId }, top: { sentAt: topSentAt, id: topId } };
  if (score === undefined) return position;
  return { ...position, score, block: block ? { sentAt: block[0], id: block[1] } : null };
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(
      new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(base64url.decode(cursor)),
    );
  } catch {
    // Whatever it is, it is no cursor of ours; the schema refuses it.
    return null;
  }
}

/** Same filter, same digest; the size of a page is not part of it. */
async function filterDigest({ limit: _limit, cursor: _cursor, ...filter }: TimelineFilter): Promise<string> {
  const text = JSON.stringify(
    Object.entries(filter)
      .filter(([, value]) => value !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return base64url.encode(new Uint8Array(bytes).subarray(0, 9));
}
