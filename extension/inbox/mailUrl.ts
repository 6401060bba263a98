import type { ProviderKind } from "#shared/auth.ts";
import { conversationUrl } from "./outlook/conversationUrl.ts";

/** Domains of mailboxes that people have at Microsoft for themselves. Their Outlook is on a host of its own. */
const personal = /@(?:(?:outlook|hotmail|live)\.[a-z]{2,3}(?:\.[a-z]{2})?|msn\.com)$/i;

/** The address that shows a conversation in its webmail, in the mailbox of `account`. */
export function mailUrl(kind: ProviderKind, account: string, threadId: string): string {
  if (kind === "google")
    return `https://mail.google.com/mail/?authuser=${encodeURIComponent(account)}#all/${encodeURIComponent(threadId)}`;
  if (personal.test(account)) return conversationUrl("https://outlook.live.com/mail/0/", threadId);
  const url = new URL(conversationUrl("https://outlook.office.com/mail/", threadId));
  url.searchParams.set("login_hint", account);
  return url.href;
}
