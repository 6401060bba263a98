import { expect, test } from "vitest";
import type { TimelineItem } from "#shared/timeline.ts";
import { asColleaguesSee } from "./asColleaguesSee.ts";

const item: TimelineItem = {
  id: "1",
  externalId: "1",
  emailProviderId: "p1",
  threadId: "1",
  conversationId: "1",
  direction: "inbound",
  from: { name: "Ana Ruiz", address: "ana@orbis.example" },
  to: [],
  subject: "Frame contract",
  snippet: "One change in § 4",
  sentAt: 1,
  isRead: false,
  isStarred: false,
  isAutomated: false,
  hasAttachments: false,
  businessId: "b1",
  contactId: null,
  deletedInProvider: false,
  copies: [],
  match: null,
  conversation: null,
};

test.each([
  ["metadata", null, null],
  ["subject", "Frame contract", null],
  ["full", "Frame contract", "One change in § 4"],
] as const)(
  "of a mailbox that shares %s, the preview shows no more than that",
  (sharing, subject, snippet) => {
    expect(asColleaguesSee(item, sharing)).toMatchObject({ from: item.from, subject, snippet });
  },
);
