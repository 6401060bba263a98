import type { OpenMessage, OpenThread } from "#shared/openMail.ts";
import { gmailSelectors as gmail } from "./selectors.ts";
import { apiId, permId } from "./threadId.ts";
import { urlThread } from "./urlThread.ts";

/** The conversation that the evidence names, and which evidence it was. */
export interface ThreadEvidence {
  thread: OpenThread | null;
  rung: string;
}

/**
 * Names the conversation on screen from the subject line and the address bar. The first rung that answers wins;
 * null when two of them disagree, as they do while a route changes.
 */
export function readThread(
  subject: Element | null,
  messages: OpenMessage[],
  url: string,
): ThreadEvidence | null {
  const legacy = apiId(subject?.getAttribute(gmail.threadId));
  const perm = permId(subject?.getAttribute(gmail.threadPermId));
  const inUrl = urlThread(url);
  const fromPerm = perm?.kind === "api" ? perm.id : null;
  const unsynced = perm?.kind === "unsynced" ? perm.id : null;

  if (legacy !== null && fromPerm !== null && legacy !== fromPerm) return null;
  const id = legacy ?? fromPerm;
  if (inUrl?.id.kind === "unsynced" && inUrl.id.id !== unsynced && (id ?? unsynced) !== null) return null;
  if (inUrl?.id.kind === "api") {
    const urlId = inUrl.id.id;
    // Without conversation view the url may name a message of the conversation instead.
    if (id !== null && urlId !== id && !messages.some((message) => message.id === urlId)) return null;
    if (id === null && messages.slice(1).some((message) => message.id === urlId)) return null;
  }

  if (id !== null) {
    return {
      thread: { id, kind: "gmail-thread" },
      rung: legacy !== null ? "subject-legacy" : "subject-perm",
    };
  }
  if (inUrl?.id.kind === "api")
    return { thread: { id: inUrl.id.id, kind: "gmail-thread" }, rung: inUrl.rung };
  const waiting = unsynced ?? inUrl?.id.id ?? null;
  if (waiting !== null) return { thread: { id: waiting, kind: "gmail-unsynced" }, rung: "unsynced" };
  return { thread: null, rung: "messages" };
}
