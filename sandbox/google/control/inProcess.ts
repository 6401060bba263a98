import { commonControl } from "../../standIn/control/commonControl.ts";
import { seedMailbox } from "../../standIn/control/seedMailbox.ts";
import { rememberGrant } from "../../standIn/oauth/grants.ts";
import { type AccountRow, changeAccount, findAccount, listAccounts, putAccount } from "../accounts.ts";
import type { GoogleContext } from "../context.ts";
import { changeLabels, deleteEmail, trashEmail, untrashEmail } from "../mailbox/changes.ts";
import { addEmail, contentOf, type EmailRow, findEmail } from "../mailbox/emails.ts";
import { expireHistory } from "../mailbox/history.ts";
import { labelIdFor } from "../mailbox/labels.ts";
import { asGranted } from "../oauth/scopes.ts";
import { issueAccessToken, issueRefreshToken } from "../oauth/tokens.ts";

import type { GoogleControl } from "./control.ts";
import { emailSummaries } from "./emailSummaries.ts";
import { replyTo } from "./replyTo.ts";

/** The control object of a stand-in in this process. */
export function controlOf(google: GoogleContext): GoogleControl {
  const { store, clock, pushes } = google;

  const accountOf = (address: string): AccountRow => {
    const account = findAccount(store, address);
    if (!account) throw new RangeError(`No account ${address}`);
    return account;
  };
  const emailOf = (account: AccountRow, id: string): EmailRow => {
    const email = findEmail(store, account.id, id);
    if (!email) throw new RangeError(`No email ${id} in ${account.address}`);
    return email;
  };
  /** Changes some emails in one transaction, and tells the watcher once. */
  const change = (
    address: string,
    ids: string[],
    work: (account: AccountRow, email: EmailRow) => void,
  ): void => {
    const account = accountOf(address);
    store.transaction(() => {
      for (const id of ids) work(account, emailOf(account, id));
    });
    pushes.announce(account.id);
  };

  return {
    ...commonControl(google, pushes, (address) => accountOf(address).id),
    async addAccount(account, options) {
      putAccount(store, account, options);
    },
    async changeAccount(address, options) {
      changeAccount(store, address, options);
    },
    async accounts() {
      return listAccounts(store).map(({ id, address, name, aliases, historyId }) => ({
        address,
        name,
        aliases,
        historyId,
        emails: store.get<{ n: number }>("SELECT count(*) AS n FROM email WHERE account_id = ?", id)?.n ?? 0,
        watchedUntil:
          store.get<{ at: number }>("SELECT expires_at AS at FROM watch WHERE account_id = ?", id)?.at ??
          null,
      }));
    },

    seed: async (address, emails) => {
      const account = accountOf(address);
      return seedMailbox(store, emails, (email) => addEmail(store, account, email, false));
    },
    async parseMail(address) {
      const rows = store.all<{ seq: number }>(
        "SELECT seq FROM email WHERE account_id = ?",
        accountOf(address).id,
      );
      for (const { seq } of rows) await contentOf(store, seq);
      return rows.length;
    },
    async deliver(address, email) {
      const account = accountOf(address);
      const { id, threadId } = addEmail(
        store,
        account,
        {
          raw: email.raw,
          receivedAt: email.receivedAt ?? clock.now(),
          threadKey: email.threadKey ?? `delivered ${crypto.randomUUID()}`,
          labels: email.labels ?? ["INBOX", "UNREAD"],
        },
        true,
      );
      pushes.announce(account.id);
      return { id, threadId };
    },
    async reply(address, reply) {
      const account = accountOf(address);
      const email = await replyTo(google, account, emailOf(account, reply.emailId), reply);
      const { id, threadId } = addEmail(store, account, email, true);
      pushes.announce(account.id);
      return { id, threadId };
    },
    emails: async (address, page) =>
      emailSummaries(store, accountOf(address), page?.offset ?? 0, page?.limit ?? 1000),

    async mark(address, ids, { read, starred }) {
      const add = [...(read === false ? ["UNREAD"] : []), ...(starred === true ? ["STARRED"] : [])];
      const remove = [...(read === true ? ["UNREAD"] : []), ...(starred === false ? ["STARRED"] : [])];
      change(address, ids, (account, email) => changeLabels(store, account.id, email, { add, remove }));
    },
    async label(address, ids, labels) {
      const { id } = accountOf(address);
      const add = labels.add?.map((label) => labelIdFor(store, id, label)) ?? [];
      const remove = labels.remove?.map((label) => labelIdFor(store, id, label)) ?? [];
      change(address, ids, (account, email) => changeLabels(store, account.id, email, { add, remove }));
    },
    async trash(address, ids) {
      change(address, ids, (account, email) => trashEmail(store, account.id, email));
    },
    async untrash(address, ids) {
      change(address, ids, (account, email) => untrashEmail(store, account.id, email));
    },
    async deleteEmails(address, ids) {
      change(address, ids, (account, email) => deleteEmail(store, account.id, email));
    },
    async expireHistory(address) {
      expireHistory(store, accountOf(address).id);
    },

    async grant(address, scopes) {
      const { clientId } = google.client;
      const grant = { account: accountOf(address), clientId, scopes: asGranted(scopes) };
      rememberGrant(store, grant.account.id, clientId, grant.scopes);
      return {
        accessToken: issueAccessToken(store, clock, grant),
        refreshToken: issueRefreshToken(store, clock, grant),
      };
    },
    async setQuota(quota) {
      google.quota.set(quota);
    },
    failEmail: async (emailId, status) =>
      google.faults.add({
        match: { method: "GET", path: `/gmail/v1/users/:user/messages/${emailId}` },
        effect: { kind: "status", status },
        count: null,
      }),
    async setPushEndpoint(endpoint) {
      pushes.setEndpoint(endpoint);
    },
  };
}
