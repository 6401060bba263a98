import * as z from "zod";
import { AppError } from "../../errors.ts";

const positionSchema = z.tuple([z.literal("suggestions"), z.number().int(), z.string().max(64)]);

/** Behind which suggestion a page continues. */
interface Position {
  lastEmailAt: number;
  id: string;
}

export function encodePosition({ lastEmailAt, id }: Position): string {
  return btoa(JSON.stringify(["suggestions", lastEmailAt, id]))
    .replaceAll("+", "-")
    .replaceAll("/", "_");
}

/** @throws AppError `invalid_cursor` for anything that the list did not hand out. */
export function decodePosition(cursor: string): Position {
  const parsed = positionSchema.safeParse(readJson(cursor));
  if (!parsed.success)
    throw new AppError("invalid_cursor", "This cursor is not of this list. Start again without it.");
  const [, lastEmailAt, id] = parsed.data;
  return { lastEmailAt, id };
}

function readJson(cursor: string): unknown {
  try {
    return JSON.parse(atob(cursor.replaceAll("-", "+").replaceAll("_", "/")));
  } catch {
    return null;
  }
}
