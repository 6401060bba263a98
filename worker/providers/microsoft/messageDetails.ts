import * as z from "zod";
import type { NormalizedEmail } from "../normalizedEmail.ts";
import type { GraphApi } from "./graphApi.ts";
import {
  attachmentSchema,
  type GraphAttachment,
  type GraphMessage,
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
  return toNormalizedEmail(whole, [...attachments, ...unlisted], sent);
}

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
