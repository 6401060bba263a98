import { ada, ana, jonas, luis, type PagePerson } from "../people.ts";
import type { PageConversation, PageMessage } from "./conversation.ts";

const day = 86_400_000;
/** Thursday 19 November 2026, 09:12 UTC. */
const sampleNow = Date.UTC(2026, 10, 19, 9, 12);

/** The conversation of inbox-reading's one consistent triple of ids: hexadecimal, decimal and url token. */
export const contractConversation: PageConversation = {
  id: "19eb8aa93d8ff18f",
  subject: "Re: Frame contract 2027",
  messages: [
    message(
      "19eb8aa93d8ff18f",
      ana,
      [ada],
      sampleNow - 3 * day,
      "<div>Here is the draft of the frame contract.</div>",
    ),
    message(
      "19eb8bb000000001",
      ada,
      [ana, luis],
      sampleNow - 2 * day,
      "<div>Thank you. Two questions on § 4.</div>",
    ),
    message(
      "19eb8cc000000002",
      ana,
      [ada, luis],
      sampleNow,
      `<div>Hello Ada,</div><br><div>one change in § 4, otherwise we are ready to sign. Could you send the annex by Tuesday?</div>
<br><div>Kind regards,<br>Ana</div><div class="gmail_quote">On Wed, Ada Brandt wrote:<blockquote>Thank you. Two questions on § 4.</blockquote></div>`,
    ),
  ],
};

/** A short mailbox: enough for a list, a conversation and a switch to another. */
export const sampleConversations: PageConversation[] = [
  contractConversation,
  {
    id: "19eb7aa93d8f0002",
    subject: "Delivery window Hamburg",
    isUnread: true,
    messages: [
      message(
        "19eb7aa93d8f0002",
        luis,
        [ada],
        sampleNow - 5 * day,
        "<div>Does Tuesday work for the delivery?</div>",
      ),
      message(
        "19eb7bb000000003",
        ada,
        [luis],
        sampleNow - 4 * day,
        "<div>Tuesday works, the carrier confirmed.</div>",
      ),
    ],
  },
  {
    id: "19eb6aa93d8f0003",
    subject: "Intro: Keller Brokers",
    isStarred: true,
    messages: [
      message(
        "19eb6aa93d8f0003",
        ana,
        [ada, jonas],
        sampleNow - 9 * day,
        "<div>Meet Jonas, who will handle the tender.</div>",
      ),
    ],
  },
  {
    id: "19eb5aa93d8f0004",
    subject: "Offer for the spring season",
    messages: [
      message(
        "19eb5aa93d8f0004",
        jonas,
        [ada],
        sampleNow - 12 * day,
        "<div>Please find our offer below.</div>",
      ),
    ],
  },
];

/** A conversation of `count` expanded messages, each with a table of `depth` rows in its body. */
export function longConversation(count: number, depth: number): PageConversation {
  const start = 0x19ea000000000000n;
  const rows = Array.from(
    { length: depth },
    (_, row) => `<tr><td>Item ${row}</td><td><b>${row * 3}</b> pieces</td></tr>`,
  );
  const messages = Array.from({ length: count }, (_, index): PageMessage => {
    const from = index % 2 === 0 ? ana : ada;
    const html = `<div>Message ${index}</div><table><tbody>${rows.join("")}</tbody></table>`;
    const id = (start + BigInt(index)).toString(16);
    return {
      ...message(id, from, [ada, ana, luis], sampleNow - (count - index) * day, html),
      state: "expanded",
    };
  });
  return { id: start.toString(16), subject: "Packing lists", messages };
}

function message(id: string, from: PagePerson, to: PagePerson[], date: number, html: string): PageMessage {
  return { id, from, to, date, html };
}
