import { expect, test } from "vitest";
import { badgeText, refreshBadge } from "./badge.ts";

const lost = { action: "reconnect" as const, readAt: null };

test("the icon counts what needs the person, and not what is read or waits by itself", () => {
  expect(badgeText([lost, { action: "contact_admin", readAt: null }])).toBe("2");
  expect(
    badgeText([
      { action: "wait", readAt: null },
      { action: null, readAt: null },
    ]),
  ).toBe("");
  expect(badgeText([{ ...lost, readAt: 1 }])).toBe("");
  expect(badgeText(Array.from({ length: 12 }, () => lost))).toBe("9+");
});

async function shownAfter(isSignedIn: boolean, answer: () => Promise<(typeof lost)[]>): Promise<string[]> {
  const shown: string[] = [];
  await refreshBadge({
    isSignedIn: async () => isSignedIn,
    notifications: answer,
    show: async (text) => void shown.push(text),
  });
  return shown;
}

test("the badge appears, goes once it is over, and goes with the session", async () => {
  expect(await shownAfter(true, async () => [lost])).toEqual(["1"]);
  expect(await shownAfter(true, async () => [])).toEqual([""]);
  expect(await shownAfter(false, async () => [lost])).toEqual([""]);
});

test("the badge stays as it is while Threadbook cannot be asked", async () => {
  expect(await shownAfter(true, () => Promise.reject(new Error("offline")))).toEqual([]);
});
