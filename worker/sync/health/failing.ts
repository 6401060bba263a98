import { type SQL, sql } from "drizzle-orm";
import { openNotification } from "../../accounts/notifications/mailboxNotifications.ts";
import type { Context } from "../../context.ts";
import type { ProviderErrorCode } from "../../providers/providerError.ts";
import type { Mailbox } from "../mailbox.ts";

/** Milliseconds that a mailbox may fail before its owner is notified. */
const isToldAfter = 60 * 60_000;

/** What keeps a mailbox from syncing, as the product words it: what is, and the one thing to do. */
export interface FailingStory {
  code: string;
  message: string;
  action: "wait" | "contact_admin";
}

const unavailable: FailingStory = {
  code: "provider_unavailable",
  message: "The mail provider is not answering. We keep trying; nothing is lost.",
  action: "wait",
};

const stories: Partial<Record<ProviderErrorCode, FailingStory>> = {
  app_misconfigured: {
    code: "app_misconfigured",
    message:
      "Threadbook is not set up correctly for this provider. Your administrator has to check its settings.",
    action: "contact_admin",
  },
  permanent: {
    code: "provider_refuses",
    message:
      "The mail provider refuses to hand over this mailbox. Ask your administrator whether it still exists and has mail switched on. We keep trying.",
    action: "contact_admin",
  },
};

/** Slices that died: not the provider is at fault, but something that the Worker cannot hold. */
export const dyingStory: FailingStory = {
  code: "sync_interrupted",
  message:
    "Syncing stops in the middle again and again, so Threadbook goes on in small steps. Nothing is lost; there is nothing to do for you.",
  action: "wait",
};

export function failingStory(code: ProviderErrorCode): FailingStory {
  return stories[code] ?? unavailable;
}

/** Tells the owner of a mailbox that has failed for an hour, once. A batch item, behind what sets `failing_since`. */
export function openFailing(
  ctx: Context,
  mailbox: Pick<Mailbox, "id" | "accountEmail">,
  story: FailingStory,
): SQL {
  const since = ctx.clock.now() - isToldAfter;
  return openNotification(
    ctx,
    mailbox.id,
    "sync_failing",
    `${mailbox.accountEmail} has not been synced for over an hour. ${story.message}`,
    sql`failing_since <= ${since} and disconnected_at is null and enabled = 1`,
  );
}

/** It is over: a batch item that costs nothing where no such notification is open. */
export function closeFailing(ctx: Context, { id, userId }: Pick<Mailbox, "id" | "userId">): SQL {
  return sql`update notification set closed_at = ${ctx.clock.now()}
    where user_id = ${userId} and kind = 'sync_failing' and email_provider_id = ${id} and closed_at is null`;
}
