import type { GoogleStandIn } from "#sandbox/google/server.ts";
import type { PageConversation, PageMessage } from "#sandbox/pages/gmail/conversation.ts";
import { escapeHtml } from "#sandbox/pages/markup.ts";
import type { PagePerson } from "#sandbox/pages/people.ts";

interface Part {
  mimeType: string;
  body?: { data?: string };
  parts?: Part[];
  headers?: { name: string; value: string }[];
}

interface GmailMessage {
  id: string;
  internalDate: string;
  labelIds?: string[];
  snippet: string;
  payload: Part;
}

/** Newest conversations of a sample mailbox, as a Gmail-like page shows them. */
export async function demoConversations(
  google: GoogleStandIn,
  owner: string,
  limit = 25,
): Promise<PageConversation[]> {
  const { accessToken } = await google.control.grant(owner, [
    "https://www.googleapis.com/auth/gmail.readonly",
  ]);
  const get = async <Answer>(path: string) => {
    const headers = { authorization: `Bearer ${accessToken}` };
    return (await (await fetch(`${google.url}/gmail/v1/users/me/${path}`, { headers })).json()) as Answer;
  };
  const { threads } = await get<{ threads: { id: string }[] }>(`threads?labelIds=INBOX&maxResults=${limit}`);
  return Promise.all(
    threads.map(async ({ id }) => {
      const { messages } = await get<{ messages: GmailMessage[] }>(`threads/${id}?format=full`);
      return toConversation(id, messages);
    }),
  );
}

function toConversation(id: string, messages: GmailMessage[]): PageConversation {
  const first = messages[0];
  return {
    id,
    subject: (first && header(first, "Subject")) || "(no subject)",
    messages: messages.map(toMessage),
    isUnread: messages.some((message) => message.labelIds?.includes("UNREAD") ?? false),
    isStarred: messages.some((message) => message.labelIds?.includes("STARRED") ?? false),
  };
}

function toMessage(message: GmailMessage): PageMessage {
  return {
    id: message.id,
    from: people(header(message, "From"))[0] ?? { name: "", address: "unknown@invalid.example" },
    to: people(header(message, "To")),
    date: Number(message.internalDate),
    html: `<div style="white-space:pre-wrap">${escapeHtml(plainText(message.payload) || message.snippet)}</div>`,
    snippet: message.snippet,
  };
}

function header(message: GmailMessage, name: string): string {
  return message.payload.headers?.find((one) => one.name.toLowerCase() === name.toLowerCase())?.value ?? "";
}

/** Enough for sample mail: `Name <address>, …`. */
function people(text: string): PagePerson[] {
  return [...text.matchAll(/(?:"?([^"<,]*)"?\s*)?<([^>]+)>|([^\s,<>]+@[^\s,<>]+)/g)].map(
    ([, name = "", address = "", bare = ""]) => ({
      name: name.trim(),
      address: (address || bare).toLowerCase(),
    }),
  );
}

function plainText(part: Part): string {
  if (part.mimeType === "text/plain" && part.body?.data)
    return Buffer.from(part.body.data, "base64url").toString("utf8");
  return (part.parts ?? []).map(plainText).find((text) => text !== "") ?? "";
}
