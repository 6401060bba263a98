import { type Browser, browser } from "wxt/browser";
import type { ApiCallName } from "#shared/apiCalls.ts";
import { isOutlookHost } from "../inbox/outlook/hosts.ts";

/** Who sent a message: one of the extension's own pages, or its script in a mail page. */
export type Sender = "page" | "mail";

/** What the sidebar needs, and so all that a mail page's script may call: no bodies, no attachments, no settings. */
const mailCalls: ReadonlySet<ApiCallName> = new Set([
  "lookup",
  "timeline",
  "changes",
  "businesses",
  "business",
  "activity",
  "lookAtBusiness",
  "createBusiness",
  "createContact",
  "associate",
  "previewAssociation",
  "operation",
  "undoAssociation",
  "providers",
  "offeredProviders",
]);

/** Who sent a message; null for anyone who has no business here. */
export function senderOf(sender: Browser.runtime.MessageSender): Sender | null {
  if (sender.id !== browser.runtime.id || sender.url === undefined || !URL.canParse(sender.url)) return null;
  if (sender.url.startsWith(`${location.origin}/`)) return "page";
  const isTopFrame = sender.tab !== undefined && sender.frameId === 0;
  return isTopFrame && isMailPage(new URL(sender.url)) ? "mail" : null;
}

function isMailPage({ protocol, port, hostname }: URL): boolean {
  if (protocol !== "https:" || port !== "") return false;
  return hostname === "mail.google.com" || isOutlookHost(hostname);
}

export function mayCall(sender: Sender, call: ApiCallName): boolean {
  return sender === "page" || mailCalls.has(call);
}
