import * as z from "zod";

/** A JSON column as a raw query gives it: text that holds a value of this schema. */
export function storedJson<Value extends z.ZodType>(value: Value) {
  return z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(value);
}

/** A boolean column as a raw query gives it: 0 or 1. */
export const storedFlag = z.number().transform((value) => value !== 0);
