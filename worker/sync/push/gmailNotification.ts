import * as z from "zod";

/** What Gmail publishes: https://developers.google.com/workspace/gmail/api/guides/push#receive_notifications */
const dataSchema = z.object({
  emailAddress: z.string().min(1).max(320),
  historyId: z.union([z.number(), z.string()]).optional(),
});

const pushSchema = z.object({ message: z.object({ data: z.base64().min(1) }) });

interface GmailNotification {
  /** Lower-case. */
  accountEmail: string;
  /** The mailbox's history id after the change, in decimal; null where it cannot be read exactly. */
  historyId: string | null;
}

/** The notification inside a Pub/Sub push, or null where it is none. */
export function readGmailNotification(body: string): GmailNotification | null {
  try {
    const push = pushSchema.parse(JSON.parse(body));
    const bytes = Uint8Array.from(atob(push.message.data), (character) => character.charCodeAt(0));
    const { emailAddress, historyId } = dataSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
    return { accountEmail: emailAddress.toLowerCase(), historyId: exactly(historyId) };
  } catch {
    return null;
  }
}

/** Gmail writes the id, a uint64, as a JSON number: above 2^53 it cannot be read exactly, and so says nothing. */
function exactly(historyId: number | string | undefined): string | null {
  if (typeof historyId === "number") return Number.isSafeInteger(historyId) ? String(historyId) : null;
  return historyId !== undefined && /^[1-9]\d{0,19}$/.test(historyId) ? historyId : null;
}
