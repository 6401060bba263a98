import { type Endpoint, mayRead, mayReadMetadata, scopes } from "./endpoint.ts";

/** `users.getProfile` and the addresses that a mailbox may send as. */
export const profileEndpoints: Endpoint[] = [
  {
    id: "gmail.users.getProfile",
    method: "GET",
    path: "/profile",
    scopes: mayReadMetadata,
    units: 1,
    run({ google, account }) {
      const counted = google.store.get<{ messages: number; threads: number }>(
        `SELECT (SELECT count(*) FROM email WHERE account_id = account.id) AS messages,
                (SELECT count(*) FROM thread WHERE account_id = account.id) AS threads FROM account WHERE id = ?`,
        account.id,
      );
      return {
        emailAddress: account.address,
        messagesTotal: counted?.messages ?? 0,
        threadsTotal: counted?.threads ?? 0,
        historyId: account.historyId,
      };
    },
  },
  {
    id: "gmail.users.settings.sendAs.list",
    method: "GET",
    path: "/settings/sendAs",
    scopes: [...mayRead, scopes.settings],
    units: 1,
    run({ account }) {
      const primary = {
        sendAsEmail: account.address,
        displayName: account.name,
        replyToAddress: "",
        signature: "",
        isPrimary: true,
        isDefault: true,
      };
      const aliases = account.aliases.map((address) => ({
        sendAsEmail: address,
        displayName: account.name,
        replyToAddress: "",
        signature: "",
        isDefault: false,
        treatAsAlias: true,
        verificationStatus: "accepted",
      }));
      return { sendAs: [primary, ...aliases] };
    },
  },
];
