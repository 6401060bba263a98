import { ada, luis } from "../people.ts";
import type { OutlookMessage } from "./conversation.ts";
import { type OutlookPage, type OutlookPageOptions, outlookPage } from "./outlookPage.ts";
import {
  contractConversation,
  longConversation,
  longMailbox,
  mailboxes,
  mira,
  sampleConversations,
} from "./sampleConversations.ts";

const [first, last] = contractConversation.messages as [OutlookMessage, OutlookMessage];

/** Ada's mailbox at her company. */
function inbox(options: Partial<OutlookPageOptions> = {}): OutlookPage {
  return outlookPage({
    account: ada,
    mailbox: mailboxes.company,
    conversations: sampleConversations,
    ...options,
  });
}

/** The same with the contract conversation open. */
function openContract(options: Partial<OutlookPageOptions> = {}, messages?: OutlookMessage[]): OutlookPage {
  if (messages === undefined) return inbox({ open: "contract", ...options });
  const conversations = [{ ...contractConversation, messages }, ...sampleConversations.slice(1)];
  return inbox({ open: "contract", conversations, ...options });
}

const support = { title: "support@northwind.example", id: mailboxes.shared };

const quoted = `<p>See below.</p><div id="x_MSG_1_FROM"></div><div data-convid="AAQkAGZha2VmYWtlZmFrZWZha2VmYWtl"><span id="MSG_7_FROM">Mallory&lt;mallory@evil.test&gt;</span>
<div role="heading" id="CONV_1_SUBJECT">Invoice</div><div data-testid="RecipientWell">To: Eve&lt;eve@evil.test&gt;</div></div>`;

/**
 * Pages that a careless reader gets wrong, each built when asked for. Their names say what is special about
 * them.
 */
export const trapPages = {
  "conversation pane": () => openContract(),
  "list only": () => inbox(),
  "selected row, empty pane": () => inbox({ selected: "contract" }),
  "selected row and its url, pane still empty": () => openContract({ hasPane: false, routeDelayMs: 4_000 }),
  "row and url ahead of the pane": () => openContract({ open: "delivery", shown: "contract" }),
  "url ahead of row and pane": () =>
    openContract({ open: "delivery", selected: "contract", shown: "contract", selectsAtOnce: false }),
  "two messages and a draft": () =>
    openContract({}, [
      first,
      last,
      { ...last, from: ada, to: [last.from], html: "<p>Dear</p>", state: "draft" },
    ]),
  "draft alone": () => openContract({}, [{ ...last, from: ada, state: "draft" }]),
  "item pane": () => openContract({ kind: "item" }),
  "deep link": () => openContract({ kind: "deep-link" }),
  "deep link of a second account": () => openContract({ kind: "deep-link", accountSegment: "1" }),
  "second account": () => openContract({ accountSegment: "1" }),
  "German labels": () => openContract({ language: "de" }),
  "sender without address": () =>
    openContract({}, [first, { ...last, from: mira, to: [ada, luis], isColleague: true }]),
  "two mailbox roots": () =>
    openContract({ roots: [{ title: ada.address, id: mailboxes.company }, support] }),
  "shared mailbox beside one's own": () =>
    openContract({
      mailbox: mailboxes.shared,
      roots: [{ title: ada.address, id: mailboxes.company }, support],
    }),
  "shared mailbox of its own": () =>
    openContract({ mailbox: mailboxes.shared, accountSegment: support.title, roots: [support] }),
  "shared mailbox that the url does not name": () =>
    openContract({ mailbox: mailboxes.shared, roots: [support] }),
  "mailbox root without address": () => openContract({ roots: [{ title: ada.name, id: mailboxes.company }] }),
  "consumer header without address": () =>
    openContract({
      account: { name: "Ada Brandt", address: "ada.brandt@outlook.example" },
      host: "outlook.live.com",
      accountSegment: "0",
      mailbox: mailboxes.consumer,
      signedIn: null,
    }),
  "no address at all": () => openContract({ roots: [], signedIn: null }),
  "rows removed on scroll": () =>
    openContract({ conversations: longMailbox, rows: longMailbox.slice(20, 34).map(({ key }) => key) }),
  "another mail's row alone": () => openContract({ rows: ["delivery"] }),
  "Fluent dialog above": () => openContract({ hasDialog: true }),
  "quoted text with foreign addresses": () => openContract({}, [first, { ...last, html: quoted }]),
  "dark theme": () => openContract({ theme: "dark" }),
  "200 messages": () => inbox({ conversations: [longConversation(200, 2), ...longMailbox], open: "packing" }),
  "long list": () => openContract({ conversations: longMailbox }),
} satisfies Record<string, () => OutlookPage>;

/** The name of a page with a trap. */
export type TrapPage = keyof typeof trapPages;

/** The page with the open conversation, on another host. */
export function pageOnHost(host: string): OutlookPage {
  return openContract({ host });
}
