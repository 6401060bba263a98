import { type SQL, sql } from "drizzle-orm";
import type { Sharing } from "#shared/provider.ts";
import type { Actor } from "../context.ts";

/**
 * A condition over `email_sync` under `alias`: what the actor may know of (README, "How it works"). Own mail
 * always, a colleague's once it is filed under a business; never mail of a mailbox that is being disconnected, nor,
 * where the organization hides it, mail that its provider deleted.
 * With `isDeleted` it is about what was removed: there only what the actor may restore.
 */
export function isVisible(actor: Actor, alias: string, isDeleted = false): SQL {
  const email = sql.raw(alias);
  const isShared = isDeleted && actor.role !== "admin" ? sql`0` : sql`${email}.business_id is not null`;
  return sql`${email}.organization_id = ${actor.organizationId} and ${email}.is_deleted = ${sql.raw(isDeleted ? "1" : "0")}
    and (${email}.user_id = ${actor.userId} or ${isShared})
    and ${email}.email_provider_id not in (select id from email_provider
      where organization_id = ${actor.organizationId} and disconnected_at is not null)
    and (${email}.deleted_in_provider = 0
      or 'flag' = (select provider_deletion from organization where id = ${actor.organizationId}))`;
}

/** How much of an email its reader sees: all of one's own, of a colleague's what their mailbox shares. */
export function sharingFor(actor: Actor, email: { userId: string; sharing: Sharing }): Sharing {
  return email.userId === actor.userId ? "full" : email.sharing;
}

/** Subject and snippet as far as a sharing level shows them. */
export function shownText(sharing: Sharing, text: { subject: string; snippet: string }) {
  return {
    subject: sharing === "metadata" ? null : text.subject,
    snippet: sharing === "full" ? text.snippet : null,
  };
}

/** A column: the sharing level of the mailbox that email `alias` lies in. */
export function sharingOf(alias: string): SQL {
  return sql`(select sharing from email_provider where id = ${sql.raw(alias)}.email_provider_id)`;
}
