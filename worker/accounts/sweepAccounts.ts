import { isNotNull, lt } from "drizzle-orm";
import type { Context } from "../context.ts";
import { authorizationRequest, emailProvider } from "../db/schema/tables.ts";

/** Milliseconds that an expired request stays, so that who comes back late reads "expired" and not "unknown". */
const keptAfterExpiry = 60 * 60_000;
/** Mailboxes whose removal one sweep takes up again. */
const sweepLimit = 20;

/**
 * Makes good what a lost message or a closed browser left: mailboxes that were disconnected and are not yet removed,
 * and ways through a consent page that nobody finished.
 */
export async function sweepAccounts(ctx: Context): Promise<void> {
  const [leaving] = await ctx.db.batch([
    ctx.db
      .select({ emailProviderId: emailProvider.id, organizationId: emailProvider.organizationId })
      .from(emailProvider)
      .where(isNotNull(emailProvider.disconnectedAt))
      .limit(sweepLimit),
    ctx.db
      .delete(authorizationRequest)
      .where(lt(authorizationRequest.expiresAt, ctx.clock.now() - keptAfterExpiry)),
  ]);
  await ctx.queue.send(leaving.map((mailbox) => ({ type: "purge", ...mailbox })));
}
