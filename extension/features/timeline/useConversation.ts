import { useQuery } from "@tanstack/react-query";
import type { EmailDetail } from "#shared/email.ts";
import { t } from "../../i18n/t.ts";
import { callApi } from "../api/callApi.ts";

/** Where an email stands in its conversation, newest first; `words` is null where it stands alone. */
export function useConversation(email: EmailDetail): {
  newer: string | null;
  older: string | null;
  words: string | null;
  /** Whether threads were joined to it that the mailbox does not hold together. */
  isJoined: boolean;
} {
  const { data } = useQuery({
    queryKey: ["timeline-conversation", email.conversationId],
    queryFn: () => callApi("timeline", { conversationId: email.conversationId, limit: 200 }),
  });
  const isJoined = data?.items.some(({ threadId }) => threadId !== email.threadId) === true;
  const ids = data?.items.map((item) => item.id) ?? [];
  const at = ids.indexOf(email.id);
  if (at === -1 || ids.length < 2) return { newer: null, older: null, words: null, isJoined };
  return {
    newer: ids[at - 1] ?? null,
    older: ids[at + 1] ?? null,
    isJoined,
    words: t("email.place", { place: ids.length - at, total: ids.length }),
  };
}
