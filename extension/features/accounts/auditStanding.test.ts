import { expect, test } from "vitest";
import type { ProviderAudit } from "#shared/provider.ts";
import { auditStanding } from "./auditStanding.ts";

const audit: ProviderAudit = {
  state: "clean",
  listed: 12_412,
  stored: 12_402,
  skipped: { draft: 8, erased: 2 },
  pending: 0,
  missing: 0,
  unexpected: 0,
  repaired: { added: 0, removed: 0 },
  checkedAt: 0,
  months: [],
  folders: [],
};

test("a mailbox that is all here says how many of how many", () => {
  expect(auditStanding(audit)).toBe("12,412 of 12,412 emails");
});

test("emails that are being retried are counted apart", () => {
  const open = { ...audit, state: "repairing", stored: 12_400, pending: 2 } as const;
  expect(auditStanding(open)).toBe("12,410 of 12,412 emails, 2 being retried");
});

test("emails that are missing are called so", () => {
  const open = { ...audit, state: "gap", stored: 12_399, pending: 2, missing: 1 } as const;
  expect(auditStanding(open)).toBe("12,409 of 12,412 emails, 2 being retried, 1 missing");
});

test("a listing that shrank says that nothing was removed", () => {
  const shrunk = { ...audit, state: "gap", listed: 6_000, unexpected: 6_412 } as const;
  expect(auditStanding(shrunk)).toBe(
    "The mailbox no longer lists 6,412 emails that are here. Nothing was removed.",
  );
});

test("before and during the first comparison no number is claimed", () => {
  expect(auditStanding({ ...audit, state: "never" })).toBe("Not compared with the mailbox yet");
  expect(auditStanding({ ...audit, state: "running" })).toBe("Comparing with the mailbox…");
});
