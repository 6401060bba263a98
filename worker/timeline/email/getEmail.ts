import { sql } from "drizzle-orm";
import type { EmailDetail } from "#shared/email.ts";
import { mailConsent } from "../../accounts/signIn/mailConsent.ts";
import { requireProfile } from "../../accounts/signIn/requireProfile.ts";
import type { UserContext } from "../../context.ts";
import { associationStatement, parseAssociations } from "../associationRows.ts";
import { shownText } from "../visibility.ts";
import { requireVisible, visibleEmailQuery } from "../visibleEmail.ts";

/**
 * An email with where it is filed and why, in one round trip. Of a colleague's email it is what their mailbox shares;
 * bcc, folders and attachments only where that is everything.
 * @throws AppError `email_not_found`
 */
export async function getEmail(ctx: UserContext, id: string): Promise<EmailDetail> {
  const [rows, filings] = await ctx.db.batch([
    visibleEmailQuery(ctx, id),
    ctx.db.all(associationStatement(ctx.actor.organizationId, sql`${id}`)),
  ]);
  const { email, mailbox, visibility } = requireVisible(ctx, rows);
  const isWhole = visibility === "full";
  return {
    id: email.id,
    externalId: email.externalId,
    emailProviderId: email.emailProviderId,
    accountEmail: mailbox.accountEmail,
    userId: email.userId,
    threadId: email.threadId,
    conversationId: email.conversationId,
    direction: email.direction,
    from: email.from,
    to: email.to,
    cc: email.cc,
    bcc: isWhole ? email.bcc : [],
    replyTo: email.replyTo,
    ...shownText(visibility, email),
    sentAt: email.sentAt,
    headerDate: email.headerDate,
    isRead: email.isRead,
    isStarred: email.isStarred,
    isAutomated: email.isAutomated,
    isDeleted: email.isDeleted,
    deletedInProvider: email.deletedInProvider,
    folders: isWhole ? email.folders : [],
    attachments: isWhole ? email.attachments : [],
    associations: parseAssociations(filings).filed.map((one) => ({
      ...one,
      // Evidence from the text quotes it.
      evidence: isWhole ? one.evidence : one.evidence.filter((reason) => reason.source !== "content"),
    })),
    visibility,
    canMark:
      email.userId === ctx.actor.userId &&
      !email.deletedInProvider &&
      mailConsent(requireProfile(mailbox.kind, ctx.config), mailbox.openedBy !== null).permissionsOf(
        mailbox.grantedScopes,
      ).modify,
  };
}
