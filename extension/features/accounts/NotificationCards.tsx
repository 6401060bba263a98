import { useMutation, useQueryClient } from "@tanstack/react-query";
import { TriangleAlert, X } from "lucide-react";
import { Button, IconButton } from "../../ui/Button.tsx";
import { ForeignText } from "../../ui/ForeignText.tsx";
import { callApi } from "../api/callApi.ts";
import { useNotifications } from "../api/queries.ts";
import { useAuthorize } from "./useAuthorize.ts";

/** What needs the person, and only that: a notification that can wait stays in settings. */
export function NotificationCards() {
  const notifications = useNotifications();
  const authorize = useAuthorize();
  const client = useQueryClient();
  const dismiss = useMutation({
    mutationFn: (id: string) => callApi("readNotification", { id }),
    onSettled: () => client.invalidateQueries({ queryKey: ["notifications"] }),
  });
  const urgent = (notifications.data ?? []).filter(
    ({ readAt, action }) => readAt === null && (action === "reconnect" || action === "contact_admin"),
  );
  return urgent.slice(0, 2).map((notification) => (
    <div key={notification.id} className="notice small notification" role="alert" data-testid="notification">
      <TriangleAlert size={16} />
      <div className="grow wrap">
        {notification.accountEmail === null ? null : (
          <b className="strong">
            {notification.action === "reconnect" ? "Reconnect " : null}
            <ForeignText>{notification.accountEmail}</ForeignText>.{" "}
          </b>
        )}
        {notification.message}
      </div>
      {notification.action === "reconnect" ? (
        <Button
          disabled={authorize.isPending}
          onClick={() =>
            authorize.mutate({
              intent: "connect",
              ...(notification.accountEmail === null ? {} : { loginHint: notification.accountEmail }),
            })
          }
        >
          Reconnect
        </Button>
      ) : (
        <IconButton label="Dismiss" icon={<X size={14} />} onClick={() => dismiss.mutate(notification.id)} />
      )}
    </div>
  ));
}
