import type { Fetched } from "../mailProvider.ts";
import { ProviderError } from "../providerError.ts";
import type { GraphApi } from "./graphApi.ts";
import { messagePath, withDetails } from "./messageDetails.ts";
import { messageSchema, selectMessage } from "./messageSchema.ts";

/**
 * Reads messages by id; each id is answered once. A message that fails by itself is an answer about that message.
 * @throws ProviderError when the grant or a permission is gone, and when none of several was answered at all.
 */
export async function fetchMessages(
  api: GraphApi,
  externalIds: readonly string[],
  sentFolderId: () => Promise<string | null>,
): Promise<Fetched[]> {
  const ids = [...new Set(externalIds)];
  // Asked for with the first emails: later, Graph may want to be left alone.
  const sent = sentFolderId();
  sent.catch(() => undefined);
  const failures: ProviderError[] = [];
  const unreached: ProviderError[] = [];
  const fetchOne = async (externalId: string): Promise<Fetched> => {
    const path = `${messagePath(api, externalId)}?$select=${selectMessage(true)}`;
    const answer = await api.answer({ path }).catch((error: unknown) => {
      if (error instanceof ProviderError) unreached.push(error);
      throw error;
    });
    if (answer.status !== 200) throw api.refused(answer, "messages.get");
    const message = messageSchema.safeParse(answer.body);
    // An answer about another message than the one asked for is none.
    if (!message.success || message.data.id !== externalId)
      return { type: "failed", externalId, reason: answer.body === null ? "unanswered" : "unreadable" };
    return { type: "email", email: await withDetails(api, message.data, true, sent) };
  };
  const answers = await Promise.all(
    ids.map(async (externalId): Promise<Fetched> => {
      try {
        return await fetchOne(externalId);
      } catch (error) {
        if (!(error instanceof ProviderError)) return { type: "failed", externalId, reason: "unreadable" };
        if (error.code === "not_found") return { type: "not_found", externalId };
        failures.push(error);
        return unanswered(externalId, error);
      }
    }),
  );
  const fatal =
    failures.find(({ code }) => code === "reauth_required" || code === "app_misconfigured") ??
    // One mail can be closed to us or break its answer; all of them at once speak of more than of mail.
    (failures.length === ids.length
      ? failures.find(({ code }) => code === "permission_missing")
      : undefined) ??
    (ids.length > 1 && unreached.length === ids.length
      ? unreached.find(({ retryAt }) => retryAt === null)
      : undefined);
  if (fatal) throw fatal;
  return answers;
}

function unanswered(externalId: string, error: ProviderError): Fetched {
  if (error.retryAt !== null) return { type: "throttled", externalId, retryAt: error.retryAt };
  return { type: "failed", externalId, reason: error.code === "transient" ? "provider_error" : "refused" };
}
