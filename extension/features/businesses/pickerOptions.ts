import type { BusinessRef } from "#shared/association.ts";
import { recentReason } from "#shared/recentReason.ts";
import { plainText } from "../../ui/plainText.ts";

/** One line of the picker: a business that exists, or one to create. */
export type PickerOption =
  | { kind: "business"; key: string; business: BusinessRef; hint: string }
  | { kind: "create"; key: string; name: string; domain: string | null };

interface PickerInput {
  query: string;
  suggestions: { business: BusinessRef; reason: string }[];
  proposed: { name: string; domain: string } | null;
  /** What the API found for the query, or the businesses with the newest mail for an empty one. */
  found: BusinessRef[];
  /**
   * False while `found` is still what an earlier query found: then Enter must reach neither a business that does not
   * fit what is typed, nor a creation of one that exists.
   */
  isAnswered: boolean;
  /** Businesses that the email is filed under already. */
  present: ReadonlySet<string>;
}

/**
 * What the picker offers, best first: what fits the mail, then what is of late or was found, then to create. A name that exists
 * is not offered for creation a second time.
 */
export function pickerOptions(input: PickerInput): PickerOption[] {
  const { query, suggestions, proposed, present, isAnswered } = input;
  const wanted = plainText(query);
  const options: PickerOption[] = [];
  const seen = new Set(present);
  const add = (business: BusinessRef, hint: string) => {
    if (seen.has(business.id)) return;
    seen.add(business.id);
    options.push({ kind: "business", key: business.id, business, hint });
  };
  const fits = (name: string) => name.toLowerCase().includes(wanted.toLowerCase());
  const found = isAnswered ? input.found : input.found.filter(({ name }) => fits(name));
  const suggest = (isRecent: boolean) => {
    for (const { business, reason } of suggestions)
      if ((reason === recentReason) === isRecent && fits(business.name)) add(business, reason);
  };
  suggest(false);
  if (wanted === "" && proposed !== null) options.push(creation(proposed.name, proposed.domain));
  suggest(true);
  for (const business of found) add(business, business.domain ?? "");
  if (wanted === "" || !isAnswered) return options;
  const exists = [...suggestions.map(({ business }) => business), ...found].some(
    ({ name }) => name.toLowerCase() === wanted.toLowerCase(),
  );
  if (exists) return options;
  if (proposed !== null) options.push(creation(wanted, proposed.domain));
  options.push(creation(wanted, null));
  return options;
}

function creation(name: string, domain: string | null): PickerOption {
  return { kind: "create", key: `create ${domain ?? ""}`, name, domain };
}
