import type { ParticipationRole } from "#shared/association.ts";
import { type TextKey, textOf } from "../../i18n/t.ts";

const words: Record<ParticipationRole, TextKey> = {
  sender: "role.sender",
  recipient: "role.recipient",
  copied: "role.copied",
  behind: "role.behind",
  mentioned: "role.mentioned",
};

/** How a further business takes part in an email. */
export function roleWords(role: ParticipationRole): string {
  return textOf(words[role]);
}
