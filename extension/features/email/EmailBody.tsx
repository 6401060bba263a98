import type { EmailBodyAnswer, EmailDetail } from "#shared/email.ts";
import { t } from "../../i18n/t.ts";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { FailureMessage } from "../api/FailureMessage.tsx";
import { useEmailBody } from "../api/queries.ts";
import { HtmlFrame } from "./HtmlFrame.tsx";
import { MeetingCard } from "./MeetingCard.tsx";
import { TextParts } from "./TextParts.tsx";
import { useInlineImages } from "./useInlineImages.ts";
import { useRemoteImages } from "./useRemoteImages.ts";

/** What the email says. */
export function EmailBody({ email }: { email: EmailDetail }) {
  const isShared = email.visibility === "full";
  const body = useEmailBody(email.id, isShared);
  if (!isShared) return <div className="email-text muted">{t("email.textNotShared")}</div>;
  if (body.data !== undefined) return <Content email={email} body={body.data} />;
  if (body.isError) return <FailureMessage error={body.error} retry={() => void body.refetch()} />;
  return (
    <div className="email-text stack" role="status" aria-label={t("surface.loading")}>
      <Skeleton width="90%" />
      <Skeleton width="96%" />
      <Skeleton width="60%" />
    </div>
  );
}

function Content({ email, body }: { email: EmailDetail; body: EmailBodyAnswer }) {
  return (
    <>
      {body.meeting === null ? null : <MeetingCard meeting={body.meeting} />}
      {body.html === null ? (
        <TextParts parts={body.parts} notice={noticeOf(body)} />
      ) : (
        <HtmlBody email={email} body={body} html={body.html} />
      )}
    </>
  );
}

function HtmlBody({ email, body, html }: { email: EmailDetail; body: EmailBodyAnswer; html: string }) {
  const inline = useInlineImages(email, html);
  const { remote, isFetching, show } = useRemoteImages(email.id);
  return (
    <>
      {body.isShortened ? <p className="email-notice small muted">{t("email.cut")}</p> : null}
      <HtmlFrame
        html={html}
        isForward={body.parts.some(({ kind }) => kind === "forward")}
        inline={inline}
        remote={remote}
        onShowImages={show}
        isFetching={isFetching}
      />
    </>
  );
}

function noticeOf({ source, isShortened }: EmailBodyAnswer): string | null {
  if (source === "none") return t("email.notKept");
  if (source === "stored") return t("email.shortened");
  return isShortened ? t("email.cut") : null;
}
