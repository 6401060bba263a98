import type { Address } from "#shared/address.ts";
import type { Headers } from "./headers.ts";

/**
 * Whether a machine sent it, or a list passed it on: RFC 3834 (Auto-Submitted), RFC 2919 and 2369 (lists), the older
 * Precedence, Exchange's X-Auto-Response-Suppress, delivery reports (RFC 6522), a null return path, or a sender that
 * says so.
 */
export function isAutomated(headers: Headers, from: Address | null): boolean {
  const autoSubmitted = headers.first("auto-submitted");
  if (autoSubmitted !== null && !/^\s*no\s*(?:;|\(|$)/i.test(autoSubmitted)) return true;
  if (/^\s*(?:bulk|list|junk)\b/i.test(headers.first("precedence") ?? "")) return true;
  if (headers.first("list-id") !== null || headers.first("list-unsubscribe") !== null) return true;
  const suppress = headers.first("x-auto-response-suppress");
  if (suppress !== null && !/^\s*(?:none)?\s*$/i.test(suppress)) return true;
  if (/^\s*multipart\/report\b/i.test(headers.first("content-type") ?? "")) return true;
  if (/^\s*<\s*>/.test(headers.first("return-path") ?? "")) return true;
  return from !== null && isMachineAddress(from.address);
}

/** Whether an address says itself that nobody reads what is answered to it. */
export function isMachineAddress(address: string): boolean {
  return machineSender.test(address);
}

const machineSender =
  /^(?:[^@]*[._+-])?(?:no[._-]?reply|do[._-]?not[._-]?reply|not?[._-]?respond|mailer[._-]?daemon|postmaster|bounces?|notifications?|auto(?:matic|mated)?[._-]?(?:reply|mailer))(?:[._+-][^@]*)?(?:@|$)/i;
