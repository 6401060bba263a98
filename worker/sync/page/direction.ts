import type { Address } from "#shared/address.ts";
import type { Direction } from "#shared/email.ts";
import { isMachineAddress } from "../../providers/mail/automated.ts";
import type { NormalizedEmail } from "../../providers/normalizedEmail.ts";
import { isOwn, type OwnAddresses } from "./ownAddresses.ts";

/**
 * Which way an email went, seen from the organization. Lying in Sent decides first, since a sender's address may be
 * an alias that nobody declared; then the From address.
 */
export function directionOf(email: NormalizedEmail, own: OwnAddresses): Direction {
  if (originalSender(email, own)) return "inbound";
  const isFromUs = email.isSent || (email.from !== null && isOwn(email.from.address, own));
  if (!isFromUs) return "inbound";
  const recipients = [...email.to, ...email.cc, ...email.bcc];
  const isAmongUs = recipients.length > 0 && recipients.every((recipient) => isOwn(recipient.address, own));
  return isAmongUs ? "internal" : "outbound";
}

/**
 * Who wrote an email that has one of our own addresses in From: to a group of ours, which says so, or through a form of
 * ours, which lets answers go to them alone. Null where it was one of us.
 */
function originalSender(email: NormalizedEmail, own: OwnAddresses): Address | null {
  if (email.isSent || email.from === null || !isOwn(email.from.address, own)) return null;
  const [answerTo, ...more] = email.replyTo;
  const person =
    email.behind.find((one) => one.role === "sender") ?? (more.length === 0 ? answerTo : undefined);
  return person && !isOwn(person.address, own) ? person : null;
}

/** A group of ours marks what it passes on as a list's mail; who wrote to it is a person like any other. */
export function asFromSender(email: NormalizedEmail, own: OwnAddresses): NormalizedEmail {
  const person = email.isAutomated ? originalSender(email, own) : null;
  return person && !isMachineAddress(person.address) ? { ...email, isAutomated: false } : email;
}
