import { Building2 } from "lucide-react";
import { Phrase } from "../../i18n/Phrase.tsx";
import { t } from "../../i18n/t.ts";
import { ForeignText } from "../../ui/ForeignText.tsx";
import { StateMessage } from "../../ui/StateMessage.tsx";
import { useMailPage } from "../accounts/mailPage.ts";
import { providerWords } from "../accounts/providerWords.ts";

/** No business yet, or none by that name. */
export function NoBusinesses({ query }: { query: string }) {
  const page = useMailPage();
  if (query !== "")
    return (
      <StateMessage title={t("search.noneTitle")}>
        <Phrase text="search.none" with={{ query: <ForeignText>{query}</ForeignText> }} />
      </StateMessage>
    );
  return (
    <StateMessage
      testId="no-businesses"
      icon={<Building2 size={24} strokeWidth={1.5} />}
      title={t("search.emptyTitle")}
    >
      {t("search.empty", { mail: page === null ? t("search.anyMail") : providerWords[page].mail })}
    </StateMessage>
  );
}
