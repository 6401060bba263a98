import { and, asc, eq, isNull } from "drizzle-orm";
import type { Page } from "#shared/page.ts";
import type { Provider } from "#shared/provider.ts";
import type { UserContext } from "../../context.ts";
import { emailProvider } from "../../db/schema/tables.ts";
import { toProvider } from "./toProvider.ts";

/** The acting user's connected accounts, the first connected first. They are few: one page. */
export async function listMailboxes(ctx: UserContext): Promise<Page<Provider>> {
  const rows = await ctx.db
    .select()
    .from(emailProvider)
    .where(
      and(
        eq(emailProvider.organizationId, ctx.actor.organizationId),
        eq(emailProvider.userId, ctx.actor.userId),
        isNull(emailProvider.disconnectedAt),
      ),
    )
    .orderBy(asc(emailProvider.createdAt), asc(emailProvider.id));
  return { items: rows.map((row) => toProvider(ctx, row)), nextCursor: null };
}
