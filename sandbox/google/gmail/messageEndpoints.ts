import * as z from "zod";
import { errorBody, GoogleError, invalidArgument, notFound } from "../errors.ts";
import { changeLabels, deleteEmail, trashEmail, untrashEmail } from "../mailbox/changes.ts";
import { type EmailRow, findEmail, rawOf } from "../mailbox/emails.ts";
import { findLabel } from "../mailbox/labels.ts";
import { base64url, partContent } from "../mime/payload.ts";
import {
  type Endpoint,
  type GmailCall,
  mayModify,
  mayRead,
  mayReadMetadata,
  pageSize,
  scopes,
} from "./endpoint.ts";
import { listEmails, readFilter } from "./listEmails.ts";
import { labelIdsOf, messageResource, readAttachmentId, readFormat } from "./messageResource.ts";

/** The email that a path names; an id that is not 16 hex digits is a 400, an unknown one a 404. */
function emailOf({ google, account, params }: GmailCall): EmailRow {
  const id = params.id ?? "";
  if (!/^[0-9a-f]{1,16}$/i.test(id)) throw invalidArgument("Invalid id value");
  const email = findEmail(google.store, account.id, id.toLowerCase());
  if (!email) throw notFound();
  return email;
}

const labelChange = z.object({
  addLabelIds: z.array(z.string()).max(100).default([]),
  removeLabelIds: z.array(z.string()).max(100).default([]),
});

/** Reads which labels a request adds and removes; throws for unknown labels and for those nobody may set. */
export function readLabelChange(call: GmailCall, change: z.infer<typeof labelChange>) {
  const { addLabelIds: add, removeLabelIds: remove } = change;
  for (const id of [...add, ...remove]) {
    if (!findLabel(call.google.store, call.account.id, id)) throw invalidArgument(`labelId not found: ${id}`);
    if (id === "SENT" || id === "DRAFT") throw invalidArgument(`Invalid label: ${id}`);
  }
  if (add.length + remove.length === 0) throw invalidArgument("No label add or removes specified");
  return { add, remove };
}

/** What changed has been told to those who watch; the message as it is now is the answer. */
async function changed(call: GmailCall, email: EmailRow): Promise<string> {
  call.google.pushes.announce(call.account.id);
  const now = findEmail(call.google.store, call.account.id, email.id) ?? email;
  return JSON.stringify({ id: now.id, threadId: now.threadId, ...labelIdsOf(now.labels) });
}

/** Refuses a token that only allows metadata what would show content. */
export function refuseContent(call: GmailCall, what: string): void {
  if (!call.metadataOnly) return;
  throw new GoogleError(403, errorBody(403, `Metadata scope ${what}`, "forbidden"));
}

/** `users.messages` and its attachments. */
export const messageEndpoints: Endpoint[] = [
  {
    id: "gmail.users.messages.list",
    method: "GET",
    path: "/messages",
    scopes: mayReadMetadata,
    units: 5,
    async run(call) {
      const { google, account, query } = call;
      if (query.get("q")) refuseContent(call, "does not support 'q' parameter");
      const size = pageSize(query, 100, 500);
      const page = await listEmails(
        google,
        account,
        readFilter(google, account, query),
        size,
        query.get("pageToken"),
      );
      return {
        ...(page.emails.length > 0
          ? { messages: page.emails.map(({ id, threadId }) => ({ id, threadId })) }
          : {}),
        ...(page.nextPageToken ? { nextPageToken: page.nextPageToken } : {}),
        resultSizeEstimate: page.nextPageToken ? Math.max(201, page.emails.length) : page.emails.length,
      };
    },
  },
  {
    id: "gmail.users.messages.get",
    method: "GET",
    path: "/messages/:id",
    scopes: mayReadMetadata,
    units: 20,
    run(call) {
      const format = readFormat(call.query);
      if (format === "full" || format === "raw")
        refuseContent(call, `doesn't allow format ${format.toUpperCase()}`);
      return messageResource(call.google, emailOf(call), format, call.query.getAll("metadataHeaders"));
    },
  },
  {
    id: "gmail.users.messages.attachments.get",
    method: "GET",
    path: "/messages/:id/attachments/:attachmentId",
    scopes: mayRead,
    units: 20,
    async run(call) {
      const email = emailOf(call);
      const named = readAttachmentId(call.params.attachmentId ?? "");
      if (!named || named.seq !== email.seq) throw invalidArgument("Invalid attachment token");
      const content = await partContent(rawOf(call.google.store, email.seq), named.partId);
      if (!content) throw notFound();
      return { size: content.length, data: base64url(content) };
    },
  },
  {
    id: "gmail.users.messages.modify",
    method: "POST",
    path: "/messages/:id/modify",
    scopes: mayModify,
    units: 10,
    run(call) {
      const email = emailOf(call);
      changeLabels(call.google.store, call.account.id, email, readLabelChange(call, call.body(labelChange)));
      return changed(call, email);
    },
  },
  {
    id: "gmail.users.messages.batchModify",
    method: "POST",
    path: "/messages/batchModify",
    scopes: mayModify,
    units: 50,
    run(call) {
      const { google, account } = call;
      const { ids, ...labels } = call.body(labelChange.extend({ ids: z.array(z.string()).min(1).max(1000) }));
      const change = readLabelChange(call, labels);
      google.store.transaction(() => {
        // Gmail says nothing of ids that it does not know here.
        for (const id of ids) {
          const email = findEmail(google.store, account.id, id);
          if (email) changeLabels(google.store, account.id, email, change);
        }
      });
      google.pushes.announce(account.id);
      return null;
    },
  },
  {
    id: "gmail.users.messages.trash",
    method: "POST",
    path: "/messages/:id/trash",
    scopes: mayModify,
    units: 5,
    run(call) {
      const email = emailOf(call);
      trashEmail(call.google.store, call.account.id, email);
      return changed(call, email);
    },
  },
  {
    id: "gmail.users.messages.untrash",
    method: "POST",
    path: "/messages/:id/untrash",
    scopes: mayModify,
    units: 5,
    run(call) {
      const email = emailOf(call);
      untrashEmail(call.google.store, call.account.id, email);
      return changed(call, email);
    },
  },
  {
    id: "gmail.users.messages.delete",
    method: "DELETE",
    path: "/messages/:id",
    scopes: [scopes.everything],
    units: 20,
    run(call) {
      deleteEmail(call.google.store, call.account.id, emailOf(call));
      call.google.pushes.announce(call.account.id);
      return null;
    },
  },
];
