import type { AssociationView, BusinessRef } from "#shared/association.ts";
import type { PickerOption } from "../businesses/pickerOptions.ts";

/** How much mail a person's word is about. */
export type Scope = "email" | "thread" | "address" | "domain";

/** What a person says of an email: that it belongs somewhere, or that it does not. */
export type Said =
  | {
      isHere: true;
      option: PickerOption;
      scope: Scope;
      /** Beside the businesses that it is with already; left out, in place of the main one. */
      beside?: "primary" | "further";
    }
  | { isHere: false; business: BusinessRef; scope: Scope };

/** A business that exists, as what a person chose. */
export function chosen(business: BusinessRef): PickerOption {
  return { kind: "business", key: business.id, business, hint: "" };
}

/** The name of the business that it is about. */
export function nameOf(said: Said): string {
  if (!said.isHere) return said.business.name;
  return said.option.kind === "business" ? said.option.business.name : said.option.name;
}

/** Until when decisions on an email were seen, by the API's clock: what comes later is a surprise. */
export function seenUntil(associations: readonly AssociationView[]): number {
  return Math.max(0, ...associations.map(({ decidedAt }) => decidedAt));
}
