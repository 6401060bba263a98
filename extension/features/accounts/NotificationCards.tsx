import { useMutation, useQueryClient } from "@tanstack/react-query";
import { TriangleAlert, X } from "lucide-react";
import { needsPerson } from "#shared/needsPerson.ts";
import type { Provider } from "#shared/provider.ts";
import { Phrase } from "../../i18n/Phrase.tsx";
import { t } from "../../i18n/t.ts";
import { Button, IconButton } from "../../ui/Button.tsx";
import { ForeignText } from "../../ui/ForeignText.tsx";
import { callApi } from "../api/callApi.ts";
import { useNotifications, useProviders } from "../api/queries.ts";
import { notificationWords } from "./notificationWords.ts";
import { Refusal } from "./Refusal.tsx";
import { reconnection } from "./reconnection.ts";
import { useAuthorize } from "./useAuthorize.ts";

/** What needs the person, and only that: a notification that can wait stays in settings. */
export function NotificationCards() {
  const notifications = useNotifications();
  const providers = useProviders();
  const client = useQueryClient();
  const dismiss = useMutation({
    mutationFn: (id: string) => callApi("readNotification", { id }),
    onSettled: () => client.invalidateQueries({ queryKey: ["notifications"] }),
  });
  const urgent = (notifications.data ?? []).filter(needsPerson);
  const cards = urgent.slice(0, 2).map((notification) => (
    <div key={notification.id} className="notice small notification" role="alert" data-testid="notification">
      <TriangleAlert size={16} />
      <div className="grow wrap">
        {notification.accountEmail === null ? null : (
          <b className="strong">
            <Phrase
              text={
                notification.action === "reconnect" ? "accounts.reconnectAccount" : "accounts.accountEnds"
              }
              with={{ account: <ForeignText>{notification.accountEmail}</ForeignText> }}
            />{" "}
          </b>
        )}
        {notificationWords(notification)}
      </div>
      {notification.action === "reconnect" ? (
        <Reconnect account={providers.data?.find(({ id }) => id === notification.emailProviderId)} />
      ) : (
        <IconButton
          label={t("action.dismiss")}
          icon={<X size={14} />}
          onClick={() => dismiss.mutate(notification.id)}
        />
      )}
    </div>
  ));
  return (
    <>
      <Refusal />
      {cards}
    </>
  );
}

function Reconnect({ account }: { account: Provider | undefined }) {
  const authorize = useAuthorize();
  return (
    <Button
      disabled={account === undefined || authorize.isPending}
      onClick={() => {
        if (account === undefined) return;
        authorize.mutate(reconnection(account));
      }}
    >
      {t("action.reconnect")}
    </Button>
  );
}
