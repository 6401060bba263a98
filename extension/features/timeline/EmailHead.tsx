import { useState } from "react";
import type { Address } from "#shared/address.ts";
import type { EmailDetail } from "#shared/email.ts";
import { Phrase } from "../../i18n/Phrase.tsx";
import { t } from "../../i18n/t.ts";
import { ForeignText } from "../../ui/ForeignText.tsx";
import { fullTime } from "../../ui/formatTime.ts";
import { plainText } from "../../ui/plainText.ts";
import { EmailFiling } from "./EmailFiling.tsx";
import { peopleLine, personName } from "./people.ts";

/** Subject, people and filing of an email; all headers on demand. */
export function EmailHead({ email }: { email: EmailDetail }) {
  const [isOpen, setIsOpen] = useState(false);
  const recipients = [...email.to, ...email.cc];
  return (
    <header className="email-head">
      <h2 className="title wrap" data-testid="email-subject">
        <ForeignText or={email.subject === null ? t("timeline.subjectNotShared") : t("timeline.noSubject")}>
          {email.subject}
        </ForeignText>
      </h2>
      <div className="row email-who">
        <div className="grow">
          <div className="clip strong" title={plainText(email.from?.address ?? "")}>
            <ForeignText>{personName(email.from)}</ForeignText>
          </div>
          <div className="row small">
            <span className="muted clip">
              <Phrase
                text="email.to"
                with={{
                  people: <ForeignText or={t("email.nobodyNamed")}>{peopleLine(recipients)}</ForeignText>,
                }}
              />
            </span>
            <button type="button" className="link" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
              {isOpen ? t("action.less") : t("action.details")}
            </button>
          </div>
        </div>
        <time className="small faint email-time" dateTime={new Date(email.sentAt).toISOString()}>
          {fullTime(email.sentAt)}
        </time>
      </div>
      {isOpen ? <Headers email={email} /> : null}
      <EmailFiling email={email} />
      {email.isDeleted ? <p className="small muted">{t("email.removed")}</p> : null}
      {email.deletedInProvider ? <p className="small muted">{t("email.deletedInProvider")}</p> : null}
    </header>
  );
}

function Headers({ email }: { email: EmailDetail }) {
  const lines: [string, Address[]][] = [
    [t("email.headerFrom"), email.from === null ? [] : [email.from]],
    [t("email.headerTo"), email.to],
    [t("email.headerCc"), email.cc],
    [t("email.headerBcc"), email.bcc],
    [t("email.headerReplyTo"), email.replyTo],
  ];
  return (
    <dl className="people small">
      {lines.map(([label, people]) =>
        people.length === 0 ? null : (
          <div key={label} className="header-line">
            <dt className="faint">{label}</dt>
            <dd className="wrap">
              {people.map((person, index) => (
                <span key={`${person.address} ${person.name}`}>
                  {index === 0 ? null : ", "}
                  <ForeignText>
                    {person.name === "" ? person.address : `${person.name} <${person.address}>`}
                  </ForeignText>
                </span>
              ))}
            </dd>
          </div>
        ),
      )}
      <div className="header-line">
        <dt className="faint">{t("email.headerMailbox")}</dt>
        <dd className="wrap">
          <ForeignText>{email.accountEmail}</ForeignText>
        </dd>
      </div>
    </dl>
  );
}
