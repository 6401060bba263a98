import type { LookupQuery } from "#shared/lookup.ts";
import type { OpenMail } from "#shared/openMail.ts";

/** Characters of addresses that a url carries without trouble. */
const addressesLength = 6_000;

/** What the API is asked about the mail on screen. An id that the API cannot know is left out. */
export function lookupQueryOf(mail: OpenMail): LookupQuery {
  const { thread } = mail;
  const isItem = thread?.kind === "outlook-item";
  const messageId = isItem ? thread.id : mail.messages.findLast((message) => message.id !== null)?.id;
  const addresses = addressesOf(mail);
  return {
    provider: mail.provider,
    ...(mail.account === null ? {} : { account: mail.account }),
    ...(thread === null || isItem || thread.kind === "gmail-unsynced" ? {} : { threadId: thread.id }),
    ...(messageId ? { messageId } : {}),
    ...(addresses === "" ? {} : { addresses }),
  };
}

function addressesOf(mail: OpenMail): string {
  const found = new Set<string>();
  for (const message of mail.messages) {
    for (const person of [message.from, ...message.to]) if (person !== null) found.add(person.address);
  }
  let list = "";
  for (const address of found) {
    if (list.length + address.length >= addressesLength) break;
    list += list === "" ? address : `,${address}`;
  }
  return list;
}
