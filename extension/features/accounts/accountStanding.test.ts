import { expect, test } from "vitest";
import type { Provider } from "#shared/provider.ts";
import { standingOf } from "./accountStanding.ts";

const provider: Provider = {
  id: "p1",
  kind: "google",
  accountEmail: "ada@northwind.example",
  openedBy: null,
  status: "live",
  settings: {
    syncIntervalMinutes: 15,
    folders: [],
    backfill: "all",
    sharing: "full",
    keepsText: true,
    enabled: true,
  },
  permissions: { read: true, modify: true },
  counts: { listed: 12_420, stored: 12_410, skipped: 10, pending: 0 },
  estimated: 12_420,
  timeLeft: null,
  health: { lastSyncAt: 0, lastChangeAt: null, nextSyncAt: null, push: "off", error: null },
};

test("an account whose emails are all stored or skipped is all accounted for", () => {
  expect(standingOf(provider)).toMatchObject({ tone: "good", text: "12,410 emails, all accounted for" });
});

test("an email that waits for another try is said, not hidden", () => {
  const counts = { listed: 12_420, stored: 12_408, skipped: 10, pending: 2 };
  expect(standingOf({ ...provider, counts }).text).toBe("12,408 emails, 2 being retried");
});

test("an email that is listed but nowhere is never called accounted for", () => {
  const counts = { listed: 12_421, stored: 12_410, skipped: 10, pending: 0 };
  expect(standingOf({ ...provider, counts })).toMatchObject({ tone: "warn" });
});

test("progress never exceeds the whole, though the provider's estimate was short", () => {
  const standing = standingOf({ ...provider, status: "backfilling", estimated: 10_000 });
  expect(standing).toMatchObject({ progress: 1, text: "Reading mail: 12,420 of about 12,420" });
});

test("the first reading says how long it will take, roughly", () => {
  const left = (timeLeft: number | null) => standingOf({ ...provider, status: "backfilling", timeLeft }).left;
  expect(left(20_000)).toBe("about 1 minute left");
  expect(left(12 * 60_000)).toBe("about 12 minutes left");
  expect(left(5.4 * 3_600_000)).toBe("about 5 hours left");
  expect(left(0)).toBeNull();
  expect(left(null)).toBeNull();
});

test("a lost connection outweighs everything else", () => {
  expect(standingOf({ ...provider, status: "reauth_required" })).toMatchObject({ tone: "warn" });
});
