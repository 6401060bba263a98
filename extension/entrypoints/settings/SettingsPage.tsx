import { Accounts } from "../../features/accounts/Accounts.tsx";
import { LanguageChoice } from "../../features/accounts/LanguageChoice.tsx";
import { LeavesTheBrowser } from "../../features/accounts/LeavesTheBrowser.tsx";
import { SignedInOnly } from "../../features/accounts/SignedInOnly.tsx";
import { WhoAmI } from "../../features/accounts/WhoAmI.tsx";
import { Imports } from "../../features/imports/Imports.tsx";
import { OrganizationSettings } from "../../features/organization/OrganizationSettings.tsx";
import { People } from "../../features/organization/People.tsx";
import { Sessions } from "../../features/organization/Sessions.tsx";
import { t } from "../../i18n/t.ts";
import { ToastList } from "../../ui/Toasts.tsx";

export function SettingsPage() {
  return (
    <main className="threadbook settings-page" data-testid="settings-page">
      <div className="settings">
        <h1 className="title">{t("settings.title")}</h1>
        <SignedInOnly needsAccount={false}>
          <Accounts />
          <WhoAmI />
          <Sessions />
          <People />
          <OrganizationSettings />
          <Imports />
        </SignedInOnly>
        <LanguageChoice />
        <LeavesTheBrowser />
      </div>
      <ToastList />
    </main>
  );
}
