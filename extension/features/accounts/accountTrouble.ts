import type { Provider } from "#shared/provider.ts";
import type { TextKey } from "../../i18n/t.ts";
import { serverWords } from "../api/serverWords.ts";

type Trouble = NonNullable<Provider["health"]["error"]>;

const byAction: Record<Trouble["action"], TextKey> = {
  reconnect: "notification.reconnectRequired",
  contact_admin: "notification.permissionMissing",
  wait: "notification.syncFailing",
};

/** Why an account is not read, and what happens next. */
export function accountTrouble({ message, action }: Trouble): string {
  return serverWords(message, byAction[action]);
}
