import type { UserContext } from "../../context.ts";
import { AppError } from "../../errors.ts";

/** @throws AppError `forbidden` for members. */
export function requireAdmin(ctx: UserContext): void {
  if (ctx.actor.role !== "admin")
    throw new AppError("forbidden", "Only an administrator of your organization can do this.");
}
