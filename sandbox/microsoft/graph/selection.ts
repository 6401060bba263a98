import { badRequest } from "../errors.ts";

/** Properties of a message that every answer holds unless `$select` says otherwise. */
export const messageProperties = [
  "id",
  "createdDateTime",
  "lastModifiedDateTime",
  "changeKey",
  "categories",
  "receivedDateTime",
  "sentDateTime",
  "hasAttachments",
  "internetMessageId",
  "subject",
  "bodyPreview",
  "importance",
  "parentFolderId",
  "conversationId",
  "conversationIndex",
  "isDeliveryReceiptRequested",
  "isReadReceiptRequested",
  "isRead",
  "isDraft",
  "webLink",
  "inferenceClassification",
  "body",
  "sender",
  "from",
  "toRecipients",
  "ccRecipients",
  "bccRecipients",
  "replyTo",
  "flag",
  "meetingMessageType",
] as const;

/** Properties that must be asked for by name. */
const onlySelected = ["internetMessageHeaders", "uniqueBody"] as const;

/** The properties of a mail folder. */
export const folderProperties = [
  "id",
  "displayName",
  "parentFolderId",
  "childFolderCount",
  "unreadItemCount",
  "totalItemCount",
  "isHidden",
] as const;

/**
 * Reads a `$select`; null where there is none. Throws Graph's 400 for a property that the type does not have.
 * @param type as Graph names it in its refusal
 */
export function readSelect(text: string | null, known: readonly string[], type: string): string[] | null {
  if (text === null) return null;
  const names = text.split(",").map((name) => name.trim());
  return names.filter(Boolean).map((name) => {
    const found = known.find((property) => property.toLowerCase() === name.toLowerCase());
    if (found) return found;
    throw badRequest(
      `Could not find a property named '${name}' on type '${type}'.`,
      "RequestBroker--ParseUri",
    );
  });
}

/** Reads the `$select` of messages. */
export function readMessageSelect(text: string | null): string[] | null {
  return readSelect(text, [...messageProperties, ...onlySelected], "Microsoft.OutlookServices.Message");
}
