import type { Attachment } from "./email.ts";

/** Whether it is a link to a file that lies elsewhere (RFC 2483): there are no bytes of it. */
export function isLinkAttachment({ mimeType, size }: Pick<Attachment, "mimeType" | "size">): boolean {
  return mimeType === "text/uri-list" && size === 0;
}
