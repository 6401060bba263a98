import * as z from "zod";
import type { Change, ChangePage } from "../mailProvider.ts";
import { ProviderError } from "../providerError.ts";
import type { GraphApi } from "./graphApi.ts";
import { ownLink } from "./links.ts";
import { withDetails } from "./messageDetails.ts";
import { messageSchema, selectMessage } from "./messageSchema.ts";
import { type Position, readPosition, writePosition } from "./position.ts";
import { codeOf } from "./refusal.ts";

const pageSchema = z.object({
  value: z.array(z.looseObject({ id: z.string().min(1) })),
  "@odata.nextLink": z.string().optional(),
  "@odata.deltaLink": z.string().optional(),
});
type Page = z.infer<typeof pageSchema>;

/** Whole messages with their bodies: a page has to fit into a Worker beside the work on the one before. */
const messagePages = ["odata.maxpagesize=50"];
/** For a mailbox that a Worker could not hold a usual page of. */
const carefulPages = ["odata.maxpagesize=5"];

/**
 * What the first request of a delta asks for, the best first. That headers may be selected there is not documented,
 * and the order only for some; a delta that cannot have them is read without.
 */
const forms = [
  { hasHeaders: true, isOrdered: true },
  { hasHeaders: false, isOrdered: true },
  { hasHeaders: true, isOrdered: false },
  { hasHeaders: false, isOrdered: false },
];

/** The messages of one folder, by delta: https://learn.microsoft.com/graph/api/message-delta */
export interface FolderDelta {
  list(
    folderId: string,
    pageToken: string | null,
    since: number | null,
    isCareful: boolean,
  ): Promise<ChangePage>;
  changes(value: string, pageToken: string | null): Promise<ChangePage>;
}

export function folderDelta(api: GraphApi, sentFolderId: () => Promise<string | null>): FolderDelta {
  let usable = forms;

  /** The first page of a folder, in the best form that Graph takes. */
  async function begin(
    folderId: string,
    since: number | null,
    pages: string[],
  ): Promise<{ page: Page; position: Position }> {
    for (const [tried, form] of usable.entries()) {
      const { hasHeaders, isOrdered } = form;
      // Only of an ordered listing it can be told whether its end was cut off.
      const filtered = since === null || !isOrdered ? null : { oldest: api.clock.now(), same: 0 };
      const path = [
        `${folderPath(api, folderId)}/messages/delta?$select=${selectMessage(hasHeaders)}`,
        ...(since === null
          ? []
          : [`$filter=${encodeURIComponent(`receivedDateTime ge ${timeText(since)}`)}`]),
        ...(isOrdered ? [`$orderby=${encodeURIComponent("receivedDateTime desc")}`] : []),
      ].join("&");
      const answer = await api.answer({ path, prefer: pages });
      const isFormRefused = answer.status === 400 && !aboutFolder.test(codeOf(answer));
      if (isFormRefused && tried < usable.length - 1) continue;
      if (answer.status !== 200) throw api.refused(answer, "messages.delta");
      usable = forms.slice(forms.indexOf(form));
      return { page: readPage(answer.body), position: { link: null, hasHeaders, filtered } };
    }
    throw new ProviderError("permanent", "messages.delta: no form of it is accepted");
  }

  async function follow(
    position: Position,
    pages = messagePages,
  ): Promise<{ page: Page; position: Position }> {
    const answer = await api.answer({ path: position.link ?? "", prefer: pages });
    // A link says all by itself: one that is refused as malformed was made for a Graph that is no more.
    if (answer.status === 400 && api.refused(answer, "messages.delta").code === "permanent")
      throw new ProviderError("cursor_expired", "messages.delta: the link is refused");
    if (answer.status !== 200) throw api.refused(answer, "messages.delta");
    return { page: readPage(answer.body), position };
  }

  async function toChanges(page: Page, hasHeaders: boolean, since: number | null): Promise<Change[]> {
    let sent: Promise<string | null> | null = null;
    const changes = await Promise.all(
      page.value.map(async (item): Promise<Change | null> => {
        const externalId = item.id;
        // Whatever its reason says: what came back in the meantime is told in this way as well.
        if (item["@removed"] !== undefined) return { type: "left", externalId };
        const message = messageSchema.safeParse(item);
        // A change may come with what changed only.
        if (!message.success) return { type: "changed", externalId };
        if (since !== null && Date.parse(message.data.receivedDateTime) < since) return null;
        try {
          sent ??= sentFolderId();
          return { type: "email", email: await withDetails(api, message.data, hasHeaders, sent) };
        } catch (error) {
          if (error instanceof ProviderError && concernsMailbox(error)) throw error;
          // It has its own way through failures where it is fetched by itself.
          return { type: "changed", externalId };
        }
      }),
    );
    return changes.filter((change) => change !== null);
  }

  /** Whether Graph ended a filtered listing before its end: it shows a bounded number of messages only. */
  async function isCutShort(folderId: string, { filtered }: Position, since: number): Promise<boolean> {
    if (filtered === null) return false;
    // Graph shows whole seconds, and may compare finer ones.
    const range = `receivedDateTime ge ${timeText(since)} and receivedDateTime lt ${timeText(filtered.oldest + 1000)}`;
    const path = `${folderPath(api, folderId)}/messages?$filter=${encodeURIComponent(range)}&$count=true&$top=1&$select=id`;
    const { "@odata.count": count } = await api.call("messages.list", countSchema, { path });
    return count > filtered.same;
  }

  return {
    async list(folderId, pageToken, since, isCareful) {
      const from = pageToken === null ? null : readPosition(pageToken, api.rootUrl);
      const pages = isCareful ? carefulPages : messagePages;
      const isFiltered = from === null && since !== null;
      const { page, position } =
        from?.link == null
          ? await begin(folderId, isFiltered ? since : null, pages)
          : await follow(from, pages);
      const next = { ...position, filtered: position.filtered && olderOf(position.filtered, page) };
      const changes = await toChanges(page, position.hasHeaders, since);
      const { nextLink, deltaLink } = linksOf(page, api.rootUrl);
      if (nextLink !== null)
        return { changes, nextPageToken: writePosition({ ...next, link: nextLink }), value: null };
      if (since !== null && (await isCutShort(folderId, next, since)))
        return {
          changes,
          nextPageToken: writePosition({ ...next, filtered: null, link: null }),
          value: null,
        };
      return {
        changes,
        nextPageToken: null,
        value: writePosition({ ...next, filtered: null, link: deltaLink }),
      };
    },

    async changes(value, pageToken) {
      const from = readPosition(pageToken ?? value, api.rootUrl);
      if (from.link === null)
        throw new ProviderError("cursor_expired", "messages.delta: no position to follow");
      const { page, position } = await follow(from);
      const changes = await toChanges(page, position.hasHeaders, null);
      const { nextLink, deltaLink } = linksOf(page, api.rootUrl);
      const next = writePosition({ ...position, link: nextLink ?? deltaLink });
      return {
        changes,
        nextPageToken: nextLink === null ? null : next,
        value: nextLink === null ? next : value,
      };
    },
  };
}

/** What a page of a filtered listing adds to what is known of its oldest messages. */
function olderOf(known: NonNullable<Position["filtered"]>, page: Page): NonNullable<Position["filtered"]> {
  let { oldest, same } = known;
  for (const { receivedDateTime } of page.value) {
    const time = Date.parse(String(receivedDateTime));
    if (time === oldest) same += 1;
    if (time < oldest) [oldest, same] = [time, 1];
  }
  return { oldest, same };
}

const countSchema = z.object({ "@odata.count": z.number() });

/** Refusals of the folder's id, which no other form of the request would change. */
const aboutFolder = /invalidid|malformed|syncstate|resync/;

/** Failures after which nothing else would be answered either, whenever it is asked. */
function concernsMailbox({ code }: ProviderError): boolean {
  return code === "reauth_required" || code === "app_misconfigured";
}

export function folderPath(api: GraphApi, folderId: string): string {
  return `${api.mailbox}/mailFolders/${encodeURIComponent(folderId)}`;
}

/** OData's time: https://docs.oasis-open.org/odata/odata/v4.01 (Edm.DateTimeOffset). */
function timeText(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

function readPage(body: unknown): Page {
  const parsed = pageSchema.safeParse(body);
  if (parsed.success) return parsed.data;
  if (body === null) throw new ProviderError("transient", "messages.delta: cut answer");
  throw new ProviderError("permanent", "messages.delta: the answer has an unknown shape");
}

/** Where a page goes on, and at its end where changes are followed from; one of the two is null. */
function linksOf(page: Page, rootUrl: string): { nextLink: string | null; deltaLink: string | null } {
  const { "@odata.nextLink": next, "@odata.deltaLink": delta } = page;
  if (next !== undefined) return { nextLink: ownLink(next, rootUrl), deltaLink: null };
  if (delta !== undefined) return { nextLink: null, deltaLink: ownLink(delta, rootUrl) };
  throw new ProviderError("permanent", "messages.delta: the answer leads nowhere");
}
