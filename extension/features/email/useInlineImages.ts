import { useQueries } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Attachment, EmailDetail } from "#shared/email.ts";
import { sendMessage } from "../../messaging.ts";
import { answered } from "../api/apiFailure.ts";

/** Images inside the mail are fetched up to this many bytes each, and this many of them. */
const largest = 3_000_000;
const most = 12;
const shown = /^image\/(png|jpe?g|gif|webp)$/i;

/** The images that an email carries and shows in its text, as data urls by Content-ID. */
export function useInlineImages(email: EmailDetail, html: string): ReadonlyMap<string, string> {
  const wanted = email.attachments
    .filter(
      ({ contentId, mimeType, size }) =>
        contentId && html.includes(contentId) && shown.test(mimeType) && size <= largest,
    )
    .slice(0, most);
  const urls = useQueries({
    queries: wanted.map((attachment) => ({
      queryKey: ["inlineImage", email.id, attachment.id],
      queryFn: () => dataUrl(email.id, attachment),
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 60_000,
    })),
    combine: (results) => results.map((result) => result.data ?? "").join("\n"),
  });
  const ids = wanted.map(({ contentId }) => contentId).join("\n");
  return useMemo(() => {
    const found = new Map<string, string>();
    const list = urls.split("\n");
    for (const [index, id] of ids.split("\n").entries()) if (list[index]) found.set(id, list[index]);
    return found;
  }, [ids, urls]);
}

async function dataUrl(emailId: string, { id, mimeType }: Attachment): Promise<string> {
  const { base64 } = await answered(sendMessage("attachment", { emailId, attachmentId: id }));
  return `data:${mimeType.toLowerCase()};base64,${base64}`;
}
