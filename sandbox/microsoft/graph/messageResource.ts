import type { Store } from "../../standIn/store.ts";
import { contentOf, timeText } from "../mailbox/content.ts";
import type { EmailRow } from "../mailbox/emails.ts";
import { folderBySeq } from "../mailbox/folders.ts";
import type { Preferences } from "./preferences.ts";
import { messageProperties } from "./selection.ts";

/** The id of an email as this request wants ids. */
export function idOf(email: { id: string; immutableId: string }, prefer: Preferences): string {
  return prefer.immutableIds ? email.immutableId : email.id;
}

/** An email's change key: another one after each change. */
export function changeKeyOf(email: { seq: number; version: number }): string {
  const bytes = Buffer.alloc(12);
  bytes.writeUInt32BE(email.seq, 0);
  bytes.writeUInt32BE(email.version, 8);
  return `CQAAABYAAA${bytes.toString("base64")}`;
}

/** Where a conversation's mails stand in it: 22 bytes that begin with the time. */
function conversationIndexOf(email: EmailRow): string {
  const bytes = Buffer.alloc(22, 1);
  bytes.writeBigUInt64BE(BigInt(Math.max(0, Math.trunc(email.receivedAt))), 1);
  return bytes.toString("base64");
}

/**
 * Messages as the API answers them, as JSON texts. `@odata.etag` and `id` are always there; `meetingMessageType` and
 * the type's name only where the mail is one of a meeting.
 * @param select null for what is shown by default
 */
export function messageWriter(
  store: Store,
  prefer: Preferences,
  select: readonly string[] | null,
): (email: EmailRow) => Promise<string> {
  const wanted = new Set<string>(select ?? messageProperties);
  const folderIds = new Map<number, string>();
  const folderIdOf = (seq: number): string => {
    const known = folderIds.get(seq) ?? folderBySeq(store, seq).id;
    folderIds.set(seq, known);
    return known;
  };

  return async (email) => {
    const content = await contentOf(store, email);
    const fixed = JSON.parse(content.properties) as Record<string, unknown>;
    const changeKey = changeKeyOf(email);
    const id = idOf(email, prefer);
    const all: Record<string, unknown> = {
      createdDateTime: timeText(email.receivedAt),
      lastModifiedDateTime: timeText(email.modifiedAt),
      changeKey,
      categories: JSON.parse(email.categories),
      receivedDateTime: timeText(email.receivedAt),
      ...fixed,
      importance: email.importance,
      parentFolderId: wanted.has("parentFolderId") ? folderIdOf(email.folderSeq) : null,
      conversationId: email.conversationId,
      conversationIndex: conversationIndexOf(email),
      isRead: email.isRead === 1,
      isDraft: email.isDraft === 1,
      webLink: `https://outlook.office365.com/owa/?ItemID=${encodeURIComponent(id)}&exvsurl=1&viewmodel=ReadMessageItem`,
      inferenceClassification: email.inference,
      flag: { flagStatus: email.flagStatus },
    };
    const type = all["@odata.type"];
    const shown: Record<string, unknown> = {
      ...(type === undefined ? {} : { "@odata.type": type }),
      "@odata.etag": `W/"${changeKey}"`,
      id,
    };
    for (const name of wanted) if (name in all) shown[name] = all[name];
    let json = JSON.stringify(shown);
    const extend = (name: string, text: string) => {
      json = `${json.slice(0, -1)},"${name}":${text}}`;
    };
    const body = `{"contentType":"${prefer.bodyType}","content":${prefer.bodyType === "html" ? content.html : content.plain}}`;
    if (wanted.has("body")) extend("body", body);
    if (wanted.has("uniqueBody")) extend("uniqueBody", body);
    if (wanted.has("internetMessageHeaders")) extend("internetMessageHeaders", content.headers);
    return json;
  };
}

/** A collection of resources that are JSON texts already, inside of an answer. */
export function collection(head: Record<string, unknown>, values: readonly string[], tail = {}): string {
  const before = JSON.stringify(head).slice(0, -1);
  const after = JSON.stringify(tail).slice(1, -1);
  const comma = before.length > 1 ? "," : "";
  return `${before}${comma}"value":[${values.join(",")}]${after ? `,${after}` : ""}}`;
}
