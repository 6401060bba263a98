import * as z from "zod";
import type { GraphApi } from "./graphApi.ts";

const idsSchema = z.object({
  value: z.array(z.object({ id: z.string().min(1), receivedDateTime: z.string() })),
});

const threadSize = 50;

/**
 * Ids of the messages of a conversation in all folders, the newest first. Sorted here: Graph refuses to sort by what a
 * filter does not name first. https://learn.microsoft.com/graph/api/user-list-messages#using-filter-and-orderby-in-the-same-query
 */
export async function threadIds(api: GraphApi, conversationId: string): Promise<string[]> {
  const filter = encodeURIComponent(`conversationId eq '${conversationId.replaceAll("'", "''")}'`);
  const { value } = await api.call("messages.list", idsSchema, {
    path: `${api.mailbox}/messages?$filter=${filter}&$select=id,receivedDateTime&$top=${threadSize}`,
  });
  return value
    .toSorted((a, b) => Date.parse(b.receivedDateTime) - Date.parse(a.receivedDateTime))
    .map(({ id }) => id);
}
