import { ArrowLeft, ChevronDown, ChevronUp, Mail, MailOpen, RotateCcw, Star, Trash2 } from "lucide-react";
import { useState } from "react";
import type { EmailDetail } from "#shared/email.ts";
import { t } from "../../i18n/t.ts";
import { IconButton } from "../../ui/Button.tsx";
import { plainText } from "../../ui/plainText.ts";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { FailureMessage } from "../api/FailureMessage.tsx";
import { useEmail } from "../api/queries.ts";
import { AttachmentList } from "../email/AttachmentList.tsx";
import { EmailBody } from "../email/EmailBody.tsx";
import { EmbeddedEmail } from "../email/EmbeddedEmail.tsx";
import { EmailHead } from "./EmailHead.tsx";
import { EmailMore } from "./EmailMore.tsx";
import { OpenInMail } from "./OpenInMail.tsx";
import { useConversation } from "./useConversation.ts";
import { useEmailActions } from "./useEmailActions.ts";

interface EmailViewProps {
  emailId: string;
  onBack: () => void;
  onShow: (emailId: string) => void;
  onRemoved: () => void;
}

/** One email in full, with the way to the others of its conversation. */
export function EmailView({ emailId, onBack, onShow, onRemoved }: EmailViewProps) {
  const query = useEmail(emailId);
  const email = query.data;
  return (
    <article className="email" aria-label={t("email.title")} data-testid="email">
      <div className="bar">
        <IconButton label={t("action.back")} icon={<ArrowLeft size={16} />} onClick={onBack} />
        {email === undefined ? null : <EmailBar email={email} onShow={onShow} onRemoved={onRemoved} />}
      </div>
      {email === undefined ? (
        query.isError ? (
          <FailureMessage error={query.error} retry={() => void query.refetch()} />
        ) : (
          <SkeletonRows rows={3} />
        )
      ) : (
        <EmailContent key={email.id} email={email} />
      )}
    </article>
  );
}

function EmailContent({ email }: { email: EmailDetail }) {
  const [opened, setOpened] = useState<string | null>(null);
  if (opened !== null)
    return <EmbeddedEmail emailId={email.id} attachmentId={opened} onClose={() => setOpened(null)} />;
  return (
    <>
      <EmailHead email={email} />
      <EmailBody email={email} />
      <AttachmentList
        emailId={email.id}
        attachments={email.attachments}
        onOpenEmail={({ id }) => setOpened(id)}
      />
    </>
  );
}

interface EmailBarProps {
  email: EmailDetail;
  onShow: (emailId: string) => void;
  onRemoved: () => void;
}

function EmailBar({ email, onShow, onRemoved }: EmailBarProps) {
  const { mark, remove, restore } = useEmailActions();
  const { older, newer, words, isJoined } = useConversation(email);
  const permitted = (action: string) => (email.canMark ? action : t("email.notPermitted", { action }));
  const subject = plainText(email.subject ?? "") || t("email.title");
  return (
    <>
      {words === null ? null : (
        <>
          <IconButton
            label={t("email.newer")}
            icon={<ChevronUp size={16} />}
            disabled={newer === null}
            onClick={() => onShow(newer ?? email.id)}
          />
          <span className="small muted">{words}</span>
          <IconButton
            label={t("email.older")}
            icon={<ChevronDown size={16} />}
            disabled={older === null}
            onClick={() => onShow(older ?? email.id)}
          />
        </>
      )}
      <span className="grow" />
      <OpenInMail email={email} />
      <IconButton
        label={permitted(email.isStarred ? t("email.unstar") : t("email.star"))}
        className="star"
        aria-keyshortcuts="s"
        icon={<Star size={16} className={email.isStarred ? "filled" : undefined} />}
        aria-pressed={email.isStarred}
        disabled={!email.canMark}
        onClick={() => mark.mutate({ id: email.id, patch: { isStarred: !email.isStarred } })}
      />
      <IconButton
        label={permitted(email.isRead ? t("email.markUnread") : t("email.markRead"))}
        icon={email.isRead ? <MailOpen size={16} /> : <Mail size={16} />}
        aria-keyshortcuts="u"
        aria-pressed={email.isRead}
        disabled={!email.canMark}
        onClick={() => mark.mutate({ id: email.id, patch: { isRead: !email.isRead } })}
      />
      {email.isDeleted ? (
        <IconButton
          label={t("email.restore")}
          icon={<RotateCcw size={16} />}
          onClick={() => restore.mutate(email.id)}
        />
      ) : (
        <IconButton
          label={t("email.remove")}
          aria-keyshortcuts="e"
          icon={<Trash2 size={16} />}
          onClick={() => {
            remove.mutate({ id: email.id, subject });
            onRemoved();
          }}
        />
      )}
      <EmailMore key={email.id} email={email} isJoined={isJoined} onErased={onRemoved} />
    </>
  );
}
