import type { ImportCode, ImportField } from "#shared/businessImport.ts";
import { isFreeMailDomain, normalizeAddress, registrableDomain } from "#shared/mailAddress.ts";
import { AppError } from "../../errors.ts";
import { businessDomainOf } from "../businessDomains.ts";
import type { DomainPolicy } from "../domainPolicy.ts";

/** What a row asks for. */
export interface Entry {
  /** Its name; empty where the row names none. */
  business: string;
  domains: string[];
  notes: string;
  /** Null where the row names nobody. */
  person: { name: string; addresses: string[] } | null;
  /** Worth knowing, although the row is entered. */
  note: { code: ImportCode; value: string } | null;
}

export interface Refusal {
  code: ImportCode;
  value: string;
}

const longestName = 200;
const noteCodes = new Map<string, ImportCode>([
  ["free_mail_domain", "free_mail_domain"],
  ["lookalike_domain", "lookalike_domain"],
]);

/** Makes an entry of a row's cells, or says why there is none. */
export function entryOf(
  cells: string[],
  mapping: (ImportField | null)[],
  policy: DomainPolicy,
): Entry | Refusal {
  const all = (field: ImportField) =>
    mapping.flatMap((one, at) => (one === field && cells[at] ? [cells[at].trim()] : [])).filter(Boolean);
  const lines = (field: ImportField) => all(field).flatMap((cell) => cell.split(/[\n;,\s]+/).filter(Boolean));
  const oneLine = (text: string) => text.replace(/\s+/g, " ").trim().slice(0, longestName);
  const addresses: string[] = [];
  for (const text of lines("address")) {
    const address = normalizeAddress(text.replace(/^<|>$/g, ""));
    if (address === null || !address.includes(".", address.indexOf("@")))
      return { code: "invalid_address", value: text };
    if (policy.ownAddresses.has(address)) return { code: "own_address", value: address };
    if (!addresses.includes(address)) addresses.push(address);
  }
  const domains: string[] = [];
  let note: Entry["note"] = null;
  for (const text of lines("domain")) {
    const found = domainOf(text, policy);
    if (typeof found !== "string") note ??= found;
    else if (!domains.includes(found)) domains.push(found);
  }
  const given = oneLine(all("name")[0] ?? [...all("firstName"), ...all("lastName")].join(" "));
  const business = oneLine(all("business")[0] ?? "");
  const person =
    addresses.length > 0 || given !== "" ? { name: given || (addresses[0] ?? ""), addresses } : null;
  if (business === "" && domains.length === 0 && addresses.length === 0)
    return { code: "row_empty", value: "" };
  return { business, domains, notes: all("notes").join("\n").slice(0, 10_000), person, note };
}

function domainOf(text: string, policy: DomainPolicy): string | Refusal {
  try {
    return businessDomainOf(text, policy);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const host = text.replace(/^.*@/s, "");
    const isOwn = policy.ownDomains.has(registrableDomain(host) ?? host) && !isFreeMailDomain(host);
    return { code: noteCodes.get(error.code) ?? (isOwn ? "own_domain" : "invalid_domain"), value: text };
  }
}
