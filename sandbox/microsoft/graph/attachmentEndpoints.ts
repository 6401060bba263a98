import { GraphError, itemNotFound } from "../errors.ts";
import { type AttachmentInfo, attachmentContent } from "../mailbox/attachments.ts";
import { contentOf, readContent, timeText } from "../mailbox/content.ts";
import { type EmailRow, rawOf } from "../mailbox/emails.ts";
import { contextUrl, type Endpoint, type GraphCall, mayRead, usersName } from "./endpoint.ts";
import { emailOf } from "./messageEndpoints.ts";
import { idOf } from "./messageResource.ts";
import { readSelect } from "./selection.ts";

const properties = [
  "id",
  "lastModifiedDateTime",
  "name",
  "contentType",
  "size",
  "isInline",
  "contentId",
  "contentLocation",
  "contentBytes",
];

const itemExpansion = /^microsoft\.graph\.itemattachment\/item$/i;

const mark = "ABEgAQ";

/** An attachment's id: its message's, then its place in it. */
function attachmentId(messageId: string, info: AttachmentInfo): string {
  return `${messageId.replace(/=+$/, "")}${mark}${Buffer.from(`part ${info.partId}`).toString("base64url")}=`;
}

async function attachmentsOf(call: GraphCall, email: EmailRow): Promise<AttachmentInfo[]> {
  const { attachments } = await contentOf(call.microsoft.store, email);
  return JSON.parse(attachments) as AttachmentInfo[];
}

async function find(call: GraphCall): Promise<{ email: EmailRow; info: AttachmentInfo }> {
  const email = emailOf(call);
  const wanted = call.params.attachmentId ?? "";
  const info = (await attachmentsOf(call, email)).find((one) =>
    [email.id, email.immutableId].some((id) => attachmentId(id, one) === wanted),
  );
  if (!info) throw itemNotFound();
  return { email, info };
}

async function bytesOf(
  call: GraphCall,
  email: EmailRow,
  info: AttachmentInfo,
): Promise<Uint8Array<ArrayBuffer>> {
  const content = await attachmentContent(rawOf(call.microsoft.store, email.seq), info.partId);
  if (!content) throw itemNotFound();
  return new Uint8Array(content);
}

/** The mail inside of an item attachment, as `$expand` shows it. */
async function itemOf(call: GraphCall, email: EmailRow, info: AttachmentInfo): Promise<object> {
  const content = await readContent(await bytesOf(call, email, info), email.receivedAt);
  const text = call.prefer.bodyType === "html" ? content.html : content.plain;
  const { sentDateTime, ...rest } = JSON.parse(content.properties) as { sentDateTime: string };
  return {
    "@odata.type": "#microsoft.graph.message",
    id: "",
    createdDateTime: sentDateTime,
    receivedDateTime: sentDateTime,
    sentDateTime,
    ...rest,
    body: { contentType: call.prefer.bodyType, content: JSON.parse(text) as string },
  };
}

/** An attachment as the API shows it; `contentBytes` only of files, and only where it is wanted. */
async function resource(
  call: GraphCall,
  email: EmailRow,
  info: AttachmentInfo,
): Promise<Record<string, unknown>> {
  // What only files have is named with their type before it.
  const asked = call.query.get("$select")?.replaceAll(/microsoft\.graph\.fileAttachment\//gi, "") ?? null;
  const select = readSelect(asked, properties, "Microsoft.OutlookServices.Attachment");
  const wanted = (name: string) => !select || select.includes(name);
  const all: Record<string, unknown> = {
    id: attachmentId(idOf(email, call.prefer), info),
    lastModifiedDateTime: timeText(email.receivedAt),
    name: info.name,
    contentType: info.kind === "item" ? null : info.contentType,
    size: info.size,
    isInline: info.isInline,
    ...(info.kind === "file" ? { contentId: info.contentId, contentLocation: info.contentLocation } : {}),
  };
  const shown: Record<string, unknown> = {
    "@odata.type": `#microsoft.graph.${info.kind}Attachment`,
    ...(info.kind === "file" ? { "@odata.mediaContentType": info.contentType } : {}),
    id: all.id,
  };
  for (const name of properties) if (name in all && wanted(name)) shown[name] = all[name];
  if (info.kind === "file" && wanted("contentBytes"))
    shown.contentBytes = Buffer.from(await bytesOf(call, email, info)).toString("base64");
  if (info.kind === "item" && itemExpansion.test(call.query.get("$expand") ?? ""))
    shown.item = await itemOf(call, email, info);
  return shown;
}

function context(call: GraphCall, email: EmailRow, end: string): string {
  const id = encodeURIComponent(idOf(email, call.prefer));
  return contextUrl(call, `${usersName(call)}/messages('${id}')/attachments${end}`);
}

/** The attachments of a message. */
export const attachmentEndpoints: Endpoint[] = [
  {
    id: "graph.attachments.list",
    method: "GET",
    path: "/messages/:messageId/attachments",
    about: "mailbox",
    scopes: mayRead,
    async run(call) {
      const email = emailOf(call);
      const value: object[] = [];
      for (const info of await attachmentsOf(call, email)) value.push(await resource(call, email, info));
      return { json: { "@odata.context": context(call, email, ""), value } };
    },
  },
  {
    id: "graph.attachments.get",
    method: "GET",
    path: "/messages/:messageId/attachments/:attachmentId",
    about: "mailbox",
    scopes: mayRead,
    async run(call) {
      const { email, info } = await find(call);
      const shown = await resource(call, email, info);
      return { json: { "@odata.context": context(call, email, "/$entity"), ...shown } };
    },
  },
  {
    id: "graph.attachments.value",
    method: "GET",
    path: "/messages/:messageId/attachments/:attachmentId/$value",
    about: "mailbox",
    scopes: mayRead,
    async run(call) {
      const { email, info } = await find(call);
      if (info.kind === "reference")
        throw new GraphError(
          405,
          "ErrorInvalidRequest",
          "The content of a reference attachment is not stored here.",
        );
      const contentType = info.kind === "item" ? "text/plain" : info.contentType;
      return { headers: { "content-type": contentType }, content: await bytesOf(call, email, info) };
    },
  },
];
