import type * as z from "zod";
import type { ImportCode, ImportField, importOutcomeSchema } from "#shared/businessImport.ts";
import { registrableDomain } from "#shared/mailAddress.ts";
import { proposedName } from "../../timeline/lookUp/proposedBusiness.ts";
import type { DomainPolicy } from "../domainPolicy.ts";
import { searchName } from "../searchName.ts";
import { type Entry, entryOf, type Refusal } from "./entryOf.ts";

/** What is stored already of what the rows name. It grows as the rows are planned. */
export interface KnownEntries {
  /** Business ids by domain, and by search name. */
  byDomain: Map<string, string>;
  byName: Map<string, string>;
  /** By address. */
  contacts: Map<string, { id: string; businessId: string | null }>;
  /** Keys of rows that came in earlier steps, and in this one. */
  before: Set<string>;
  seen: Set<string>;
  /** Rows are only checked: what earlier steps would have created is not stored. */
  isDry: boolean;
}

/** What becomes of a row. */
export interface RowResult {
  number: number;
  outcome: z.infer<typeof importOutcomeSchema>;
  code: ImportCode | null;
  value: string | null;
}

/** What is to be written, as rows of the tables. */
export interface ImportPlan {
  results: RowResult[];
  businesses: { id: string; name: string; searchName: string; notes: string }[];
  domains: { id: string; businessId: string; domain: string }[];
  contacts: { id: string; businessId: string | null; name: string; searchName: string }[];
  addresses: { id: string; contactId: string; address: string; domain: string }[];
  /** Contacts without a business that get one. */
  joined: { contactId: string; businessId: string }[];
}

/** By what a row is known again. */
export function keyOf(entry: Entry): string {
  return entry.person?.addresses[0] ?? entry.domains[0] ?? searchName(entry.business);
}

/** Decides what the rows of one step create, change or leave, in their order, so that a second run creates nothing. */
export function planRows(
  rows: { number: number; cells: string[] }[],
  mapping: (ImportField | null)[],
  policy: DomainPolicy,
  known: KnownEntries,
  newId: () => string,
): ImportPlan {
  const plan: ImportPlan = {
    results: [],
    businesses: [],
    domains: [],
    contacts: [],
    addresses: [],
    joined: [],
  };
  for (const { number, cells } of rows) {
    const entry = entryOf(cells, mapping, policy);
    const result = "code" in entry ? refused(entry) : planEntry(entry, plan, known, newId);
    plan.results.push({ number, ...result });
  }
  return plan;
}

function refused({ code, value }: Refusal): Omit<RowResult, "number"> {
  return { outcome: "refused", code, value };
}

function planEntry(
  entry: Entry,
  plan: ImportPlan,
  known: KnownEntries,
  newId: () => string,
): Omit<RowResult, "number"> {
  const key = keyOf(entry);
  const isRepeated = known.before.has(key) || known.seen.has(key);
  if (known.isDry && known.before.has(key))
    return { outcome: "unchanged", code: "duplicate_row", value: key };
  const owners = new Set(entry.domains.flatMap((domain) => known.byDomain.get(domain) ?? []));
  if (owners.size > 1) return refused({ code: "domain_taken", value: entry.domains.join(" ") });
  const sizes = () => [
    plan.businesses.length + plan.contacts.length,
    plan.domains.length + plan.addresses.length + plan.joined.length,
  ];
  const [entered = 0, added = 0] = sizes();
  const businessId = planBusiness(entry, [...owners][0], plan, known, newId);
  const isElsewhere = planPerson(entry, businessId, plan, known, newId);
  known.seen.add(key);
  const [enteredNow = 0, addedNow = 0] = sizes();
  if (isRepeated && enteredNow === entered)
    return { outcome: "unchanged", code: "duplicate_row", value: key };
  const outcome = enteredNow > entered ? "created" : addedNow > added ? "changed" : "unchanged";
  if (isElsewhere) return { outcome, code: "contact_elsewhere", value: key };
  return { outcome, code: entry.note?.code ?? null, value: entry.note?.value ?? key };
}

/** The business that an entry means: of its domain, else of its name, else a new one; null where it names none. */
function planBusiness(
  entry: Entry,
  owner: string | undefined,
  plan: ImportPlan,
  known: KnownEntries,
  newId: () => string,
): string | null {
  const name = entry.business || proposedName(entry.domains[0] ?? "");
  const existing = owner ?? known.byName.get(searchName(name));
  if (name === "") return existing ?? ownerOfAddress(entry, known);
  const id = existing ?? newId();
  if (existing === undefined) {
    plan.businesses.push({ id, name, searchName: searchName(name), notes: entry.person ? "" : entry.notes });
    known.byName.set(searchName(name), id);
  }
  for (const domain of entry.domains) {
    if (known.byDomain.has(domain)) continue;
    plan.domains.push({ id: newId(), businessId: id, domain });
    known.byDomain.set(domain, id);
  }
  return id;
}

function ownerOfAddress({ person }: Entry, { byDomain }: KnownEntries): string | null {
  const domains = (person?.addresses ?? []).map((address) => registrableDomain(address) ?? "");
  return domains.map((domain) => byDomain.get(domain)).find((id) => id !== undefined) ?? null;
}

/** @returns whether the contact is of another business, and stays there. */
function planPerson(
  { person }: Entry,
  businessId: string | null,
  plan: ImportPlan,
  known: KnownEntries,
  newId: () => string,
): boolean {
  // A name alone cannot be told from another of the same name.
  if (person === null || person.addresses.length === 0) return false;
  const existing = person.addresses
    .map((address) => known.contacts.get(address))
    .find((one) => one !== undefined);
  const contact = existing ?? { id: newId(), businessId };
  if (!existing) plan.contacts.push({ ...contact, name: person.name, searchName: searchName(person.name) });
  else if (existing.businessId === null && businessId !== null) {
    plan.joined.push({ contactId: existing.id, businessId });
    existing.businessId = businessId;
  }
  for (const address of person.addresses) {
    if (known.contacts.has(address)) continue;
    plan.addresses.push({
      id: newId(),
      contactId: contact.id,
      address,
      domain: registrableDomain(address) ?? "",
    });
    known.contacts.set(address, contact);
  }
  return existing !== undefined && businessId !== null && existing.businessId !== businessId;
}
