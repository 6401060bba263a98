import { CalendarDays, CalendarX2 } from "lucide-react";
import type { Meeting } from "#shared/meeting.ts";
import { type TextKey, t } from "../../i18n/t.ts";
import { ForeignText } from "../../ui/ForeignText.tsx";
import { personName } from "../timeline/people.ts";
import { meetingTime } from "./meetingTime.ts";

/** People that are named; the others are counted. */
const named = 6;

const titles = {
  invite: "meeting.invite",
  cancel: "meeting.cancel",
  answer: "meeting.answer",
  propose: "meeting.propose",
  tell: "meeting.tell",
} as const satisfies Record<Meeting["method"], TextKey>;

const answers = {
  accepted: "meeting.accepted",
  declined: "meeting.declined",
  tentative: "meeting.tentative",
  waiting: "meeting.waiting",
} as const satisfies Record<Meeting["attendees"][number]["status"], TextKey>;

const often = {
  day: "meeting.everyDay",
  week: "meeting.everyWeek",
  month: "meeting.everyMonth",
  year: "meeting.everyYear",
} as const;

function howOften({ every, interval }: NonNullable<Meeting["repeats"]>): string {
  return every === "other" ? t("meeting.repeats") : t(often[every], { count: interval });
}

/** The invitation that an email carries: what, when, where, and who. */
export function MeetingCard({ meeting }: { meeting: Meeting }) {
  const when = meetingTime(meeting);
  const isOff = meeting.method === "cancel";
  const rest = meeting.attendees.length - named;
  return (
    <section className={isOff ? "meeting off" : "meeting"} data-testid="meeting">
      {isOff ? <CalendarX2 size={18} /> : <CalendarDays size={18} />}
      <div className="stack meeting-text">
        <div className="small muted">
          {meeting.isUpdate && meeting.method === "invite" ? t("meeting.update") : t(titles[meeting.method])}
        </div>
        <div className="strong wrap meeting-title">
          <ForeignText or={t("meeting.untitled")}>{meeting.title}</ForeignText>
        </div>
        {when === null ? null : (
          <div data-testid="meeting-time">
            {when}
            {meeting.repeats === null ? null : (
              <span className="muted">{` · ${howOften(meeting.repeats)}`}</span>
            )}
          </div>
        )}
        {meeting.place === "" ? null : (
          <div className="wrap">
            <ForeignText>{meeting.place}</ForeignText>
          </div>
        )}
        {meeting.organizer === null ? null : (
          <div className="small muted wrap">{t("meeting.by", { name: personName(meeting.organizer) })}</div>
        )}
        {meeting.attendees.length === 0 ? null : (
          <ul className="chips">
            {meeting.attendees.slice(0, named).map((person) => (
              <li key={`${person.address} ${person.name}`} className={`attendee small ${person.status}`}>
                <ForeignText>{personName(person)}</ForeignText>
                <span className="faint"> {t(answers[person.status])}</span>
              </li>
            ))}
            {rest > 0 ? <li className="small faint">{t("count.more", { count: rest })}</li> : null}
          </ul>
        )}
      </div>
    </section>
  );
}
