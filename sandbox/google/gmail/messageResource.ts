import { randomBytes } from "node:crypto";
import type { GoogleContext } from "../context.ts";
import { invalidArgument } from "../errors.ts";
import { contentOf, type EmailRow, rawOf } from "../mailbox/emails.ts";
import { attachmentMark, base64url, type GmailPart } from "../mime/payload.ts";

/** How much of a message is shown. */
export type MessageFormat = "minimal" | "metadata" | "full" | "raw";

/** Reads `format`, `full` unless said, in either case as Google does. */
export function readFormat(query: URLSearchParams): MessageFormat {
  const format = (query.get("format") ?? "full").toLowerCase();
  if (format === "minimal" || format === "metadata" || format === "full" || format === "raw") return format;
  throw invalidArgument(
    `Invalid value at 'format' (type.googleapis.com/gmail.v1.MessageFormat), "${format}"`,
  );
}

/** A new id for an attachment: it names email and part, and differs at every call, as Gmail's do. */
function attachmentIdFor(email: EmailRow, partId: string): string {
  return `ANGjdJ${randomBytes(24).toString("base64url")}${Buffer.from(`${email.seq}/${partId}`).toString("base64url")}`;
}

/** Which email and part an attachment id names, or undefined where it is none of ours. */
export function readAttachmentId(id: string): { seq: number; partId: string } | undefined {
  if (!id.startsWith("ANGjdJ")) return undefined;
  const [seq, partId] = Buffer.from(id.slice(38), "base64url").toString("utf8").split("/");
  return seq && partId !== undefined && /^\d+$/.test(seq) ? { seq: Number(seq), partId } : undefined;
}

function withAttachmentIds(payload: string, email: EmailRow): string {
  const marks = new RegExp(`"attachmentId":"${attachmentMark}([0-9.]*)"`, "g");
  return payload.replace(marks, (_, partId: string) => `"attachmentId":"${attachmentIdFor(email, partId)}"`);
}

/** `labelIds` as Gmail writes it: not at all where there is none. */
export function labelIdsOf(labels: readonly string[]): { labelIds?: readonly string[] } {
  return labels.length > 0 ? { labelIds: labels } : {};
}

/** A message as the API answers it, as JSON text. `metadataHeaders` leaves only these in `metadata`. */
export async function messageResource(
  google: GoogleContext,
  email: EmailRow,
  format: MessageFormat,
  metadataHeaders: readonly string[] = [],
): Promise<string> {
  const { payload, snippet } = await contentOf(google.store, email.seq);
  const head = JSON.stringify({
    id: email.id,
    threadId: email.threadId,
    ...labelIdsOf(email.labels),
    snippet,
    sizeEstimate: email.size,
    historyId: email.historyId,
    internalDate: String(email.receivedAt),
  });
  const extended = (name: string, json: string) => `${head.slice(0, -1)},"${name}":${json}}`;
  if (format === "full") return extended("payload", withAttachmentIds(payload, email));
  if (format === "raw") return extended("raw", JSON.stringify(base64url(rawOf(google.store, email.seq))));
  if (format === "minimal") return head;
  const { mimeType, headers } = JSON.parse(payload) as GmailPart;
  const wanted = metadataHeaders.map((name) => name.toLowerCase());
  const shown =
    wanted.length === 0 ? headers : headers.filter((header) => wanted.includes(header.name.toLowerCase()));
  return extended("payload", JSON.stringify({ mimeType, ...(shown.length > 0 ? { headers: shown } : {}) }));
}
