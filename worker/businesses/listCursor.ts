import * as z from "zod";
import { AppError } from "../errors.ts";

const positionSchema = z.tuple([
  z.enum(["businesses", "contacts"]),
  /** How well it matched the search; 0 is best. */
  z.number().int(),
  /** Milliseconds UTC of the last email; 0 for none. */
  z.number().int(),
  z.string().max(64),
]);

/** Behind which row a page continues. */
export interface ListPosition {
  rank: number;
  lastEmailAt: number;
  id: string;
}

export type List = z.infer<typeof positionSchema>[0];

export function encodeCursor(list: List, { rank, lastEmailAt, id }: ListPosition): string {
  return btoa(JSON.stringify([list, rank, lastEmailAt, id]))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

/** @throws AppError `invalid_cursor` for anything that this list did not hand out. */
export function decodeCursor(list: List, cursor: string): ListPosition {
  const parsed = positionSchema.safeParse(readJson(cursor));
  if (!parsed.success || parsed.data[0] !== list)
    throw new AppError("invalid_cursor", "This cursor is not of this list. Start again without it.");
  const [, rank, lastEmailAt, id] = parsed.data;
  return { rank, lastEmailAt, id };
}

function readJson(cursor: string): unknown {
  try {
    return JSON.parse(atob(cursor.replaceAll("-", "+").replaceAll("_", "/")));
  } catch (error) {
    // Not base64 or not JSON: not ours, which the schema then says.
    if (error instanceof SyntaxError || error instanceof DOMException) return null;
    throw error;
  }
}
