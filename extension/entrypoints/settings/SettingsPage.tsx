import { Accounts } from "../../features/accounts/Accounts.tsx";
import { LeavesTheBrowser } from "../../features/accounts/LeavesTheBrowser.tsx";
import { SignedInOnly } from "../../features/accounts/SignedInOnly.tsx";
import { WhoAmI } from "../../features/accounts/WhoAmI.tsx";
import { ToastList } from "../../ui/Toasts.tsx";

export function SettingsPage() {
  return (
    <main className="threadbook settings-page" data-testid="settings-page">
      <div className="settings">
        <h1 className="title">Settings</h1>
        <SignedInOnly needsAccount={false}>
          <Accounts />
          <WhoAmI />
        </SignedInOnly>
        <LeavesTheBrowser />
      </div>
      <ToastList />
    </main>
  );
}
