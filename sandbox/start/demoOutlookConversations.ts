import type { MicrosoftStandIn } from "#sandbox/microsoft/server.ts";
import { escapeHtml } from "#sandbox/pages/markup.ts";
import type { OutlookConversation, OutlookMessage } from "#sandbox/pages/outlook/conversation.ts";
import type { PagePerson } from "#sandbox/pages/people.ts";

interface GraphPerson {
  emailAddress: { name?: string; address?: string };
}

interface GraphMessage {
  conversationId: string;
  subject: string | null;
  receivedDateTime: string;
  isRead: boolean;
  from?: GraphPerson;
  toRecipients: GraphPerson[];
  body: { content: string };
}

const properties = "conversationId,subject,receivedDateTime,isRead,from,toRecipients,body";

/** Newest conversations of a sample mailbox, as an Outlook-like page shows them; those in the inbox alone. */
export async function demoOutlookConversations(
  microsoft: MicrosoftStandIn,
  owner: string,
  limit = 25,
): Promise<OutlookConversation[]> {
  const { accessToken } = await microsoft.control.grant(owner, ["Mail.Read"]);
  const list = async (path: string) => {
    const headers = { authorization: `Bearer ${accessToken}`, prefer: 'outlook.body-content-type="text"' };
    const query = `$top=${limit * 4}&$select=${properties}`;
    const answer = await fetch(`${microsoft.url}/v1.0/me/${path}?${query}`, { headers });
    return ((await answer.json()) as { value: GraphMessage[] }).value;
  };
  const inInbox = new Set((await list("mailFolders/inbox/messages")).map((one) => one.conversationId));
  const conversations = Map.groupBy(await list("messages"), ({ conversationId }) => conversationId);
  return [...conversations]
    .filter(([id]) => inInbox.has(id))
    .slice(0, limit)
    .map(([id, messages]) => ({
      key: id,
      id,
      subject: messages.at(-1)?.subject || "(no subject)",
      messages: messages.toReversed().map(toMessage),
      isUnread: messages.some(({ isRead }) => !isRead),
    }));
}

function toMessage(message: GraphMessage): OutlookMessage {
  return {
    from: toPerson(message.from),
    to: message.toRecipients.map(toPerson),
    date: Date.parse(message.receivedDateTime),
    html: `<div style="white-space:pre-wrap">${escapeHtml(message.body.content)}</div>`,
  };
}

function toPerson(person: GraphPerson | undefined): PagePerson {
  const { name = "", address = "unknown@invalid.example" } = person?.emailAddress ?? {};
  return { name: name || address, address: address.toLowerCase() };
}
