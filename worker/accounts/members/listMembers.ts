import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { Member } from "#shared/member.ts";
import type { Page } from "#shared/page.ts";
import type { UserContext } from "../../context.ts";
import { emailProvider, user } from "../../db/schema/tables.ts";

/** The members of the actor's organization in the order in which they came: one page, as there are 500 at most. */
export async function listMembers(ctx: UserContext): Promise<Page<Member>> {
  const { id, email, name, role, createdAt } = user;
  const items = await ctx.db
    .select({ id, email, name, role, accounts: sql<number>`count(${emailProvider.id})`, createdAt })
    .from(user)
    .leftJoin(
      emailProvider,
      and(
        eq(emailProvider.organizationId, user.organizationId),
        eq(emailProvider.userId, user.id),
        isNull(emailProvider.disconnectedAt),
      ),
    )
    .where(and(eq(user.organizationId, ctx.actor.organizationId), isNull(user.removedAt)))
    .groupBy(user.id)
    .orderBy(asc(user.createdAt), asc(user.id));
  return { items, nextCursor: null };
}
