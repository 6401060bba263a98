import type { FileLink } from "#shared/email.ts";
import { isSessionLive } from "../../accounts/signIn/refreshSession.ts";
import type { UserContext } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { linkLifetime, signLink } from "../../security/signedLink.ts";
import { type AttachmentDownload, getAttachment, listedAttachment } from "./getAttachment.ts";

/**
 * A link under which an attachment can be had for a short while without a session's token, as a plain download needs
 * it. Whether it may be had is asked again when it is used.
 * @throws AppError `email_not_found`, `attachment_not_found`, `forbidden`, `payload_too_large`
 */
export async function createFileLink(
  ctx: UserContext,
  emailId: string,
  attachmentId: string,
): Promise<FileLink> {
  await listedAttachment(ctx, emailId, attachmentId);
  const token = await signLink(ctx, "file", ctx.actor, { emailId, attachmentId });
  return {
    url: `${ctx.config.PUBLIC_URL}/v1/files/${token}`,
    expiresAt: ctx.clock.now() + linkLifetime.file * 1000,
  };
}

/**
 * The bytes behind a link, on behalf of whoever asked for it, while the session in which they did goes on.
 * @throws AppError `link_expired`, and as `getAttachment`; ProviderError
 */
export async function openFileLink(
  ctx: UserContext,
  target: { emailId: string; attachmentId: string },
): Promise<AttachmentDownload> {
  if (!(await isSessionLive(ctx, ctx.actor.sessionId)))
    throw new AppError("link_expired", "This link has expired, because you signed out. Sign in again.");
  return getAttachment(ctx, target.emailId, target.attachmentId);
}
