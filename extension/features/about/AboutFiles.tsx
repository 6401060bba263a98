import { useInfiniteQuery } from "@tanstack/react-query";
import { t } from "../../i18n/t.ts";
import { ForeignText } from "../../ui/ForeignText.tsx";
import { formatSize } from "../../ui/formatSize.ts";
import { shortTime } from "../../ui/formatTime.ts";
import { callApi } from "../api/callApi.ts";

/** Files that one step shows. */
const step = 20;

interface AboutFilesProps {
  businessId: string;
  onOpenEmail: (emailId: string) => void;
}

/** All files of a business, by the emails that brought them; nothing where there are none. */
export function AboutFiles({ businessId, onOpenEmail }: AboutFilesProps) {
  const files = useInfiniteQuery({
    queryKey: ["business", businessId, "files"],
    queryFn: ({ pageParam }) =>
      callApi("businessFiles", {
        id: businessId,
        limit: step,
        ...(pageParam === null ? {} : { cursor: pageParam }),
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
  const items = files.data?.pages.flatMap((page) => page.items) ?? [];
  if (items.length === 0) return null;
  return (
    <section className="card" aria-label={t("about.files")} data-testid="about-files">
      <div className="setting wide">
        <span>
          <span className="block">{t("about.files")}</span>
          <span className="small muted">{t("about.filesHint")}</span>
        </span>
        <ul>
          {items.map(({ emailId, attachment, from, sentAt }) => (
            <li key={`${emailId} ${attachment.id}`}>
              <button type="button" className="row about-file" onClick={() => onOpenEmail(emailId)}>
                <span className="grow clip">
                  <ForeignText or={t("email.unnamedFile")}>{attachment.filename}</ForeignText>
                  <span className="small faint">
                    {" · "}
                    <ForeignText>{from?.name || from?.address}</ForeignText>
                  </span>
                </span>
                <span className="small faint">
                  {`${formatSize(attachment.size)} · ${shortTime(sentAt, Date.now())}`}
                </span>
              </button>
            </li>
          ))}
        </ul>
        {files.hasNextPage ? (
          <button
            type="button"
            className="link small"
            disabled={files.isFetchingNextPage}
            onClick={() => void files.fetchNextPage()}
          >
            {t("about.moreFiles")}
          </button>
        ) : null}
      </div>
    </section>
  );
}
