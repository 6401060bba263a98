import * as z from "zod";
import type { Change } from "../mailProvider.ts";
import { isIncluded } from "./labels.ts";

const messageSchema = z.object({ id: z.string().min(1), labelIds: z.array(z.string()).optional() });
const arrivals = z.array(z.object({ message: messageSchema })).default([]);
const moves = z
  .array(z.object({ message: messageSchema, labelIds: z.array(z.string()).default([]) }))
  .default([]);

/** A page of users.history.list. It can have a next page and no history. */
export const historyPageSchema = z.object({
  history: z
    .array(
      z.object({
        messagesAdded: arrivals,
        messagesDeleted: arrivals,
        labelsAdded: moves,
        labelsRemoved: moves,
      }),
    )
    .default([]),
  nextPageToken: z.string().optional(),
  historyId: z.string().regex(/^\d+$/),
});
export type HistoryRecord = z.infer<typeof historyPageSchema>["history"][number];

/** What the records say of one message so far. */
interface Word {
  last: "listed" | "removed" | null;
  added: Set<string>;
  removed: Set<string>;
}

/**
 * What a page of history says of each message, after everything that it says of it, in the provider's order. A message
 * that enters what is synced is listed; one that leaves it is proposed as removed. Label changes are told beside
 * "listed" too: whoever has the message already does not fetch it again.
 */
export function toChanges(records: readonly HistoryRecord[], excluded: ReadonlySet<string>): Change[] {
  const words = new Map<string, Word>();
  const wordOf = (id: string) => {
    const word = words.get(id) ?? { last: null, added: new Set(), removed: new Set() };
    // Anew at the end: the order is that of the last record about each message.
    words.delete(id);
    words.set(id, word);
    return word;
  };
  for (const record of records) {
    for (const { message } of record.messagesAdded)
      if (isIncluded(message.labelIds ?? [], excluded)) wordOf(message.id).last = "listed";
    for (const { message, labelIds } of record.labelsAdded) {
      const word = wordOf(message.id);
      if (!isIncluded(labelIds, excluded)) word.last = "removed";
      note(labelIds, word.added, word.removed);
    }
    for (const { message, labelIds } of record.labelsRemoved) {
      const word = wordOf(message.id);
      // With another excluded label it stays outside.
      if (!isIncluded(labelIds, excluded) && isIncluded(message.labelIds ?? [], excluded))
        word.last = "listed";
      note(labelIds, word.removed, word.added);
    }
    for (const { message } of record.messagesDeleted) wordOf(message.id).last = "removed";
  }
  return [...words].flatMap(([externalId, word]) => changesOf(externalId, word));
}

/** The later word about a label counts. */
function note(labels: readonly string[], into: Set<string>, from: Set<string>): void {
  for (const label of labels) {
    into.add(label);
    from.delete(label);
  }
}

function changesOf(externalId: string, { last, added, removed }: Word): Change[] {
  if (last === "removed") return [{ type: "removed", externalId }];
  const changes: Change[] = last === "listed" ? [{ type: "listed", externalId }] : [];
  if (added.size + removed.size > 0)
    changes.push({ type: "marked", externalId, added: [...added], removed: [...removed] });
  return changes;
}

/** The later of two history ids: uint64 in strings, so neither text nor number compares them. */
export function laterHistoryId(a: string, b: string): string {
  return BigInt(b) > BigInt(a) ? b : a;
}
