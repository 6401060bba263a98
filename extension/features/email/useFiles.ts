import { useMutation } from "@tanstack/react-query";
import type { Attachment } from "#shared/email.ts";
import { t } from "../../i18n/t.ts";
import { sendMessage } from "../../messaging.ts";
import { useToast } from "../../ui/Toasts.tsx";
import { answered, failureOf } from "../api/apiFailure.ts";
import { callApi } from "../api/callApi.ts";
import { saveFile } from "./saveFile.ts";

/** Bytes of a file that travel through the extension; a larger one is the browser's own download. */
const largestMessage = 8_000_000;

/** Saving the files of an email, and showing those that a browser can show safely. */
export function useFiles(emailId: string): {
  download: (file: Attachment) => void;
  open: (file: Attachment) => void;
  /** The file that is being fetched. */
  busy: string | null;
} {
  const say = useToast();
  const follow = async (file: Attachment, query: string) => {
    const { url } = await callApi("fileLink", { id: emailId, attachmentId: file.id });
    window.open(`${url}${query}`, "_blank", "noopener,noreferrer");
  };
  const fetching = useMutation({
    mutationFn: async ({ file, isOpened }: { file: Attachment; isOpened: boolean }) => {
      if (isOpened) return follow(file, "?show=1");
      if (file.size > largestMessage) return follow(file, "");
      const bytes = await answered(sendMessage("attachment", { emailId, attachmentId: file.id }));
      saveFile(file.filename, bytes.base64);
    },
    onError: (error) => say(t("failure.notDownloaded", { reason: failureOf(error).message })),
  });
  return {
    download: (file) => fetching.mutate({ file, isOpened: false }),
    open: (file) => fetching.mutate({ file, isOpened: true }),
    busy: fetching.isPending ? fetching.variables.file.id : null,
  };
}
