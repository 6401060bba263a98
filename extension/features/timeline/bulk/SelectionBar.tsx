import { Mail, MailOpen, RotateCcw, Star, StarOff, Trash2, X } from "lucide-react";
import type { TimelineItem } from "#shared/timeline.ts";
import { t } from "../../../i18n/t.ts";
import { IconButton } from "../../../ui/Button.tsx";
import type { RowAction } from "./useRowActions.ts";

interface SelectionBarProps {
  items: readonly TimelineItem[];
  /** How many rows there are to choose. */
  total: number;
  isRemoved: boolean;
  act: (action: RowAction) => void;
  onAll: () => void;
  onClear: () => void;
}

/** What can be done to the chosen rows, in the place of the filters. */
export function SelectionBar({ items, total, isRemoved, act, onAll, onClear }: SelectionBarProps) {
  const isUnread = items.some(({ isRead, conversation }) => !isRead || (conversation?.unread ?? 0) > 0);
  const isPlain = items.some(({ isStarred }) => !isStarred);
  return (
    <div className="selection-bar" role="toolbar" aria-label={t("bulk.title")} data-testid="selection-bar">
      <IconButton label={t("bulk.clear")} icon={<X size={16} />} onClick={onClear} />
      <span className="strong">{t("bulk.selected", { count: items.length })}</span>
      {items.length < total ? (
        <button type="button" className="link small" onClick={onAll}>
          {t("bulk.all", { count: total })}
        </button>
      ) : null}
      <span className="grow" />
      {isRemoved ? (
        <IconButton label={t("email.restore")} icon={<RotateCcw size={16} />} onClick={() => act("remove")} />
      ) : (
        <>
          <IconButton
            label={isUnread ? t("email.markRead") : t("email.markUnread")}
            icon={isUnread ? <MailOpen size={16} /> : <Mail size={16} />}
            onClick={() => act("unread")}
          />
          <IconButton
            label={isPlain ? t("email.star") : t("email.unstar")}
            icon={isPlain ? <Star size={16} /> : <StarOff size={16} />}
            onClick={() => act("star")}
          />
          <IconButton label={t("email.remove")} icon={<Trash2 size={16} />} onClick={() => act("remove")} />
        </>
      )}
    </div>
  );
}
