import { randomUUID } from "node:crypto";
import * as z from "zod";
import { findUser } from "../accounts.ts";
import { badRequest, GraphError } from "../errors.ts";
import { findFolder } from "../mailbox/folders.ts";
import {
  addSubscription,
  findSubscription,
  liveSubscriptions,
  removeSubscription,
  renewSubscription,
  type SubscriptionRow,
} from "../push/subscriptions.ts";
import { validateUrl } from "../push/validateUrl.ts";
import { contextUrl, type Endpoint, type GraphCall, mayReadBasic } from "./endpoint.ts";

/** The longest that a subscription to mail lives: under seven days. */
const mostMinutes = 10_080;

const creation = z.object({
  changeType: z.string(),
  notificationUrl: z.string(),
  lifecycleNotificationUrl: z.exactOptional(z.nullable(z.string())),
  resource: z.string(),
  expirationDateTime: z.string(),
  clientState: z.exactOptional(z.nullable(z.string())),
  includeResourceData: z.exactOptional(z.boolean()),
});

function readExpiry(call: GraphCall, text: string): number {
  const at = Date.parse(text);
  const now = call.microsoft.clock.now();
  if (Number.isNaN(at) || at <= now)
    throw badRequest("Subscription expiration must be a time in the future.", "InvalidRequest");
  if (at > now + mostMinutes * 60_000)
    throw badRequest(
      `Subscription expiration can only be ${mostMinutes} minutes in the future.`,
      "ExtensionError",
    );
  return at;
}

function readUrl(text: string, name: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
    throw badRequest(`The ${name} is not a valid URL.`, "InvalidRequest");
  return text;
}

function readChangeTypes(text: string): string {
  const types = text.split(",").map((type) => type.trim());
  if (types.some((type) => !["created", "updated", "deleted"].includes(type)))
    throw badRequest(`Invalid 'changeType' attribute: '${text}'.`, "InvalidRequest");
  return types.join(",");
}

/** Which mailbox and folder a resource names; only the person's own mailbox may be watched. */
function readResource(call: GraphCall, resource: string): number | null {
  const path = decodeURIComponent(resource)
    .replace(/^\//, "")
    .replace(/\('([^']*)'\)/g, "/$1");
  const [, owner = "", folder] =
    /^(me|users\/[^/]+)(?:\/mailFolders\/([^/]+))?\/messages\/?$/i.exec(path.split("?")[0] ?? "") ?? [];
  if (owner === "") throw badRequest(`Resource '${resource}' is not supported.`, "InvalidRequest");
  const user = owner.toLowerCase() === "me" ? call.caller : findUser(call.microsoft.store, owner.slice(6));
  if (user?.id !== call.caller.id)
    throw new GraphError(
      403,
      "ExtensionError",
      "Operation: Create; Exception: [Status Code: Forbidden; Reason: Access is denied. Check credentials and try again.]",
    );
  if (folder === undefined) return null;
  const found = findFolder(call.microsoft.store, user.id, folder);
  if (!found)
    throw new GraphError(
      404,
      "ExtensionError",
      "Operation: Create; Exception: [Status Code: NotFound; Reason: The specified object was not found in the store.]",
    );
  return found.seq;
}

function resource(call: GraphCall, row: SubscriptionRow) {
  return {
    id: row.id,
    resource: row.resource,
    applicationId: row.clientId,
    changeType: row.changeTypes,
    clientState: row.clientState,
    notificationUrl: row.notificationUrl,
    notificationQueryOptions: null,
    lifecycleNotificationUrl: row.lifecycleUrl,
    expirationDateTime: new Date(row.expiresAt).toISOString(),
    creatorId: call.caller.objectId,
    includeResourceData: null,
    latestSupportedTlsVersion: "v1_2",
    encryptionCertificate: null,
    encryptionCertificateId: null,
    notificationUrlAppId: null,
  };
}

function answerOf(call: GraphCall, row: SubscriptionRow, status = 200) {
  const json = { "@odata.context": contextUrl(call, "subscriptions/$entity"), ...resource(call, row) };
  return { status, json };
}

async function create(call: GraphCall) {
  const { microsoft } = call;
  const asked = call.body(creation);
  if ((asked.clientState ?? "").length > 128)
    throw badRequest("clientState must not be longer than 128 characters.", "InvalidRequest");
  if (asked.includeResourceData) throw badRequest("The stand-in sends no resource data.", "InvalidRequest");
  const row: SubscriptionRow = {
    id: randomUUID(),
    accountId: call.caller.id,
    clientId: call.clientId,
    resource: asked.resource,
    folderSeq: readResource(call, asked.resource),
    changeTypes: readChangeTypes(asked.changeType),
    notificationUrl: readUrl(asked.notificationUrl, "notificationUrl"),
    lifecycleUrl: asked.lifecycleNotificationUrl
      ? readUrl(asked.lifecycleNotificationUrl, "lifecycleNotificationUrl")
      : null,
    clientState: asked.clientState ?? null,
    immutable: Number(call.prefer.immutableIds),
    expiresAt: readExpiry(call, asked.expirationDateTime),
  };
  await validateUrl(row.notificationUrl, microsoft.closing);
  if (row.lifecycleUrl) await validateUrl(row.lifecycleUrl, microsoft.closing);
  addSubscription(microsoft.store, row);
  return answerOf(call, row, 201);
}

function subscriptionOf(call: GraphCall): SubscriptionRow {
  const { store, clock } = call.microsoft;
  const row = findSubscription(store, call.params.id ?? "", clock.now());
  if (row && row.accountId === call.caller.id && row.clientId === call.clientId) return row;
  throw new GraphError(404, "ResourceNotFound", "The object was not found.");
}

const about = { about: "tenant", scopes: mayReadBasic } as const;

/** `subscriptions`. */
export const subscriptionEndpoints: Endpoint[] = [
  { ...about, id: "graph.subscriptions.create", method: "POST", path: "/subscriptions", run: create },
  {
    ...about,
    id: "graph.subscriptions.list",
    method: "GET",
    path: "/subscriptions",
    run(call) {
      const { store, clock } = call.microsoft;
      const rows = liveSubscriptions(store, call.caller.id, clock.now());
      const value = rows.map((row) => resource(call, row));
      return { json: { "@odata.context": contextUrl(call, "subscriptions"), value } };
    },
  },
  {
    ...about,
    id: "graph.subscriptions.get",
    method: "GET",
    path: "/subscriptions/:id",
    run: (call) => answerOf(call, subscriptionOf(call)),
  },
  {
    ...about,
    id: "graph.subscriptions.update",
    method: "PATCH",
    path: "/subscriptions/:id",
    run(call) {
      const row = subscriptionOf(call);
      const { expirationDateTime } = call.body(z.object({ expirationDateTime: z.string() }));
      const expiresAt = readExpiry(call, expirationDateTime);
      renewSubscription(call.microsoft.store, row.id, expiresAt);
      return answerOf(call, { ...row, expiresAt });
    },
  },
  {
    ...about,
    id: "graph.subscriptions.reauthorize",
    method: "POST",
    path: "/subscriptions/:id/reauthorize",
    run(call) {
      subscriptionOf(call);
      return { status: 204 };
    },
  },
  {
    ...about,
    id: "graph.subscriptions.delete",
    method: "DELETE",
    path: "/subscriptions/:id",
    run(call) {
      removeSubscription(call.microsoft.store, subscriptionOf(call).id);
      return { status: 204 };
    },
  },
];
