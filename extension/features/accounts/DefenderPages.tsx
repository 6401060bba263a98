import { useEffect, useState } from "react";
import { browser } from "wxt/browser";
import { t } from "../../i18n/t.ts";
import { defenderMatch } from "../../inbox/outlook/hosts.ts";
import { Button } from "../../ui/Button.tsx";
import { useToast } from "../../ui/Toasts.tsx";

const permission = { origins: [defenderMatch] };

/** Lets the person allow the sidebar in an Outlook that their company guards, or take that back. */
export function DefenderPages() {
  const say = useToast();
  const [isAllowed, setIsAllowed] = useState<boolean | null>(null);
  useEffect(() => {
    browser.permissions.contains(permission).then(setIsAllowed, report);
  }, []);
  if (isAllowed === null) return null;
  const change = async () => {
    const { request, remove } = browser.permissions;
    const isDone = await (isAllowed ? remove(permission) : request(permission)).catch(() => false);
    if (isDone) setIsAllowed(!isAllowed);
    else say(t("defender.refused"));
  };
  return (
    <div className="setting">
      <span>
        <span className="block">{t("defender.title")}</span>
        <span className="small muted">{t("defender.hint")}</span>
      </span>
      <Button kind="quiet" onClick={() => void change()}>
        {isAllowed ? t("defender.stop") : t("defender.allow")}
      </Button>
    </div>
  );
}

function report(error: unknown): void {
  console.warn("threadbook: permission", error);
}
