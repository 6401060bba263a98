import { sql } from "drizzle-orm";
import * as z from "zod";
import { normalizeAddress } from "#shared/mailAddress.ts";
import type { UserContext } from "../context.ts";
import { AppError } from "../errors.ts";
import type { DomainPolicy } from "./domainPolicy.ts";

/** Addresses as they are stored and matched, each once. @throws AppError `invalid_address` */
export function contactAddressesOf(texts: string[], { ownAddresses }: DomainPolicy): string[] {
  const addresses = texts.map((text) => {
    const address = normalizeAddress(text);
    if (address === null || !address.includes(".", address.indexOf("@")))
      throw new AppError(
        "invalid_address",
        `“${text.trim()}” is not a mail address, such as ana@orbis.example.`,
      );
    if (ownAddresses.has(address))
      throw new AppError("invalid_address", `${address} is one of your own organization's addresses.`);
    return address;
  });
  return [...new Set(addresses)];
}

/** A batch item: whose some of these addresses are already, for {@link requireFreeAddresses}. */
export function addressOwnersStatement({ db, actor }: UserContext, addresses: string[]) {
  return db.all(sql`select ca.address, c.id, c.name from contact_address ca join contact c on c.id = ca.contact_id
    where ca.organization_id = ${actor.organizationId}
      and ca.address in (select value from json_each(${JSON.stringify(addresses)}))`);
}

const ownerRow = z.object({ address: z.string(), id: z.string(), name: z.string() });

/** @throws AppError `address_taken` where another contact than `except` has one, with that contact in the details. */
export function requireFreeAddresses(rows: unknown, except: string | null): void {
  const owner = z
    .array(ownerRow)
    .parse(rows)
    .find((row) => row.id !== except);
  if (!owner) return;
  throw new AppError("address_taken", `${owner.address} already belongs to ${owner.name}.`, {
    address: owner.address,
    contact: { id: owner.id, name: owner.name },
  });
}
