import { AlertDialog } from "@base-ui/react/alert-dialog";
import type { ReactNode } from "react";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/Button.tsx";

interface WholeDialogProps {
  title: ReactNode;
  /** What it does, on the button; null while there is nothing to confirm yet. */
  confirm: string | null;
  isGrave?: boolean;
  isBusy: boolean;
  onConfirm: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** The question before something large. */
export function WholeDialog({
  title,
  confirm,
  isGrave = false,
  isBusy,
  onConfirm,
  onClose,
  children,
}: WholeDialogProps) {
  return (
    <AlertDialog.Root open onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="dialog-backdrop" />
        <AlertDialog.Popup className="threadbook dialog" data-testid="whole-dialog">
          <AlertDialog.Title className="title wrap">{title}</AlertDialog.Title>
          <AlertDialog.Description render={<div className="stack" />}>{children}</AlertDialog.Description>
          <div className="dialog-actions">
            <AlertDialog.Close render={<Button kind="quiet">{t("action.cancel")}</Button>} />
            {confirm === null ? null : (
              <Button kind={isGrave ? "danger" : "primary"} disabled={isBusy} onClick={onConfirm}>
                {confirm}
              </Button>
            )}
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
