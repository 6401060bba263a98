import { commonControl } from "../../standIn/control/commonControl.ts";
import { rememberGrant } from "../../standIn/oauth/grants.ts";
import { changeAccount, listAccounts, putAccount } from "../accounts.ts";
import type { MicrosoftContext } from "../context.ts";
import { aadsts } from "../oauth/aadsts.ts";
import { scopeNamed } from "../oauth/scopes.ts";
import { retired } from "../oauth/token.ts";
import { issueAccessToken, issueRefreshToken } from "../oauth/tokens.ts";
import { liveSubscriptions, removeSubscription } from "../push/subscriptions.ts";
import type { MicrosoftControl } from "./control.ts";
import { folderControl } from "./folderControl.ts";
import { lookupIn } from "./lookup.ts";
import { mailControl } from "./mailControl.ts";

/** The control object of a stand-in in this process. */
export function controlOf(microsoft: MicrosoftContext): MicrosoftControl {
  const { store, clock, pushes } = microsoft;
  const lookup = lookupIn(microsoft);
  const { accountOf } = lookup;

  return {
    ...commonControl(microsoft, pushes, (address) => accountOf(address).id),
    ...mailControl(microsoft, lookup),
    ...folderControl(microsoft, lookup),

    async addAccount(account, options) {
      putAccount(store, account, options);
    },
    async changeAccount(address, options) {
      changeAccount(store, address, options);
    },
    async accounts() {
      return listAccounts(store).map(({ id, address, name, aliases, tenantId, objectId }) => ({
        address,
        name,
        aliases,
        tenantId,
        objectId,
        emails:
          store.get<{ n: number }>("SELECT count(*) AS n FROM email WHERE account_id = ? AND late = 0", id)
            ?.n ?? 0,
        subscriptions: liveSubscriptions(store, id, clock.now()).length,
      }));
    },

    async grant(address, scopes) {
      const { clientId } = microsoft.client;
      const names = scopes.map((scope) => {
        const name = scopeNamed(scope, microsoft.issuer());
        if (name === undefined) throw new RangeError(`No scope ${scope}`);
        return name;
      });
      const grant = { account: accountOf(address), clientId, scopes: names };
      rememberGrant(store, grant.account.id, clientId, names);
      return {
        accessToken: issueAccessToken(store, clock, grant),
        refreshToken: issueRefreshToken(store, clock, {
          ...grant,
          scopes: [...new Set([...names, "offline_access"])],
        }),
      };
    },
    failToken: async ({ code, account, count = 1 }) =>
      microsoft.faults.add({
        match: { endpoint: "oauth.token", ...(account === undefined ? {} : { account }) },
        effect: { kind: "status", status: aadsts[code].status, reason: `AADSTS${code}` },
        count,
      }),
    async retireRefreshTokens(address) {
      store.run(
        `UPDATE token SET revoked = ?1 WHERE account_id = ?2 AND kind = 'refresh' AND revoked = 0
           AND rowid < (SELECT max(rowid) FROM token WHERE account_id = ?2 AND kind = 'refresh')`,
        retired,
        accountOf(address).id,
      );
    },
    // The path of a request is compared decoded, and an email may be asked for by either of its ids.
    async failEmail(emailId, status) {
      const row = store.get<{ id: string; immutable: string }>(
        "SELECT id, immutable_id AS immutable FROM email WHERE id = ?1 OR immutable_id = ?1",
        emailId,
      );
      const ids = row ? `(${row.id}|${row.immutable})` : emailId;
      return microsoft.faults.add({
        match: { method: "GET", path: `/v1.0/*/messages/${ids}{/*}?` },
        effect: { kind: "status", status },
        count: null,
      });
    },

    async setBehaviour(behaviour) {
      Object.assign(microsoft.behaviour, behaviour);
    },
    async setLimits(limits) {
      microsoft.limits.set(limits);
    },

    subscriptions: async (address) =>
      liveSubscriptions(store, accountOf(address).id, clock.now()).map((row) => ({
        id: row.id,
        resource: row.resource,
        changeTypes: row.changeTypes.split(","),
        notificationUrl: row.notificationUrl,
        lifecycleNotificationUrl: row.lifecycleUrl,
        expiresAt: row.expiresAt,
      })),
    async sendLifecycle(address, event) {
      const account = accountOf(address);
      for (const subscription of liveSubscriptions(store, account.id, clock.now())) {
        pushes.sendLifecycle(account, subscription, event);
        if (event === "subscriptionRemoved") removeSubscription(store, subscription.id);
      }
    },
  };
}
