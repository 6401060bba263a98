import * as z from "zod";

/** A value as SQLite knows it. Integers are always `bigint`, so a `number` is always a REAL. */
export type SqlValue = null | bigint | number | string | Buffer;

const int64 = z
  .string()
  .regex(/^-?\d{1,19}$/)
  .transform(BigInt)
  .refine((value) => BigInt.asIntN(64, value) === value, "does not fit into 64 bits");

const base64 = z
  .string()
  .regex(/^[A-Za-z0-9+/]*={0,2}$/)
  .transform((text) => Buffer.from(text, "base64"));

/** A value in a request (Hrana 2, "Values"): integers are decimal strings, blobs base64 with or without padding. */
export const valueSchema = z
  .discriminatedUnion("type", [
    z.object({ type: z.literal("null") }),
    z.object({ type: z.literal("integer"), value: int64 }),
    z.object({ type: z.literal("float"), value: z.number() }),
    z.object({ type: z.literal("text"), value: z.string() }),
    z.object({ type: z.literal("blob"), base64 }),
  ])
  .transform((value): SqlValue => {
    if (value.type === "null") return null;
    return value.type === "blob" ? value.base64 : value.value;
  });

/** The JSON text of a value in an answer. Written by hand: an answer may hold a million of them. */
export function valueToJson(value: unknown): string {
  if (value === null) return '{"type":"null"}';
  if (typeof value === "string") return `{"type":"text","value":${JSON.stringify(value)}}`;
  if (typeof value === "bigint") return `{"type":"integer","value":"${value}"}`;
  if (typeof value === "number") return `{"type":"float","value":${floatToJson(value)}}`;
  if (Buffer.isBuffer(value)) {
    return `{"type":"blob","base64":"${value.toString("base64").replace(/=+$/, "")}"}`;
  }
  throw new TypeError(`SQLite returned a value of an unknown kind: ${typeof value}`);
}

function floatToJson(value: number): string {
  if (Number.isFinite(value)) return Object.is(value, -0) ? "-0.0" : String(value);
  // JSON has no infinity, but a number too large for a double parses to it. SQLite stores NaN as NULL.
  return value > 0 ? "1e999" : "-1e999";
}
