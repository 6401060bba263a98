import { Download, ExternalLink, Link2, MailOpen } from "lucide-react";
import type { Attachment } from "#shared/email.ts";
import { isLinkAttachment } from "#shared/linkAttachment.ts";
import { t } from "../../i18n/t.ts";
import { ForeignText } from "../../ui/ForeignText.tsx";
import { formatSize } from "../../ui/formatSize.ts";
import { useFiles } from "./useFiles.ts";

/** What a browser shows without running anything; the API decides anew. */
const openable = /^(?:image\/(?:png|jpeg|gif|webp|bmp)|text\/plain)$/;

interface AttachmentListProps {
  emailId: string;
  attachments: Attachment[];
  /** Reads an email that lies in this one as a file. */
  onOpenEmail: (attachment: Attachment) => void;
}

/** The files of an email; each is fetched from the mailbox when someone wants it. */
export function AttachmentList({ emailId, attachments, onOpenEmail }: AttachmentListProps) {
  const { download, open, busy } = useFiles(emailId);
  const files = attachments.filter((attachment) => !attachment.isInline);
  if (files.length === 0) return null;
  return (
    <ul className="attachments" aria-label={t("email.files")}>
      {files.map((file) =>
        isLinkAttachment(file) ? (
          <li
            key={file.id}
            className="attachment small"
            title={t("email.linkHint")}
            data-testid="attachment-link"
          >
            <Link2 size={14} className="faint" />
            <Name>{file.filename}</Name>
            <span className="faint">{t("email.link")}</span>
          </li>
        ) : (
          <li key={file.id} className="attachment small">
            <button
              type="button"
              className="attachment-main"
              disabled={busy === file.id}
              title={t("email.download", { name: file.filename })}
              onClick={() => download(file)}
              data-testid="attachment"
            >
              <Download size={14} />
              <Name>{file.filename}</Name>
              <span className="faint">{busy === file.id ? "…" : formatSize(file.size)}</span>
            </button>
            {file.mimeType === "message/rfc822" ? (
              <OpenButton name={file.filename} onClick={() => onOpenEmail(file)} isEmail />
            ) : openable.test(file.mimeType) ? (
              <OpenButton name={file.filename} onClick={() => open(file)} />
            ) : null}
          </li>
        ),
      )}
    </ul>
  );
}

function Name({ children }: { children: string }) {
  return (
    <span className="clip">
      <ForeignText or={t("email.unnamedFile")}>{children}</ForeignText>
    </span>
  );
}

function OpenButton({ name, onClick, isEmail }: { name: string; onClick: () => void; isEmail?: boolean }) {
  const label = t("email.open", { name });
  return (
    <button
      type="button"
      className="attachment-open"
      aria-label={label}
      title={label}
      onClick={onClick}
      data-testid="attachment-open"
    >
      {isEmail ? <MailOpen size={14} /> : <ExternalLink size={14} />}
    </button>
  );
}
