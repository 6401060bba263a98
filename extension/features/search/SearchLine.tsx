import { Combobox } from "@base-ui/react/combobox";
import { ArrowRight, Inbox, Paperclip, User } from "lucide-react";
import type { Business, Contact } from "#shared/business.ts";
import type { TimelineItem } from "#shared/timeline.ts";
import { Phrase } from "../../i18n/Phrase.tsx";
import { t } from "../../i18n/t.ts";
import { BusinessMark } from "../../ui/BusinessMark.tsx";
import { ForeignText } from "../../ui/ForeignText.tsx";
import { shortTime } from "../../ui/formatTime.ts";
import { MarkedText } from "../../ui/MarkedText.tsx";
import { peopleLine } from "../timeline/people.ts";
import type { SearchEntry } from "./searchEntries.ts";

const testIds = {
  mine: "business-row",
  business: "business-row",
  person: "person-row",
  email: "email-row",
  emails: "all-emails-row",
} as const;

/** One line of the search: what was found, and where it stands there. */
export function SearchLine({ entry, isSelected }: { entry: SearchEntry; isSelected: boolean }) {
  return (
    <Combobox.Item
      value={entry}
      disabled={!entry.isAnswered}
      className={`business-row${isSelected ? " selected" : ""}`}
      data-testid={testIds[entry.kind]}
    >
      {content(entry)}
    </Combobox.Item>
  );
}

function content(entry: SearchEntry) {
  switch (entry.kind) {
    case "mine":
      return <MineLine />;
    case "business":
      return <BusinessLine business={entry.business} />;
    case "person":
      return <PersonLine person={entry.person} />;
    case "email":
      return <EmailLine email={entry.email} />;
    case "emails":
      return <EmailsLine q={entry.q} />;
  }
}

function MineLine() {
  return (
    <>
      <span className="mark medium mine">
        <Inbox size={14} />
      </span>
      <span className="grow">
        <span className="clip block">{t("surface.allMail")}</span>
        <span className="small muted clip block">{t("surface.allMailHint")}</span>
      </span>
    </>
  );
}

function BusinessLine({ business }: { business: Business }) {
  const [domain] = business.domains;
  return (
    <>
      <BusinessMark name={business.name} size="medium" />
      <span className="grow">
        <span className="clip block">
          <ForeignText>{business.name}</ForeignText>
        </span>
        <span className="small muted clip block">
          {t("count.emails", { count: business.emailCount })}
          {domain === undefined ? null : (
            <span className="faint">
              {" · "}
              <ForeignText>{domain.domain}</ForeignText>
            </span>
          )}
        </span>
      </span>
      <Last at={business.lastEmailAt} />
    </>
  );
}

function PersonLine({ person }: { person: Contact }) {
  const [address] = person.addresses;
  return (
    <>
      <span className="mark medium mine">
        <User size={14} />
      </span>
      <span className="grow">
        <span className="clip block">
          <ForeignText>{person.name}</ForeignText>
        </span>
        <span className="small muted clip block">
          <ForeignText>{person.business?.name ?? address?.address}</ForeignText>
          {person.business === null || address === undefined ? null : (
            <span className="faint">
              {" · "}
              <ForeignText>{address.address}</ForeignText>
            </span>
          )}
        </span>
      </span>
      <Last at={person.lastEmailAt} />
    </>
  );
}

function EmailLine({ email }: { email: TimelineItem }) {
  const people = email.from === null ? [] : [email.from];
  const text = email.match?.text ?? null;
  const subject = email.subject === null ? t("timeline.subjectNotShared") : t("timeline.noSubject");
  return (
    <span className="grow">
      <span className="row">
        <span className="clip grow">
          <MarkedText ranges={email.match?.subject ?? []} or={subject}>
            {email.subject ?? ""}
          </MarkedText>
        </span>
        {email.hasAttachments ? (
          <Paperclip size={12} className="faint" aria-label={t("timeline.hasFiles")} />
        ) : null}
        <Last at={email.sentAt} />
      </span>
      <span className="small muted clip block">
        <ForeignText or={t("surface.nobody")}>{peopleLine(people)}</ForeignText>
        <span className="faint">
          {" · "}
          <MarkedText ranges={text?.ranges ?? []}>{text?.text ?? email.snippet ?? ""}</MarkedText>
        </span>
      </span>
    </span>
  );
}

function EmailsLine({ q }: { q: string }) {
  return (
    <>
      <span className="grow clip small strong">
        <Phrase text="search.allEmails" with={{ query: <ForeignText>{q}</ForeignText> }} />
      </span>
      <ArrowRight size={14} className="faint turned" />
    </>
  );
}

function Last({ at }: { at: number | null }) {
  return at === null ? null : <span className="small faint">{shortTime(at, Date.now())}</span>;
}
