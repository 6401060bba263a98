import { useQuery } from "@tanstack/react-query";
import { ArrowLeft, Mail } from "lucide-react";
import { useState } from "react";
import type { EmbeddedEmail as EmbeddedEmailData } from "#shared/embeddedEmail.ts";
import { t } from "../../i18n/t.ts";
import { ForeignText } from "../../ui/ForeignText.tsx";
import { formatSize } from "../../ui/formatSize.ts";
import { fullTime } from "../../ui/formatTime.ts";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { callApi } from "../api/callApi.ts";
import { FailureMessage } from "../api/FailureMessage.tsx";
import { peopleLine, personName } from "../timeline/people.ts";
import { HtmlFrame } from "./HtmlFrame.tsx";
import { MeetingCard } from "./MeetingCard.tsx";
import { TextParts } from "./TextParts.tsx";

const none: ReadonlyMap<string, string> = new Map();

interface EmbeddedEmailProps {
  emailId: string;
  attachmentId: string;
  onClose: () => void;
}

/** An email that was forwarded as a file, and what lies in it. */
export function EmbeddedEmail({ emailId, attachmentId, onClose }: EmbeddedEmailProps) {
  const [inside, setInside] = useState<number[]>([]);
  const query = useQuery({
    queryKey: ["embeddedEmail", emailId, attachmentId, inside],
    queryFn: () =>
      callApi("embeddedEmail", {
        id: emailId,
        attachmentId,
        ...(inside.length === 0 ? {} : { inside: inside.join(".") }),
      }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  });
  return (
    <div className="embedded" data-testid="embedded-email">
      <button
        type="button"
        className="link small row embedded-back"
        onClick={() => (inside.length === 0 ? onClose() : setInside(inside.slice(0, -1)))}
      >
        <ArrowLeft size={14} /> {t("email.backToOuter")}
      </button>
      {query.data !== undefined ? (
        <Content email={query.data} onOpen={(index) => setInside([...inside, index])} />
      ) : query.isError ? (
        <FailureMessage error={query.error} retry={() => void query.refetch()} />
      ) : (
        <SkeletonRows rows={3} />
      )}
    </div>
  );
}

function Content({ email, onOpen }: { email: EmbeddedEmailData; onOpen: (index: number) => void }) {
  return (
    <>
      <header className="email-head">
        <h2 className="title wrap">
          <ForeignText or={t("timeline.noSubject")}>{email.subject}</ForeignText>
        </h2>
        <div className="row email-who">
          <div className="grow">
            <div className="clip strong" title={email.from?.address}>
              <ForeignText>{personName(email.from)}</ForeignText>
            </div>
            <div className="small muted clip">
              {t("email.to", { people: peopleLine([...email.to, ...email.cc]) || t("email.nobodyNamed") })}
            </div>
          </div>
          {email.sentAt === null ? null : (
            <time className="small faint email-time" dateTime={new Date(email.sentAt).toISOString()}>
              {fullTime(email.sentAt)}
            </time>
          )}
        </div>
      </header>
      {email.meeting === null ? null : <MeetingCard meeting={email.meeting} />}
      {email.html === null ? (
        <TextParts parts={email.parts} notice={email.isShortened ? t("email.cut") : null} />
      ) : (
        <HtmlFrame
          html={email.html}
          isForward={email.parts.some(({ kind }) => kind === "forward")}
          inline={none}
          remote={null}
          onShowImages={null}
        />
      )}
      {email.files.length === 0 ? null : (
        <ul className="attachments" aria-label={t("email.files")}>
          {email.files.map((file) => (
            <li key={file.index} className="attachment small">
              {file.isMail ? (
                <button type="button" className="attachment-main" onClick={() => onOpen(file.index)}>
                  <Mail size={14} /> <FileWords {...file} />
                </button>
              ) : (
                <span className="attachment-main">
                  <FileWords {...file} />
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function FileWords({ filename, size }: { filename: string; size: number }) {
  return (
    <>
      <span className="clip">
        <ForeignText or={t("email.unnamedFile")}>{filename}</ForeignText>
      </span>
      <span className="faint">{formatSize(size)}</span>
    </>
  );
}
