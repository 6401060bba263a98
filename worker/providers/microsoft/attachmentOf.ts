import type { Attachment } from "#shared/email.ts";
import { cleanFileName, nameOfKind } from "../mail/fileName.ts";
import type { GraphAttachment } from "./messageSchema.ts";

/** What stands behind an attachment: bytes, another mail or appointment, or a link to a file elsewhere. */
export type AttachmentKind = "file" | "item" | "reference";

export function kindOf(attachment: GraphAttachment): AttachmentKind {
  const type = attachment["@odata.type"].toLowerCase();
  if (type.endsWith("itemattachment")) return "item";
  return type.endsWith("referenceattachment") ? "reference" : "file";
}

/** An attachment as every provider hands it over. A link has no bytes, and says so by its type (RFC 2483). */
export function attachmentOf(attachment: GraphAttachment): Omit<Attachment, "url"> {
  const kind = kindOf(attachment);
  const mimeType = mimeTypeOf(attachment, kind);
  const name = attachment.name ?? "";
  const withEnding = kind === "item" && name !== "" && !/\.eml$/i.test(name) ? `${name}.eml` : name;
  return {
    id: attachment.id,
    filename: cleanFileName(withEnding, nameOfKind(mimeType)),
    mimeType,
    size: kind === "reference" ? 0 : Math.max(0, attachment.size ?? 0),
    // Outlook calls files inline that no text shows: only what has a Content-ID can be shown in it.
    isInline: kind === "file" && attachment.isInline === true && Boolean(attachment.contentId),
    contentId: attachment.contentId?.replace(/[<>\s]/g, "").slice(0, 998) || null,
  };
}

function mimeTypeOf({ contentType }: GraphAttachment, kind: AttachmentKind): string {
  if (kind === "item") return "message/rfc822";
  if (kind === "reference") return "text/uri-list";
  const type = contentType?.split(";")[0]?.trim().toLowerCase() ?? "";
  return /^[\w!#$&^.+-]{1,100}\/[\w!#$&^.+-]{1,100}$/.test(type) ? type : "application/octet-stream";
}
