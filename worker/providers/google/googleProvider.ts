import * as z from "zod";
import type { Clock } from "../../clock.ts";
import type { Config } from "../../config.ts";
import type { AccessTokenSource, IdPage, MailProvider, Marked, PushChannel, Spent } from "../mailProvider.ts";
import { ProviderError, refusalOf } from "../providerError.ts";
import { fetchMessages } from "./fetchMessages.ts";
import { gmailApi } from "./gmailApi.ts";
import { historyPageSchema, laterHistoryId, toChanges } from "./history.ts";
import {
  excludedLabels,
  flagsOf,
  isIncluded,
  isNamedByOwner,
  labelChange,
  listQuery,
  toFolders,
} from "./labels.ts";
import { gmailQuota } from "./quotaUnits.ts";
import { readAttachment, readBody } from "./readMessage.ts";
import { OtherWatchError, scopes } from "./refusal.ts";

const userId = "me";
/** Gmail has one sequence of changes and one list for the whole mailbox. */
const mailboxScope = "mailbox";
/** As many as four batches in flight fetch at once; more would be refused in one go where a quota binds. */
const listPageSize = 200;
/** Gmail's largest page: https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.messages/list */
const idPageSize = 500;
const historyPageSize = 500;
const threadSize = 50;
/** Gmail's most ids of one change: https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.messages/batchModify */
const markedTogether = 1000;

const profileSchema = z.object({
  emailAddress: z.string().min(1),
  messagesTotal: z.number().default(0),
  historyId: z.string().regex(/^\d+$/),
});
const labelSchema = z.object({ id: z.string(), name: z.string(), type: z.string().optional() });
const labelsSchema = z.object({ labels: z.array(labelSchema).default([]) });
const labelCountSchema = z.object({ messagesTotal: z.number().default(0) });
const listSchema = z.object({
  messages: z.array(z.object({ id: z.string().min(1) })).default([]),
  nextPageToken: z.string().optional(),
});
const threadSchema = z.object({ messages: z.array(z.object({ id: z.string().min(1) })).default([]) });
/** A message without any label has no `labelIds` at all. */
const modifiedSchema = z.object({ labelIds: z.array(z.string()).default([]) });
const watchSchema = z.object({ expiration: z.coerce.number().int() });
const aliasesSchema = z.object({ sendAs: z.array(z.object({ sendAsEmail: z.string() })).default([]) });

function ifNotFound<Value>(value: Value): (error: unknown) => Value {
  return (error) => {
    if (error instanceof ProviderError && error.code === "not_found") return value;
    throw error;
  };
}

/** A Gmail mailbox behind the MailProvider port. */
export function googleProvider(options: {
  config: Pick<Config, "GMAIL_API_URL" | "GOOGLE_PUBSUB_TOPIC">;
  fetch: typeof fetch;
  clock: Clock;
  accessToken: AccessTokenSource;
  accountEmail: string;
  spent: Spent;
}): MailProvider {
  const { config, fetch, clock, accessToken, accountEmail, spent } = options;
  const api = gmailApi({ rootUrl: config.GMAIL_API_URL, fetch, clock, accessToken, spent });
  const { users } = api;
  let labels: Promise<z.infer<typeof labelsSchema>["labels"]> | null = null;

  async function readLabels() {
    return (await api.call("labels.list", labelsSchema, () => users.labels.list({ userId }))).labels;
  }

  /** A label's name may have changed since it was chosen: Gmail is asked, once per provider. */
  async function namesOf(excluded: ReadonlySet<string>): Promise<Map<string, string>> {
    if (![...excluded].some(isNamedByOwner)) return new Map();
    labels ??= readLabels();
    return new Map((await labels).map((label) => [label.id, label.name]));
  }

  async function watch(): Promise<PushChannel | null> {
    const topicName = config.GOOGLE_PUBSUB_TOPIC;
    if (topicName === null) return null;
    const ask = () =>
      api.call("watch", watchSchema, () => users.watch({ userId, requestBody: { topicName } }));
    try {
      return { channelId: "", expiresAt: (await ask()).expiration };
    } catch (error) {
      if (!(error instanceof OtherWatchError)) throw error;
      await stopWatch();
      return { channelId: "", expiresAt: (await ask()).expiration };
    }
  }

  async function stopWatch(): Promise<void> {
    await api.call("stop", z.unknown(), () => users.stop({ userId }));
  }

  async function listPage(
    { pageToken, since, folders }: Omit<Parameters<MailProvider["listIds"]>[0], "scope">,
    maxResults: number,
  ): Promise<IdPage> {
    const excluded = excludedLabels(folders);
    const query = listQuery(excluded, await namesOf(excluded), since);
    const page = await api.call("messages.list", listSchema, () =>
      users.messages.list({
        userId,
        maxResults,
        ...query,
        ...(pageToken === null ? {} : { pageToken }),
      }),
    );
    return { ids: page.messages.map(({ id }) => id), nextPageToken: page.nextPageToken ?? null };
  }

  async function countOf(id: string): Promise<number> {
    const label = await api
      .call("labels.get", labelCountSchema, () => users.labels.get({ userId, id }))
      .catch(ifNotFound({ messagesTotal: 0 }));
    return label.messagesTotal;
  }

  return {
    quota: gmailQuota,

    scopes(folders) {
      return [{ id: mailboxScope, covers: [...excludedLabels(folders)].sort().join(" ") }];
    },

    async open(folders) {
      // First of all: what changes while the mailbox is listed is then in the history behind this position.
      const profile = await api.call("getProfile", profileSchema, () => users.getProfile({ userId }));
      const left = await Promise.all([...excludedLabels(folders)].map(countOf));
      return {
        accountEmail: profile.emailAddress.toLowerCase(),
        estimated: Math.max(
          0,
          left.reduce((rest, count) => rest - count, profile.messagesTotal),
        ),
        positions: [{ scope: mailboxScope, value: profile.historyId }],
      };
    },

    async folders() {
      return toFolders(await readLabels());
    },

    async aliases() {
      const answer = await api.call("sendAs.list", aliasesSchema, () =>
        users.settings.sendAs.list({ userId }),
      );
      const addresses = answer.sendAs.map((alias) => alias.sendAsEmail.trim().toLowerCase());
      return [...new Set(addresses)].filter(
        (address) => address !== "" && address !== accountEmail.toLowerCase(),
      );
    },

    async list(request) {
      const { ids, nextPageToken } = await listPage(request, listPageSize);
      return {
        changes: ids.map((externalId) => ({ type: "listed", externalId })),
        nextPageToken,
        value: null,
      };
    },

    listIds: (request) => listPage(request, idPageSize),

    async changes({ value, pageToken, folders }) {
      try {
        const page = await api.call("history.list", historyPageSchema, () =>
          users.history.list({
            userId,
            startHistoryId: value,
            maxResults: historyPageSize,
            historyTypes: ["messageAdded", "messageDeleted", "labelAdded", "labelRemoved"],
            ...(pageToken === null ? {} : { pageToken }),
          }),
        );
        const nextPageToken = page.nextPageToken ?? null;
        return {
          changes: toChanges(page.history, excludedLabels(folders)),
          nextPageToken,
          // Until the run is complete its start stays the position; it never goes back.
          value: nextPageToken === null ? laterHistoryId(value, page.historyId) : value,
        };
      } catch (error) {
        if (error instanceof ProviderError && error.code === "not_found")
          throw new ProviderError("cursor_expired", "history.list: the position is too old", {
            cause: error,
          });
        throw error;
      }
    },

    async threadIds(id) {
      const request = { userId, id, format: "minimal" };
      const thread = await api
        .call("threads.get", threadSchema, () => users.threads.get(request))
        .catch(ifNotFound({ messages: [] }));
      return thread.messages
        .map((message) => message.id)
        .reverse()
        .slice(0, threadSize);
    },

    fetch: (externalIds) => fetchMessages(api, externalIds),
    flagsOf,
    isIncluded: (folders, choices) => isIncluded(folders, excludedLabels(choices)),
    storedId: async (pageMessageId) => pageMessageId,
    body: (externalId) => readBody(api, externalId),
    attachment: (externalId, attachmentId) => readAttachment(api, externalId, attachmentId),

    async mark(externalId, change) {
      const { add, remove } = labelChange(change);
      if (add.length + remove.length === 0) return null;
      const { labelIds } = await api.call(
        "messages.modify",
        modifiedSchema,
        () =>
          users.messages.modify({
            userId,
            id: externalId,
            requestBody: { addLabelIds: add, removeLabelIds: remove },
          }),
        scopes.modify,
      );
      return labelIds;
    },

    async markAll(externalIds, change) {
      const { add, remove } = labelChange(change);
      if (add.length + remove.length === 0)
        return externalIds.map((externalId) => ({ externalId, error: null }));
      const marked: Marked[] = [];
      for (let at = 0; at < externalIds.length; at += markedTogether) {
        const ids = externalIds.slice(at, at + markedTogether);
        const requestBody = { ids, addLabelIds: add, removeLabelIds: remove };
        const error = await api
          .call(
            "messages.batchModify",
            z.unknown(),
            () => users.messages.batchModify({ userId, requestBody }),
            scopes.modify,
          )
          .then(() => null, refusalOf);
        marked.push(...ids.map((externalId) => ({ externalId, error })));
      }
      return marked;
    },
    foldersOnceMarked(folders, change) {
      const { add, remove } = labelChange(change);
      return [...new Set([...folders.filter((label) => !remove.includes(label)), ...add])].sort();
    },

    watch: () => watch(),
    // Renewing is watching again: https://developers.google.com/workspace/gmail/api/guides/push#renewing_mailbox_watch
    async renewWatch() {
      const channel = await watch();
      if (channel === null) throw new ProviderError("not_found", "watch: push is not configured");
      return channel;
    },
    stopWatch,
  };
}
