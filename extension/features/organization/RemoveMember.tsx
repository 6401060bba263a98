import { AlertDialog } from "@base-ui/react/alert-dialog";
import { useState } from "react";
import type { Member } from "#shared/member.ts";
import { Phrase } from "../../i18n/Phrase.tsx";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/Button.tsx";
import { ForeignText } from "../../ui/ForeignText.tsx";
import { useToast } from "../../ui/Toasts.tsx";
import { callApi } from "../api/callApi.ts";
import { useChange } from "./useChange.ts";

/** The button that removes somebody, and the question before it. */
export function RemoveMember({ member, organization }: { member: Member; organization: string }) {
  const [isOpen, setIsOpen] = useState(false);
  const say = useToast();
  const remove = useChange("members", (id: string) => callApi("removeMember", { id }));
  const name = member.name || member.email;
  const confirm = () =>
    remove.mutate(member.id, {
      onSuccess() {
        setIsOpen(false);
        say(t("members.removed", { name }));
      },
    });
  return (
    <AlertDialog.Root open={isOpen} onOpenChange={setIsOpen}>
      <AlertDialog.Trigger render={<Button kind="quiet">{t("members.remove")}</Button>} />
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="dialog-backdrop" />
        <AlertDialog.Popup className="threadbook dialog" data-testid="remove-member">
          <AlertDialog.Title className="title wrap">
            <Phrase
              text="members.removeQuestion"
              with={{
                name: <ForeignText>{name}</ForeignText>,
                organization: <ForeignText>{organization}</ForeignText>,
              }}
            />
          </AlertDialog.Title>
          <AlertDialog.Description>{t("members.removeText")}</AlertDialog.Description>
          <div className="dialog-actions">
            <AlertDialog.Close render={<Button kind="quiet">{t("action.cancel")}</Button>} />
            <Button kind="danger" disabled={remove.isPending} onClick={confirm}>
              {t("members.removeConfirm")}
            </Button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
