import type { ProviderKind } from "#shared/auth.ts";
import { learnedAfter } from "../../association/ownAliases.ts";
import type { NormalizedEmail } from "../../providers/normalizedEmail.ts";
import { isOwn, type OwnAddresses } from "./ownAddresses.ts";

/** How often an address that nobody declared was the one that received, by address. */
export type Deliveries = Record<string, number>;

/** Addresses that are counted for a mailbox. */
const most = 20;

/** The addresses that deliveries have told often enough. */
export function learnedAddresses(deliveries: Deliveries): string[] {
  return Object.entries(deliveries).flatMap(([address, count]) => (count >= learnedAfter ? [address] : []));
}

/**
 * Counts the addresses under which mail arrived. Only the topmost trace is read, and only where the provider writes it
 * itself, as Gmail does at every delivery: all below it, and anything at Outlook, a sender could have written. Mail of
 * machines and lists says nothing, nor does what was sent from here.
 * @returns the same object where nothing is new.
 */
export function deliveriesAfter(
  deliveries: Deliveries,
  emails: NormalizedEmail[],
  kind: ProviderKind,
  own: OwnAddresses,
): Deliveries {
  if (kind !== "google") return deliveries;
  let after = deliveries;
  for (const { deliveredTo, isAutomated, isSent, isDraft, from } of emails) {
    const [address] = deliveredTo;
    if (address === undefined || isAutomated || isSent || isDraft) continue;
    if (isOwn(address, own) || from === null || from.address === address) continue;
    const count = after[address];
    if (count === undefined && Object.keys(after).length >= most) continue;
    if ((count ?? 0) < learnedAfter) after = { ...after, [address]: (count ?? 0) + 1 };
  }
  return after;
}
