import { ArrowRightLeft, Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import type { Contact } from "#shared/business.ts";
import { t } from "../../i18n/t.ts";
import { IconButton } from "../../ui/Button.tsx";
import { ForeignText } from "../../ui/ForeignText.tsx";
import { ago } from "../../ui/formatTime.ts";
import { plainText } from "../../ui/plainText.ts";
import { useToast } from "../../ui/Toasts.tsx";
import { callApi } from "../api/callApi.ts";
import { BusinessPicker } from "../businesses/BusinessPicker.tsx";
import { ContactForm } from "./ContactForm.tsx";
import { useBusinessChange } from "./useBusinessChange.ts";

type Patch = { name?: string; addresses?: string[]; businessId?: string | null };

/** A contact with the last time that there was mail: edited, moved to another business, or removed. */
export function ContactLine({ contact }: { contact: Contact }) {
  const [open, setOpen] = useState<"edit" | "move" | null>(null);
  const say = useToast();
  const close = () => setOpen(null);
  const name = plainText(contact.name);
  const change = useBusinessChange((patch: Patch) => callApi("changeContact", { id: contact.id, patch }));
  const enter = useBusinessChange(() =>
    callApi("createContact", {
      ...{ name: contact.name, businessId: contact.business?.id ?? null },
      addresses: contact.addresses.map(({ address }) => address),
    }),
  );
  const remove = useBusinessChange(() => callApi("deleteContact", { id: contact.id }));
  if (open === "edit")
    return (
      <li>
        <ContactForm
          name={contact.name}
          addresses={contact.addresses.map(({ address }) => address)}
          isBusy={change.isPending}
          onSave={(patch) => change.mutate(patch, { onSuccess: close })}
          onCancel={close}
        />
      </li>
    );
  return (
    <li className="setting contact" data-testid="contact">
      <span className="clip">
        <span className="block clip">
          <ForeignText>{contact.name}</ForeignText>
        </span>
        <span className="small muted block clip">
          <ForeignText>{contact.addresses.map(({ address }) => address).join(", ")}</ForeignText>
          <span className="faint">
            {` · ${contact.lastEmailAt === null ? t("about.noMail") : ago(contact.lastEmailAt, Date.now())}`}
          </span>
        </span>
      </span>
      <span className="row contact-actions">
        <IconButton
          label={t("about.edit", { name })}
          icon={<Pencil size={14} />}
          onClick={() => setOpen("edit")}
        />
        <IconButton
          label={t("about.moveContact", { name })}
          icon={<ArrowRightLeft size={14} />}
          aria-expanded={open === "move"}
          onClick={() => setOpen(open === "move" ? null : "move")}
        />
        <IconButton
          label={t("about.removeContact", { name })}
          icon={<Trash2 size={14} />}
          onClick={() =>
            remove.mutate(undefined, {
              onSuccess: () => say(t("about.contactRemoved", { name }), () => enter.mutate(undefined)),
            })
          }
        />
      </span>
      {open === "move" ? (
        <div className="contact-move">
          <BusinessPicker
            suggestions={[]}
            proposed={null}
            present={new Set(contact.business === null ? [] : [contact.business.id])}
            mayCreate={false}
            label={t("about.moveWhere")}
            onPick={(option) => {
              if (option.kind === "business") change.mutate({ businessId: option.business.id });
              close();
            }}
            onCancel={close}
          />
        </div>
      ) : null}
    </li>
  );
}
