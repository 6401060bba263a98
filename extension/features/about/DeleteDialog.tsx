import type { Business } from "#shared/business.ts";
import { Phrase } from "../../i18n/Phrase.tsx";
import { t } from "../../i18n/t.ts";
import { ForeignText } from "../../ui/ForeignText.tsx";
import { useToast } from "../../ui/Toasts.tsx";
import { callApi } from "../api/callApi.ts";
import { useBusinessChange } from "./useBusinessChange.ts";
import { WholeDialog } from "./WholeDialog.tsx";

interface DialogProps {
  business: Business;
  onClose: () => void;
  onGone: (businessId: string | null) => void;
}

/** Deleting a business: what becomes of its mail and people. */
export function DeleteDialog({ business, onClose, onGone }: DialogProps) {
  const say = useToast();
  const remove = useBusinessChange(() => callApi("deleteBusiness", { id: business.id }));
  return (
    <WholeDialog
      title={<Phrase text="whole.deleteTitle" with={{ name: <ForeignText>{business.name}</ForeignText> }} />}
      confirm={t("whole.deleteConfirm")}
      isGrave
      isBusy={remove.isPending}
      onConfirm={() =>
        remove.mutate(undefined, {
          onSuccess() {
            onClose();
            say(t("whole.deleted", { name: business.name }));
            onGone(null);
          },
        })
      }
      onClose={onClose}
    >
      <ul>
        <li>{t("whole.deleteEmails", { count: business.emailCount })}</li>
        <li>{t("whole.deleteContacts", { count: business.contactCount })}</li>
        <li>{t("whole.deleteRules")}</li>
      </ul>
      <p className="muted">{t("whole.noUndo")}</p>
    </WholeDialog>
  );
}
