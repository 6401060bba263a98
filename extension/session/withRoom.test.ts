import { expect, test } from "vitest";
import { withRoom } from "./withRoom.ts";

/** A disk with room for so many things. */
function disk(room: number, kept: string[]) {
  return {
    kept,
    async store(thing: string) {
      if (kept.length >= room) throw new DOMException("The disk is full.", "QuotaExceededError");
      kept.push(thing);
    },
  };
}

test("on a full disk what can be asked for again makes room for what cannot", async () => {
  const { store, kept } = disk(1, ["answers"]);
  await withRoom(
    () => store("session"),
    async () => {
      kept.length = 0;
    },
  );
  expect(kept).toEqual(["session"]);
});

test("a disk that is full of other things is said, not hidden", async () => {
  const { store } = disk(0, []);
  await expect(
    withRoom(
      () => store("session"),
      async () => {},
    ),
  ).rejects.toThrow("full");
});

test("another failure gives nothing up", async () => {
  const given: string[] = [];
  const broken = () => Promise.reject(new Error("broken"));
  await expect(withRoom(broken, async () => void given.push("answers"))).rejects.toThrow("broken");
  expect(given).toEqual([]);
});
