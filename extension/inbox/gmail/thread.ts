import type { OpenMessage, OpenThread } from "#shared/openMail.ts";
import { gmailSelectors as gmail } from "./selectors.ts";
import { apiId, permId } from "./threadId.ts";
import { urlThread } from "./urlThread.ts";

/** The conversation that the evidence names, and which evidence it was. */
interface ThreadEvidence {
  thread: OpenThread | null;
  rung: string;
}

/**
 * Names the conversation on screen from the subject line and the address bar. The first rung that answers
 * wins; null when two of them disagree, as they do while a route changes.
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
  const named = id ?? unsynced;
  // Without conversation view the url may name a message of the conversation instead.
  const agrees =
    inUrl !== null &&
    (inUrl.id.id === id ||
      inUrl.id.id === unsynced ||
      messages.some((message) => message.id === inUrl.id.id));
  if (named !== null && inUrl !== null && !agrees) return null;

  if (id !== null) {
    return {
      thread: { id, kind: "gmail-thread" },
      rung: legacy !== null ? "subject-legacy" : "subject-perm",
    };
  }
  // The url alone may be ahead of the page: it counts if the page's first message, which a thread is named
  // after, agrees.
  if (inUrl?.id.kind === "api" && messages[0]?.id === inUrl.id.id) {
    return { thread: { id: inUrl.id.id, kind: "gmail-thread" }, rung: inUrl.rung };
  }
  if (unsynced !== null)
    return { thread: { id: unsynced, kind: "gmail-unsynced" }, rung: "subject-unsynced" };
  return { thread: null, rung: "messages" };
}
