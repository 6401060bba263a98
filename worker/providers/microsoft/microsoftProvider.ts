import * as z from "zod";
import type { Clock } from "../../clock.ts";
import type { Config } from "../../config.ts";
import type { AccessTokenSource, ChangePage, MailProvider, Spent } from "../mailProvider.ts";
import { ProviderError, refusalOf } from "../providerError.ts";
import { fetchMessages } from "./fetchMessages.ts";
import { folderDelta, folderPath } from "./folderDelta.ts";
import { readFolders, readTree, treeChanges, wellKnownId } from "./folderTree.ts";
import { graphApi } from "./graphApi.ts";
import { graphQuota } from "./graphQuota.ts";
import { immutableId } from "./immutableId.ts";
import { ownLink } from "./links.ts";
import { listIds } from "./listIds.ts";
import { messagePath } from "./messageDetails.ts";
import { readAttachment, readBody } from "./readMessage.ts";
import { scopes } from "./scopes.ts";
import { subscriptions } from "./subscriptions.ts";
import { threadIds } from "./threadIds.ts";

/** The scope of the folders themselves; every other scope is the id of a folder. */
const treeScope = "folders";

const userSchema = z.object({
  mail: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
  proxyAddresses: z.array(z.string()).nullish(),
  otherMails: z.array(z.string()).nullish(),
});

/** A mailbox of Microsoft 365 or Outlook.com behind the MailProvider port. */
export function microsoftProvider(options: {
  config: Pick<Config, "GRAPH_API_URL" | "PUBLIC_URL">;
  fetch: typeof fetch;
  clock: Clock;
  accessToken: AccessTokenSource;
  accountEmail: string;
  /** A mailbox of others that is opened to the account: read by polling only. Null for the account's own. */
  mailboxAddress: string | null;
  spent: Spent;
}): MailProvider {
  const { config, accountEmail, mailboxAddress } = options;
  const api = graphApi({ ...options, rootUrl: config.GRAPH_API_URL });
  const channels = subscriptions(api, config, mailboxAddress !== null);
  const modify = mailboxAddress === null ? scopes.modify : scopes.modifyShared;
  let sent: Promise<string | null> | null = null;

  /** Asked once, when the first email needs it. */
  function sentFolderId(): Promise<string | null> {
    sent ??= wellKnownId(api, "sentitems").catch((error: unknown) => {
      sent = null;
      throw error;
    });
    return sent;
  }

  const delta = folderDelta(api, sentFolderId);

  async function readUser() {
    return api.call("user.get", userSchema, {
      path: `${api.mailbox}?$select=mail,userPrincipalName,proxyAddresses,otherMails`,
    });
  }

  async function markOne(
    externalId: string,
    { isRead, isStarred }: { isRead?: boolean; isStarred?: boolean },
  ) {
    const body = {
      ...(isRead === undefined ? {} : { isRead }),
      ...(isStarred === undefined ? {} : { flag: { flagStatus: isStarred ? "flagged" : "notFlagged" } }),
    };
    const request = { method: "PATCH", path: messagePath(api, externalId), body } as const;
    await api.call("messages.update", z.unknown(), request, modify);
  }

  /** The address is known from signing in as well: not being allowed to ask stops nothing. */
  async function ownAddress(): Promise<string> {
    try {
      const { mail, userPrincipalName } = await readUser();
      return mail || userPrincipalName || accountEmail;
    } catch (error) {
      if (error instanceof ProviderError && error.code === "permission_missing") return accountEmail;
      throw error;
    }
  }

  /** A folder that answers "not found" is gone, or was not for a moment: then it is read anew. */
  async function unlessGone(
    folderId: string,
    value: string | null,
    read: () => Promise<ChangePage>,
  ): Promise<ChangePage> {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof ProviderError) || error.code !== "not_found") throw error;
      const answer = await api.answer({ path: `${folderPath(api, folderId)}?$select=id` });
      const isGone = answer.status >= 400 && api.refused(answer, "mailFolders.get").code === "not_found";
      if (!isGone) throw new ProviderError("cursor_expired", "messages.delta: lost", { cause: error });
      return { changes: [{ type: "folder_removed", folderId }], nextPageToken: null, value };
    }
  }

  return {
    quota: graphQuota,

    scopes(folders) {
      const included = folders.filter((folder) => folder.included);
      return [treeScope, ...included.map(({ id }) => id)].map((id) => ({ id, covers: "" }));
    },

    async open(folders) {
      const included = new Set(folders.filter((folder) => folder.included).map(({ id }) => id));
      const [address, tree] = await Promise.all([mailboxAddress ?? ownAddress(), readTree(api)]);
      const counted = tree.folders.filter(({ id, isDefault }) =>
        folders.length === 0 ? isDefault : included.has(id),
      );
      return {
        accountEmail: address.toLowerCase(),
        estimated: counted.reduce((sum, { total }) => sum + total, 0),
        // Each listing ends in a position of its own.
        positions: [],
      };
    },

    async folders() {
      return (await readTree(api)).folders.map(({ id, name, isDefault }) => ({ id, name, isDefault }));
    },

    async aliases() {
      // Who opened a mailbox to others did not open its owner's profile.
      if (mailboxAddress !== null) return [];
      const { mail, userPrincipalName, proxyAddresses, otherMails } = await readUser();
      // Exchange lists other kinds of address too, and writes the primary one with SMTP in capitals.
      const proxies = (proxyAddresses ?? []).flatMap((proxy) => /^smtp:(.+)$/i.exec(proxy)?.[1] ?? []);
      const own = accountEmail.toLowerCase();
      const all = [mail ?? "", userPrincipalName ?? "", ...proxies, ...(otherMails ?? [])];
      const addresses = new Set(all.map((address) => address.trim().toLowerCase()));
      return [...addresses].filter((address) => address.includes("@") && address !== own);
    },

    async list({ scope, pageToken, since, folders, isCareful = false }) {
      if (scope !== treeScope)
        return unlessGone(scope, null, () => delta.list(scope, pageToken, since, isCareful));
      const tree = await readTree(api);
      return { changes: treeChanges(tree.folders, folders), nextPageToken: null, value: tree.deltaLink };
    },

    async listIds({ scope, pageToken, since }) {
      if (scope === treeScope) return { ids: [], nextPageToken: null };
      return listIds(api, scope, pageToken, since);
    },

    async changes({ scope, value, pageToken, folders }) {
      if (scope !== treeScope) return unlessGone(scope, value, () => delta.changes(value, pageToken));
      const { listed, deltaLink } = await readFolders(api, ownLink(value, api.rootUrl));
      // Names are ways through the tree: one folder that is renamed renames all below it.
      const changes = listed.length === 0 ? [] : treeChanges((await readTree(api)).folders, folders);
      return { changes, nextPageToken: null, value: deltaLink };
    },

    threadIds: (threadId) => threadIds(api, threadId),
    fetch: (externalIds) => fetchMessages(api, externalIds, sentFolderId),
    // Read and flag come with the email.
    flagsOf: () => null,
    isIncluded: (folders, choices) =>
      choices.length === 0 || choices.some(({ id, included }) => included && folders.includes(id)),
    storedId: (pageMessageId) => immutableId(api, pageMessageId),
    body: (externalId) => readBody(api, externalId),
    attachment: (externalId, attachmentId) => readAttachment(api, externalId, attachmentId),

    async mark(externalId, change) {
      if (change.isRead === undefined && change.isStarred === undefined) return null;
      await markOne(externalId, change);
      return null;
    },
    // They are asked for in one tick, so that they travel together.
    markAll: (externalIds, change) =>
      Promise.all(
        externalIds.map(async (externalId) => ({
          externalId,
          error: await markOne(externalId, change).then(() => null, refusalOf),
        })),
      ),
    foldersOnceMarked: (folders) => folders,

    watch: (secret) => channels.create(secret),
    renewWatch: (channelId) => channels.renew(channelId),
    stopWatch: (channelId) => channels.end(channelId),
  };
}
