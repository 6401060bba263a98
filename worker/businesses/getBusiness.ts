import type { Business } from "#shared/business.ts";
import type { UserContext } from "../context.ts";
import { AppError } from "../errors.ts";
import { businessesStatement, oneBusiness, parseBusinesses } from "./readBusinesses.ts";

/** One business. @throws AppError `business_not_found`, also for another organization's. */
export async function getBusiness(ctx: UserContext, id: string): Promise<Business> {
  return onlyBusiness(await businessesStatement(ctx, oneBusiness(ctx, id)));
}

/** The business of a {@link businessesStatement} about one. @throws AppError `business_not_found` */
export function onlyBusiness(rows: unknown): Business {
  const [found] = parseBusinesses(rows);
  if (!found) throw new AppError("business_not_found", "This business does not exist.");
  return found.business;
}
