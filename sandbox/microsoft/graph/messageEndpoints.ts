import * as z from "zod";
import { badRequest, itemNotFound, looksMalformed } from "../errors.ts";
import { deleteEmail, type EmailMarks, markEmail, moveEmail } from "../mailbox/changes.ts";
import { type EmailRow, emailBySeq, findEmail, rawOf } from "../mailbox/emails.ts";
import { findFolder, wellKnownFolder } from "../mailbox/folders.ts";
import {
  contextUrl,
  type Endpoint,
  type GraphCall,
  mayModify,
  mayRead,
  mayReadBasic,
  type Result,
  usersName,
} from "./endpoint.ts";
import { folderOf } from "./folderEndpoints.ts";
import { listMessages } from "./listMessages.ts";
import { messageWriter } from "./messageResource.ts";
import { readMessageSelect } from "./selection.ts";

/** The email that a path names, by its ordinary or immutable id; one in another folder than the path says is not there. */
export function emailOf(call: GraphCall): EmailRow {
  const { microsoft, account, params } = call;
  const id = params.messageId ?? "";
  const email = findEmail(microsoft.store, account.id, id);
  if (!email) throw looksMalformed(id) ?? itemNotFound();
  if (params.folderId !== undefined && folderOf(call).seq !== email.folderSeq) throw itemNotFound();
  return email;
}

async function one(call: GraphCall, email: EmailRow, status = 200): Promise<Result> {
  const select = readMessageSelect(call.query.get("$select"));
  const text = await messageWriter(call.microsoft.store, call.prefer, select)(email);
  const selected = select ? `(${select.join(",")})` : "";
  const context = contextUrl(call, `${usersName(call)}/messages${selected}/$entity`);
  return { status, json: `{"@odata.context":${JSON.stringify(context)},${text.slice(1)}` };
}

const patch = z.object({
  isRead: z.exactOptional(z.boolean()),
  flag: z.exactOptional(z.object({ flagStatus: z.enum(["notFlagged", "flagged", "complete"]) })),
  categories: z.exactOptional(z.array(z.string())),
  importance: z.exactOptional(z.enum(["low", "normal", "high"])),
  inferenceClassification: z.exactOptional(z.enum(["focused", "other"])),
});

async function update(call: GraphCall): Promise<Result> {
  const { microsoft } = call;
  const email = emailOf(call);
  const { flag, inferenceClassification, ...rest } = call.body(patch);
  const marks: EmailMarks = {
    ...rest,
    ...(flag ? { flagStatus: flag.flagStatus } : {}),
    ...(inferenceClassification ? { inference: inferenceClassification } : {}),
  };
  if (markEmail(microsoft.store, email, marks, microsoft.clock.now()))
    microsoft.pushes.announce(call.account, [{ email, kind: "updated", folderSeqs: [email.folderSeq] }]);
  return one(call, emailBySeq(microsoft.store, email.seq) ?? email);
}

function moveTo(call: GraphCall, email: EmailRow, toFolderSeq: number): EmailRow {
  const { store, behaviour, pushes } = call.microsoft;
  moveEmail(store, call.account.address, email, toFolderSeq, behaviour.moveOrder);
  const moved = emailBySeq(store, email.seq) ?? email;
  pushes.announceMove(call.account, email, moved);
  return moved;
}

async function move(call: GraphCall): Promise<Result> {
  const email = emailOf(call);
  const { destinationId } = call.body(z.object({ destinationId: z.string() }));
  const folder = findFolder(call.microsoft.store, call.account.id, destinationId);
  if (!folder)
    throw badRequest("The specified folder could not be found in the store.", "ErrorInvalidReferenceItem");
  return one(call, moveTo(call, email, folder.seq), 201);
}

/** Deleting moves to Deleted Items, and from there for ever. */
function remove(call: GraphCall): Result {
  const { microsoft, account } = call;
  const email = emailOf(call);
  const bin = wellKnownFolder(microsoft.store, account.id, "deleteditems");
  if (email.folderSeq !== bin.seq) moveTo(call, email, bin.seq);
  else {
    deleteEmail(microsoft.store, email);
    microsoft.pushes.announce(account, [{ email, kind: "deleted", folderSeqs: [bin.seq] }]);
  }
  return { status: 204 };
}

/** Each of these exists for the whole mailbox and inside of a folder. */
function inBoth(endpoint: Endpoint): Endpoint[] {
  return [endpoint, { ...endpoint, path: `/mailFolders/:folderId${endpoint.path}` }];
}

/** `messages`. */
export const messageEndpoints: Endpoint[] = [
  {
    id: "graph.messages.delta",
    method: "GET",
    path: "/messages/delta",
    about: "mailbox",
    scopes: mayReadBasic,
    run() {
      // Microsoft documents the delta of one folder only.
      throw badRequest("Change tracking is not supported against 'microsoft.graph.message'.", "BadRequest");
    },
  },
  ...inBoth({
    id: "graph.messages.list",
    method: "GET",
    path: "/messages",
    about: "mailbox",
    scopes: mayReadBasic,
    run: async (call) => ({
      json: await listMessages(call, call.params.folderId === undefined ? null : folderOf(call)),
    }),
  }),
  ...inBoth({
    id: "graph.messages.get",
    method: "GET",
    path: "/messages/:messageId",
    about: "mailbox",
    scopes: mayReadBasic,
    run: (call) => one(call, emailOf(call)),
  }),
  ...inBoth({
    id: "graph.messages.value",
    method: "GET",
    path: "/messages/:messageId/$value",
    about: "mailbox",
    scopes: mayRead,
    run: (call) => ({
      headers: { "content-type": "text/plain" },
      content: rawOf(call.microsoft.store, emailOf(call).seq),
    }),
  }),
  ...inBoth({
    id: "graph.messages.update",
    method: "PATCH",
    path: "/messages/:messageId",
    about: "mailbox",
    scopes: mayModify,
    run: update,
  }),
  ...inBoth({
    id: "graph.messages.delete",
    method: "DELETE",
    path: "/messages/:messageId",
    about: "mailbox",
    scopes: mayModify,
    run: remove,
  }),
  ...inBoth({
    id: "graph.messages.move",
    method: "POST",
    path: "/messages/:messageId/move",
    about: "mailbox",
    scopes: mayModify,
    run: move,
  }),
];
