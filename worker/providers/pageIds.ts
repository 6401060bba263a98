import type { ProviderKind } from "#shared/auth.ts";
import { graphId } from "./microsoft/graphId.ts";

/** The ids of the open conversation and message as the provider's API writes them. */
export interface PageIds {
  threadId: string | undefined;
  messageId: string | undefined;
}

/**
 * Brings the ids that a mail page shows into the form of the provider's API, here and nowhere else. Gmail's page has
 * the API's own; Outlook's are written for urls, and a conversation may be named where a message is looked for.
 */
export function pageIds(kind: ProviderKind, shown: Partial<PageIds>): PageIds {
  const { threadId, messageId } = shown;
  if (kind === "google") return { threadId, messageId };
  const ids = [threadId, messageId].flatMap((text) => (text === undefined ? [] : (graphId(text) ?? [])));
  return {
    threadId: ids.find((id) => id.kind === "conversation")?.id,
    messageId: ids.find((id) => id.kind === "item")?.id,
  };
}
