import { ArrowDownLeft, ArrowUpRight, MailX, Minus, Paperclip, Star, Users } from "lucide-react";
import { memo } from "react";
import type { TimelineItem } from "#shared/timeline.ts";
import { t } from "../../i18n/t.ts";
import { ForeignText } from "../../ui/ForeignText.tsx";
import { fullTime, shortTime } from "../../ui/formatTime.ts";
import { MarkedText } from "../../ui/MarkedText.tsx";
import { peopleLine } from "./people.ts";

interface TimelineRowProps {
  item: TimelineItem;
  selected: boolean;
  /** The same function from one drawing to the next. */
  onOpen: (item: TimelineItem) => void;
}

const directions = {
  inbound: { Icon: ArrowDownLeft, label: "timeline.fromThem" },
  outbound: { Icon: ArrowUpRight, label: "timeline.fromUs" },
  internal: { Icon: Minus, label: "timeline.amongUs" },
} as const;

/** One email, or one conversation by its newest email. Drawn again only when it changes: a list holds thousands. */
export const TimelineRow = memo(function TimelineRow({ item, selected, onOpen }: TimelineRowProps) {
  const { Icon, label } = directions[item.direction];
  const { conversation } = item;
  const isUnread = !item.isRead || (conversation?.unread ?? 0) > 0;
  const people = conversation?.people.length ? conversation.people : item.from === null ? [] : [item.from];
  const text = item.match?.text?.text ?? item.snippet ?? "";
  return (
    <button
      type="button"
      className={`item${isUnread ? " unread" : ""}${selected ? " selected" : ""}`}
      aria-current={selected ? "true" : undefined}
      onClick={() => onOpen(item)}
      data-testid="timeline-item"
    >
      <span className="direction" title={t(label)}>
        <Icon size={14} aria-label={t(label)} />
      </span>
      <span className="item-text">
        <span className="subject">
          <span className="clip">
            <MarkedText
              ranges={item.match?.subject ?? []}
              or={item.subject === null ? t("timeline.subjectNotShared") : t("timeline.noSubject")}
            >
              {item.subject ?? ""}
            </MarkedText>
          </span>
          {conversation !== null && conversation.emails > 1 ? (
            <span className="count" title={t("count.emails", { count: conversation.emails })}>
              {conversation.emails}
            </span>
          ) : null}
        </span>
        <span className="small muted clip">
          <ForeignText or={t("surface.nobody")}>{peopleLine(people)}</ForeignText>
          {text === "" ? null : (
            <span className="faint">
              {" · "}
              <MarkedText ranges={item.match?.text?.ranges ?? []}>{text}</MarkedText>
            </span>
          )}
        </span>
      </span>
      <span className="item-side small faint">
        <time dateTime={new Date(item.sentAt).toISOString()} title={fullTime(item.sentAt)}>
          {shortTime(item.sentAt, Date.now())}
        </time>
        <span className="flags">
          {isUnread ? <span className="visually-hidden">{t("timeline.unread")}</span> : null}
          {item.deletedInProvider ? <MailX size={12} aria-label={t("email.deletedInProvider")} /> : null}
          {item.copies.length > 1 ? (
            <Users size={12} aria-label={t("timeline.copies", { count: item.copies.length })} />
          ) : null}
          {item.hasAttachments ? <Paperclip size={12} aria-label={t("timeline.hasFiles")} /> : null}
          {item.isStarred ? <Star size={12} className="starred" aria-label={t("timeline.starred")} /> : null}
        </span>
      </span>
    </button>
  );
});
