import type { LookupAnswer } from "#shared/lookup.ts";
import { t } from "../../i18n/t.ts";
import { ForeignText } from "../../ui/ForeignText.tsx";
import { plainText } from "../../ui/plainText.ts";
import { peopleLine } from "../timeline/people.ts";

/** What a tag would apply to: whose mailbox, which conversation, with whom. */
export function ProofLine({ answer }: { answer: LookupAnswer }) {
  const others = answer.people.filter(({ isOwn }) => !isOwn);
  const parts = [
    answer.accountEmail,
    answer.threadCount > 1 ? t("sidebar.conversationOf", { count: answer.threadCount }) : null,
    others.length > 0 ? t("sidebar.with", { people: peopleLine(others) }) : null,
  ].filter((part) => part !== null);
  const line = parts.join(" · ");
  return (
    <div className="small faint clip" title={plainText(line)} data-testid="proof-line">
      <ForeignText>{line}</ForeignText>
    </div>
  );
}
