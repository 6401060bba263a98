import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { extensionId, extensionKey } from "./extensionId.ts";

test("the extension's id is the one that browsers make from its key", () => {
  const hash = createHash("sha256").update(Buffer.from(extensionKey, "base64")).digest("hex");
  const id = [...hash.slice(0, 32)].map((digit) => "abcdefghijklmnop"[Number.parseInt(digit, 16)]).join("");
  expect(extensionId).toBe(id);
});
