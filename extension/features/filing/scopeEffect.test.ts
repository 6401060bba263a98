import { expect, test } from "vitest";
import type { AssociationPreview } from "#shared/association.ts";
import { changing, isPlain } from "./scopeEffect.ts";

const preview: AssociationPreview = {
  ...{ scope: "domain", value: "orbis.example", rule: null, emails: 20, isMore: false },
  ...{ stay: 0, already: 4, moving: 6, unfiled: 10, others: 0, examples: [] },
};

test("what would change is what lies elsewhere and what lies nowhere", () => {
  expect(changing(preview)).toBe(16);
});

test("a few emails of one's own are filed without a question", () => {
  expect(isPlain(preview)).toBe(true);
});

test.each([
  ["many emails", { moving: 11 }],
  ["more than can be counted", { isMore: true }],
  ["what somebody put elsewhere", { stay: 1 }],
  ["colleagues' mail", { others: 1 }],
  ["an earlier word", { rule: { id: "b", name: "Keller", domain: null } }],
])("%s are asked about first", (_, part) => {
  expect(isPlain({ ...preview, ...part })).toBe(false);
});
