import { expect, test } from "vitest";
import type { Provider } from "#shared/provider.ts";
import { arrivalOf } from "./accountArrival.ts";

const provider: Provider = {
  id: "p1",
  kind: "microsoft",
  accountEmail: "ben@northwind.example",
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
  counts: { listed: 1, stored: 1, skipped: 0, pending: 0 },
  estimated: 1,
  timeLeft: null,
  health: { lastSyncAt: 0, lastChangeAt: null, nextSyncAt: null, push: "off", error: null },
};

function arrivalWith(push: Provider["health"]["push"], change: Partial<Provider> = {}): string | null {
  return arrivalOf({ ...provider, ...change, health: { ...provider.health, push } });
}

test("an account says whether its changes arrive at once or are looked for", () => {
  expect(arrivalWith("active")).toBe("Changes arrive at once.");
  expect(arrivalWith("off")).toBe("We look every 15 minutes.");
  expect(arrivalWith("lapsed")).toBe("At-once updates have stopped; we look every 15 minutes instead.");
});

test("an account from which nothing arrives promises nothing", () => {
  expect(arrivalWith("active", { status: "reauth_required" })).toBeNull();
  expect(arrivalWith("off", { settings: { ...provider.settings, enabled: false } })).toBeNull();
});
