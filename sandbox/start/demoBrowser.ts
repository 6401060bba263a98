import { join } from "node:path";
import { openExtensionBrowser } from "#sandbox/browser/extensionBrowser.ts";
import type { GoogleStandIn } from "#sandbox/google/server.ts";
import { gmailPage } from "#sandbox/pages/gmail/gmailPage.ts";
import { demoConversations } from "./demoConversations.ts";

/** A Chromium with the extension and a Gmail-like page of the sample mailbox, for looking around. */
export async function openDemoBrowser(options: {
  extensionFolder: string;
  directory: string;
  google: GoogleStandIn | null;
  owner: string;
}): Promise<{ close(): Promise<void> }> {
  const context = await openExtensionBrowser({
    extension: options.extensionFolder,
    profile: join(options.directory, "browser"),
    headless: !(process.env.DISPLAY || process.env.WAYLAND_DISPLAY),
  });
  const { google, owner } = options;
  if (google !== null) {
    const conversations = await demoConversations(google, owner);
    const page = gmailPage({
      account: { name: "Ada Brandt", address: owner },
      conversations,
      ...(conversations[0] ? { open: conversations[0].id } : {}),
    });
    await context.route("https://mail.google.com/**", (route) =>
      route.fulfill({ contentType: "text/html; charset=utf-8", headers: page.headers, body: page.html }),
    );
    await (context.pages()[0] ?? (await context.newPage())).goto(page.url);
  }
  return { close: () => context.close() };
}
