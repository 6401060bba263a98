import type { Context } from "../../context.ts";
import type { emailProvider } from "../../db/schema/tables.ts";
import { createMailProvider } from "../../providers/createMailProvider.ts";
import type { MailProvider, Spent } from "../../providers/mailProvider.ts";
import { accessTokenSource } from "./accessTokenSource.ts";

type MailboxRow = Pick<
  typeof emailProvider.$inferSelect,
  "id" | "kind" | "accountEmail" | "openedBy" | "tokenEnvelope" | "accessTokenExpiresAt"
>;

/** The provider's side of a connected mailbox. Nothing is sent before its first method is called; `spent` counts what calls cost. */
export function openMailbox(ctx: Context, row: MailboxRow, spent?: Spent): MailProvider {
  return createMailProvider({
    kind: row.kind,
    config: ctx.config,
    fetch: ctx.fetch,
    clock: ctx.clock,
    accessToken: accessTokenSource(ctx, row.id, row),
    accountEmail: row.accountEmail,
    mailboxAddress: row.openedBy === null ? null : row.accountEmail,
    ...(spent === undefined ? {} : { spent }),
  });
}
