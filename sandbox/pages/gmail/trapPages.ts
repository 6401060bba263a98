import { ada, luis } from "../people.ts";
import type { PageConversation } from "./conversation.ts";
import { type GmailPage, type GmailPageOptions, gmailPage } from "./gmailPage.ts";
import { contractConversation, longConversation, sampleConversations } from "./sampleConversations.ts";

const [, delivery] = sampleConversations as [PageConversation, PageConversation];

/** A page with the contract conversation open. */
function openContract(
  change: Partial<PageConversation> = {},
  options: Partial<GmailPageOptions> = {},
): GmailPage {
  const conversation = { ...contractConversation, ...change };
  const conversations = [conversation, ...sampleConversations.slice(1)];
  return gmailPage({ account: ada, conversations, open: conversation.id, ...options });
}

/** The contract conversation with its last message changed. */
function lastMessage(change: Partial<PageConversation["messages"][number]>): PageConversation["messages"] {
  return contractConversation.messages.map((message, index, all) =>
    index === all.length - 1 ? { ...message, ...change } : message,
  );
}

const quoted = `<div>See below.</div><div class="gmail_quote"><div role="list"><div role="listitem" data-legacy-message-id="badbadbadbadbad1">
<h2 class="hP" data-legacy-thread-id="badbadbadbadbad2">Invoice</h2><span class="gD" email="mallory@evil.test" name="Mallory">Mallory</span>
<span class="hb"><span class="g2" email="eve@evil.test" name="Eve">Eve</span></span></div></div></div>`;

/**
 * Pages that a careless reader gets wrong, each built when asked for. Their names say what is special about
 * them.
 */
export const trapPages = {
  "open conversation": () => openContract(),
  "list only": () => gmailPage({ account: ada, conversations: sampleConversations }),
  "hidden second conversation": () => openContract({}, { parked: { conversation: delivery, by: "style" } }),
  "second conversation hidden by a class": () =>
    openContract({}, { parked: { conversation: delivery, by: "class" } }),
  "list with a preloaded conversation": () =>
    gmailPage({
      account: ada,
      conversations: sampleConversations,
      parked: { conversation: delivery, by: "class" },
    }),
  "preview pane": () => openContract({}, { layout: "split" }),
  "popped-out window": () => openContract({}, { layout: "popped-out", hasBanner: false }),
  "address in the subject": () => openContract({ subject: "Re: bob@evil.test" }),
  "address in the subject, no banner": () =>
    openContract({ subject: "Re: bob@evil.test" }, { hasBanner: false }),
  "title that is an address and no account": () =>
    openContract({}, { hasBanner: false, title: "bob@evil.test - Gmail" }),
  "quoted text with foreign addresses": () => openContract({ messages: lastMessage({ html: quoted }) }),
  "draft in the conversation": () =>
    openContract({
      messages: [...contractConversation.messages, { ...contractConversation.messages[0]!, state: "draft" }],
    }),
  "super-collapsed messages": () =>
    openContract({
      messages: contractConversation.messages.map((message, index) =>
        index === 1 ? { ...message, state: "super-collapsed" } : message,
      ),
    }),
  "unsynced conversation": () =>
    openContract({
      permId: "thread-a:r-7240598434321556787",
      hasLegacyId: false,
      messages: lastMessage({ unsynced: true }),
    }),
  "unsynced message": () => openContract({ messages: lastMessage({ unsynced: true }) }),
  "perm id undefined": () => openContract({ permId: "undefined" }),
  "perm id alone": () => openContract({ hasLegacyId: false }),
  "no id but the url's": () => openContract({ permId: null, hasLegacyId: false }),
  "ids that disagree": () => openContract({ permId: "thread-f:1867738929962152336" }),
  "second account": () =>
    openContract({}, { accountIndex: 1, account: { name: "Ada Brandt", address: "ada@second.example" } }),
  "delegated mailbox": () =>
    openContract({}, { title: "Frame contract - office@northwind.example - Northwind Mail" }),
  "name with an address in it": () =>
    openContract({}, { account: { name: "bob@evil.test", address: "ada@northwind.example" } }),
  "German labels": () => openContract({}, { accountLabel: "Google-Konto" }),
  "dark theme": () => openContract({}, { theme: "dark" }),
  "via sender": () =>
    openContract({
      messages: lastMessage({
        from: { name: "Luis Prado", address: luis.address },
        via: "tickets.helpdesk.example",
      }),
    }),
  "200 messages": () => {
    const conversation = longConversation(200, 2);
    return gmailPage({ account: ada, conversations: [conversation], open: conversation.id });
  },
} satisfies Record<string, () => GmailPage>;

/** The name of a page with a trap. */
export type TrapPage = keyof typeof trapPages;
