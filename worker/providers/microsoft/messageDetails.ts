import * as z from "zod";
import type { NormalizedEmail } from "../normalizedEmail.ts";
import { ProviderError, type ProviderErrorCode } from "../providerError.ts";
import { kindOf } from "./attachmentOf.ts";
import type { GraphApi } from "./graphApi.ts";
import {
  attachmentSchema,
  type GraphAttachment,
  type GraphItem,
  type GraphMessage,
  itemSchema,
  messageSchema,
  selectAttachment,
} from "./messageSchema.ts";
import { toNormalizedEmail } from "./toNormalizedEmail.ts";

const attachmentsSchema = z.object({ value: z.array(attachmentSchema) });
const headersSchema = messageSchema.pick({ internetMessageHeaders: true });

/** Mail with hundreds of attachments exists; what stands beyond these is left out. */
const mostAttachments = 200;

/** The path of a message below the version. */
export function messagePath(api: GraphApi, externalId: string): string {
  return `${api.mailbox}/messages/${encodeURIComponent(externalId)}`;
}

/**
 * The email of a message that Graph handed over: what the message does not carry itself, its list of attachments and,
 * where they could not be asked for with it, its headers, is asked for. Calls of one tick travel together.
 * @throws ProviderError
 */
export async function withDetails(
  api: GraphApi,
  message: GraphMessage,
  hasHeaders: boolean,
  sentFolderId: Promise<string | null>,
): Promise<NormalizedEmail> {
  const [attachments, headers, sent] = await Promise.all([
    listsAttachments(message) ? readAttachments(api, message.id) : [],
    // A draft has been nowhere yet.
    hasHeaders || message.isDraft ? message.internetMessageHeaders : readHeaders(api, message.id),
    sentFolderId,
  ]);
  const whole = { ...message, internetMessageHeaders: headers };
  const unlisted = !listsAttachments(message) && isMixed(whole) ? await readAttachments(api, message.id) : [];
  const all = [...attachments, ...unlisted];
  return toNormalizedEmail(whole, all, sent, await readItems(api, message.id, all));
}

/** Mails in a mail that are looked at: who wrote what is passed on stands in the first ones. */
const mostItems = 4;
/** Bytes. Its text comes with the answer. */
const largestItem = 5_000_000;

/** Who wrote the mails that lie in this one, and to whom; few mails have any. What Graph cannot show is left out. */
async function readItems(
  api: GraphApi,
  externalId: string,
  attachments: readonly GraphAttachment[],
): Promise<GraphItem[]> {
  const items = attachments
    .filter((one) => kindOf(one) === "item" && (one.size ?? 0) <= largestItem)
    .slice(0, mostItems);
  const answers = await Promise.all(
    items.map(async ({ id }) => {
      const path = `${messagePath(api, externalId)}/attachments/${encodeURIComponent(id)}`;
      try {
        // https://learn.microsoft.com/graph/api/attachment-get
        return await api.call("attachments.get", itemSchema, { path: `${path}?$expand=${expandItem}` });
      } catch (error) {
        if (error instanceof ProviderError && stops.has(error.code)) throw error;
        return null;
      }
    }),
  );
  return answers.flatMap((answer) => answer?.item ?? []);
}

const expandItem = "microsoft.graph.itemattachment/item";
/** What holds for the whole mailbox; anything else must not keep a mail from being stored. */
const stops = new Set<ProviderErrorCode>(["rate_limited", "reauth_required", "app_misconfigured"]);

/** `hasAttachments` does not count pictures that the text shows. */
function listsAttachments({ hasAttachments, body }: GraphMessage): boolean {
  return hasAttachments === true || /\bcid:/i.test(body.content ?? "");
}

/** Nor pictures that call themselves inline and that no text shows, as phones send them: then it is a mail of parts. */
function isMixed({ internetMessageHeaders }: GraphMessage): boolean {
  const type = internetMessageHeaders?.find(({ name }) => name.toLowerCase() === "content-type");
  return /^\s*multipart\/mixed/i.test(type?.value ?? "");
}

async function readAttachments(api: GraphApi, externalId: string): Promise<GraphAttachment[]> {
  const path = `${messagePath(api, externalId)}/attachments?$select=${selectAttachment}&$top=${mostAttachments}`;
  return (await api.call("attachments.list", attachmentsSchema, { path })).value;
}

async function readHeaders(
  api: GraphApi,
  externalId: string,
): Promise<GraphMessage["internetMessageHeaders"]> {
  const path = `${messagePath(api, externalId)}?$select=internetMessageHeaders`;
  return (await api.call("messages.get", headersSchema, { path })).internetMessageHeaders;
}
