import type { Address } from "#shared/address.ts";
import { t } from "../../i18n/t.ts";
import { plainText } from "../../ui/plainText.ts";

/** A person as a list names them: the name they write under, else their address. */
export function personName(person: Address | null): string {
  if (person === null) return t("surface.nobody");
  return plainText(person.name) || plainText(person.address) || t("surface.nobody");
}

/** The first names in a row, and how many more there are. */
export function peopleLine(people: readonly Address[], most = 3): string {
  const names = people.slice(0, most).map(personName);
  const more = people.length - names.length;
  return more > 0 ? t("surface.namesAndMore", { names: names.join(", "), count: more }) : names.join(", ");
}
