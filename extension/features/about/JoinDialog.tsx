import { useState } from "react";
import type { BusinessRef } from "#shared/association.ts";
import type { Business } from "#shared/business.ts";
import { Phrase } from "../../i18n/Phrase.tsx";
import { t } from "../../i18n/t.ts";
import { BusinessMark } from "../../ui/BusinessMark.tsx";
import { ForeignText } from "../../ui/ForeignText.tsx";
import { useToast } from "../../ui/Toasts.tsx";
import { callApi } from "../api/callApi.ts";
import { BusinessPicker } from "../businesses/BusinessPicker.tsx";
import { useOperations } from "../filing/useOperations.ts";
import { useBusinessChange } from "./useBusinessChange.ts";
import { WholeDialog } from "./WholeDialog.tsx";

interface JoinDialogProps {
  /** All mail alone, or everything. */
  kind: "move" | "merge";
  business: Business;
  onClose: () => void;
  onGone: (businessId: string | null) => void;
}

/** Moving all mail of a business to another, or making it part of another: first which, then with what it would touch. */
export function JoinDialog({ kind, business, onClose, onGone }: JoinDialogProps) {
  const [other, setOther] = useState<BusinessRef | null>(null);
  const say = useToast();
  const operations = useOperations();
  const { id, name } = business;
  const isMerge = kind === "merge";
  const join = useBusinessChange((to: BusinessRef) =>
    isMerge
      ? callApi("mergeBusiness", { id, intoId: to.id, isConfirmed: true })
      : callApi("moveBusiness", { id, toId: to.id }),
  );
  const confirm = (to: BusinessRef) =>
    join.mutate(to, {
      onSuccess({ operationId }) {
        onClose();
        operations.follow(operationId, t("operation.filing", { name: to.name }));
        if (isMerge) {
          say(t("whole.merged", { from: name, into: to.name }));
          onGone(to.id);
        } else say(t("whole.moved", { to: to.name }), () => operations.undo(operationId));
      },
    });
  const names = {
    from: <ForeignText>{name}</ForeignText>,
    to: <ForeignText>{other?.name ?? ""}</ForeignText>,
  };
  if (other === null)
    return (
      <WholeDialog
        title={<Phrase text={isMerge ? "whole.mergeWhere" : "whole.moveWhere"} with={{ from: names.from }} />}
        confirm={null}
        isBusy={false}
        onConfirm={onClose}
        onClose={onClose}
      >
        <BusinessPicker
          suggestions={[]}
          proposed={null}
          present={new Set([id])}
          mayCreate={false}
          label={t("search.find")}
          onPick={(option) => setOther(option.kind === "business" ? option.business : null)}
          onCancel={onClose}
        />
      </WholeDialog>
    );
  const domains = business.domains.map(({ domain }) => domain).join(", ");
  return (
    <WholeDialog
      title={<Phrase text={isMerge ? "whole.mergeTitle" : "whole.moveTitle"} with={names} />}
      confirm={isMerge ? t("whole.mergeConfirm") : t("whole.moveConfirm")}
      isGrave={isMerge}
      isBusy={join.isPending}
      onConfirm={() => confirm(other)}
      onClose={onClose}
    >
      <p className="row">
        <BusinessMark name={name} size="small" />
        <span aria-hidden="true">{"→"}</span>
        <BusinessMark name={other.name} size="small" />
        <ForeignText>{other.name}</ForeignText>
      </p>
      <ul>
        <li>{t("count.emails", { count: business.emailCount })}</li>
        {isMerge ? <li>{t("count.contacts", { count: business.contactCount })}</li> : null}
        {isMerge && domains !== "" ? <li className="wrap">{t("whole.withDomains", { domains })}</li> : null}
      </ul>
      <p className="muted">{isMerge ? t("whole.noUndo") : t("whole.moveHint")}</p>
    </WholeDialog>
  );
}
