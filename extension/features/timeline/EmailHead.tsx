import { useState } from "react";
import type { Address } from "#shared/address.ts";
import type { EmailDetail } from "#shared/email.ts";
import { ForeignText } from "../../ui/ForeignText.tsx";
import { fullTime } from "../../ui/formatTime.ts";
import { EmailFiling } from "./EmailFiling.tsx";
import { peopleLine, personName } from "./people.ts";

/** Subject, people and filing of an email; all headers on demand. */
export function EmailHead({ email }: { email: EmailDetail }) {
  const [isOpen, setIsOpen] = useState(false);
  const recipients = [...email.to, ...email.cc];
  return (
    <header className="email-head">
      <h2 className="title wrap" data-testid="email-subject">
        <ForeignText or={email.subject === null ? "Subject not shared" : "(no subject)"}>
          {email.subject}
        </ForeignText>
      </h2>
      <div className="row email-who">
        <div className="grow">
          <div className="clip strong" title={email.from?.address}>
            <ForeignText>{personName(email.from)}</ForeignText>
          </div>
          <div className="row small">
            <span className="muted clip">
              to <ForeignText or="nobody named">{peopleLine(recipients)}</ForeignText>
            </span>
            <button type="button" className="link" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
              {isOpen ? "Less" : "Details"}
            </button>
          </div>
        </div>
        <time className="small faint email-time" dateTime={new Date(email.sentAt).toISOString()}>
          {fullTime(email.sentAt)}
        </time>
      </div>
      {isOpen ? <Headers email={email} /> : null}
      <EmailFiling email={email} />
      {email.isDeleted ? (
        <p className="small muted">Removed from the timeline. It is still in the mailbox.</p>
      ) : null}
      {email.deletedInProvider ? <p className="small muted">Deleted in the mailbox; kept here.</p> : null}
    </header>
  );
}

function Headers({ email }: { email: EmailDetail }) {
  const lines: [string, Address[]][] = [
    ["From", email.from === null ? [] : [email.from]],
    ["To", email.to],
    ["Cc", email.cc],
    ["Bcc", email.bcc],
    ["Reply to", email.replyTo],
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
        <dt className="faint">Mailbox</dt>
        <dd className="wrap">
          <ForeignText>{email.accountEmail}</ForeignText>
        </dd>
      </div>
    </dl>
  );
}
