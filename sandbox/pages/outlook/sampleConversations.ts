import { ada, ana, jonas, luis, type PagePerson } from "../people.ts";
import type { OutlookConversation, OutlookMessage } from "./conversation.ts";

/** A colleague of Ada's: Outlook shows the name and no address. */
export const mira: PagePerson = { name: "Mira Vogt", address: "mira@northwind.example" };

/** Ada's mailbox at her company, a shared one there, and a consumer's, whose ids are run-length encoded. */
export const mailboxes = {
  company: "3f9c1b7e-52d8-4a06-9e1f-c7ab60d4825b",
  shared: "b81e07d5-6c2f-49a3-8d70-1f5e93c6a2b4",
  consumer: "00030000-b0bf-7bf7-0000-000000000000",
} as const;

const day = 86_400_000;
/** Thursday 19 November 2026, 09:12 UTC. */
const now = Date.UTC(2026, 10, 19, 9, 12);

export const contractConversation: OutlookConversation = {
  key: "contract",
  subject: "Frame contract 2027",
  messages: [
    message(ana, [ada], now - 3 * day, "<p>Here is the draft of the frame contract.</p>"),
    message(
      ana,
      [ada, luis],
      now,
      `<p>Hello Ada,</p><p>one change in § 4, otherwise we are ready to sign. Could you send the annex by Tuesday?</p>
<p>Kind regards,<br>Ana</p>`,
    ),
  ],
};

/** A short mailbox: enough for a list, a conversation and a switch to another. */
export const sampleConversations: OutlookConversation[] = [
  contractConversation,
  {
    key: "delivery",
    subject: "Delivery window Hamburg",
    isUnread: true,
    messages: [
      message(luis, [ada], now - 5 * day, "<p>Does Tuesday work for the delivery?</p>"),
      message(ada, [luis], now - 4 * day, "<p>Tuesday works, the carrier confirmed.</p>"),
    ],
  },
  {
    key: "intro",
    subject: "Intro: Keller Brokers",
    messages: [message(ana, [ada, jonas], now - 9 * day, "<p>Meet Jonas, who will handle the tender.</p>")],
  },
  {
    key: "offer",
    subject: "Offer for the spring season",
    messages: [message(jonas, [ada], now - 12 * day, "<p>Please find our offer below.</p>")],
  },
];

/** A mailbox whose list is longer than its pane, so that rows come and go as it is scrolled. */
export const longMailbox: OutlookConversation[] = [
  ...sampleConversations,
  ...Array.from({ length: 60 }, (_, index): OutlookConversation => {
    const from = [ana, luis, jonas][index % 3] ?? ana;
    const html = `<p>The packing list of week ${index + 1} is attached.</p>`;
    return {
      key: `week ${index + 1}`,
      subject: `Packing list, week ${index + 1}`,
      messages: [message(from, [ada], now - (13 + index) * day, html)],
    };
  }),
];

/** A conversation of `count` expanded messages, each with a table of `depth` rows in its body. */
export function longConversation(count: number, depth: number): OutlookConversation {
  const rows = Array.from(
    { length: depth },
    (_, row) => `<tr><td>Item ${row}</td><td><b>${row * 3}</b></td></tr>`,
  );
  const messages = Array.from({ length: count }, (_, index): OutlookMessage => {
    const html = `<p>Message ${index}</p><table><tbody>${rows.join("")}</tbody></table>`;
    const from = index % 2 === 0 ? ana : ada;
    return { ...message(from, [ada, ana, luis], now - (count - index) * day, html), state: "expanded" };
  });
  return { key: "packing", subject: "Packing lists", messages };
}

function message(from: PagePerson, to: PagePerson[], date: number, html: string): OutlookMessage {
  return { from, to, date, html };
}
