import { useMutation } from "@tanstack/react-query";
import { Download } from "lucide-react";
import type { Attachment } from "#shared/email.ts";
import { t } from "../../i18n/t.ts";
import { sendMessage } from "../../messaging.ts";
import { ForeignText } from "../../ui/ForeignText.tsx";
import { formatSize } from "../../ui/formatSize.ts";
import { useToast } from "../../ui/Toasts.tsx";
import { answered, failureOf } from "../api/apiFailure.ts";
import { saveFile } from "./saveFile.ts";

/** The files of an email; each is fetched from the mailbox when someone wants it. */
export function AttachmentList({ emailId, attachments }: { emailId: string; attachments: Attachment[] }) {
  const say = useToast();
  const download = useMutation({
    mutationFn: async (attachment: Attachment) => {
      const bytes = await answered(sendMessage("attachment", { emailId, attachmentId: attachment.id }));
      saveFile(attachment.filename, bytes.base64);
    },
    onError: (error) => say(t("failure.notDownloaded", { reason: failureOf(error).message })),
  });
  const files = attachments.filter((attachment) => !attachment.isInline);
  if (files.length === 0) return null;
  return (
    <div className="attachments">
      {files.map((attachment) => {
        const isLoading = download.isPending && download.variables.id === attachment.id;
        return (
          <button
            key={attachment.id}
            type="button"
            className="attachment small"
            disabled={isLoading}
            onClick={() => download.mutate(attachment)}
            data-testid="attachment"
          >
            <Download size={14} />
            <span className="clip">
              <ForeignText or={t("email.unnamedFile")}>{attachment.filename}</ForeignText>
            </span>
            <span className="faint">{isLoading ? "…" : formatSize(attachment.size)}</span>
          </button>
        );
      })}
    </div>
  );
}
