import { useState } from "react";
import type { Activity } from "#shared/activity.ts";
import { t } from "../../i18n/t.ts";
import { ago } from "../../ui/formatTime.ts";

/** What happened elsewhere since the person last looked; nothing where nothing did. */
export function NewsLine({ news }: { news: Activity["sinceLastLook"] }) {
  // What was new when this opened stays to be read, though it counts as looked at by now.
  const [shown] = useState(news);
  if (shown === null) return null;
  const parts = [
    ...(shown.emails === 0 ? [] : [t("activity.newEmails", { count: shown.emails })]),
    ...(shown.files === 0 ? [] : [t("activity.newFiles", { count: shown.files })]),
    ...(shown.contacts === 0 ? [] : [t("activity.newContacts", { count: shown.contacts })]),
  ];
  if (parts.length === 0) return null;
  return (
    <p className="notice calm small" data-testid="news">
      {t("activity.since", { ago: ago(shown.at, Date.now()), news: parts.join(", ") })}
    </p>
  );
}
