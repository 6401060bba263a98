import { AlertDialog } from "@base-ui/react/alert-dialog";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Provider } from "#shared/provider.ts";
import { Phrase } from "../../i18n/Phrase.tsx";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/Button.tsx";
import { ForeignText } from "../../ui/ForeignText.tsx";
import { useToast } from "../../ui/Toasts.tsx";
import { failureOf } from "../api/apiFailure.ts";
import { callApi } from "../api/callApi.ts";

/** The button that ends a connection, and the question before it: exactly what will be deleted. */
export function DisconnectDialog({ provider }: { provider: Provider }) {
  const [isOpen, setIsOpen] = useState(false);
  const client = useQueryClient();
  const say = useToast();
  const disconnect = useMutation({
    mutationFn: () => callApi("disconnectProvider", { id: provider.id }),
    onSuccess() {
      setIsOpen(false);
      say(t("disconnect.done", { account: provider.accountEmail }));
    },
    onError: (error) => say(t("failure.notDisconnected", { reason: failureOf(error).message })),
    onSettled: () => client.invalidateQueries(),
  });
  return (
    <AlertDialog.Root open={isOpen} onOpenChange={setIsOpen}>
      <AlertDialog.Trigger render={<Button kind="quiet">{t("disconnect.button")}</Button>} />
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="dialog-backdrop" />
        <AlertDialog.Popup className="threadbook dialog" data-testid="disconnect-dialog">
          <AlertDialog.Title className="title wrap">
            <Phrase
              text="disconnect.question"
              with={{ account: <ForeignText>{provider.accountEmail}</ForeignText> }}
            />
          </AlertDialog.Title>
          <AlertDialog.Description render={<div className="stack" />}>
            <p>{t("disconnect.deletes")}</p>
            <ul>
              <li>{t("disconnect.emails", { count: provider.counts.stored })}</li>
              <li>{t("disconnect.filings")}</li>
              <li>{t("disconnect.permission")}</li>
            </ul>
            <p className="muted">{t("disconnect.stays")}</p>
          </AlertDialog.Description>
          <div className="dialog-actions">
            <AlertDialog.Close render={<Button kind="quiet">{t("disconnect.keep")}</Button>} />
            <Button kind="danger" disabled={disconnect.isPending} onClick={() => disconnect.mutate()}>
              {disconnect.isPending ? t("disconnect.running") : t("disconnect.confirm")}
            </Button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
