import * as z from "zod";
import type { IdPage } from "../mailProvider.ts";
import { folderPath } from "./folderDelta.ts";
import type { GraphApi } from "./graphApi.ts";
import { ownLink } from "./links.ts";

const idPageSchema = z.object({
  value: z.array(z.object({ id: z.string().min(1) })),
  "@odata.nextLink": z.string().optional(),
});

/** Graph's largest page of messages: https://learn.microsoft.com/graph/api/user-list-messages */
const idPageSize = 1000;

/**
 * A page of the ids of one folder's messages, newest first. `since` (milliseconds UTC) leaves out what was received
 * before; a page's token is Graph's own link.
 * @throws ProviderError `not_found` where the folder is gone, `permanent` for a link that leads elsewhere.
 */
export async function listIds(
  api: GraphApi,
  folderId: string,
  pageToken: string | null,
  since: number | null,
): Promise<IdPage> {
  const path =
    pageToken === null
      ? [
          `${folderPath(api, folderId)}/messages?$select=id&$top=${idPageSize}`,
          // What is sorted by beside a filter has to stand at the filter's beginning.
          ...(since === null
            ? []
            : [`$filter=${encodeURIComponent(`receivedDateTime ge ${new Date(since).toISOString()}`)}`]),
          `$orderby=${encodeURIComponent("receivedDateTime desc")}`,
        ].join("&")
      : ownLink(pageToken, api.rootUrl);
  const page = await api.call("messages.list", idPageSchema, { path });
  const next = page["@odata.nextLink"];
  return {
    ids: page.value.map(({ id }) => id),
    nextPageToken: next === undefined ? null : ownLink(next, api.rootUrl),
  };
}
