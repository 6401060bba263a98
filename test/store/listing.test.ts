import { expect, test } from "vitest";
import { defenderMatch, outlookMatches } from "#extension/inbox/outlook/hosts.ts";
import { listingLocales, listingText } from "./listing.ts";

const manifest = {
  permissions: ["alarms", "identity", "scripting", "storage"],
  host_permissions: ["https://mail.google.com/*", ...outlookMatches, "https://threadbook.example.com/*"],
  optional_host_permissions: [defenderMatch],
};

test("the listing explains in every language each permission that is asked for", () => {
  for (const locale of listingLocales) {
    const text = listingText(locale, manifest);
    for (const name of [...manifest.permissions, ...manifest.host_permissions]) expect(text).toContain(name);
  }
});

test("a permission that nobody explained stops the listing", () => {
  const more = { ...manifest, permissions: [...manifest.permissions, "tabs"] };
  expect(() => listingText("en", more)).toThrow("tabs");
});
