import type { NormalizedEmail } from "#worker/providers/normalizedEmail.ts";

let counter = 0;

/** An inbound email of Ana's as a provider hands it over; what a test says of it stands over that. */
export function normalizedEmail(values: Partial<NormalizedEmail> = {}): NormalizedEmail {
  counter += 1;
  const externalId = values.externalId ?? `m${counter}`;
  return {
    externalId,
    threadId: `t-${externalId}`,
    messageId: `${externalId}@orbis.example`,
    references: [],
    folders: ["INBOX", "UNREAD"],
    from: { name: "Ana Ruiz", address: "ana@orbis.example" },
    to: [{ name: "Ada", address: "ada@northwind.example" }],
    cc: [],
    bcc: [],
    replyTo: [],
    deliveredTo: [],
    behind: [],
    subject: "Frame contract 2027",
    snippet: "One change in § 4",
    bodyText: "One change in § 4, otherwise we can sign.",
    sentAt: Date.UTC(2026, 10, 20, 9, 0, 0),
    headerDate: null,
    isRead: false,
    isStarred: false,
    isDraft: false,
    isSent: false,
    isAutomated: false,
    attachments: [],
    ...values,
  };
}
