import { describe, expect, it } from "vitest";
import { foldersAfter, intentsOf } from "./intents.ts";

describe("what a page says of one email", () => {
  it("is the last word: removed after listed proposes a removal", () => {
    const intent = intentsOf([
      { type: "listed", externalId: "a" },
      { type: "removed", externalId: "a" },
    ]).get("a");
    expect(intent).toMatchObject({ isListed: false, isRemovalProposed: true });
  });

  it("is the last word: listed after removed means that it is there", () => {
    const intent = intentsOf([
      { type: "removed", externalId: "a" },
      { type: "listed", externalId: "a" },
    ]).get("a");
    expect(intent).toMatchObject({ isListed: true, isRemovalProposed: false });
  });

  it("is the last word: changed asks for it even where it is here, unless it was handed over or removed since", () => {
    const changed = { type: "changed", externalId: "a" } as const;
    expect(intentsOf([changed]).get("a")).toMatchObject({ isListed: true, isChanged: true });
    expect(intentsOf([changed, { type: "removed", externalId: "a" }]).get("a")).toMatchObject({
      isChanged: false,
      isRemovalProposed: true,
    });
  });

  it("adds marks up in the provider's order", () => {
    const marks = intentsOf([
      { type: "marked", externalId: "a", added: ["STARRED"], removed: ["UNREAD"] },
      { type: "marked", externalId: "a", added: ["UNREAD"], removed: [] },
      { type: "marked", externalId: "a", added: [], removed: ["STARRED"] },
    ]).get("a")?.marks;
    expect(foldersAfter(["INBOX"], marks ?? [])).toEqual(["INBOX", "UNREAD"]);
  });

  it("keeps emails apart", () => {
    const intents = intentsOf([
      { type: "listed", externalId: "a" },
      { type: "removed", externalId: "b" },
    ]);
    expect([...intents.keys()]).toEqual(["a", "b"]);
  });
});
