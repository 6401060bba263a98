import type { AssociationView, BusinessRef } from "#shared/association.ts";
import type { Said } from "./said.ts";

/** Where an email will be once a person's word has reached the API, the main business first. */
export function associationsAfter(before: AssociationView[], said: Said, now: number): AssociationView[] {
  if (!said.isHere) {
    const left = before.filter(({ business }) => business?.id !== said.business.id);
    return left.map((one, place) => ({ ...one, isPrimary: place === 0 }));
  }
  const { option, beside } = said;
  const business: BusinessRef =
    option.kind === "business" ? option.business : { id: "", name: option.name, domain: option.domain };
  const others = before.filter(
    (one) => one.business !== null && one.business.id !== business.id && (beside || !one.isPrimary),
  );
  const isPrimary = beside !== "further" || others.length === 0;
  const filed: AssociationView = {
    ...{ business, contact: null, isPrimary, role: null, source: "manual", confidence: 1 },
    ...{ evidence: [], decidedBy: null, decidedAt: now },
  };
  if (!isPrimary) return [...others, filed];
  return [filed, ...others.map((one) => ({ ...one, isPrimary: false }))];
}
