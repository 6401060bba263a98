import { useState } from "react";
import type { AssociationView, BusinessRef } from "#shared/association.ts";
import type { PickerOption } from "../businesses/pickerOptions.ts";
import { chosen, type Said, type Scope, seenUntil } from "./said.ts";
import { useFiling } from "./useFiling.ts";
import { useOperations } from "./useOperations.ts";

/** What was said of a business last, and for how much mail; null where only the choice of that is open. */
export interface Scoped {
  business: BusinessRef;
  isHere: boolean;
  scope: Scope | null;
}

/** How an email on screen is filed by hand, and what is open for that. */
export function useFiler(emailId: string | null, associations: AssociationView[]) {
  const filing = useFiling();
  const operations = useOperations();
  /** What a picked business becomes; null while nothing is being picked. */
  const [picking, setPicking] = useState<"main" | "further" | null>(null);
  const [last, setLast] = useState<Said | null>(null);
  const [opened, setOpened] = useState<Scoped | null>(null);

  function tell(said: Said): void {
    if (emailId === null) return;
    setPicking(null);
    setOpened(null);
    setLast(said);
    filing.mutate({ emailId, said, seenUntil: seenUntil(associations) });
  }
  return {
    isBusy: filing.isPending,
    picking,
    setPicking,
    scoped: opened ?? (filing.isError ? null : scopedOf(last, associations)),
    /** Lets the person choose for how much mail an email's business holds. */
    open: setOpened,
    close() {
      setOpened(null);
      setLast(null);
    },
    file: (option: PickerOption, beside?: "primary" | "further") =>
      tell({ isHere: true, option, scope: "thread", ...(beside === undefined ? {} : { beside }) }),
    takeOut: (business: BusinessRef) => tell({ isHere: false, business, scope: "thread" }),
    /** The same for more mail, or less: then what was said before is taken back first. */
    async rescope({ business, isHere }: Scoped, scope: Scope) {
      if (scope === "email" && filing.data !== undefined) await operations.undoNow(filing.data.operationId);
      tell(isHere ? { isHere: true, option: chosen(business), scope } : { isHere: false, business, scope });
    },
  };
}

export type Filer = ReturnType<typeof useFiler>;

/** A business that was created has its id once the answer shows it. */
function scopedOf(last: Said | null, associations: AssociationView[]): Scoped | null {
  if (last === null) return null;
  const { scope } = last;
  if (!last.isHere) return { business: last.business, isHere: false, scope };
  const { option, beside } = last;
  // A further business is about this mail alone.
  if (beside !== undefined) return null;
  if (option.kind === "business") return { business: option.business, isHere: true, scope };
  const made = associations.find(({ business }) => business?.name === option.name)?.business;
  return made && made.id !== "" ? { business: made, isHere: true, scope } : null;
}
