import { and, eq } from "drizzle-orm";
import type { Me } from "#shared/auth.ts";
import type { UserContext } from "../../context.ts";
import { organization, user } from "../../db/schema/tables.ts";
import { AppError } from "../../errors.ts";

/**
 * The acting user and the organization.
 * @throws AppError `unauthenticated` where the user was removed since the token was made.
 */
export async function currentUser(ctx: UserContext): Promise<Me> {
  const [found] = await ctx.db
    .select({
      user: { id: user.id, email: user.email, name: user.name, role: user.role },
      organization: { id: organization.id, name: organization.name },
    })
    .from(user)
    .innerJoin(organization, eq(organization.id, user.organizationId))
    .where(and(eq(user.id, ctx.actor.userId), eq(user.organizationId, ctx.actor.organizationId)));
  if (!found) throw new AppError("unauthenticated", "Your sign-in has ended. Sign in again.");
  return found;
}
