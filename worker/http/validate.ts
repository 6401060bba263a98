import { zValidator } from "@hono/zod-validator";
import type { ValidationTargets } from "hono";
import type * as z from "zod";
import { AppError } from "../errors.ts";

/** What a route's validators check, by the handlers themselves: so the API's document can be made of its routes. */
export const checkedParts = new WeakMap<object, { target: keyof ValidationTargets; schema: z.ZodType }>();

/**
 * Checks one part of a request with a schema.
 * @throws AppError `invalid_request`, with where and what in `details`.
 */
export function validate<Target extends keyof ValidationTargets, Schema extends z.ZodType>(
  target: Target,
  schema: Schema,
) {
  const check = zValidator(target, schema, (result) => {
    if (result.success) return;
    const details = result.error.issues.map((issue) => ({
      path: issue.path.map(String).join("."),
      message: issue.message,
    }));
    const first = details[0];
    const where = first?.path ? `${first.path}: ` : "";
    throw new AppError(
      "invalid_request",
      `${where}${first?.message ?? "The request is not valid."}`,
      details,
    );
  });
  checkedParts.set(check, { target, schema });
  return check;
}
