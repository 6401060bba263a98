import { useId, useState } from "react";
import type { Business } from "#shared/business.ts";
import { Phrase } from "../../i18n/Phrase.tsx";
import { t } from "../../i18n/t.ts";
import { ForeignText } from "../../ui/ForeignText.tsx";
import { useToast } from "../../ui/Toasts.tsx";
import { callApi } from "../api/callApi.ts";
import { useOperations } from "../filing/useOperations.ts";
import { useBusinessChange } from "./useBusinessChange.ts";
import { WholeDialog } from "./WholeDialog.tsx";

interface SplitDialogProps {
  business: Business;
  onClose: () => void;
  onGone: (businessId: string | null) => void;
}

/** Making one of a business's domains a business of its own. */
export function SplitDialog({ business, onClose, onGone }: SplitDialogProps) {
  const id = useId();
  const last = business.domains.at(-1);
  const [domainId, setDomainId] = useState(last?.id ?? "");
  const [name, setName] = useState(() => nameFrom(last?.domain ?? ""));
  const say = useToast();
  const operations = useOperations();
  const split = useBusinessChange((input: { domainId: string; name: string }) =>
    callApi("splitBusiness", { id: business.id, ...input }),
  );
  return (
    <WholeDialog
      title={<Phrase text="whole.splitTitle" with={{ name: <ForeignText>{business.name}</ForeignText> }} />}
      confirm={t("whole.splitConfirm")}
      isBusy={split.isPending || name.trim() === "" || domainId === ""}
      onConfirm={() =>
        split.mutate(
          { domainId, name: name.trim() },
          {
            onSuccess({ operationId, business: made }) {
              onClose();
              operations.follow(operationId, t("operation.filing", { name: made.name }));
              say(t("whole.splitDone", { name: made.name }));
              onGone(made.id);
            },
          },
        )
      }
      onClose={onClose}
    >
      <label htmlFor={`${id}-domain`}>{t("whole.splitDomain")}</label>
      <select
        id={`${id}-domain`}
        className="select"
        value={domainId}
        onChange={({ target }) => {
          setDomainId(target.value);
          const chosen = business.domains.find((one) => one.id === target.value);
          setName(nameFrom(chosen?.domain ?? ""));
        }}
      >
        {business.domains.map((one) => (
          <option key={one.id} value={one.id}>
            {one.domain}
          </option>
        ))}
      </select>
      <label htmlFor={`${id}-name`}>{t("whole.splitName")}</label>
      <span className="field small-field">
        <input
          id={`${id}-name`}
          dir="auto"
          maxLength={200}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
      </span>
      <p className="muted">{t("whole.splitHint")}</p>
    </WholeDialog>
  );
}

/** "halden-timber.example" → "Halden timber": a beginning that a person changes. */
function nameFrom(domain: string): string {
  const words = (domain.split(".")[0] ?? "").replaceAll("-", " ").trim();
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
