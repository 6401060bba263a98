import type { Attachment } from "#shared/email.ts";
import { isLinkAttachment } from "#shared/linkAttachment.ts";
import { openMailbox } from "../../accounts/mailboxes/openMailbox.ts";
import type { UserContext } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { ProviderError } from "../../providers/providerError.ts";
import { largestKept } from "../kept/keepFile.ts";
import { keepWhileRead } from "../kept/keepWhileRead.ts";
import { type Kept, readKept, visibleFile } from "../kept/readKept.ts";
import type { VisibleEmail } from "../visibleEmail.ts";

/** Bytes of the largest attachment that is handed out: Gmail takes in messages of up to 50 MB. */
const largestAttachment = 50 * 1024 * 1024;

export interface AttachmentDownload {
  /** As the email's row lists it. */
  attachment: Attachment;
  bytes: ReadableStream<Uint8Array>;
}

/**
 * The bytes of an attachment: as the organization keeps it, or from the provider, and then kept where that is wanted.
 * Only what the email's row lists is asked for.
 * @throws AppError `email_not_found`, `attachment_not_found`, `forbidden`, `payload_too_large`; ProviderError
 */
export async function getAttachment(
  ctx: UserContext,
  emailId: string,
  attachmentId: string,
): Promise<AttachmentDownload> {
  const { email, mailbox, attachment, kept } = await listedAttachment(ctx, emailId, attachmentId);
  const own = await readKept(ctx, kept);
  if (own !== null) return { attachment, bytes: own };
  if (email.deletedInProvider) throw providerLost(kept);
  const { bytes } = await fetchBytes(ctx, mailbox, email.externalId, attachmentId, kept);
  const stream = bytes instanceof Uint8Array ? streamOf(bytes) : bytes.pipeThrough(atMost(largestAttachment));
  if (!kept.isWanted || attachment.size > largestKept) return { attachment, bytes: stream };
  const target = { organizationId: email.organizationId, emailId, part: attachmentId };
  return { attachment, bytes: keepWhileRead(ctx, target, stream) };
}

/**
 * An attachment that the email's row lists and that can be had, as far as is known here.
 * @throws AppError `email_not_found`, `attachment_not_found`, `forbidden`, `payload_too_large`
 */
export async function listedAttachment(
  ctx: UserContext,
  emailId: string,
  attachmentId: string,
): Promise<VisibleEmail & { attachment: Attachment; kept: Kept }> {
  const found = await visibleFile(ctx, emailId, attachmentId);
  const attachment = found.email.attachments.find((one) => one.id === attachmentId);
  if (!attachment) throw attachmentNotFound("This email has no such attachment.");
  if (isLinkAttachment(attachment))
    throw attachmentNotFound(
      "This is a link to a file that lies elsewhere. Open the email in the mailbox to follow it.",
    );
  if (found.email.deletedInProvider && found.kept.object === null) throw providerLost(found.kept);
  if (attachment.size > largestAttachment) throw tooLarge();
  return { ...found, attachment };
}

function providerLost({ isWanted }: Kept): AppError {
  return attachmentNotFound(
    isWanted
      ? "The mail provider no longer has this file, and nobody opened it here while it did, so it was not kept."
      : "The mail provider no longer has this file.",
  );
}

async function fetchBytes(
  ctx: UserContext,
  mailbox: Parameters<typeof openMailbox>[1],
  externalId: string,
  attachmentId: string,
  kept: Kept,
) {
  try {
    return await openMailbox(ctx, mailbox).attachment(externalId, attachmentId);
  } catch (error) {
    if (error instanceof ProviderError && error.code === "not_found") throw providerLost(kept);
    throw error;
  }
}

function streamOf(bytes: Uint8Array): ReadableStream<Uint8Array> {
  if (bytes.byteLength > largestAttachment) throw tooLarge();
  return new ReadableStream({
    start(controller) {
      controller.enqueue(bytes);
      controller.close();
    },
  });
}

/** Ends a stream with an error once it is longer than its email said it could be. */
function atMost(limit: number): TransformStream<Uint8Array, Uint8Array> {
  let seen = 0;
  return new TransformStream({
    transform(chunk, controller) {
      seen += chunk.byteLength;
      if (seen > limit) controller.error(tooLarge());
      else controller.enqueue(chunk);
    },
  });
}

export function attachmentNotFound(message: string): AppError {
  return new AppError("attachment_not_found", message);
}

function tooLarge(): AppError {
  return new AppError("payload_too_large", "This attachment is too large to be shown here.");
}
