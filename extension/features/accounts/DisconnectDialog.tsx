import { AlertDialog } from "@base-ui/react/alert-dialog";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Provider } from "#shared/provider.ts";
import { Button } from "../../ui/Button.tsx";
import { ForeignText } from "../../ui/ForeignText.tsx";
import { plural } from "../../ui/plural.ts";
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
      say(`${provider.accountEmail} is disconnected.`);
    },
    onError: (error) => say(`Not disconnected. ${failureOf(error).message}`),
    onSettled: () => client.invalidateQueries(),
  });
  return (
    <AlertDialog.Root open={isOpen} onOpenChange={setIsOpen}>
      <AlertDialog.Trigger render={<Button kind="quiet">Disconnect…</Button>} />
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="dialog-backdrop" />
        <AlertDialog.Popup className="threadbook dialog" data-testid="disconnect-dialog">
          <AlertDialog.Title className="title wrap">
            Disconnect <ForeignText>{provider.accountEmail}</ForeignText>?
          </AlertDialog.Title>
          <AlertDialog.Description render={<div className="stack" />}>
            <p>This deletes from Threadbook:</p>
            <ul>
              <li>{plural(provider.counts.stored, "email")} of this account, for you and your colleagues</li>
              <li>where they were filed</li>
              <li>the permission to read this mailbox</li>
            </ul>
            <p className="muted">
              Businesses and contacts stay. The mailbox itself is not touched. Connecting again reads its mail
              anew.
            </p>
          </AlertDialog.Description>
          <div className="dialog-actions">
            <AlertDialog.Close render={<Button kind="quiet">Keep connected</Button>} />
            <Button kind="danger" disabled={disconnect.isPending} onClick={() => disconnect.mutate()}>
              {disconnect.isPending ? "Disconnecting…" : "Disconnect and delete"}
            </Button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
