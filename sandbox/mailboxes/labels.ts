import type { Turn } from "./exchanges/exchange.ts";
import { createRandom } from "./random.ts";

const day = 86_400_000;

/**
 * The Gmail labels of a mail in its owner's mailbox. Newer mail is more often unread, older more often archived.
 */
export function labelsFor(
  turn: Turn,
  messageId: string,
  owner: string,
  sentByOwner: boolean,
  until: number,
): string[] {
  const random = createRandom("labels", owner, messageId);
  if (turn.draft) return ["DRAFT"];
  if (turn.category === "SPAM") return random.chance(0.8) ? ["SPAM", "UNREAD"] : ["SPAM"];
  const age = until - turn.sentAt;
  const bulk = turn.kind === "newsletter" || turn.kind === "automated";
  const unread =
    !sentByOwner &&
    random.chance(
      (age < 2 * day ? 0.5 : age < 14 * day ? 0.15 : 0.02) * (turn.kind === "newsletter" ? 1.9 : 1),
    );
  if (random.chance(bulk ? 0.06 : 0.012))
    return unread ? ["TRASH", "UNREAD"] : sentByOwner ? ["TRASH", "SENT"] : ["TRASH"];
  const labels: string[] = [];
  if (sentByOwner) labels.push("SENT");
  const toSelf = sentByOwner && turn.to.some(({ address }) => address === owner);
  if ((!sentByOwner || toSelf) && (unread || age < 20 * day || random.chance(0.45))) labels.push("INBOX");
  if (unread) labels.push("UNREAD");
  if (turn.category) labels.push(turn.category);
  else if (!sentByOwner && turn.kind === "business" && random.chance(0.3)) labels.push("IMPORTANT");
  if (!bulk && random.chance(0.04)) labels.push("STARRED");
  if (turn.businesses.length > 0 && !bulk && random.chance(0.18)) labels.push("Customers");
  if (turn.kind === "business" && age < 300 * day && random.chance(0.07)) labels.push("Projects/2027");
  if (turn.kind === "automated" && random.chance(0.2)) labels.push("Receipts");
  return labels;
}
