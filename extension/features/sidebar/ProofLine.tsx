import type { LookupAnswer } from "#shared/lookup.ts";
import { ForeignText } from "../../ui/ForeignText.tsx";
import { peopleLine } from "../timeline/people.ts";

/** What a tag would apply to: whose mailbox, which conversation, with whom. */
export function ProofLine({ answer }: { answer: LookupAnswer }) {
  const others = answer.people.filter(({ isOwn }) => !isOwn);
  const parts = [
    answer.accountEmail,
    answer.threadCount > 1 ? `conversation of ${answer.threadCount}` : null,
    others.length > 0 ? `with ${peopleLine(others)}` : null,
  ].filter((part) => part !== null);
  const line = parts.join(" · ");
  return (
    <div className="small faint clip" title={line} data-testid="proof-line">
      <ForeignText>{line}</ForeignText>
    </div>
  );
}
