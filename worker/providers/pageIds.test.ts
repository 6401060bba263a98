import { describe, expect, it } from "vitest";
import { pageIds } from "./pageIds.ts";

const conversation = "AAQkADAwATM0MDAAMS1iNTc1LWU2/zEtMDACLTAwCgAQAF+x";
const item = "AAMkADAwATM0MDAAMS1iNTc1LWU2/zEtMDACLTAwCgBGAAAD+x";

describe("the ids of a mail page", () => {
  it("are Gmail's own in Gmail", () => {
    expect(pageIds("google", { threadId: "19eb8aa93d8ff18f" })).toEqual({
      threadId: "19eb8aa93d8ff18f",
      messageId: undefined,
    });
  });

  it("are brought into Graph's form in Outlook", () => {
    const shown = { threadId: encodeURIComponent(conversation), messageId: item };
    expect(pageIds("microsoft", shown)).toEqual({
      threadId: "AAQkADAwATM0MDAAMS1iNTc1LWU2-zEtMDACLTAwCgAQAF_x",
      messageId: "AAMkADAwATM0MDAAMS1iNTc1LWU2-zEtMDACLTAwCgBGAAAD_x",
    });
  });

  it("are told apart by what they name, wherever the page puts them", () => {
    expect(pageIds("microsoft", { threadId: item }).threadId).toBeUndefined();
    expect(pageIds("microsoft", { threadId: item }).messageId).toBeDefined();
  });

  it("are none where Outlook shows something else", () => {
    expect(pageIds("microsoft", { threadId: "thread", messageId: "' or 1=1" })).toEqual({
      threadId: undefined,
      messageId: undefined,
    });
  });
});
