import { Building2 } from "lucide-react";
import { ForeignText } from "../../ui/ForeignText.tsx";
import { StateMessage } from "../../ui/StateMessage.tsx";
import { useMailPage } from "../accounts/mailPage.ts";
import { providerWords } from "../accounts/providerWords.ts";

/** No business yet, or none by that name. */
export function NoBusinesses({ query }: { query: string }) {
  const page = useMailPage();
  if (query !== "")
    return (
      <StateMessage title="No business by that name">
        Nothing found for “<ForeignText>{query}</ForeignText>”. A new business is created where you file an
        email under it.
      </StateMessage>
    );
  return (
    <StateMessage
      testId="no-businesses"
      icon={<Building2 size={24} strokeWidth={1.5} />}
      title="No business yet"
    >
      Open an email in {page === null ? "Gmail or Outlook" : providerWords[page].mail}, open Threadbook at the
      right edge and type who it is with. From then on their mail finds its place by itself.
    </StateMessage>
  );
}
