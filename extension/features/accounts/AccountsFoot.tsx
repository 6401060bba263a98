import { Settings } from "lucide-react";
import { t } from "../../i18n/t.ts";
import { IconButton } from "../../ui/Button.tsx";
import { openPage } from "../api/openPage.ts";
import { useProviders, useSession } from "../api/queries.ts";
import { StandingLine } from "./StandingLine.tsx";

/** Whether all mail is here, of the account that needs an eye most, and the way to settings. */
export function AccountsFoot() {
  const session = useSession();
  const signedIn = session.data?.signedIn === true;
  const providers = useProviders(signedIn);
  const all = signedIn ? (providers.data ?? []) : [];
  const shown = all.find(({ status }) => status !== "live") ?? all[0];
  return (
    <footer className="accounts-foot">
      <div className="grow">
        {shown === undefined ? null : <StandingLine provider={shown} isOutOfReach={providers.isError} />}
      </div>
      <IconButton
        label={t("settings.title")}
        icon={<Settings size={15} />}
        onClick={() => openPage({ page: "settings" })}
      />
    </footer>
  );
}
