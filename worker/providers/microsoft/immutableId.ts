import * as z from "zod";
import type { GraphApi } from "./graphApi.ts";

const translatedSchema = z.object({
  value: z.array(z.object({ sourceId: z.string(), targetId: z.string().nullish() })),
});

/**
 * The immutable id of an email that Outlook on the web names by its ordinary one; null where the mailbox does not know
 * it. https://learn.microsoft.com/graph/api/user-translateexchangeids
 */
export async function immutableId(api: GraphApi, ordinaryId: string): Promise<string | null> {
  const { value } = await api.call("translateExchangeIds", translatedSchema, {
    method: "POST",
    path: `${api.mailbox}/translateExchangeIds`,
    body: { inputIds: [ordinaryId], sourceIdType: "restId", targetIdType: "restImmutableEntryId" },
  });
  return value[0]?.targetId ?? null;
}
