import { ImageOff } from "lucide-react";
import { useMemo, useState } from "react";
import type { EmailDetail } from "#shared/email.ts";
import { t } from "../../i18n/t.ts";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { FailureMessage } from "../api/FailureMessage.tsx";
import { useEmailBody } from "../api/queries.ts";
import { splitQuotedText } from "./quotedText.ts";
import { sanitiseEmail } from "./sanitiseEmail.ts";
import { useInlineImages } from "./useInlineImages.ts";

/** What the email says. A stranger's HTML is shown only inside a frame without scripts and without an origin. */
export function EmailBody({ email }: { email: EmailDetail }) {
  const isShared = email.visibility === "full";
  const body = useEmailBody(email.id, isShared);
  if (!isShared) return <div className="email-text muted">{t("email.textNotShared")}</div>;
  if (body.data !== undefined) {
    if (body.data.html !== null) return <HtmlBody email={email} html={body.data.html} />;
    return <TextBody text={body.data.text} isShortened={body.data.source === "stored"} />;
  }
  if (body.isError) return <FailureMessage error={body.error} retry={() => void body.refetch()} />;
  return (
    <div className="email-text stack" role="status" aria-label={t("surface.loading")}>
      <Skeleton width="90%" />
      <Skeleton width="96%" />
      <Skeleton width="60%" />
    </div>
  );
}

function HtmlBody({ email, html }: { email: EmailDetail; html: string }) {
  const [showImages, setShowImages] = useState(false);
  const inlineImages = useInlineImages(email, html);
  const safe = useMemo(() => sanitiseEmail(html, showImages, inlineImages), [html, showImages, inlineImages]);
  return (
    <div className="email-body">
      {safe.blockedImages > 0 ? (
        <div className="email-notice row small" data-testid="blocked-images">
          <ImageOff size={14} className="faint" />
          <span className="grow muted">{t("email.imagesNotLoaded", { count: safe.blockedImages })}</span>
          <button type="button" className="link" onClick={() => setShowImages(true)}>
            {t("action.show")}
          </button>
        </div>
      ) : null}
      <iframe
        title={t("email.frame")}
        sandbox="allow-popups allow-popups-to-escape-sandbox"
        referrerPolicy="no-referrer"
        srcDoc={safe.document}
        data-testid="email-frame"
      />
    </div>
  );
}

function TextBody({ text, isShortened }: { text: string; isShortened: boolean }) {
  const { own, quoted } = splitQuotedText(text);
  return (
    <div className="email-text" data-testid="email-text" dir="auto">
      {isShortened ? <p className="small faint">{t("email.shortened")}</p> : null}
      {own || <span className="faint">{t("email.noText")}</span>}
      {quoted === "" ? null : (
        <details>
          <summary>{t("email.earlier")}</summary>
          {quoted}
        </details>
      )}
    </div>
  );
}
