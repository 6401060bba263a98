import type { Clock } from "../../standIn/clock.ts";
import { type Outbox, outbox } from "../../standIn/push/outbox.ts";
import type { Store } from "../../standIn/store.ts";
import type { AccountRow } from "../accounts.ts";
import type { Delivery, LifecycleEvent } from "../control/types.ts";
import { changeKeyOf } from "../graph/messageResource.ts";
import type { EmailRow } from "../mailbox/emails.ts";
import { type ChangeType, liveSubscriptions, type SubscriptionRow } from "./subscriptions.ts";

/** What a delivery is before it is on its way. */
export type Notice = Pick<Delivery, "subscriptionId" | "url" | "about" | "emailId" | "body">;

/** What happened to an email, and in which folders it is to be told. */
export interface MailChange {
  email: EmailRow;
  kind: ChangeType;
  folderSeqs: number[];
}

/** Change notifications and lifecycle notifications on their way. */
export interface Notifications extends Outbox<Notice> {
  /** Tells the subscriptions of a mailbox what happened. */
  announce(account: AccountRow, changes: readonly MailChange[]): void;
  /** A move: gone from one folder, created in another, updated for who watches the whole mailbox. */
  announceMove(account: AccountRow, before: EmailRow, after: EmailRow): void;
  /** Sends a lifecycle event; does nothing where the subscription has no url for it. */
  sendLifecycle(account: AccountRow, subscription: SubscriptionRow, event: LifecycleEvent): void;
}

/** Graph waits so long for an answer. */
const answerTimeoutMs = 10_000;

/** Posts JSON as Graph does; answers the status, rejects where nobody listens. */
async function post(url: string, body: string, closing: AbortSignal): Promise<number> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json; charset=utf-8" },
    body,
    signal: AbortSignal.any([closing, AbortSignal.timeout(answerTimeoutMs)]),
  });
  await response.body?.cancel();
  return response.status;
}

function common(account: AccountRow, subscription: SubscriptionRow) {
  return {
    subscriptionId: subscription.id,
    subscriptionExpirationDateTime: new Date(subscription.expiresAt).toISOString(),
    ...(subscription.clientState === null ? {} : { clientState: subscription.clientState }),
    tenantId: account.tenantId,
  };
}

function changeBody(account: AccountRow, subscription: SubscriptionRow, { email, kind }: MailChange) {
  const id = subscription.immutable === 1 ? email.immutableId : email.id;
  const resource = `Users/${account.objectId}/Messages/${id}`;
  const value = {
    ...common(account, subscription),
    changeType: kind,
    resource,
    resourceData: {
      "@odata.type": "#Microsoft.Graph.Message",
      "@odata.id": resource,
      "@odata.etag": `W/"${changeKeyOf(email)}"`,
      id,
    },
  };
  return { id, body: JSON.stringify({ value: [value] }) };
}

/** Deliveries to the urls of subscriptions, by `fetch`. */
export function notifications(input: { store: Store; clock: Clock; closing: AbortSignal }): Notifications {
  const { store, clock, closing } = input;
  const box = outbox<Notice>({ clock, post: ({ url, body }) => post(url, body, closing) });

  const tell = (account: AccountRow, subscription: SubscriptionRow, change: MailChange): void => {
    if (!subscription.changeTypes.split(",").includes(change.kind)) return;
    const { id, body } = changeBody(account, subscription, change);
    const { id: subscriptionId, notificationUrl: url } = subscription;
    box.put({ subscriptionId, url, about: change.kind, emailId: id, body });
  };
  const subscriptionsOf = (account: AccountRow) => liveSubscriptions(store, account.id, clock.now());

  return {
    ...box,
    announce(account, changes) {
      for (const subscription of subscriptionsOf(account))
        for (const change of changes)
          if (subscription.folderSeq === null || change.folderSeqs.includes(subscription.folderSeq))
            tell(account, subscription, change);
    },
    announceMove(account, before, after) {
      for (const subscription of subscriptionsOf(account)) {
        const { folderSeq } = subscription;
        if (folderSeq === null)
          tell(account, subscription, { email: after, kind: "updated", folderSeqs: [] });
        if (folderSeq === before.folderSeq)
          tell(account, subscription, { email: before, kind: "deleted", folderSeqs: [] });
        if (folderSeq === after.folderSeq)
          tell(account, subscription, { email: after, kind: "created", folderSeqs: [] });
      }
    },
    sendLifecycle(account, subscription, event) {
      const { id: subscriptionId, lifecycleUrl: url, resource } = subscription;
      if (url === null) return;
      const value = { ...common(account, subscription), lifecycleEvent: event, resource };
      const body = JSON.stringify({ value: [value] });
      box.put({ subscriptionId, url, about: event, emailId: null, body });
    },
  };
}
