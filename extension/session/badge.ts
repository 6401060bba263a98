import { needsPerson } from "#shared/needsPerson.ts";
import type { Notification } from "#shared/notification.ts";

/** What the badge is made from, and where it shows. */
export interface BadgePorts {
  isSignedIn(): Promise<boolean>;
  notifications(): Promise<Pick<Notification, "action" | "readAt">[]>;
  show(text: string): Promise<void>;
}

/** The text on the extension's icon: how many things need their person; empty for none. */
export function badgeText(notifications: Pick<Notification, "action" | "readAt">[]): string {
  const count = notifications.filter(needsPerson).length;
  return count === 0 ? "" : count > 9 ? "9+" : String(count);
}

/** Brings the badge up to date. Where Threadbook cannot be asked, it stays as it is: what it says may still be so. */
export async function refreshBadge({ isSignedIn, notifications, show }: BadgePorts): Promise<void> {
  if (!(await isSignedIn())) return show("");
  const known = await notifications().catch(() => null);
  if (known !== null) await show(badgeText(known));
}
