import { ImageOff } from "lucide-react";
import { useMemo } from "react";
import { t } from "../../i18n/t.ts";
import { sanitiseEmail } from "./sanitiseEmail.ts";

interface HtmlFrameProps {
  html: string;
  /** The mail passes another one on: nothing in it is folded as history. */
  isForward: boolean;
  /** Images that the mail carries: data urls by Content-ID. */
  inline: ReadonlyMap<string, string>;
  /** Where to have each remote image; null while none is wanted. */
  remote: ReadonlyMap<string, string> | null;
  /** Fetches the remote images; null where that cannot be done. */
  onShowImages: (() => void) | null;
  isFetching?: boolean;
}

/** A stranger's HTML, shown only inside a frame without scripts and without an origin. */
export function HtmlFrame({ html, isForward, inline, remote, onShowImages, isFetching }: HtmlFrameProps) {
  const safe = useMemo(
    () => sanitiseEmail(html, { isForward, inline, remote }),
    [html, isForward, inline, remote],
  );
  return (
    <div className="email-body">
      {safe.blockedImages > 0 ? (
        <div className="email-notice row small" data-testid="blocked-images">
          <ImageOff size={14} className="faint" />
          <span className="grow muted">
            {remote === null
              ? t("email.imagesNotLoaded", { count: safe.blockedImages })
              : t("email.imagesNotHad", { count: safe.blockedImages })}
          </span>
          {remote === null && onShowImages !== null ? (
            <button type="button" className="link" disabled={isFetching} onClick={onShowImages}>
              {isFetching ? "…" : t("action.show")}
            </button>
          ) : null}
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
